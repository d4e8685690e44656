import DelimitedText
public import Surveys

/// What a survey came to, for people, for programs, and as a scenario.
///
/// Of the file's text only the name of the column gets into it.
public enum SurveyReport {
  /// The counts, the score with its margin of error, and the lines to paste into a scenario; ends with
  /// a newline.
  ///
  /// - Parameters:
  ///   - tally: The counts.
  ///   - width: The width to keep to, in columns; the lines to paste are not wrapped.
  /// - Returns: The text.
  public static func text(_ tally: SurveyTally, width: Int) -> String {
    var lines = TextWidth.wrapped(title(of: tally), width: width, rest: "  ")
    let form =
      "\(tally.form), \(NumberText.count(tally.headerRows, "header row")), scale \(tally.scale.rawValue)"
    lines += TextWidth.wrapped(form, width: width)
    lines += [""] + scores(tally).lines(width: width)
    lines += [""] + groups(tally).lines(width: width)
    lines.append("")
    lines += TextWidth.wrapped(conclusion(tally), width: width)
    lines += TextWidth.wrapped(
      "The margin is about chance alone: who was asked, and who does not answer, is not in it. "
        + tally.scale.source, width: width)
    for note in tally.notes {
      lines += TextWidth.wrapped("note: \(note)", width: width, rest: "  ")
    }
    lines += ["", "To paste into a scenario file:", ""]
    lines += fragment(tally).map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The counts and the score as a JSON object; ends with a newline.
  ///
  /// The score and its margin are in points; `satisfied` and `dissatisfied` are shares of the
  /// customers, as a scenario has them.
  ///
  /// - Parameter tally: The counts.
  /// - Returns: The JSON.
  public static func json(_ tally: SurveyTally) -> String {
    var scores: JSONText.Members = [:]
    for (score, count) in zip(tally.scale.scores, tally.counts) {
      scores.append(String(score), .integer(count))
    }
    let blanks = tally.blanks.map { blank in
      JSONText.object(["code": .text(blank.code), "count": .integer(blank.count)])
    }
    return JSONText.object([
      "column": .text(tally.column),
      "column_number": .integer(tally.columnNumber),
      "scale": .text(tally.scale.rawValue),
      "valid": .integer(tally.valid),
      "blank": .integer(tally.blank),
      "promoters": .integer(tally.count(of: .promoter)),
      "passives": .integer(tally.count(of: .passive)),
      "detractors": .integer(tally.count(of: .detractor)),
      "nps": .number(tally.netPromoterScore),
      "nps_margin": .number(tally.marginOfError),
      "cut": .text(tally.scale.source),
      "assumption": .text(assumption),
      "satisfied": .number(tally.satisfied),
      "dissatisfied": .number(tally.dissatisfied),
      "scores": .object(scores),
      "blanks": .list(blanks),
      "file": .text(tally.file),
      "form": .text(tally.form),
      "header_rows": .integer(tally.headerRows),
      "notes": .list(tally.notes.map { .text($0) }),
    ]).pretty
  }

  /// The counts as a CSV table: `score, group, count`, from the lowest score to the highest.
  ///
  /// - Parameter tally: The counts.
  /// - Returns: The header and a line for each score.
  public static func csv(_ tally: SurveyTally) -> String {
    var writer = DelimitedWriter()
    writer.write([.text("score"), .text("group"), .text("count")])
    for (score, count) in zip(tally.scale.scores, tally.counts) {
      let group = tally.scale.group(of: score)?.rawValue
      writer.write([.integer(score), group.map { .text($0) } ?? .missing, .integer(count)])
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A whole scenario with the survey's customers, which runs as it is.
  ///
  /// What a survey does not say, the graph, the share of customers and how they tell, is that of a
  /// preset, to be changed.
  ///
  /// - Parameter tally: The counts.
  /// - Returns: The text of a scenario file.
  public static func scenario(_ tally: SurveyTally) -> String {
    let lines =
      [
        "{", "  \"format\": 1,", "  \"title\": \(JSONText.text(title(of: tally)).compact),",
        "  // The graph and how customers tell: put your own in their place.",
        "  \"extends\": \"preset:two-three-eight-ten\",",
      ] + fragment(tally).map { "  " + $0 } + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Parts

  /// What stands between a survey and a scenario.
  private static let assumption =
    "Promoters are taken for satisfied customers, detractors for dissatisfied ones."

  /// The share of people who are customers in what is pasted: an illustration, as in the presets.
  private static let share = "0.05"

  /// The customers of a scenario, with comments that say where they come from.
  private static func fragment(_ tally: SurveyTally) -> [String] {
    let satisfied = DelimitedWriter.shortest(tally.satisfied)
    let dissatisfied = DelimitedWriter.shortest(tally.dissatisfied)
    return [
      "// \(title(of: tally)): \(NumberText.count(tally.valid, "answer")), "
        + "\(score(tally)).",
      "// An assumption: promoters (\(range(.promoter, tally))) are satisfied, detractors "
        + "(\(range(.detractor, tally))) dissatisfied;",
      "// passives have nothing to tell. What people do after answering was not asked.",
      "\"customers\": {",
      "  \"share\": \(share),  // of all people; no survey of customers says it: put yours",
      "  \"satisfied\": \(satisfied), \"dissatisfied\": \(dissatisfied)",
      "},",
    ]
  }

  /// File and column; comments and titles are one line.
  private static func title(of tally: SurveyTally) -> String {
    let file =
      tally.file == "-"
      ? "Survey" : tally.file.split(separator: "/").last.map(String.init) ?? tally.file
    let column = TextWidth.printable(tally.column).split(separator: " ").joined(separator: " ")
    let name = column.count > 60 ? column.prefix(59) + "…" : column
    let numbered = "column \(tally.columnNumber)"
    return TextWidth.printable(file) + ", "
      + (name == numbered ? numbered : "\(numbered) (\(name))")
  }

  private static func score(_ tally: SurveyTally) -> String {
    "net promoter score \(NumberText.fixed(tally.netPromoterScore, decimals: 2)) ± "
      + NumberText.fixed(tally.marginOfError, decimals: 2)
  }

  private static func conclusion(_ tally: SurveyTally) -> String {
    let (score, margin) = (tally.netPromoterScore, tally.marginOfError)
    return "Net promoter score \(NumberText.fixed(score, decimals: 2)), margin of error (95 %) "
      + "±\(NumberText.fixed(margin, decimals: 2)): "
      + "\(NumberText.fixed(max(-100, score - margin), decimals: 1)) to "
      + "\(NumberText.fixed(min(100, score + margin), decimals: 1)) points."
  }

  private static func scores(_ tally: SurveyTally) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "score"), TextTable.Column(heading: "answers", group: 0),
      TextTable.Column(heading: "share", group: 0),
      TextTable.Column(heading: "counts as", isRightAligned: false, group: 0),
    ])
    for (score, count) in zip(tally.scale.scores, tally.counts).reversed() {
      table.rows.append([
        "\(score)", NumberText.whole(count), share(count, of: tally),
        tally.scale.group(of: score)?.rawValue ?? "",
      ])
    }
    return table
  }

  private static func groups(_ tally: SurveyTally) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false), TextTable.Column(heading: "", group: 0),
      TextTable.Column(heading: "", group: 0),
      TextTable.Column(heading: "", isRightAligned: false, group: 0),
    ])
    for group in SurveyScale.Group.allCases {
      let count = tally.count(of: group)
      table.rows.append([
        group.rawValue + "s", NumberText.whole(count), share(count, of: tally), range(group, tally),
      ])
    }
    table.rows.append(["valid", NumberText.whole(tally.valid), "", ""])
    let kinds = tally.blanks.map { blank in
      (blank.code.isEmpty ? "empty" : TextWidth.printable(blank.code)) + ": "
        + NumberText.whole(blank.count)
    }
    table.rows.append(["blank", NumberText.whole(tally.blank), "", kinds.joined(separator: ", ")])
    return table
  }

  private static func range(_ group: SurveyScale.Group, _ tally: SurveyTally) -> String {
    let scores = tally.scale.scores(of: group)
    return scores.count == 1 ? "\(scores.lowerBound)" : "\(scores.lowerBound)-\(scores.upperBound)"
  }

  private static func share(_ count: Int, of tally: SurveyTally) -> String {
    NumberText.percent(Double(count) / Double(tally.valid))
  }
}
