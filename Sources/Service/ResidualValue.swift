extension ServiceModel {
  /// Whether those who are customers at the end are worth infinitely much: nobody ever leaves, nothing
  /// is discounted, and each of them brings something.
  ///
  /// - Complexity: O(levers).
  public var hasInfiniteResidualValue: Bool {
    money.margin != 0 && money.discount == 0
      && (money.retention ?? Expectation.retention(of: self)) == 1
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
