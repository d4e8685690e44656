public import Statistics

extension SettingResult {
  /// The exchange rate of the two stories: how many satisfied customers reach as many people as one
  /// dissatisfied customer does; nil where one of them has no interval to trust or the positive one may
  /// reach nobody.
  ///
  /// The interval is from the ends of the 95 % intervals of both: it misses at most one time in ten
  /// (Bonferroni), and mostly far less.
  ///
  /// - Complexity: O(metrics).
  public var exchangeRate: (value: Double, interval: Interval)? {
    guard let positive = summary("reach_per_customer_positive"),
      let negative = summary("reach_per_customer_negative"),
      let few = positive.mean, let many = negative.mean, few > 0,
      let fewRange = positive.interval, let manyRange = negative.interval, fewRange.low > 0
    else { return nil }
    let (low, high) = (manyRange.low / fewRange.high, manyRange.high / fewRange.low)
    return (many / few, Interval(low: low, high: high))
  }
}
