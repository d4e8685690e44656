import Service

extension Metric {
  /// Differences to reruns with common random numbers and something left out: added to ``service`` on
  /// request.
  public static let reruns: [Metric] = [
    rerun(
      "value_lost_through_misery",
      "Net present value without misery less the net present value: the total cost of misery.",
      \.costOfMisery),
    rerun(
      "value_lost_through_misery_own_leaving",
      "Of which: what is left if recovery is free and negative word of mouth has no effect, mostly "
        + "unhappy customers who leave.",
      \.ownLeaving),
    rerun(
      "value_lost_through_misery_customers_lost_by_talk",
      "Of which: value of customers lost to negative word of mouth.", \.customersLostByTalk),
    rerun(
      "value_lost_through_misery_prospects_lost_by_talk",
      "Of which: value of prospects lost to negative word of mouth.", \.prospectsLostByTalk),
    rerun(
      "value_lost_through_misery_recovery", "Of which: cost of recovery attempts and answers.",
      \.recovery),
    rerun(
      "value_lost_through_silence",
      "Net present value if every unhappy customer complained, at the same capacity, less the net "
        + "present value: positive where silence costs.", \.lostThroughSilence),
    rerun(
      "value_of_bad_talk",
      "Net present value less that without negative word of mouth: negative where it costs.",
      \.badTalk),
    rerun(
      "value_of_good_talk",
      "Net present value less that without positive word of mouth: positive where it earns.",
      \.goodTalk),
  ]

  private static func rerun(
    _ name: String, _ meaning: String, _ read: @escaping @Sendable (Decomposition) -> Double
  ) -> Metric {
    Metric(name: name, meaning: meaning, unit: "money", kind: .money, source: .rerun(read))
  }
}
