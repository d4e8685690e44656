import PlainText
import Reports
import Surveys

/// Counts a survey, and makes a scenario of it.
struct SurveyCheck {
  let input: FuzzInput
  let path: String

  func run(_ random: inout FuzzRandom) -> Result<[Fault], Diagnostics> {
    var question = SurveyQuestion()
    if random.chance(0.4) {
      question.column = random.pick(["1", "2", "score", "Q1", "NPS", "zz", "", "99"])
    }
    if random.chance(0.2) { question.blanks = [random.pick(["99", "N/A", "", "-1", "x"])] }
    if random.chance(0.3) { question.scale = random.pick(SurveyScale.allCases) }
    if random.chance(0.25) { question.weight = random.pick(Self.weights) }
    if random.chance(0.25) { question.groups = random.pick(Self.groups) }
    question.countsAllRows = random.chance(0.2)
    if random.chance(0.15) { question.headerRows = random.below(5) }
    return Result { () throws(Diagnostics) in faults(of: try SurveyTally.read(path, question)) }
  }

  /// Names of columns with weights and with groups, and some that are none.
  static let weights = ["weight", "WEIGHT", "Gewicht", "2", "score", "zz"]
  static let groups = ["region", "Region", "group", "team", "1", "score", "zz"]

  private func faults(of tally: SurveyTally) -> [Fault] {
    var faults = tally.notes.flatMap { RefusalRules.faults(inText: $0, of: input) }
    let text = TerminalRenderer(isColoured: false, width: 80).text(
      Answer(tally).document(more: "more"))
    faults += RefusalRules.faults(inText: text, of: input)
    if !(-100...100).contains(tally.netPromoterScore) || !tally.marginOfError.isFinite
      || tally.satisfied + tally.dissatisfied > 1 || tally.counts.contains(where: { $0 < 0 })
    {
      faults.append(Fault("tally", "\(tally.netPromoterScore) of \(tally.counts)"))
    }
    return faults + ScenarioCheck.faults(ofPrinted: SurveyWords.scenario(tally), input)
  }
}
