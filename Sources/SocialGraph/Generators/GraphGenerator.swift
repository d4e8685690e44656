import Parallelism
import Randomness

/// One model of ``GraphModel``: its parameters, their limits, its size and its algorithm.
protocol GraphGenerator: Sendable {
  /// The number of people.
  var people: Int { get }
  /// The first parameter out of range, except the number of people.
  var parameterProblem: GraphModelProblem? { get }
  /// The expected number of ties; a number even if parameters are out of range.
  var expectedTies: Double { get }
  /// Generates the graph; parameters are in range.
  ///
  /// What takes long asks now and then whether the workers are cancelled, and then leaves off.
  ///
  /// - Throws: A ``GraphModelProblem`` where what is drawn is more than a graph can hold, or what none can
  ///   have, or where the workers are cancelled.
  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph
}

/// The random numbers of one generated graph.
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

  /// The key of a stage that may be tried several times.
  func key(stage: UInt64, attempt: Int) -> RandomKey {
    attempt == 0 ? key(stage: stage) : key(stage: stage).numbered(attempt)
  }
}

extension GraphModelProblem {
  /// A problem with a parameter, unless a condition holds.
  static func unless(
    _ condition: Bool, _ parameter: String, _ message: @autoclosure () -> String
  ) -> GraphModelProblem? {
    condition ? nil : GraphModelProblem(parameter: parameter, message: message())
  }
}

/// A number without a fraction that it does not have.
func words(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}

extension GraphGenerator {
  /// The problem with a number of contacts that people cannot have.
  func problem(ofCount contacts: Int, named parameter: String) -> GraphModelProblem? {
    let most = max(0, people - 1)
    return .unless(
      (0...most).contains(contacts), parameter,
      "\(contacts) is not in 0...\(most), the number of other people")
  }
}

extension TieList {
  /// The undirected graph of the listed ties, unless the workers are asked to stop: then some may be missing.
  consuming func graph(people: Int, workers: Workers) throws(GraphModelProblem) -> Graph {
    try built(people: people, workers: workers).graph
  }

  /// The same, with the counts of what was dropped.
  consuming func built(people: Int, workers: Workers) throws(GraphModelProblem) -> BuiltGraph {
    if workers.isCancelled { throw .stopped }
    do throws(GraphTooLarge) {
      return try build(people: people, isDirected: false, workers: workers)
    } catch {
      throw .tooLarge(error, parameter: "people")
    }
  }
}
