public import PlainText
public import Surveys

extension DataTable {
  /// The counts of a survey: `score, group, count`, from the lowest score to the highest.
  public static func of(_ tally: SurveyTally) -> DataTable {
    DataTable(
      ["score", "group", "count"],
      zip(tally.scale.scores, tally.counts).map { score, count in
        [score, tally.scale.group(of: score)?.rawValue, count]
      })
  }
}

extension JSONValue {
  /// The counts and the score of a survey.
  ///
  /// The score and its margin are in points; `satisfied` and `dissatisfied` are shares of the
  /// customers, as a scenario has them.
  public static func of(_ tally: SurveyTally) -> JSONValue {
    [
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
      "assumption": .text(SurveyWords.assumption),
      "satisfied": .number(tally.satisfied),
      "dissatisfied": .number(tally.dissatisfied),
      "scores": .object(
        zip(tally.scale.scores, tally.counts).map { ("\($0)", .integer($1)) }),
      "blanks": .list(
        tally.blanks.map { ["code": .text($0.code), "count": .integer($0.count)] }),
      "file": .text(tally.file),
      "form": .text(tally.form),
      "header_rows": .integer(tally.headerRows),
      "notes": .texts(tally.notes),
    ]
  }
}
