import DelimitedText
import PlainText
public import Surveys

extension Document {
  /// What a survey came to: the counts, the score with its margin of error, and the lines to paste into a
  /// scenario.
  ///
  /// Of the file's text only the name of the column gets into it.
  public static func of(_ tally: SurveyTally) -> Document {
    let words = SurveyWords(tally: tally)
    return Document(
      [
        .title(Prose(words.title)),
        .paragraph(
          "\(tally.form), \(tally.headerRows, "header row"), scale \(tally.scale.rawValue)"),
        .table(words.scores), .table(words.groups),
        .paragraph(words.conclusion),
      ] + words.weighting.map { .paragraph($0) }
        + words.divided.map { .table($0) } + [
          .paragraph("\(words.sampling) \(tally.scale.source)")
        ] + tally.notes.map { .note(Prose($0)) } + [
          .heading("To paste into a scenario file"), .code(words.fragment),
        ])
  }
}

/// A survey in words.
public struct SurveyWords {
  let tally: SurveyTally

  /// What has to be assumed to make a scenario of a survey.
  static let assumption =
    "Promoters are taken as satisfied customers, detractors as dissatisfied ones."

  /// The share of people who are customers in what is pasted: an illustration, as in the presets.
  private static let share = "0.05"

  /// A complete scenario with the survey's customers, which runs as it is.
  ///
  /// What a survey does not say, the graph, the share of customers and how they tell, is that of a
  /// preset, to be changed.
  ///
  /// With groups each of them is a segment, which takes a service: what customers experience.
  public static func scenario(_ tally: SurveyTally) -> String {
    let words = SurveyWords(tally: tally)
    if !tally.groups.isEmpty { return words.segmentedScenario }
    let lines =
      [
        "{", "  \"format\": 1,", "  \"title\": \(quoted(words.question)),",
        "  // The graph and how customers tell: replace them with your own.",
        "  \"extends\": \"preset:two-three-eight-ten\",",
      ] + words.fragment.map { "  " + $0 } + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The customers of a scenario, with comments that say where they come from.
  var fragment: [String] {
    [
      """
      // \(title): \(answers), \(scored).
      """,
      """
      // The shares of satisfied and dissatisfied customers come from \(answers);
      """,
      "// the intervals of a simulation leave that out.",
      """
      // An assumption: promoters (\(range(.promoter))) are satisfied, detractors \
      (\(range(.detractor))) dissatisfied;
      """,
      "// passives have nothing to tell. What people do after answering was not asked.",
      "\"customers\": {",
      "  \"share\": \(Self.share),  // of all people; the survey does not say: use your own",
      """
        "satisfied": \(NumberText.shortest(tally.satisfied)), \
      "dissatisfied": \(NumberText.shortest(tally.dissatisfied))
      """,
      "},",
    ]
  }

  /// File and column; comments and titles are one line.
  var title: String {
    let file =
      tally.file == "-"
      ? "Survey" : tally.file.split(separator: "/").last.map(String.init) ?? tally.file
    let column = TextWidth.printable(tally.column).split(separator: " ").joined(separator: " ")
    let name = column.count > 60 ? column.prefix(59) + "…" : column
    let numbered = "column \(tally.columnNumber)"
    return TextWidth.printable(file) + ", "
      + (name == numbered ? numbered : "\(numbered) (\(name))")
  }

  var answers: String { NumberText.count(tally.valid, "answer") }

  /// The question of a scenario with the survey's customers; it says what its intervals leave out.
  var question: String {
    """
    \(title): what if customers are as in its \(answers), with a score of \
    \(points(tally.netPromoterScore))\(plusMinus)?
    """
  }

  /// The score with its margin, in a comment.
  var scored: String {
    "\(tally.weights == nil ? "" : "weighted ")net promoter score \(points(tally.netPromoterScore))\(plusMinus)"
  }

  /// The margin after a score; nothing where there is none to give.
  private var plusMinus: String { tally.hasMargin ? " ± \(points(tally.marginOfError))" : "" }

  /// A number of points: of a margin below 10 with one decimal.
  func points(_ value: Double) -> Value {
    .number(value, decimals: tally.hasMargin && tally.marginOfError < 10 ? 1 : 0)
  }

  var conclusion: Prose {
    let (score, margin) = (tally.netPromoterScore, tally.marginOfError)
    guard tally.hasMargin else {
      return """
        Net promoter score \(points(score)); no margin of error can be given: whoever answered is in one \
        group, and other customers may not be.
        """
    }
    return """
      \(tally.weights == nil ? "Net" : "Weighted net") promoter score \(points(score)), margin of error (95 %) ±\(points(margin)): \
      \(points(max(-100, score - margin))) to \(points(min(100, score + margin))) points.
      """
  }

  /// What the margin of error is about.
  var sampling: Prose {
    "The margin covers sampling error alone, not who was asked and who did not answer."
  }

  /// What the score can and cannot tell.
  var bound: Prose {
    let answers: Prose = "\(tally.valid, "answer")"
    return
      (tally.hasMargin
      ? abs(tally.netPromoterScore) <= tally.marginOfError
      : tally.valid < 30 || tally.netPromoterScore == 0)
      ? "With \(answers) it cannot be told whether more promote or more detract."
      : "\(answers) show that more \(tally.netPromoterScore > 0 ? "promote than detract" : "detract than promote")."
  }

  var scores: Table {
    Table(
      [
        .init("score"), .init("answers", group: 0), .init("share", group: 0),
        .init("counts as", .text, group: 0),
      ],
      rows: zip(tally.scale.scores, tally.counts).reversed().map { score, count in
        .cells([
          .text(tally.scale.label(of: score)), .count(count), share(count),
          .text(tally.scale.group(of: score)?.rawValue ?? ""),
        ])
      })
  }

  var groups: Table {
    var table = Table([
      .init("", .text), .init("", group: 0), .init("", group: 0), .init("", .text, group: 0),
    ])
    func add(_ name: String, _ count: Int, _ share: Value = .empty, _ remark: String = "") {
      table.rows.append(.cells([.text(name), .count(count), share, .text(remark)]))
    }
    for group in SurveyScale.Group.allCases {
      let count = tally.count(of: group)
      add(group.rawValue + "s", count, .percent(tally.share(of: group)), range(group))
    }
    add("valid", tally.valid)
    let kinds = tally.blanks.map { blank in
      (blank.code.isEmpty ? "empty" : blank.code) + ": " + NumberText.whole(blank.count)
    }
    add("blank", tally.blank, .empty, kinds.joined(separator: ", "))
    return table
  }

  private func range(_ group: SurveyScale.Group) -> String {
    let scores = tally.scale.scores(of: group)
    if tally.scale == .groups { return "as in the file" }
    return scores.count == 1 ? "\(scores.lowerBound)" : "\(scores.lowerBound)-\(scores.upperBound)"
  }

  private func share(_ count: Int) -> Value { .percent(Double(count) / Double(tally.valid)) }
}
