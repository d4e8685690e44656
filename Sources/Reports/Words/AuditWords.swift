public import Evidence
import PlainText
import WordOfMouth

extension Document {
  /// What would have to be true for a slogan to hold: what each story needs, what was measured, and the
  /// verdict.
  public static func of(_ audit: SloganAudit) -> Document {
    let isAlone = audit.stories.count == 1
    let source: [Block] = audit.source.map { [.paragraph("Source: \($0)")] } ?? []
    return Document(
      audit.stories.map { .paragraph(AuditWords.saying($0)) } + source
        + [.heading("What this requires"), .table(AuditWords.table(audit))]
        + section("How to read it", AuditWords.remarks(audit))
        + section(
          isAlone ? "Verdict" : "Verdicts",
          audit.stories.map { story in
            let name: Prose = isAlone ? "" : "\(AuditWords.name(story)): "
            return "\(name)\(AuditWords.verdict(story))"
          }))
  }
}

/// What a slogan asks for, in words.
package enum AuditWords {
  /// By how much the reproduction number is changed to show how sensitive the reach is to it.
  static let nudge = 0.01

  static func saying(_ story: SloganStory) -> Prose {
    let who =
      switch story.opinion {
      case .positive: "A satisfied customer"
      case .negative: "A dissatisfied customer"
      case nil: "A customer"
      }
    return story.isFirstHand
      ? "\(who) tells \(.exact(story.told), "person", "people"), and nobody passes it on."
      : "\(who) tells \(.exact(story.told), "person", "people"), and \(.exact(story.reach)) hear of it in all."
  }

  static func name(_ story: SloganStory) -> String { story.opinion?.customers ?? "customer" }

  static func table(_ audit: SloganAudit) -> Table {
    let isAlone = audit.stories.count == 1
    var table = Table([.init("", .text)] + audit.stories.map { .init(isAlone ? "" : name($0)) })
    func row(_ label: Prose, _ cell: (SloganStory) -> Value) {
      table.rows.append(.cells([.text(label.text)] + audit.stories.map(cell)))
    }
    func share(_ value: Double?) -> Value { value.map { .percent($0) } ?? .missing }
    row("new hearers each hearer would have to bring") { reproduction($0) }
    row("hearers who would have to pass it on, at least") { share($0.retellingShare) }
    row("rounds of telling until \(.share(SloganStory.bulk)) of them have heard") {
      $0.generations.map { .count($0) } ?? .missing
    }
    if !audit.stories.allSatisfy(\.isFirstHand) {
      row("reach if each hearer brought \(.exact(nudge)) more") {
        $0.isFirstHand ? .missing : reach($0, reproductionLargerBy: nudge)
      }
    }
    row("retellings of each customer's story") {
      $0.retellings.map { .number($0, decimals: 1) } ?? .missing
    }
    row("heard from the customer in person") { share($0.shareWithinOneHop) }
    row("stories that would go beyond those told in person") { share($0.shareBeyondOneHop) }
    let story = audit.stories[0]
    let who: Prose = story.contacts == nil ? "people a person knows" : "contacts a person has"
    for count in story.known {
      row("told, share of the \(.count(count)) \(who)") { .percent($0.told / Double(count)) }
      if !audit.stories.allSatisfy(\.isFirstHand) {
        row("reach, compared with these \(.count(count))") { .percent($0.reach / Double(count)) }
      }
    }
    return table
  }

  private static func reach(
    _ story: SloganStory, reproductionLargerBy more: Double
  ) -> Value {
    guard let reach = story.reach(reproductionLargerBy: more) else { return .missing }
    return reach.isFinite ? .number(reach, decimals: 0) : "unlimited"
  }

  static func remarks(_ audit: SloganAudit) -> [Prose] {
    var remarks: [Prose] = []
    if audit.needsRetelling {
      let contacts: Prose =
        audit.stories[0].contacts.map {
          """
          K of \($0, "contact") each: the reproduction number is q K (d - 1) / d, since one \
          contact brought the story.
          """
        }
          ?? """
          K people drawn from everybody: the reproduction number is q K (with D contacts each it is \
          q K (D - 1) / D).
          """
      remarks = [
        """
        The reproduction number is 1 - told / reach: it assumes that every hearer is new and that \
        no story fades. Overlap and fading would require more.
        """,
        "A share q of hearers pass it on and tell as many as a customer does, \(contacts)",
        """
        Near 1, slightly more word of mouth means far more reach; from 1 on only the size of the \
        market limits it.
        """,
      ]
    }
    let measured = MeasuredCascades.shareBeyondOneHop
    remarks.append(
      """
      Measured stories: most adoptions happened within one hop of the source, and only \
      \(.exact((measured.lowerBound * 100).rounded())) to \
      \(.share(measured.upperBound)) of the stories went further (\(MeasuredCascades.source)).
      """)
    if let breakEven = breakEven(audit) { remarks.append(breakEven) }
    if audit.stories[0].contacts == nil {
      let known = Acquaintances.all.map { "\($0.mean) (\($0.source))" }
      remarks.append("How many people a person knows: \(known.joined(separator: "; ")).")
    }
    remarks += MeasuredSpread.all.map {
      "Measured, \($0.what): \(spread($0)); \($0.remark) (\($0.source))."
    }
    return remarks
  }

  /// From which share of dissatisfied customers on bad news is heard by more people; nil where there is
  /// none.
  static func breakEven(_ audit: SloganAudit) -> Prose? {
    guard let share = audit.breakEvenDissatisfied, share > 0, share < 1 else { return nil }
    let told = audit.breakEvenDissatisfiedFirstHand
    let inPerson: Prose =
      told.map {
        $0 == share
          ? "" : "; counting only those told in person, if more than \(.percent($0)) are"
      } ?? ""
    return """
      More people hear bad news than good if more than \(.percent(share)) of the customers with \
      something to tell are dissatisfied\(inPerson).
      """
  }

  private static func reproduction(_ story: SloganStory) -> Value {
    story.reproduction.map { .number($0, decimals: 3) } ?? .missing
  }

  /// The verdict in a sentence or two.
  package static func verdict(_ story: SloganStory) -> Prose {
    let told = Value.exact(story.told)
    let reach = Value.exact(story.reach)
    return switch story.verdict {
    case .reachBelowTold: "Impossible: \(told) are told but only \(reach) hear of it."
    case .nobodyTells: "Impossible: nobody is told, yet \(reach) hear of it."
    case .moreThanContacts:
      """
      Impossible: nobody can tell \(told) of \
      \(story.contacts.map { .count($0) } ?? .text("their")) contacts.
      """
    case .moreThanKnown:
      """
      Implausible: \(told, "person", "people") told by one customer are more than the \
      \(.count(story.known.last ?? 0)) that an average person knows by the largest count; a few \
      people know more, but not customers in general.
      """
    case .moreThanAllRetelling:
      """
      Impossible: even if every hearer passed it on to \(told, "person", "people"), it would not reach \(reach).
      """
    case .nearCritical:
      """
      Implausible: each hearer would have to bring \(reproduction(story)) new ones, so that it hardly \
      ends: with \(.exact(nudge)) less \(self.reach(story, reproductionLargerBy: -nudge)) would hear \
      of it, with \(.exact(nudge)) more \(more(story)). Measured stories mostly ended with those told \
      in person.
      """
    case .longChains:
      """
      Unlikely: most who hear would have to hear it from people who only heard of it, each of whom \
      brings \(reproduction(story)) new hearers; measured stories mostly ended with those told in person.
      """
    case .someHearsay:
      """
      Possible: it requires some hearsay, \(reproduction(story)) new hearers for each; more than most \
      measured stories showed.
      """
    case .manyFirstHand:
      """
      Demanding: nobody has to pass it on, but each customer would tell \(share(story)).
      """
    case .firstHand:
      """
      Plausible: nobody has to pass it on, and \(told, "person is", "people are") few of those a person knows.
      """
    case .silence: "Nothing is told and nothing is heard."
    }
  }

  /// How many would hear if each hearer brought slightly more.
  private static func more(_ story: SloganStory) -> Prose {
    story.reach(reproductionLargerBy: nudge)?.isFinite == true
      ? "\(reach(story, reproductionLargerBy: nudge))" : "there would be no end"
  }

  /// Which share of those they could tell customers would have to tell.
  private static func share(_ story: SloganStory) -> Prose {
    let shares = story.known.map { story.told / Double($0) }
    guard let least = shares.last, let most = shares.first else { return "everybody" }
    if let contacts = story.contacts {
      return "\(.percent(least)) of their \(contacts, "contact") in person"
    }
    let smallest: Prose =
      most > 1
      ? "and by the smallest count (\(.count(story.known[0]))) more people than they know"
      : "or \(.percent(most)) by the smallest count"
    return "\(.percent(least)) of everybody they know in person, \(smallest)"
  }

  // MARK: What was measured

  /// How readily people passed something on where that was measured, beside what a slogan asks for; nil where
  /// nobody has to pass anything on.
  static func measured(_ audit: SloganAudit) -> Prose? {
    let stories = audit.stories.compactMap(\.retellings).filter { $0 > 0 }
    guard let most = stories.max() else { return nil }
    let games = MeasuredSpread.all.filter { $0.reproduction != nil }
      .map { "\(spread($0)) in \($0.what)" as Prose }
    let talk = MeasuredSpread.all.filter { $0.reproduction == nil }
      .map { "on \($0.what) \(spread($0))" as Prose }
    return """
      Measured: games whose players had to name others spread by themselves \
      (\(games.joined(separator: ", "))); spontaneous talk stays far below, \
      \(talk.joined(separator: ", ")), against \
      \(.number(most, decimals: most < 10 ? 1 : 0)) here.
      """
  }

  private static func spread(_ measured: MeasuredSpread) -> Prose {
    if let range = measured.reproduction {
      return range.lowerBound == range.upperBound
        ? "R \(.exact(range.lowerBound))"
        : "R \(.exact(range.lowerBound)) to \(.exact(range.upperBound))"
    }
    return "about \(measured.retellingsPerSeed.map { .exact($0) } ?? .missing) retelling a story"
  }
}
