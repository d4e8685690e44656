import CommandLineParsing
import Evidence
import PlainText
import Reports
import Scenarios
import WordOfMouth

/// `hearsay audit`: what would have to be true for a slogan to hold.
enum AuditCommand: Verb {
  /// No slogan speaks of more people than there are.
  private static let people = Value("n", .number(0...10_000_000_000))

  private static let preset = Argument(
    Value("preset", .choice(SloganAudit.presets.map(\.name))), .optional,
    help: "A preset whose numbers are audited: "
      + SloganAudit.presets.map(\.name).joined(separator: ", ")
      + ".")
  private static let told = Flag(
    "told", .single(people), help: "How many a customer tells.", default: "as many as hear",
    category: "One story")
  private static let reach = Flag(
    "reach", .single(people), help: "How many hear of it in all.", default: "as many as are told",
    category: "One story")
  private static let satisfied = Flag(
    "satisfied", .single(people), help: "How many hear of a satisfied customer's story in all.",
    default: "as many as are told", category: "Both stories")
  private static let dissatisfied = Flag(
    "dissatisfied", .single(people),
    help: "How many hear of a dissatisfied customer's story in all.",
    default: "as many as are told", category: "Both stories")
  private static let toldSatisfied = Flag(
    "told-satisfied", .single(people), help: "How many a satisfied customer tells.",
    default: "as many as hear", category: "Both stories")
  private static let toldDissatisfied = Flag(
    "told-dissatisfied", .single(people), help: "How many a dissatisfied customer tells.",
    default: "as many as hear", category: "Both stories")
  private static let contacts = Flag(
    "contacts", .single(Value("n", .wholeNumber(2...4_000_000_000))),
    help: "The number of contacts of everybody, on a random graph.",
    default: "people are drawn from all", category: "People")
  private static let csv = Flag(
    "csv", help: "Print CSV to standard output, a row for each story.", category: "Output")

  private static let one = [told, reach]
  private static let both = [satisfied, dissatisfied, toldSatisfied, toldDissatisfied]

  static let command = Command(
    "audit", overview: "Tells what would have to be true for a slogan to hold.",
    details: [
      "\"He tells 9, and 250 hear of it\": how much must hearers tell on, for how many hops, and how "
        + "does that compare with how many people one knows and how far stories were seen to go? Where "
        + "only one of told and reach is given, they are the same: nobody passes it on.",
      "The figures are those of a branching process: every hearer is new, nothing fades. JSON has at its "
        + "top the figures of the story that asks for the most, and all stories below.",
    ],
    examples: [
      .init("hearsay audit --told 9 --reach 250", "Told to 9, heard by 250."),
      .init("hearsay audit fifty-two-fifty-hears", "Both stories of a preset."),
      .init("hearsay audit --satisfied 50 --dissatisfied 250", "Who overtakes whom, and when."),
    ],
    arguments: [preset],
    flags: one + both + [contacts, csv, CommonFlags.json, CommonFlags.quiet, CommonFlags.color],
    exclusions: [[csv, CommonFlags.json]] + one.flatMap { a in both.map { [a, $0] } },
    sections: [
      .init(
        "Keys of --json, and columns of --csv",
        rows: DataDictionary.audit.map { ($0.name, $0.meaning) }),
      ExitStatus.help,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let audit = try audit(invocation)
    try console.show(
      .of(audit), csv: invocation.isOn(csv) ? .of(audit) : nil,
      json: invocation.isOn(CommonFlags.json) ? JSONValue.of(audit).pretty : nil)
    return .ok
  }

  private static func audit(_ invocation: Invocation) throws -> SloganAudit {
    let ties = invocation.wholeNumber(contacts).map { Int($0) }
    if let name = invocation.text(preset) {
      if let flag = (one + both).first(where: invocation.wasGiven) {
        throw Failure(
          "--\(flag.name) and \(name): a preset has numbers of its own; leave one of them out; "
            + "see --help", .usage)
      }
      guard let audit = Preset.named(name).flatMap({ SloganAudit($0, contacts: ties) }) else {
        throw Failure("the preset \(name) says nothing of how many are told", .invalidInput)
      }
      return audit
    }
    func story(_ opinion: Opinion?, _ told: Flag, _ reach: Flag) -> SloganStory? {
      let (first, all) = (invocation.number(told), invocation.number(reach))
      guard let some = first ?? all else { return nil }
      return SloganStory(opinion: opinion, told: first ?? some, reach: all ?? some, contacts: ties)
    }
    let stories = [
      story(nil, told, reach), story(.positive, toldSatisfied, satisfied),
      story(.negative, toldDissatisfied, dissatisfied),
    ].compactMap { $0 }
    guard !stories.isEmpty else {
      throw Failure(
        "nothing to audit: name a preset, or say --told and --reach, as in hearsay audit --told 9 "
          + "--reach 250; see --help", .usage)
    }
    return SloganAudit(stories)
  }
}
