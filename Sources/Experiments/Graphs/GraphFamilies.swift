import Scenarios

/// Which graphs a plan needs: each distinct one once.
package struct GraphFamilies: Sendable {
  /// The families in order of first use.
  package private(set) var all: [GraphFamily] = []
  /// How many draws of each family are used.
  package private(set) var draws: [Int] = []
  /// For each setting, its family.
  package private(set) var ofSetting: [Int] = []
  /// For each setting, how many different graphs its replicates use.
  package private(set) var drawsOfSetting: [Int] = []

  /// The families of a plan.
  ///
  /// - Complexity: O(settings).
  package init(_ plan: Plan) {
    var places: [GraphFamily: Int] = [:]
    for setting in plan.settings {
      let scenario = setting.scenario
      let family = GraphFamily(source: scenario.graph, seed: scenario.seed)
      // Replicates fewer than draws leave the other draws unused.
      let used = scenario.graphsUsed
      let place = places[family] ?? all.count
      if place == all.count {
        places[family] = place
        all.append(family)
        draws.append(0)
      }
      draws[place] = max(draws[place], used)
      ofSetting.append(place)
      drawsOfSetting.append(used)
    }
  }

  /// The number of distinct graphs.
  package var graphs: Int { draws.reduce(0, +) }

  /// Some draws of one family.
  package struct Part: Hashable, Sendable {
    /// Which family.
    package var family: Int
    /// Which of its draws.
    package var draws: Range<Int>
  }

  /// Splits the graphs, in order, into batches that fit into a number of bytes together; a graph that
  /// does not fit has a batch of its own.
  ///
  /// - Parameters:
  ///   - budget: The bytes of a batch.
  ///   - bytes: The bytes of each family's graphs.
  /// - Returns: The batches; each graph is in one.
  package func batches(within budget: Double, bytes: (Int) -> Double) -> [[Part]] {
    var batches: [[Part]] = []
    var batch: [Part] = []
    var room = budget
    for family in all.indices {
      // The floor keeps a batch of empty graphs from being endless.
      let size = max(bytes(family), 256)
      var next = 0
      while next < draws[family] {
        var fit = Int(min(Double(draws[family] - next), max(0, (room / size).rounded(.down))))
        if fit == 0 {
          if !batch.isEmpty {
            batches.append(batch)
            batch = []
            room = budget
            continue
          }
          fit = 1
        }
        batch.append(Part(family: family, draws: next..<next + fit))
        room -= size * Double(fit)
        next += fit
      }
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }
}
