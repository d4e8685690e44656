import Parallelism
import Randomness

/// One model of ``GraphModel``: its parameters, their limits, its size and its algorithm.
protocol GraphGenerator: Sendable {
  /// The number of people.
  var people: Int { get }
  /// The first parameter out of range, the number of people apart.
  var parameterProblem: GraphModelProblem? { get }
  /// The expected number of ties; a number even if parameters are out of range.
  var expectedTies: Double { get }
  /// Generates the graph; parameters are in range.
  func graph(random: GraphStream, workers: Workers) throws(GraphTooLarge) -> Graph
}

/// The luck of one generated graph.
struct GraphStream: Sendable {
  /// The random seed.
  let seed: UInt64
  /// The number of the draw.
  let draw: Int
  /// The name of the layer that the graph is for, if it is one of several.
  var layer: String?

  /// The key of a stage of the generator.
  func key(stage: UInt64) -> RandomKey {
    let key = RandomKey(
      seed: seed, purpose: .graph, replicate: UInt64(bitPattern: Int64(draw)), period: stage)
    return layer.map(key.named) ?? key
  }
}

extension GraphGenerator {
  /// Parameters are in range; says so if a number of contacts is not a mean people can have.
  func problem(ofMean contacts: Double, named parameter: String) -> GraphModelProblem? {
    let most = max(0, people - 1)
    return (0...Double(most)).contains(contacts)
      ? nil
      : GraphModelProblem(
        parameter: parameter,
        message: "a mean of \(contacts) is not in 0...\(most), the number of other people")
  }

  /// Says so if a number of contacts is not one that people can have.
  func problem(ofCount contacts: Int, named parameter: String) -> GraphModelProblem? {
    let most = max(0, people - 1)
    return (0...most).contains(contacts)
      ? nil
      : GraphModelProblem(
        parameter: parameter,
        message: "\(contacts) is not in 0...\(most), the number of other people")
  }
}

extension TieList {
  /// The undirected graph of the listed ties.
  consuming func graph(people: Int, workers: Workers) throws(GraphTooLarge) -> Graph {
    try build(people: people, isDirected: false, workers: workers).graph
  }
}
