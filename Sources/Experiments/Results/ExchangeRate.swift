public import Statistics

extension SettingResult {
  /// The exchange rate of the two stories: how many satisfied customers reach as many people as one
  /// dissatisfied customer does; nil where one of them has no interval or the positive one may reach
  /// nobody.
  ///
  /// The interval is from the ends of the 95 % intervals of both: it misses at most one time in ten
  /// (Bonferroni), and mostly far less.
  ///
  /// - Complexity: O(metrics).
  public var exchangeRate: (value: Double, judged: SampleInterval)? {
    guard let positive = summary("reach_per_customer_positive"),
      let negative = summary("reach_per_customer_negative"),
      let few = positive.mean, let many = negative.mean, few > 0,
      let fewRange = positive.judged, let manyRange = negative.judged, fewRange.interval.low > 0
    else { return nil }
    let (below, above) = (fewRange.interval, manyRange.interval)
    return (
      many / few,
      SampleInterval(
        Interval(low: above.low / below.high, high: above.high / below.low),
        isFirm: fewRange.isFirm && manyRange.isFirm,
        advice: [fewRange.advice, manyRange.advice].compactMap(\.self).max())
    )
  }
}
