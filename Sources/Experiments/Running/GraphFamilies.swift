package import Parallelism
import PlainText
package import Scenarios
package import SocialGraph

/// The graphs of one source and random seed: its draws, of which replicate r of a setting uses number
/// r mod (the setting's draws).
package struct GraphFamily: Hashable, Sendable {
  /// Where the graphs come from.
  package let source: GraphSource
  /// The random seed; 0 where chance has no part in the graph.
  package let seed: UInt64

  /// Makes the family of a source.
  package init(source: GraphSource, seed: UInt64) {
    self.source = source
    self.seed = seed
  }

  /// Generates a graph of a family whose ties stand in no file.
  package func build(draw: Int, workers: Workers) throws(GraphModelProblem) -> Graph {
    switch source {
    case .model(let model): try model.build(seed: seed, draw: draw, workers: workers)
    case .layers(let layers, let people):
      try LayeredGraph.build(layers, people: people ?? 0, seed: seed, draw: draw, workers: workers)
    case .file, .layeredFile: preconditionFailure("files are read, not built")
    }
  }

  /// Why a graph by itself is too much for a machine, or nil if it is not: a sentence with the remedy.
  package func refusal(memory: Double) -> String? {
    for model in models {
      if let problem = model.problem, problem.isResourceLimit { return problem.description }
    }
    guard buildingBytes > 0.9 * memory else { return nil }
    return models.lazy.compactMap { MemoryNeed.refusal(of: $0, memory: memory) }.first
      ?? "its layers would take about \(NumberText.bytes(buildingBytes)) of memory together, and this "
      + "machine has \(NumberText.bytes(memory)): use fewer people, contacts or layers"
  }

  /// The people of each graph, or nil before a file is read.
  var people: Int? {
    switch source {
    case .model(let model): model.people
    case .layers(_, let people): people
    case .file, .layeredFile: nil
    }
  }

  /// The expected number of ties, of all layers together, or nil before a file is read.
  var ties: Double? {
    source.isFromFiles ? nil : models.reduce(0) { $0 + $1.expectedTies }
  }

  /// The models that generate its ties: of a layered graph, of the layers that have one.
  private var models: [GraphModel] {
    switch source {
    case .model(let model): [model]
    case .layers(let layers, _):
      layers.compactMap { if case .model(let model) = $0.ties { model } else { nil } }
    case .file, .layeredFile: []
    }
  }

  /// The bytes of a graph once it is built; 0 before a file is read.
  package var residentBytes: Double {
    let layers = models.reduce(0) { sum, model in
      if case .complete = model { return sum }
      return sum + 8 * model.expectedTies + 4 * Double(model.people)
    }
    // A layered graph has all ties once more, together.
    return if case .layers = source { 2 * layers } else { layers }
  }

  /// The bytes that building a graph takes at its peak; 0 before a file is read.
  var buildingBytes: Double {
    let largest = models.reduce(0) { max($0, Double($1.expectedBytes)) }
    guard case .layers = source else { return largest }
    // The list of all ties, and the rows made of it, beside the layers.
    return residentBytes + max(largest, 12 * (ties ?? 0))
  }
}

extension LayerSource {
  /// Whether its ties are read from a file.
  var isFile: Bool { if case .file = ties { true } else { false } }
}

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
      let family = GraphFamily(
        source: scenario.graph, seed: scenario.graph.isRandom ? scenario.seed : 0)
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

    /// Makes a part.
    package init(family: Int, draws: Range<Int>) {
      self.family = family
      self.draws = draws
    }
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
