public import Randomness

/// Which contacts a teller tells: a rule that draws a set of them.
public struct TellingRule: Sendable, Hashable {
  /// The ways to draw contacts.
  public enum Form: Sendable, Hashable {
    /// A number of contacts K from a distribution, at most all of them; every set of K contacts is
    /// equally likely.
    case count(CountDistribution)
    /// Every contact independently with this chance: the independent cascade (Kempe, Kleinberg and
    /// Tardos 2003).
    case each(Double)
    /// Every contact independently with chance 1 over the number of people who can tell that
    /// contact (Kempe, Kleinberg and Tardos 2003).
    case weightedCascade
    /// Every contact independently with a chance of its own: the weight of the tie times this factor, which is
    /// above 0.
    ///
    /// The graph has weights, and no product is above 1 (`TieWeights.areChances(times:)`).
    case byWeight(Double)
    /// All contacts.
    case everyone
    /// No contact.
    case nobody
    /// In each layer of the graph by a rule of its own, and nobody in a layer that is not named.
    case layers([LayerRule])
  }

  /// Which contacts a teller tells in one layer.
  public struct LayerRule: Sendable, Hashable {
    /// The name of the layer.
    public var layer: String
    /// The rule; not one of layers itself.
    public var rule: TellingRule

    /// Makes the rule of a layer.
    public init(_ layer: String, _ rule: TellingRule) {
      self.layer = layer
      self.rule = rule
    }
  }

  /// How contacts are drawn.
  public var form: Form
  /// The share of people who tell nobody, whatever the form and the number of rounds; in 0...1.
  public var silent: Double

  /// Makes a rule.
  public init(_ form: Form, silent: Double = 0) {
    self.form = form
    self.silent = silent
  }

  /// Tells exactly this many contacts.
  public static func exactly(_ count: Int) -> TellingRule { TellingRule(.count(.exactly(count))) }

  /// Tells every contact independently with this chance.
  public static func each(_ chance: Double) -> TellingRule { TellingRule(.each(chance)) }

  /// Tells all contacts.
  public static let everyone = TellingRule(.everyone)

  /// Tells nobody.
  public static let nobody = TellingRule(.nobody)

  /// The rule in a layer: its own, or where rules do not distinguish layers, the same in each.
  public func rule(in layer: String) -> TellingRule {
    guard case .layers(let rules) = form else { return self }
    return rules.first { $0.layer == layer }?.rule ?? .nobody
  }

  /// The names of the layers that the rule distinguishes; nil where it does not.
  public var layerNames: [String]? {
    if case .layers(let rules) = form { rules.map(\.layer) } else { nil }
  }

  /// The mean number of contacts told by somebody with contacts to spare, or nil where it depends
  /// on the graph.
  public var meanCount: Double? {
    switch form {
    case .count(let distribution): (1 - silent) * distribution.mean
    case .each, .weightedCascade, .byWeight, .everyone: silent == 1 ? 0 : nil
    case .nobody: 0
    case .layers(let rules):
      rules.reduce(0) { sum, entry in
        sum.flatMap { sum in entry.rule.meanCount.map { sum + $0 } }
      }
    }
  }

  /// What is wrong with the rule's numbers, or nil: a sentence that says what is allowed.
  public var problem: String? {
    if !(0...1).contains(silent) { return "\"silent\" is a share in 0...1" }
    switch form {
    case .count(let distribution): return distribution.problem
    case .each(let chance): return (0...1).contains(chance) ? nil : "a chance is in 0...1"
    case .byWeight(let factor): return factor > 0 && factor.isFinite ? nil : "a factor is above 0"
    case .weightedCascade, .everyone, .nobody: return nil
    case .layers(let rules):
      if silent != 0 { return "\"silent\" belongs in the rule of each layer" }
      if Set(rules.map(\.layer)).count < rules.count { return "each layer is named once" }
      if rules.contains(where: { $0.rule.layerNames != nil }) { return "layers have no layers" }
      return rules.lazy.compactMap(\.rule.problem).first
    }
  }
}
