public import PlainText
public import Surveys

extension DataTable {
  /// The counts of a survey: `score, group, count`, from the lowest score to the highest.
  ///
  /// With weights a column `weight` has their sums; with groups a first column `by` names the group of
  /// the row, and the rows of all answers are left out.
  public static func of(_ tally: SurveyTally) -> DataTable {
    let parts: [(name: String?, tally: SurveyTally)] =
      tally.groups.isEmpty ? [(nil, tally)] : tally.groups.map { ($0.name, $0.tally) }
    let names =
      (tally.groups.isEmpty ? [] : ["by"]) + ["score", "group", "count"]
      + (tally.weights == nil ? [] : ["weight"])
    return DataTable(
      names,
      parts.flatMap { part in
        part.tally.counts.indices.map { place -> [any CellValue] in
          let score = tally.scale.scores.lowerBound + place
          let name: [any CellValue] = part.name.map { [$0] } ?? []
          let weight: [any CellValue] = part.tally.weights.map { [$0.sums[place]] } ?? []
          return name + [score, tally.scale.group(of: score)?.rawValue, part.tally.counts[place]]
            + weight
        }
      })
  }
}

extension JSONValue {
  /// The counts and the score of a survey.
  ///
  /// The score and its margin are in points; `satisfied` and `dissatisfied` are shares of the
  /// customers, as a scenario has them.
  ///
  /// A margin is null where all answers are of one group of the scale.
  public static func of(_ tally: SurveyTally) -> JSONValue {
    var object: JSONValue = [
      "column": .text(tally.column),
      "column_number": .integer(tally.columnNumber),
      "scale": .text(tally.scale.rawValue),
      "valid": .integer(tally.valid),
      "blank": .integer(tally.blank),
      "promoters": .integer(tally.count(of: .promoter)),
      "passives": .integer(tally.count(of: .passive)),
      "detractors": .integer(tally.count(of: .detractor)),
      "nps": .number(tally.netPromoterScore),
      "nps_margin": margin(tally),
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
    if let weights = tally.weights { object.append("weighting", of(weights, tally.valid)) }
    if let column = tally.groupColumn {
      object.append("by", .text(column))
      object.append("groups", .list(tally.groups.map(of)))
    }
    return object
  }

  private static func margin(_ tally: SurveyTally) -> JSONValue {
    tally.hasMargin ? .number(tally.marginOfError) : .null
  }

  private static func of(_ weights: SurveyWeights, _ answers: Int) -> JSONValue {
    [
      "column": .text(weights.column),
      "effective_answers": .number(weights.effectiveAnswers),
      "design_effect": .number(Double(answers) / weights.effectiveAnswers),
    ]
  }

  private static func of(_ group: SurveyTally.Group) -> JSONValue {
    [
      "name": .text(group.name),
      "valid": .integer(group.tally.valid),
      "promoters": .integer(group.tally.count(of: .promoter)),
      "passives": .integer(group.tally.count(of: .passive)),
      "detractors": .integer(group.tally.count(of: .detractor)),
      "nps": .number(group.tally.netPromoterScore),
      "nps_margin": margin(group.tally),
    ]
  }
}
