import CommandLineParsing
import Foundation
import Measurement
import Parallelism

/// Gives mutated files to everything that reads files, and sees that nothing traps, hangs, swells or mumbles.
///
///     swift run -c release Fuzzing [--seed N] [--count N]
///     swift run -c release Fuzzing --binary .build/release/hearsay --count 25000
///     swift run -c release Fuzzing --replay 1:graph:73 --shrink
///
/// An input is a function of the seed, its kind and its number, and of the scenarios in `scenarios/`.
@main
enum Fuzzing {
  private static let kinds = Flag(
    "kinds", repeated: .choice("kinds", FuzzKind.self), takesCommas: true, unset: "all",
    help: "Kinds of files: scenario, graph, survey, customers.")
  private static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max), default: 1, help: "The random seed.")
  private static let count = Flag(
    "count", .whole("n", 1...1_000_000_000), default: 10_000,
    help: "The number of inputs of each kind.")
  private static let seconds = Flag(
    "seconds", .whole("n", 1...1_000_000), unset: "until all inputs were tried",
    help: "Stop after this.")
  private static let threads = Flag(
    "threads", .whole("n", 1...1024), unset: "one for each core",
    help: "The number of child processes at a time.")
  private static let scenarios = Flag(
    "scenarios", .folder("folder"), default: "scenarios",
    help: "The folder of the scenarios that are shipped.")
  private static let sanitized = Flag(
    "sanitized",
    help: "The build has the address sanitizer: more time and memory, and no limit of addresses.")
  private static let binary = Flag(
    "binary", .file("program"), unset: "none",
    help: "Give the files to this program instead of to its modules.")
  private static let replay = Flag(
    "replay", .text("seed:kind:index"), unset: "none", help: "Check this one input in this process."
  )
  private static let shrink = Flag(
    "shrink", help: "With --replay, look for the smallest input with the same fault, and print it.")
  private static let bytes = Flag(
    "bytes", .file("file"), unset: "those of the input",
    help: "With --replay, the bytes of this file instead.")
  private static let save = Flag(
    "save", .file("file"), unset: "nowhere",
    help: "With --replay, write the input, or the smallest, to this file.")
  private static let details = Flag("details", help: "List refusals that name no line.")

  private static let command = Command(
    "Fuzzing", overview: "Gives mutated files to everything that reads files.",
    details: [
      "Nothing may trap, take over a second or 512 MiB, or be refused without a place and a remedy; graphs must be "
        + "the same when written and read again. A fault is named by seed, kind and number of its input.",
      "Exit codes: 0 no fault, 1 faults, 2 usage.",
    ],
    examples: [
      .init("swift run -c release Fuzzing --count 250000", "A million inputs."),
      .init(
        "swift run -c release Fuzzing --replay 1:graph:73 --shrink", "One of them, made small."),
    ],
    flags: [
      kinds, seed, count, seconds, threads, scenarios, sanitized, binary, replay, shrink, bytes,
      save, details,
    ])

  private static let part = Argument(
    rest: .text("word"), help: "Kind, first and last number, folder.")
  private static let worker = Command(
    "worker", overview: "A part of the inputs, for the parent process.", arguments: [part],
    flags: [seed, scenarios, sanitized, seconds])

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      let isWorker = words.first == "worker"
      let isClean =
        switch try (isWorker ? worker : command).parse(isWorker ? Array(words.dropFirst()) : words)
        {
        case .help(let path): try help(path)
        case .version: true
        case .run(let invocation): try isWorker ? work(invocation) : perform(invocation)
        }
      exit(isClean ? 0 : 1)
    } catch let error as CommandLineError {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func help(_ path: [String]) throws -> Bool {
    print(try command.help(path: path, width: 100), terminator: "")
    return true
  }

  private static func work(_ invocation: Invocation) throws -> Bool {
    let words = invocation[part]
    guard words.count == 4, let kind = FuzzKind(rawValue: words[0]), let first = Int(words[1]),
      let last = Int(words[2]), first <= last
    else { throw FuzzProblem(description: "worker KIND FIRST LAST FOLDER") }
    try FuzzWorker(
      seed: invocation[seed], kind: kind, range: first..<last,
      limits: FuzzLimits(isSanitized: invocation[sanitized]), folder: words[3],
      corpus: Corpus(scenarios: invocation[scenarios]), deadline: deadline(invocation)
    ).run()
    return true
  }

  private static func deadline(_ invocation: Invocation) -> Date? {
    invocation[seconds].map { Date(timeIntervalSinceNow: Double($0)) }
  }

  private static func perform(_ invocation: Invocation) throws -> Bool {
    if let text = invocation[replay] {
      guard let fuzzCase = FuzzCase(text) else {
        throw FuzzProblem(description: "--replay takes SEED:KIND:INDEX, as in 1:graph:73")
      }
      return try again(fuzzCase, invocation)
    }
    let chosen = invocation[kinds].isEmpty ? FuzzKind.allCases : invocation[kinds]
    let deadline = deadline(invocation)
    let workers = Workers(invocation[threads])
    let start = Date()
    let summary =
      if let program = invocation[binary] {
        BinaryRun(
          program: program, seed: invocation[seed],
          corpus: Corpus(scenarios: invocation[scenarios]),
          deadline: deadline
        ).run(invocation[count], of: chosen, workers: workers)
      } else {
        FuzzRun(
          seed: invocation[seed], scenarios: invocation[scenarios],
          isSanitized: invocation[sanitized],
          deadline: deadline
        ).run(invocation[count], of: chosen, workers: workers)
      }
    print(summary.text(isDetailed: invocation[details]))
    let seconds = Date().timeIntervalSince(start)
    print("\(summary.total) inputs in \(Int(seconds)) s, \(Machine.build) build")
    return summary.isClean
  }

  /// One input again.
  private static func again(_ fuzzCase: FuzzCase, _ invocation: Invocation) throws -> Bool {
    let corpus = Corpus(scenarios: invocation[scenarios])
    if let program = invocation[binary] {
      let run = BinaryRun(program: program, seed: fuzzCase.seed, corpus: corpus, deadline: nil)
      let folder = try TemporaryFolder()
      for file in Corpus.beside { try Checks.write(file.bytes, to: "\(folder.path)/\(file.name)") }
      var summary = FuzzSummary(seed: fuzzCase.seed)
      let found = try run.check(fuzzCase, in: folder.path, &summary)
      print(found.words.joined(separator: " "), found.child.end.words)
      print(String(decoding: found.child.errors.prefix(4000), as: UTF8.self))
      print(summary.text(isDetailed: false))
      if let path = invocation[save] {
        try Checks.write(fuzzCase.input(of: corpus).bytes, to: path)
      }
      return summary.isClean
    }
    let replay = Replay(
      fuzzCase: fuzzCase, corpus: corpus, scenarios: invocation[scenarios],
      limits: FuzzLimits(isSanitized: invocation[sanitized]), isSanitized: invocation[sanitized])
    let bytes = try invocation[bytes].map {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))
    }
    let smallest =
      invocation[shrink] ? try replay.shrunk() : bytes ?? fuzzCase.input(of: corpus).bytes
    if invocation[shrink] {
      print(
        "\(smallest.count) bytes: \(String(decoding: smallest, as: UTF8.self).debugDescription)")
    }
    if let path = invocation[save] { try Checks.write(smallest, to: path) }
    return try replay.check(smallest)
  }
}
