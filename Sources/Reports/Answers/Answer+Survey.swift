public import Surveys

extension Answer {
  /// What a survey came to, and the lines to paste into a scenario.
  public init(_ tally: SurveyTally) {
    let words = SurveyWords(tally: tally)
    self.init(
      question: Prose(words.title), sentences: [words.conclusion, words.bound] + words.weighting)
    table = words.divided.first ?? words.groups
    code = words.fragment
    cautions = [words.sampling] + tally.notes.map { Prose($0) }
    leftOut = ["the \(tally.counts.count, "score")"]
  }
}
