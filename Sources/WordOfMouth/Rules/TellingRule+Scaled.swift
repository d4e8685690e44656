internal import Randomness

extension TellingRule {
  /// The rule of somebody who tells this many times as many contacts on average, while there are contacts
  /// to spare.
  ///
  /// Of a count each number is multiplied; where that is not whole, it is the whole number below or the one
  /// above, in shares that keep the mean. Chances of telling a contact are multiplied; all contacts are
  /// told with chance 1, and at most with that; the factor of `byWeight` is multiplied too. The silent stay silent.
  ///
  /// - Parameter factor: The factor, not negative.
  /// - Returns: The rule; nil where contacts are told with chances of their own (`weightedCascade`), which
  ///   no factor changes. It may have a ``problem``, such as a chance above 1.
  /// - Complexity: O(counts).
  public func scaled(by factor: Double) -> TellingRule? {
    if factor == 1 || form == .nobody { return self }
    if factor == 0 { return .nobody }
    var rule = self
    switch form {
    case .count(let distribution): rule.form = .count(distribution.scaled(by: factor))
    case .each(let chance): rule.form = .each(chance * factor)
    case .byWeight(let own): rule.form = .byWeight(own * factor)
    case .everyone: rule.form = factor < 1 ? .each(factor) : .everyone
    case .nobody: break
    case .weightedCascade: return nil
    case .layers(let layers):
      let scaled = layers.compactMap { layer in
        layer.rule.scaled(by: factor).map { LayerRule(layer.layer, $0) }
      }
      if scaled.count < layers.count { return nil }
      rule.form = .layers(scaled)
    }
    return rule
  }
}

extension CountDistribution {
  /// The most different counts that are multiplied one by one.
  private static let mostScaled = 10_000

  /// The distribution of counts this many times as large.
  fileprivate func scaled(by factor: Double) -> CountDistribution {
    switch self {
    case .exactly(let count): Self.scaled([Share(count: count, share: 1)], by: factor)
    case .between(let low, let high) where high - low < Self.mostScaled:
      Self.scaled(
        (low...high).map { Share(count: $0, share: 1 / Double(high - low + 1)) }, by: factor)
    case .between(let low, let high):
      // Of so many numbers the fractions of the ends do not matter.
      .between(Self.whole(Double(low) * factor), Self.whole(Double(high) * factor))
    case .poisson(let mean): .poisson(mean: mean * factor)
    case .negativeBinomial(let mean, let shape):
      .negativeBinomial(mean: mean * factor, shape: shape)
    case .shares(let shares): Self.scaled(shares, by: factor)
    }
  }

  /// Counts in rising order, each multiplied.
  private static func scaled(_ shares: [Share], by factor: Double) -> CountDistribution {
    var scaled: [Share] = []
    func add(_ count: Int, _ share: Double) {
      if share == 0 { return }
      // Neighbours may share a number, above or below.
      if let place = scaled.lastIndex(where: { $0.count == count }) {
        scaled[place].share += share
      } else {
        scaled.append(Share(count: count, share: share))
      }
    }
    for entry in shares {
      let count = Double(entry.count) * factor
      let above = count - count.rounded(.down)
      add(whole(count.rounded(.down)), entry.share * (1 - above))
      add(whole(count.rounded(.up)), entry.share * above)
    }
    return scaled.count == 1
      ? .exactly(scaled[0].count) : .shares(scaled.sorted { $0.count < $1.count })
  }

  /// A whole number; one above the largest count for all that are too large.
  private static func whole(_ number: Double) -> Int {
    Int(min(number.rounded(), Double(largestCount) + 1))
  }
}
