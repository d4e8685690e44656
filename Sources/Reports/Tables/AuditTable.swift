public import Evidence
public import PlainText

extension DataTable {
  /// What each story of a slogan would need: a row for each.
  public static func of(_ audit: SloganAudit) -> DataTable {
    DataTable(auditFields, audit.stories.map { (audit, $0) })
  }

  /// What each column of an audit, and each key of its JSON, means; JSON has the shares of acquaintances
  /// in a list.
  public static let auditColumns = auditFields.map(\.column)

  private typealias AuditRow = (audit: SloganAudit, story: SloganStory)

  private static let auditFields: [DataField<AuditRow>] =
    [
      .init("story", "satisfied, dissatisfied or customer: whose story it is") {
        AuditWords.name($0.story)
      },
      .init("told", "people told by a customer") { $0.story.told },
      .init("reach", "people who hear in all") { $0.story.reach },
      .init(
        "reproduction_number", "new hearers per hearer; empty where the numbers contradict"
      ) { $0.story.reproduction },
      .init(
        "retelling_share", "share of hearers who would have to pass it on; above 1: all are too few"
      ) { $0.story.retellingShare },
      .init("retellings", "hearers who would have to retell each customer's story") {
        $0.story.retellings
      },
      .init("contacts", "contacts of everybody, where given: q K (d - 1) / d, else q K") {
        $0.story.contacts
      },
      .init("generations", "hops until 95 % of the reach have heard") { $0.story.generations },
      .init(
        "reach_if_0_01_more",
        "reach if the reproduction number were 0.01 larger; empty: unlimited"
      ) { $0.story.reach(reproductionLargerBy: AuditWords.nudge) },
      .init("share_within_one_hop", "share of hearers told by the customer in person") {
        $0.story.shareWithinOneHop
      },
      .init(
        "share_beyond_one_hop",
        "share of stories that would go beyond one hop; measured: .01 to .04"
      ) { $0.story.shareBeyondOneHop },
    ] + acquaintances + [
      .init(
        "break_even_dissatisfied",
        "share of dissatisfied customers above which more hear bad news than good"
      ) { $0.audit.breakEvenDissatisfied },
      .init("break_even_dissatisfied_told", "the same for those told by customers in person") {
        $0.audit.breakEvenDissatisfiedFirstHand
      },
      .init("verdict_kind", SloganVerdict.allCases.map(\.rawValue).joined(separator: ", ")) {
        $0.story.verdict.rawValue
      },
      .init("verdict", "the verdict in a sentence") { AuditWords.verdict($0.story).text },
    ]

  private static let acquaintances = Acquaintances.all.flatMap { known -> [DataField<AuditRow>] in
    let people = Double(known.mean)
    return [
      .init("told_of_\(known.mean)", "told / \(known.mean) acquaintances") {
        $0.story.told / people
      },
      .init("reach_of_\(known.mean)", "reach / \(known.mean) acquaintances") {
        $0.story.reach / people
      },
    ]
  }
}

extension JSONValue {
  /// An audit: the figures of the story that asks for the most, and `stories` with all of them.
  public static func of(_ audit: SloganAudit) -> JSONValue {
    let stories = zip(audit.stories, DataTable.of(audit).objects).map { story, row in
      var object = JSONValue.object(
        (row.members ?? []).filter { !$0.key.contains("_of_") && !$0.key.hasPrefix("break_even") }
          .map { ($0.key, $0.value) })
      object.append(
        "share_of_acquaintances",
        .list(
          Acquaintances.all.map { known in
            [
              "acquaintances": .integer(known.mean),
              "told": .number(story.told / Double(known.mean)),
              "reach": .number(story.reach / Double(known.mean)), "source": .text(known.source),
            ]
          }))
      return object
    }
    let hardest = audit.stories.firstIndex(of: audit.hardest) ?? 0
    var object = stories[hardest]
    object.append("break_even_dissatisfied", .number(audit.breakEvenDissatisfied))
    object.append("break_even_dissatisfied_told", .number(audit.breakEvenDissatisfiedFirstHand))
    object.append("stories", .list(stories))
    let measured = MeasuredCascades.shareBeyondOneHop
    object.append(
      "measured",
      [
        "share_beyond_one_hop_low": .number(measured.lowerBound),
        "share_beyond_one_hop_high": .number(measured.upperBound),
        "source": .text(MeasuredCascades.source),
        "spread": .list(
          MeasuredSpread.all.map { measured in
            [
              "what": .text(measured.what),
              "reproduction_number_low": .number(measured.reproduction?.lowerBound),
              "reproduction_number_high": .number(measured.reproduction?.upperBound),
              "retellings_per_seed": .number(measured.retellingsPerSeed),
              "remark": .text(measured.remark), "source": .text(measured.source),
            ]
          }),
      ])
    object.append("source", .text(orNull: audit.source))
    return object
  }
}
