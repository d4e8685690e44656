import CommandLineParsing
import Evidence
import PlainText
import Reports
import Scenarios
import WordOfMouth

/// `hearsay audit`: what would have to be true for a slogan to hold.
enum AuditCommand: Verb {
  /// No slogan claims to reach more people than live on Earth.
  private static let people = Value.number("n", 0...10_000_000_000)

  private static let preset = Argument(
    optional: .choice("preset", SloganAudit.presets.map { ($0.name, $0) }, after: "preset:"),
    help: "A preset whose numbers are audited.")
  private static let told = count("told", orAs: "reach", "How many people a customer tells.")
  private static let reach = count(
    "reach", orAs: "told", "How many people hear of it, directly or indirectly.")
  private static let satisfied = count(
    "satisfied", orAs: "told-satisfied",
    "How many people hear of a satisfied customer's story, directly or indirectly.")
  private static let dissatisfied = count(
    "dissatisfied", orAs: "told-dissatisfied",
    "How many people hear of a dissatisfied customer's story, directly or indirectly.")
  private static let toldSatisfied = count(
    "told-satisfied", orAs: "satisfied", "How many people a satisfied customer tells.")
  private static let toldDissatisfied = count(
    "told-dissatisfied", orAs: "dissatisfied", "How many people a dissatisfied customer tells.")
  private static let contacts = Flag(
    "contacts", .whole("n", 2...4_000_000_000), unset: "listeners are drawn from everybody",
    help: "The number of contacts of each person, on a random graph.", category: "People")

  private static let one: [any FlagRow] = [told, reach]
  private static let both: [any FlagRow] = [
    satisfied, dissatisfied, toldSatisfied, toldDissatisfied,
  ]

  /// A flag for a number of people, which is that of another flag where it is not given.
  private static func count(_ name: String, orAs other: String, _ help: String) -> Flag<Double?> {
    Flag(
      name, people, unset: "same as --\(other)", help: help,
      category: name.hasSuffix("satisfied") ? "Both stories" : "One story")
  }

  static let command = Command(
    "audit", overview: "Show what would have to be true for a slogan to hold.",
    details: [
      """
      "A customer tells 9 people, and 250 hear of it": how many hearers must retell the story, over \
      how many hops, and how does that compare with how many people one knows and how far stories \
      have been observed to travel? If only one of told and reach is given, both are the same: \
      nobody retells the story.
      """,
      """
      The figures are those of a branching process: every hearer is new, and nothing fades. JSON \
      starts with the figures of the most demanding story; all stories follow.
      """,
    ],
    examples: [
      .init("hearsay audit --told 9 --reach 250", "Told to 9, heard by 250."),
      .init("hearsay audit fifty-two-fifty-hears", "Both stories of a preset."),
      .init(
        "hearsay audit --satisfied 50 --dissatisfied 250",
        "Which story overtakes the other, and when."),
    ],
    arguments: [preset],
    flags: one + both + [contacts, CommonFlags.details] + CommonFlags.output,
    exclusions: [CommonFlags.forms] + one.flatMap { a in both.map { [a, $0] } },
    sections: [CommonFlags.columns(DataTable.auditColumns)])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let audit = try audit(invocation)
    try console.show(
      CommonFlags.chosen(Answer(audit), details: .of(audit), invocation), csv: .of(audit),
      json: .of(audit))
    return .ok
  }

  private static func audit(_ invocation: Invocation) throws -> SloganAudit {
    let contacts = invocation[contacts]
    if let preset = invocation[preset] {
      if let flag = (one + both).first(where: invocation.wasGiven) {
        throw ToolError(
          usage: """
            --\(flag.form.name) and \(preset.name): a preset has its own numbers; leave out one of \
            them
            """)
      }
      guard let audit = SloganAudit(preset, contacts: contacts) else {
        throw ToolError("preset \(preset.name) does not state how many are told", .invalidInput)
      }
      return audit
    }
    func story(_ opinion: Opinion?, _ told: Flag<Double?>, _ reach: Flag<Double?>) -> SloganStory? {
      let (first, all) = (invocation[told], invocation[reach])
      guard let some = first ?? all else { return nil }
      return SloganStory(
        opinion: opinion, told: first ?? some, reach: all ?? some, contacts: contacts)
    }
    let stories = [
      story(nil, told, reach), story(.positive, toldSatisfied, satisfied),
      story(.negative, toldDissatisfied, dissatisfied),
    ].compactMap { $0 }
    guard !stories.isEmpty else {
      throw ToolError(
        usage: """
          nothing to audit: name a preset, or give --told and --reach, as in hearsay audit --told 9 \
          --reach 250
          """)
    }
    return SloganAudit(stories)
  }
}
