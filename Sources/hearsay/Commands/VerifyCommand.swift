import CommandLineParsing
import Evidence
import Parallelism
import PlainText
import Reports

/// `hearsay verify`: known answers, run on this machine.
enum VerifyCommand: Verb {
  private static let thorough = Flag(
    "thorough", help: "More replicates and larger graphs; about ten times the work.",
    category: "Checking")
  private static let only = Flag(
    "only", .list(Value("id")),
    help: "Check these alone, by number or letter: --only N,E3.", default: "all",
    category: "Checking")
  private static let seed = Flag(
    "seed", .single(Value("n", .wholeNumber(0...UInt64.max))),
    help: "The random seed of the stories, decimal or 0x...; graphs stay the same.",
    default: "\(Verification.usualSeed)", category: "Checking")
  private static let csv = Flag(
    "csv", help: "Print CSV to standard output, a row for each answer.", category: "Output")

  static let command = Command(
    "verify", overview: "Checks known answers, from formulas and texts, on this machine.",
    details: [
      "Each line has a claim, its source, what is expected and what came of it here, and how many "
        + "standard errors they are apart. It ends 1 if any is off by more than 4; what has no luck in "
        + "it must come out exactly. Another seed is another luck: of thousands of lines one may be "
        + "off by chance."
    ],
    examples: [
      .init("hearsay verify", "All known answers, in under a minute."),
      .init("hearsay verify --only N,T3", "Percolation, and one of the telling counts."),
    ],
    flags: [
      thorough, only, seed, CommonFlags.threads, csv, CommonFlags.json, CommonFlags.quiet,
      CommonFlags.color,
    ],
    exclusions: [[csv, CommonFlags.json]],
    sections: [
      .init("Numbers", rows: Verification.kinds.map { ($0.letter, $0.meaning) }),
      .init(
        "Keys of --json, and columns of --csv",
        rows: DataDictionary.verification.map { ($0.name, $0.meaning) }),
      ExitStatus.help,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let verification = Verification(
      isThorough: invocation.isOn(thorough),
      seed: invocation.wholeNumber(seed) ?? Verification.usualSeed, only: invocation.texts(only))
    for name in invocation.texts(only) {
      let alone = Verification(only: [name])
      guard Verification.all.contains(where: alone.isWanted) else {
        throw Failure(
          "--only \(name): no known answer has this number; letters are "
            + Verification.kinds.map(\.letter).joined(separator: ", ")
            + ", and numbers such as N3; see --help", .usage)
      }
    }
    Interrupt.listen()
    let progress = console.progress(of: "replicates")
    defer { progress?.erase() }
    let found = try verification.run(
      workers: CommonFlags.workers(invocation), cancellation: Interrupt.cancellation
    ) {
      progress?.show(done: $0.done, total: $0.total)
    }
    progress?.erase()
    guard let found else {
      console.warn("stopped: nothing is shown, since not all answers were checked")
      return Interrupt.status ?? .interrupted
    }
    try console.show(
      .of(found), csv: invocation.isOn(csv) ? .of(found) : nil,
      json: invocation.isOn(CommonFlags.json) ? JSONValue.of(found).pretty : nil)
    if found.allSatisfy(\.isOK) { return .ok }
    console.warn("error: " + VerificationWords.summary(found).text)
    return .runFailed
  }
}
