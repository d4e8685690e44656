extension ServiceModel {
  /// The chance to stay in each period after the last one: given, or expected.
  ///
  /// - Complexity: O(levers).
  public var retention: Double { money.retention ?? Expectation.retention(of: self) }

  /// What somebody who is a customer at the end is worth from the next period on, in money of that end.
  ///
  /// - Complexity: O(levers).
  public var lifetimeValue: Double {
    Money.lifetimeValue(margin: money.margin, retention: retention, discount: money.discount)
  }

  /// Whether those who are customers at the end are worth infinitely much: nobody ever leaves, nothing
  /// is discounted, and each of them brings something.
  ///
  /// What rounding leaves of a chance to leave, or of a discount, does not make it finite.
  ///
  /// - Complexity: O(levers).
  public var hasInfiniteResidualValue: Bool {
    money.margin != 0 && 1 + money.discount - retention < 1e-12
  }

  /// The first counterfactual in which customers at the end are worth infinitely much, so that what it
  /// takes away has no price; or nil.
  ///
  /// Without misery that is so wherever customers with an ordinary moment always stay and nothing is
  /// discounted.
  ///
  /// - Complexity: O(levers).
  public var infiniteCounterfactual: Counterfactual? {
    Counterfactual.allCases.first { $0.applied(to: self).hasInfiniteResidualValue }
  }
}
