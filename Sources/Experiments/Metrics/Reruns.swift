/// What the net present value of a replicate is made of: differences to reruns of the same luck with
/// something left out; in money.
package struct Reruns: Sendable, Hashable {
  /// What misery costs in all: the sum of the four parts that follow.
  package var misery: Double { recovery + prospectsLostByTalk + customersLostByTalk + ownLeaving }
  /// Of it, attempts and answers.
  package var recovery = 0.0
  /// Of it, prospects whom bad talk kept from joining.
  package var prospectsLostByTalk = 0.0
  /// Of it, customers whom bad talk made leave.
  package var customersLostByTalk = 0.0
  /// Of it, the rest: unhappy customers who leave of their own accord.
  package var ownLeaving = 0.0
  /// What is lost because unhappy customers keep silent.
  package var silence = 0.0
  /// What bad talk is worth; negative where it costs.
  package var badTalk = 0.0
  /// What good talk is worth.
  package var goodTalk = 0.0

  /// Makes reruns that came to the same.
  package init() {}
}
