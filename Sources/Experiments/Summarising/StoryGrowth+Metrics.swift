import Statistics
import WordOfMouth

/// What the growth of both stories means for a metric.
extension ByOpinion<StoryGrowth> {
  /// The mode of a metric that the replicates may not have shown, or hardly; nil where there is none.
  ///
  /// Of people the mode's bounds are known: nobody, and everybody who can be reached. Of other metrics none
  /// is known.
  func unseen(_ metric: Metric) -> SampleInterval.UnseenMode? {
    let risks = metric.modes.compactMap { self[$0].risk }
    guard let seen = risks.map(\.seen).min() else { return nil }
    let (isLow, isHigh) = (risks.contains { $0.isLow }, risks.contains { $0.isHigh })
    let low = isLow && metric.isCount ? 0.0 : nil
    let high = isHigh ? largest(metric) : nil
    let isBounded = (!isLow || low != nil) && (!isHigh || high != nil)
    return SampleInterval.UnseenMode(
      seen: seen, low: isBounded ? low : nil, high: isBounded ? high : nil,
      isOnlyForFewParts: risks.allSatisfy(\.isOnlyForFew))
  }

  /// The mode of a ratio of means that the replicates may not have shown, as values of its parts.
  ///
  /// - Parameters:
  ///   - numerator: The metric of the numerator.
  ///   - denominator: The metric of the denominator.
  ///   - ratio: The ratio.
  ///   - mean: The mean of the denominator.
  /// - Returns: The mode; nil where there is none.
  func unseen(
    _ numerator: Metric, per denominator: Metric, ratio: Double, mean: Double
  ) -> SampleInterval.UnseenMode? {
    let (above, below) = (unseen(numerator), unseen(denominator))
    guard let seen = [above?.seen, below?.seen].compactMap({ $0 }).min() else { return nil }
    // A part is the ratio and (a - ratio x b) / mean; the other of the two is at its mean.
    let values =
      [above?.low, above?.high].compactMap { $0.map { $0 / mean } }
      + [below?.low, below?.high].compactMap { $0.map { ratio * (2 - $0 / mean) } }
    func isKnown(_ mode: SampleInterval.UnseenMode?) -> Bool {
      mode.map { $0.low != nil || $0.high != nil } ?? true
    }
    let isBounded = isKnown(above) && isKnown(below) && mean > 0
    return SampleInterval.UnseenMode(
      seen: seen, low: isBounded ? values.min().map { min($0, ratio) } : nil,
      high: isBounded ? values.max().map { max($0, ratio) } : nil,
      isOnlyForFewParts: [above, below].compactMap { $0 }.allSatisfy(\.isOnlyForFewParts))
  }

  /// The values that a metric may have; an end that is not known is infinite.
  func limits(of metric: Metric) -> Interval {
    metric.isCount
      ? Interval(low: 0, high: most(metric) ?? .infinity)
      : Interval(low: -.infinity, high: .infinity)
  }

  /// The most people of a mode that was not seen, where a metric counts people and a story may take off.
  private func largest(_ metric: Metric) -> Double? {
    guard metric.unit == "people", metric.modes.contains(where: { self[$0].risk != nil })
    else { return nil }
    return most(metric)
  }

  /// The most people that a metric can count.
  private func most(_ metric: Metric) -> Double? {
    let extents = (metric.modes.isEmpty ? Opinion.allCases : metric.modes)
      .compactMap { self[$0].extent }
    return switch metric.most {
    case .everybody: extents.map(\.inWaves).max()
    case .others: extents.map(\.others).max()
    case .tellers: extents.map(\.tellers).max()
    case .customers: extents.map(\.customersInWaves).max()
    case .once: extents.map(\.people).max()
    case .customersOnce: extents.map(\.customers).max()
    case nil: nil
    }
  }
}
