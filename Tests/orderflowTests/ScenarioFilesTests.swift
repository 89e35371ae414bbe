import Testing

@testable import orderflow

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a scenario's files are called, which are the same, and what is said of those that cannot be read.
struct ScenarioFilesTests {
  private static let good = #"{ "name": "base", "seed": 5 }"#

  private func extending(_ path: String) -> String { "{ \"extends\": \"\(path)\" }" }

  @Test(arguments: ["base.json", "./base.json", "../town/base.json", "..//town/./base.json"])
  func aPathStartsFromTheFolderOfTheFileThatNamesIt(path: String) throws {
    let folder = try ScratchFolder(["town/base.json": Self.good, "town/what-if.json": extending(path)])
    let outcome = orderflow("run", folder["town/what-if.json"], "--json")
    #expect(outcome.code == .fine)
    #expect(outcome.out.hasPrefix("{\"name\": \"base\", \"seed\": \"5\""))
  }

  @Test func aPathFromTheRootIsTakenAsItIs() throws {
    let folder = try ScratchFolder(["base.json": Self.good])
    try folder.write(extending(folder["base.json"]), to: "elsewhere/what-if.json")
    #expect(orderflow("validate", folder["elsewhere/what-if.json"]).code == .fine)
  }

  @Test(arguments: ["a.json", "../town/a.json", "alias.json", "../street/a.json"])
  func aCircleIsFoundWhateverTheFileIsCalled(path: String) throws {
    let folder = try ScratchFolder(["town/a.json": extending("b.json"), "town/b.json": extending(path)])
    folder.link("town/alias.json", to: "a.json")
    folder.link("street", to: "town")
    let outcome = orderflow("validate", folder["town/a.json"])
    #expect(outcome.code == .badUsage)
    #expect(outcome.out.hasPrefix("\(folder["town/b.json"]):1:14: extends: this is a circle: "))
    #expect(outcome.out.contains("\(folder["town/a.json"]), which extends \(folder["town/b.json"]), which extends"))
    #expect(outcome.out.hasSuffix("\n1 file: with 1 problem\n"))
  }

  @Test(
    arguments: [
      ("bsae.json", "\"base.json\""), ("../twon/base.json", "\"../town/base.json\""), ("base", "\"base.json\""),
      ("../twon/bsae.json", "\"../town/base.json\""),
    ])
  func aMissingFileIsAnsweredAsTheScenarioWouldWriteIt(path: String, suggestion: String) throws {
    let folder = try ScratchFolder(["town/base.json": Self.good, "town/what-if.json": extending(path)])
    let outcome = orderflow("run", folder["town/what-if.json"])
    #expect(outcome.code == .badUsage)
    #expect(
      outcome.notes.contains(
        "what-if.json:1:14: extends: cannot read \"\(path)\": No such file or directory; did you mean \(suggestion)?\n")
    )
  }

  @Test(arguments: ["xyzzy.json", "../nowhere-at-all/base.json", "\\u0000base.json"])
  func nothingIsSuggestedWhereNothingIsNear(path: String) throws {
    let folder = try ScratchFolder(["town/base.json": Self.good, "town/what-if.json": extending(path)])
    let outcome = orderflow("run", folder["town/what-if.json"])
    #expect(outcome.code == .badUsage)
    #expect(outcome.notes.contains("cannot read"))
    #expect(!outcome.notes.contains("did you mean"))
  }

  @Test func whatIsWrongInAnExtendedFileIsShownInThatFile() throws {
    let folder = try ScratchFolder([
      "base.json": "{\n  \"sede\": 1\n}", "what-if.json": #"{ "extends": "base.json", "seed": -1 }"#,
    ])
    #expect(
      orderflow("run", folder["what-if.json"]).notes == """
        \(folder["what-if.json"]):1:35: seed: -1 is out of range or not whole
            1 | { "extends": "base.json", "seed": -1 }
              |                                   ^^
              = write a whole number from 0 to 18446744073709551615
        \(folder["base.json"]):2:3: sede: no such key; did you mean "seed"?
            2 |   "sede": 1
              |   ^^^^^^
        2 problems; nothing was run.

        """)
  }

  @Test func aFileThatIsTooLargeIsRefusedUnread() throws {
    let folder = try ScratchFolder()
    try folder.writeNothing(200 << 20, to: "large.json")
    let outcome = orderflow("run", folder["large.json"])
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.notes == "orderflow: cannot read \(folder["large.json"]): larger than 64 MiB\n")

    let descriptor = open(folder["large.json"], O_RDONLY)
    defer { close(descriptor) }
    #expect(throws: FileProblem.self) { try InputFile.contents(of: descriptor, called: "large.json") }
    #expect(lseek(descriptor, 0, SEEK_CUR) == 0)
  }

  @Test func aDeviceWithoutEndHasOne() {
    let outcome = orderflow("run", "/dev/zero")
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.notes == "orderflow: cannot read /dev/zero: larger than 64 MiB\n")
  }

  @Test func anEmptyFileIsNoScenario() throws {
    let folder = try ScratchFolder(["empty.json": ""])
    let outcome = orderflow("run", folder["empty.json"])
    #expect(outcome.code == .badUsage)
    #expect(
      outcome.notes.hasPrefix("\(folder["empty.json"]):1:1: not JSON: the text ends where a value is expected\n"))
    #expect(orderflow("run", "/dev/null").code == .badUsage)
  }

  @Test func aScenarioComesFromStandardInputToo() {
    let outcome = orderflow("run", "-", "--json", input: Self.good)
    #expect(outcome.code == .fine)
    #expect(outcome.out.hasPrefix("{\"name\": \"base\", \"seed\": \"5\""))
    let wrong = orderflow("run", "-", input: "{ \"seed\": true }")
    #expect(wrong.code == .badUsage)
    #expect(wrong.notes.hasPrefix("<stdin>:1:11: seed: true is not a whole number\n"))
  }

  @Test func whatStandardInputExtendsIsLookedForInTheFolderThatIsWorkedIn() throws {
    let folder = try ScratchFolder(["base.json": Self.good])
    #expect(orderflow("validate", "-", input: extending(folder["base.json"])).code == .fine)
    let missing = orderflow("validate", "-", input: extending("no-such-file-anywhere.json"))
    #expect(missing.out.contains("<stdin>:1:14: extends: cannot read \"no-such-file-anywhere.json\""))
  }
}
