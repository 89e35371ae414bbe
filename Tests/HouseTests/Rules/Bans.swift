private let virtualTime = "use the simulation's virtual clock, or a Stopwatch to time the engine itself"
private let ownedRandomness = "draw from a random stream keyed by what it is for, or pass one as using:"
private let ownedTasks = "spawn a process: a task made elsewhere leaves the simulation's thread"
private let recoverable = "throw a typed error, or state the caller's bug with precondition and its values"
private let fifo = "the simulation runs jobs in the order they came; use an event's priority"
private let portable = "use Portable: the C library's last bits differ between machines"

/// What breaks determinism, or robustness, wherever it stands in `Sources`.
let sourceBans: [Ban] = [
  Ban(
    "Date(", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday", "mach_absolute_time",
    instead: virtualTime, allowedIn: ["Sources/Experiments/Measuring/Stopwatch.swift"]),
  Ban("Task.sleep", instead: "sleep on the simulation's virtual clock"),

  Ban("UUID(", instead: "number things in the order they appear"),
  Ban(
    ".random(", ".randomElement(", ".shuffled(", ".shuffle(", when: .withoutGenerator, instead: ownedRandomness),
  Ban("SystemRandomNumberGenerator", "arc4random", "drand48", "getrandom", instead: ownedRandomness),
  Ban("hashValue", "Hasher(", instead: "hashes differ in every process; compare or sort by value"),

  Ban(
    "Task {", "Task(", "Task.detached", "Task.init", "Task.immediate", "Task.immediateDetached", instead: ownedTasks,
    allowedIn: ["Sources/DiscreteEvents/Processes/TaskCreation.swift"]),
  Ban("Task.yield", instead: "wait for an event, or sleep for no time: order is the queue's to decide"),
  Ban("AsyncStream", "AsyncThrowingStream", instead: "use a mailbox: its readers wake in virtual time"),
  Ban("Task.currentPriority", "Task.basePriority", "TaskPriority", "JobPriority", "job.priority", instead: fifo),

  Ban(
    "import Foundation", "Foundation.", "import FoundationEssentials", "import Dispatch",
    instead: "the standard library is enough; Foundation costs start-up time and brings the locale"),
  Ban(
    "import Glibc", "import Darwin", "import Musl", instead: "write it from exact operations",
    onlyIn: "Sources/PortableMath/"),
  Ban(
    "log(", "log2(", "log10(", "log1p(", "exp(", "exp2(", "expm1(", "pow(", "cbrt(", "hypot(", when: .asFreeFunction,
    instead: portable, allowedIn: ["Sources/PortableMath/"]),
  Ban(
    "sin(", "cos(", "tan(", "asin(", "acos(", "atan(", "atan2(", "sinh(", "cosh(", "tanh(", "erf(", "erfc(", "tgamma(",
    "lgamma(", when: .asFreeFunction, instead: portable, allowedIn: ["Sources/PortableMath/"]),
  Ban(
    "Glibc.log", "Glibc.exp", "Glibc.pow", "Glibc.sin", "Glibc.cos", "Darwin.log", "Darwin.exp", "Darwin.pow",
    "Darwin.sin", "Darwin.cos", instead: portable),

  Ban("try!", "as!", "fatalError(", instead: recoverable),
]

/// What the manifest may not ask for.
let manifestBans: [Ban] = [
  Ban("unsafeFlags", instead: "a package with unsafe flags cannot be depended on"),
  Ban(".package(", instead: "the toolchain's own modules are all there is"),
]
