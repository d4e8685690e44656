import Foundation
import PlainText

/// The child process: checks one input after another and says what it finds.
///
/// Before each input it writes its number into a file, so that the parent knows which one ended it. Each fault is a
/// line of JSON on standard output, and the last line says how much was done.
struct FuzzWorker {
  let seed: UInt64
  let kind: FuzzKind
  let range: Range<Int>
  let limits: FuzzLimits
  let folder: String
  let corpus: Corpus
  /// When it stops early.
  let deadline: Date?

  /// The name of the file with the number of the input at hand.
  static let progressFile = "progress"

  func run() throws {
    var checks = try Checks(folder: folder)
    let progress = "\(folder)/\(Self.progressFile)"
    try Checks.write([], to: progress)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: progress))
    var outcomes: [FuzzOutcome: Int] = [:]
    var slowest = (seconds: 0.0, index: range.lowerBound)
    var index = range.lowerBound
    let base = ProcessUse.now
    while index < range.upperBound {
      if let deadline, Date() > deadline { break }
      let number = "\(index)"
      try file.seek(toOffset: 0)
      try file.write(
        contentsOf: Data((number + String(repeating: " ", count: 24 - number.count)).utf8))
      let fuzzCase = FuzzCase(seed: seed, kind: kind, index: index)
      let input = fuzzCase.input(of: corpus)
      let before = ProcessUse.now
      let found = try checks.check(input, kind, choices: fuzzCase.random("choices"), corpus)
      let after = ProcessUse.now
      outcomes[found.outcome, default: 0] += 1
      let seconds = after.seconds - before.seconds
      if seconds > slowest.seconds { slowest = (seconds, index) }
      var faults = found.faults
      if seconds > limits.seconds { faults.append(.slow(seconds)) }
      let isHeavy = after.peakBytes > max(before.peakBytes, base.peakBytes + limits.bytes)
      if isHeavy { faults.append(.heavy(after.peakBytes - base.peakBytes)) }
      for fault in Set(faults) { print(Self.line(fault, index)) }
      index += 1
      // What it holds now would count against the next ones: another process goes on.
      if isHeavy { break }
    }
    print(
      JSONValue.object([
        ("next", .integer(index)), ("slowest", .integer(slowest.index)),
        ("seconds", .number(slowest.seconds)),
        ("peak", .integer(ProcessUse.now.peakBytes - base.peakBytes)),
        ("outcomes", .object(outcomes.map { ($0.key.rawValue, .integer($0.value)) })),
        ("without line", .object(checks.withoutLine.map { ($0.key, .integer($0.value)) })),
      ]).line)
  }

  private static func line(_ fault: Fault, _ index: Int) -> String {
    JSONValue.object([
      ("index", .integer(index)), ("rule", .text(fault.rule)), ("shape", .text(fault.shape)),
      ("detail", .text(fault.detail)),
    ]).line
  }
}

/// What an input may take.
struct FuzzLimits: Sendable {
  /// Seconds of processor time.
  var seconds: Double
  /// Bytes that the process grows by.
  var bytes: Int

  /// A second and 512 MiB; a build that is slow or large by itself has more.
  ///
  /// - Parameter isSanitized: Whether the build has the address sanitizer.
  init(isSanitized: Bool) {
    #if DEBUG
      seconds = isSanitized ? 40 : 15
    #else
      seconds = isSanitized ? 4 : 1
    #endif
    bytes = (isSanitized ? 4 : 1) * 512 << 20
  }
}

extension Fault {
  static func slow(_ seconds: Double) -> Fault {
    Fault(rule: "slow", shape: "", detail: "\((seconds * 100).rounded() / 100) s of processor time")
  }

  static func heavy(_ bytes: Int) -> Fault {
    Fault(rule: "memory", shape: "", detail: "\(bytes >> 20) MiB more than at the start")
  }
}
