internal import Randomness
internal import SocialGraph
internal import SpreadTypes

/// A telling rule prepared for the kernel: its tables computed once.
final class CompiledRule: Sendable {
  /// The rule itself.
  let rule: TellingRule
  /// A rule for each layer of the graph, or one where it has none.
  let byLayer: [SpreadRule]
  /// What the rules point into.
  private let tables: [CountMemory]

  /// Compiles a rule that has no ``TellingRule/problem``.
  ///
  /// - Complexity: O(1) and what the sampler of counts takes; O(people) for `weightedCascade`; for
  ///   each layer.
  init(_ rule: TellingRule, graph: Graph) {
    precondition(rule.problem == nil, "the telling rule's numbers are out of range")
    self.rule = rule
    var tables: [CountMemory] = []
    if graph.layers.isEmpty {
      byLayer = [Self.compile(rule, graph, &tables)]
    } else {
      byLayer = graph.layers.map { layer in
        let own = rule.rule(in: layer.name)
        return switch layer.contacts {
        case .ties(let ties): Self.compile(own, ties, &tables)
        // Nobody meets more than everybody else.
        case .meetings(let count):
          Self.compile(own, meeting: min(count, max(0, graph.people - 1)), &tables)
        }
      }
    }
    self.tables = tables
  }

  /// Compiles telling so many people drawn from everybody else: nobody in any layer, and these in one
  /// that follows them.
  ///
  /// - Complexity: what the sampler of counts takes.
  init(reaching count: CountDistribution, beyond graph: Graph) {
    precondition(count.problem == nil, "the numbers of people reached are out of range")
    rule = TellingRule(.count(count))
    var tables: [CountMemory] = []
    let reached = Self.table(of: CountSampler(count, most: max(0, graph.people - 1)), &tables)
    byLayer = Array(repeating: .nobody, count: max(1, graph.layers.count)) + [reached]
    self.tables = tables
  }

  private static func compile(
    _ rule: TellingRule, _ graph: Graph, _ tables: inout [CountMemory]
  ) -> SpreadRule {
    switch rule.form {
    case .count(let distribution):
      let sampler = CountSampler(distribution, silent: rule.silent)
      return if let equal = sampler.equallyLikely {
        .between(lowest: equal.lowest, width: equal.width)
      } else {
        table(of: sampler, &tables)
      }
    case .each(let chance): return .each(chance: chance, silent: rule.silent)
    case .weightedCascade:
      return .weightedCascade(
        fewest: UInt64(max(1, graph.smallestIncomingCount)), silent: rule.silent)
    case .byWeight(let factor):
      guard let weights = graph.weights else { preconditionFailure("ties have no weights") }
      precondition(weights.areChances(times: factor), "a weight times the factor is above 1")
      return .byWeight(
        WeightedChances(
          factor: factor, largest: weights.largest * factor, mean: weights.mean * factor),
        silent: rule.silent)
    case .everyone: return .everyone(silent: rule.silent)
    case .nobody: return .nobody
    case .layers: preconditionFailure("a rule of layers is for a graph that has them")
    }
  }

  /// Compiles a rule for people met by chance in each round: as many as it tells of this many are
  /// drawn from everybody.
  private static func compile(
    _ rule: TellingRule, meeting most: Int, _ tables: inout [CountMemory]
  ) -> SpreadRule {
    switch rule.form {
    case .count(let distribution):
      table(of: CountSampler(distribution, silent: rule.silent, most: most), &tables)
    case .each(let chance):
      table(of: CountSampler(trials: most, chance: chance, silent: rule.silent), &tables)
    case .everyone:
      table(of: CountSampler(trials: most, chance: 1, silent: rule.silent), &tables)
    case .nobody: .nobody
    case .weightedCascade, .byWeight: preconditionFailure("people met at random have no ties")
    case .layers: preconditionFailure("layers have no layers")
    }
  }

  private static func table(
    of sampler: CountSampler, _ tables: inout [CountMemory]
  ) -> SpreadRule {
    let memory = CountMemory(sampler)
    tables.append(memory)
    return .count(memory.table)
  }

  /// About how many contacts a teller tells in all layers, where people have this many contacts on
  /// average.
  func meanTold(_ meanContacts: Double) -> Double {
    byLayer.reduce(0) { $0 + $1.meanTold(meanContacts) }
  }
}

extension Graph {
  /// The smallest number of people who can tell somebody, of those whom anybody can; 0 if nobody
  /// can be told.
  ///
  /// - Complexity: O(people).
  fileprivate var smallestIncomingCount: Int {
    switch storage {
    case .complete: max(0, people - 1)
    case .rows:
      (0..<people).lazy.map { self.incomingCount(of: PersonID(truncatingIfNeeded: $0)) }
        .filter { $0 > 0 }.min() ?? 0
    }
  }
}
