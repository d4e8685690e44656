public import Statistics

/// How many satisfied customers reach as many people as one dissatisfied customer does.
public struct ExchangeRate: Sendable, Hashable {
  /// Reach per dissatisfied customer over reach per satisfied customer.
  public let value: Double
  /// From the ends of the 95 % intervals of both: it misses at most one time in ten (Bonferroni),
  /// and mostly far less.
  public let interval: Interval
}

extension SettingResult {
  /// The exchange rate of the two stories, or nil where one of them has no interval to trust or the
  /// positive one may reach nobody.
  ///
  /// - Complexity: O(metrics).
  public var exchangeRate: ExchangeRate? {
    guard let positive = summary("reach_per_customer_positive"),
      let negative = summary("reach_per_customer_negative"),
      let few = positive.mean, let many = negative.mean, few > 0,
      let fewRange = positive.interval, let manyRange = negative.interval, fewRange.low > 0
    else { return nil }
    return ExchangeRate(
      value: many / few,
      interval: Interval(
        low: manyRange.low / fewRange.high, high: manyRange.high / fewRange.low))
  }
}
