import Service
import Surveys

extension Verification {
  /// L: back-of-the-envelope estimates of practitioners, which must be exact.
  static let ledgerAnswers: [KnownAnswer] = [
    line("L1", "hearers", "2 unhappy a week tell 250 each: hearers in a year", 26_000),
    line("L2", "know", "1 tells 11, who tell 5 each: people who know", 67),
    line("L2", "loss", "1 tells 11, who tell 5 each, a quarter acts: lost, at 1000 each", 16_750),
    line("L3", "hearers", "7 behind a complaint tell 9 each: hearers", 63),
    line("L3", "loss", "7 behind a complaint tell 9 each, a quarter acts: lost", 15_750),
    line("L4", "hearers", "72 tell 10, a fifth of them 20 more: hearers", 1_008),
    line("L4", "loss", "72 tell 10, a fifth of them 20 more: lost, at 30000 each", 30_240_000),
    line("L5", "lost", "market damage, a minor problem: customers lost", 16_582.5),
    line("L6", "lost", "market damage, a major problem: customers lost", 24_345),
    line("L7", "know", "3 tell 3 tell 3, six levels: people who know", 1_093),
  ]

  private static func line(
    _ id: String, _ name: String, _ claim: String, _ expected: Double
  ) -> KnownAnswer {
    let example = LedgerExample.named(id)
    return KnownAnswer(
      id, claim, "ledger example \(id)", expected,
      .worked { try example?.ledger().value(of: name) })
  }

  /// S: scores of surveys, silence, and what a customer is worth.
  static let surveyAnswers: [KnownAnswer] = [
    KnownAnswer(
      "S1", "half of 100 promote, a fifth detract: net promoter score", "Reichheld 2003", 30,
      .worked { tally(promoters: 50, passives: 30, detractors: 20).netPromoterScore }),
    KnownAnswer(
      "S1", "half of 100 promote, a fifth detract: 95 % margin of the score",
      "multinomial variance", 15.3, within: 0.05,
      .worked { tally(promoters: 50, passives: 30, detractors: 20).marginOfError }),
    KnownAnswer(
      "S2", "4 % complain: unhappy customers until one complains, in 95 %", "1 - (1 - c)^n", 74,
      .worked { Complaints(complain: 0.04).unhappy(untilHeardWith: 0.95).map(Double.init) }),
    KnownAnswer(
      "S3", "margin 100, retention 0.8, discount 0.1: lifetime value", "m r / (1 + i - r)", 266.667,
      within: 5e-4,
      .worked { Money.lifetimeValue(margin: 100, retention: 0.8, discount: 0.1) }),
    KnownAnswer(
      "S4", "1436 promoters, 968 passives, 342 detractors: net promoter score",
      "SFO customer survey 2017", 39.84, within: 0.005,
      .worked { tally(promoters: 1_436, passives: 968, detractors: 342).netPromoterScore }),
  ]

  private static func tally(promoters: Int, passives: Int, detractors: Int) -> SurveyTally {
    SurveyTally(
      scale: .zeroToTen, counts: [detractors, 0, 0, 0, 0, 0, 0, 0, passives, 0, promoters])
  }
}
