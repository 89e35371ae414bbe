import CHeap

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

heap_ask_for_large_pages()
let words = Array(CommandLine.arguments.dropFirst())
exit(Program(commands: allCommands()).run(words, on: .system()).rawValue)
