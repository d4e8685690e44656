import Service

extension Metric {
  /// What reruns of the same luck with something left out come to: added to ``service`` on request.
  public static let reruns: [Metric] = [
    rerun(
      "value_lost_through_misery",
      "Net present value without misery less the net present value: what misery costs in all.",
      \.costOfMisery),
    rerun(
      "value_lost_through_misery_own_leaving",
      "Of it, what is left once recovery is free and bad talk moves nobody: above all unhappy "
        + "customers who leave.",
      \.ownLeaving),
    rerun(
      "value_lost_through_misery_customers_lost_by_talk",
      "Of it, what customers are worth whom bad talk made leave.", \.customersLostByTalk),
    rerun(
      "value_lost_through_misery_prospects_lost_by_talk",
      "Of it, what prospects are worth whom bad talk kept from joining.", \.prospectsLostByTalk),
    rerun(
      "value_lost_through_misery_recovery", "Of it, what attempts and answers cost.", \.recovery),
    rerun(
      "value_lost_through_silence",
      "Net present value if every unhappy customer complained, at the same capacity, less the net "
        + "present value: positive where silence costs.", \.lostThroughSilence),
    rerun(
      "value_of_bad_talk",
      "Net present value less what it is without bad talk: negative where bad talk costs.",
      \.badTalk),
    rerun(
      "value_of_good_talk",
      "Net present value less what it is without good talk: positive where good talk earns.",
      \.goodTalk),
  ]

  private static func rerun(
    _ name: String, _ meaning: String, _ read: @escaping @Sendable (Decomposition) -> Double
  ) -> Metric {
    Metric(name: name, meaning: meaning, unit: "money", kind: .money, source: .rerun(read))
  }
}
