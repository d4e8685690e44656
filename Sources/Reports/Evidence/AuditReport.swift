import DelimitedText
public import Evidence
import WordOfMouth

/// What would have to be true for a slogan to hold: for people, and for programs.
public struct AuditReport {
  /// The audit.
  public let audit: SloganAudit

  /// Reports an audit.
  public init(_ audit: SloganAudit) { self.audit = audit }

  /// How much larger the reproduction number is taken, to tell how much hangs on it.
  private static let nudge = 0.01

  // MARK: For people

  /// A table of what each story needs, what was measured, and the verdict; ends with a newline.
  ///
  /// - Parameter width: The width to keep to, in columns.
  /// - Returns: The text.
  public func text(width: Int) -> String {
    var lines: [String] = []
    for story in audit.stories {
      lines += TextWidth.wrapped(Self.saying(story), width: width, rest: "  ")
    }
    if let source = audit.source {
      lines += TextWidth.wrapped("Source: \(source)", width: width, first: "  ", rest: "  ")
    }
    lines += ["", "What that needs"] + table.lines(width: width)
    lines += ["", "How to read it"]
    for remark in remarks {
      lines += TextWidth.wrapped(remark, width: width, first: "  - ", rest: "    ")
    }
    lines += ["", audit.stories.count == 1 ? "Verdict" : "Verdicts"]
    for story in audit.stories {
      let name = audit.stories.count == 1 ? "" : "\(Self.name(story)): "
      lines += TextWidth.wrapped(
        name + Self.verdict(story), width: width, first: "  ", rest: "    ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func saying(_ story: SloganStory) -> String {
    let who =
      switch story.opinion {
      case .positive: "A satisfied customer"
      case .negative: "A dissatisfied customer"
      case nil: "A customer"
      }
    let told = NumberText.plain(story.told)
    return story.isFirstHand
      ? "\(who) tells \(told), and nobody passes it on."
      : "\(who) tells \(told), and \(NumberText.plain(story.reach)) hear of it in all."
  }

  private var table: TextTable {
    var table = TextTable(
      columns: [TextTable.Column(heading: "", isRightAligned: false)]
        + audit.stories.map {
          TextTable.Column(heading: audit.stories.count == 1 ? "" : Self.name($0))
        })
    func row(_ label: String, _ cell: (SloganStory) -> String) {
      table.rows.append([label] + audit.stories.map(cell))
    }
    func share(_ value: Double?) -> String { value.map(NumberText.percent) ?? "-" }
    row("reproduction number: new hearers for each hearer") { Self.reproduction($0.reproduction) }
    row("hearers who would have to tell on") { share($0.retellingShare) }
    row("hops until \(NumberText.plainPercent(SloganStory.bulk)) of them have heard") {
      $0.generations.map(NumberText.whole) ?? "-"
    }
    row("reach if the reproduction number were \(Self.nudge) larger") { story in
      guard let reach = story.reach(reproductionLargerBy: Self.nudge), !story.isFirstHand else {
        return "-"
      }
      return reach.isFinite ? NumberText.fixed(reach, decimals: 0) : "no end"
    }
    row("heard from the customer in person") { share($0.shareWithinOneHop) }
    row("stories that would go beyond one hop") { share($0.shareBeyondOneHop) }
    for known in Acquaintances.all {
      row("told, of the \(known.mean) people somebody knows") {
        NumberText.percent($0.told / Double(known.mean))
      }
      if !audit.stories.allSatisfy(\.isFirstHand) {
        row("reached, of as many as these \(known.mean)") {
          NumberText.percent($0.reach / Double(known.mean))
        }
      }
    }
    return table
  }

  private var remarks: [String] {
    var remarks: [String] = []
    let isHearsay = audit.stories.contains { ($0.reproduction ?? 0) > 0 }
    if isHearsay {
      remarks.append(
        "The reproduction number is 1 - told / reach: every hearer is new and no story fades, so overlap and fading only ask for more."
      )
      let contacts = audit.stories[0].contacts
      remarks.append(
        contacts.map {
          "Hearers who tell on tell as many as a customer, q of them K of \($0) contacts each: the reproduction number is q K (d - 1) / d, since one of them brought the story."
        }
          ?? "Hearers who tell on tell as many as a customer, q of them K people drawn from all: the reproduction number is q K (--contacts D: q K (D - 1) / D, among D contacts each)."
      )
      remarks.append(
        "Near 1 a little more talk is a lot more reach: from 1 on there is no end to it but that of the market."
      )
    }
    remarks.append(Self.measured)
    if let share = audit.breakEvenDissatisfied, share > 0, share < 1 {
      let told = audit.breakEvenDissatisfiedFirstHand
      remarks.append(
        "Bad overtakes good in what is heard once more than \(NumberText.percent(share)) of the customers with something to tell are dissatisfied"
          + (told.map {
            $0 == share
              ? "." : "; in what customers tell in person, more than \(NumberText.percent($0))."
          } ?? "."))
    }
    remarks.append(
      "How many people somebody knows: "
        + Acquaintances.all.map { "\($0.mean) (\($0.source))" }.joined(separator: "; ") + ".")
    return remarks
  }

  private static let measured =
    "Measured cascades: most people took a thing up within one degree of where it began, and only \(Int(MeasuredCascades.shareBeyondOneHop.lowerBound * 100)) to \(Int(MeasuredCascades.shareBeyondOneHop.upperBound * 100)) % of the stories went further (\(MeasuredCascades.source))."

  /// The verdict in a sentence or two.
  package static func verdict(_ story: SloganStory) -> String {
    let told = NumberText.plain(story.told)
    let reach = NumberText.plain(story.reach)
    let number = reproduction(story.reproduction)
    let most = Acquaintances.all.last?.mean ?? 0
    let fewest = Acquaintances.all.first?.mean ?? 0
    return switch story.verdict {
    case .reachBelowTold:
      "Impossible: \(told) are told and only \(reach) hear of it."
    case .nobodyTells:
      "Impossible: nobody is told, and yet \(reach) hear of it."
    case .moreThanContacts:
      "Impossible: nobody can tell \(told) of \(story.contacts.map { "\($0)" } ?? "their") contacts."
    case .moreThanKnown:
      "More than people know: \(told) told by one customer are more than all \(most) whom an average person knows by the largest of the counts; a few know more, customers at large do not."
    case .moreThanAllRetelling:
      "Impossible so: if every hearer told on, each \(told), it would still not come to \(reach)."
    case .nearCritical:
      "Needs talk that hardly ever stops: each hearer brings \(number) new ones, so near 1 that a little less would make \(reach) a fraction of it and a little more no end; stories that were measured mostly ended within one hop."
    case .longChains:
      "Needs long chains of hearsay: most who hear have it from somebody who only heard of it, where measured stories mostly end within one hop."
    case .someHearsay:
      "Needs some hearsay: each hearer brings \(number) new ones, more than measured stories mostly showed, and not out of the question."
    case .manyFirstHand:
      "Needs no hearsay, but each customer tells in person \(NumberText.percent(story.told / Double(most))) of everybody they know, or \(NumberText.percent(story.told / Double(fewest))) by the smallest count."
    case .firstHand:
      "Plausible as talk at first hand: nobody need pass it on, and \(told) are few of those whom somebody knows."
    case .silence:
      "Nothing is told and nothing is heard."
    }
  }

  private static func reproduction(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 3) } ?? "-"
  }

  private static func name(_ story: SloganStory) -> String {
    switch story.opinion {
    case .positive: "satisfied"
    case .negative: "dissatisfied"
    case nil: "customer"
    }
  }

  // MARK: For programs

  /// The keys of JSON and columns of CSV, and what they mean.
  public static let columns: [(name: String, meaning: String)] = [
    ("story", "satisfied, dissatisfied or customer: whose story it is"),
    ("told", "people whom a customer tells"),
    ("reach", "people who hear in all"),
    ("reproduction_number", "new hearers for each hearer; empty where the numbers contradict"),
    ("retelling_share", "share of hearers who would have to tell on; above 1: not even all do"),
    ("contacts", "contacts of everybody, where given: q K (d - 1) / d, else q K"),
    ("generations", "hops until 95 % of the reach have heard"),
    ("reach_if_0_01_more", "reach if the reproduction number were 0.01 larger; empty: no end"),
    ("share_within_one_hop", "share of hearers whom the customer told"),
    ("share_beyond_one_hop", "share of stories that would go beyond one hop; measured: .01 to .04"),
    ("share_of_acquaintances", "told and reach over 150, 290 and 611 acquaintances"),
    ("break_even_dissatisfied", "share of dissatisfied from which more hear bad than good"),
    ("break_even_dissatisfied_told", "the same of those told by customers in person"),
    ("verdict_kind", SloganVerdict.allCases.map(\.rawValue).joined(separator: ", ")),
    ("verdict", "the verdict in a sentence"),
  ]

  /// An object with the keys of ``columns``, of the story that asks for the most, and `stories` with all of
  /// them; ends with a newline.
  public var json: String {
    var members = members(audit.hardest)
    members.append("break_even_dissatisfied", .number(audit.breakEvenDissatisfied))
    members.append(
      "break_even_dissatisfied_told", .number(audit.breakEvenDissatisfiedFirstHand))
    members.append("stories", .list(audit.stories.map { .object(self.members($0)) }))
    members.append(
      "measured",
      .object([
        "share_beyond_one_hop_low": .number(MeasuredCascades.shareBeyondOneHop.lowerBound),
        "share_beyond_one_hop_high": .number(MeasuredCascades.shareBeyondOneHop.upperBound),
        "source": .text(MeasuredCascades.source),
      ]))
    members.append("source", audit.source.map { .text($0) } ?? .null)
    return JSONText.object(members).pretty
  }

  private func members(_ story: SloganStory) -> JSONText.Members {
    [
      "story": .text(Self.name(story)), "told": .number(story.told), "reach": .number(story.reach),
      "reproduction_number": .number(story.reproduction),
      "retelling_share": .number(story.retellingShare),
      "contacts": story.contacts.map { .integer($0) } ?? .null,
      "generations": story.generations.map { .integer($0) } ?? .null,
      "reach_if_0_01_more": .number(story.reach(reproductionLargerBy: Self.nudge)),
      "share_within_one_hop": .number(story.shareWithinOneHop),
      "share_beyond_one_hop": .number(story.shareBeyondOneHop),
      "share_of_acquaintances": .list(
        Acquaintances.all.map { known in
          .object([
            "acquaintances": .integer(known.mean),
            "told": .number(story.told / Double(known.mean)),
            "reach": .number(story.reach / Double(known.mean)), "source": .text(known.source),
          ])
        }),
      "verdict_kind": .text(story.verdict.rawValue), "verdict": .text(Self.verdict(story)),
    ]
  }

  /// A row for each story; columns as ``columns``, with `told_of_N` and `reach_of_N` for the shares of N
  /// acquaintances.
  public var csv: String {
    let acquaintances = Acquaintances.all.flatMap { ["told_of_\($0.mean)", "reach_of_\($0.mean)"] }
    let columns = Self.columns.map(\.name)
      .flatMap { $0 == "share_of_acquaintances" ? acquaintances : [$0] }
    var writer = DelimitedWriter()
    writer.write(columns.map { .text($0) })
    for story in audit.stories {
      var row: [DelimitedCell] = [
        .text(Self.name(story)), .number(story.told), .number(story.reach),
        .number(orMissing: story.reproduction), .number(orMissing: story.retellingShare),
        .number(orMissing: story.contacts.map(Double.init)),
        .number(orMissing: story.generations.map(Double.init)),
        .number(orMissing: story.reach(reproductionLargerBy: Self.nudge)),
        .number(orMissing: story.shareWithinOneHop), .number(orMissing: story.shareBeyondOneHop),
      ]
      for known in Acquaintances.all {
        row += [
          .number(story.told / Double(known.mean)), .number(story.reach / Double(known.mean)),
        ]
      }
      row += [
        .number(orMissing: audit.breakEvenDissatisfied),
        .number(orMissing: audit.breakEvenDissatisfiedFirstHand),
        .text(story.verdict.rawValue), .text(Self.verdict(story)),
      ]
      writer.write(row)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
