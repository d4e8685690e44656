import CommandLineParsing
import Evidence
import Parallelism
import PlainText
import Reports

/// `hearsay verify`: known answers, run on this machine.
enum VerifyCommand: Verb {
  private static let thorough = Flag(
    "thorough", help: "Use more replicates and larger graphs; about ten times the work.",
    category: "Checking")
  /// The number of a known answer, or the letter of a kind of them.
  private static let known = Value(
    "id",
    expected: """
      a letter (\(Verification.kinds.map(\.letter).joined(separator: ", "))) or a number such as N3
      """, ideas: { Verification.kinds.map(\.letter) }
  ) { name in
    Verification.all.contains(where: Verification(only: [name]).isWanted) ? name : nil
  }

  private static let only = Flag(
    "only", repeated: known, takesCommas: true, unset: "all",
    help: "Check only these, by number or letter: --only N,E3.", category: "Checking")
  private static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max), default: Verification.usualSeed,
    help: "The random seed of the stories, decimal or 0x...; graphs stay the same.",
    category: "Checking")

  static let command = Command(
    "verify", overview: "Check known answers, from formulas and publications, on this machine.",
    details: [
      """
      Prints whether all are reproduced, what is not, and a line for each kind; --details prints each \
      answer with its claim, its source, the expected and the simulated value, and the difference in \
      standard errors (z). The exit status is 1 if any z exceeds 4; results without randomness \
      must be exact. With another seed, one of thousands of lines may fail by chance.
      """
    ],
    examples: [
      .init("hearsay verify", "All known answers, in under a minute."),
      .init("hearsay verify --only N,T3", "Percolation, and one of the telling counts."),
    ],
    flags: [
      thorough, only, seed, CommonFlags.threads, CommonFlags.instructions, CommonFlags.details,
    ] + CommonFlags.output,
    exclusions: [CommonFlags.forms],
    sections: [
      .init("Numbers", rows: Verification.kinds.map { ($0.letter, $0.meaning) }),
      CommonFlags.columns(DataTable.verificationColumns),
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let verification = Verification(
      isThorough: invocation[thorough], seed: invocation[seed], only: invocation[only])
    let found = try console.working(on: "replicates") { progress in
      try verification.run(
        workers: CommonFlags.workers(invocation), cancellation: Interrupt.cancellation
      ) {
        progress.show(done: $0, total: $1)
      }
    }
    guard let found else {
      console.warn("stopped: not all answers were checked, so none is shown")
      return Interrupt.status ?? .interrupted
    }
    try console.show(
      CommonFlags.chosen(Answer(found), details: .of(found), invocation), csv: .of(found),
      json: .of(found))
    if found.allSatisfy(\.isOK) { return .ok }
    console.warn("error: " + VerificationWords.summary(found).text)
    return .runFailed
  }
}
