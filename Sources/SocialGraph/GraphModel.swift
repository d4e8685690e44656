public import Parallelism
public import Randomness

/// A random or regular graph to generate: a field-standard model with its parameters.
///
/// The graph is a function of the model, the random seed and the number of the draw alone, whatever
/// the number of workers. Each case's generator, its algorithm, limits and source, is in the file of
/// its name.
public enum GraphModel: Sendable, Hashable {
  /// Everybody knows everybody; computed, never stored.
  case complete(people: Int)
  /// A ring where everybody knows the `contacts` nearest (an even number).
  case ringLattice(people: Int, contacts: Int)
  /// A ring lattice whose ties are rewired with a chance.
  case wattsStrogatz(people: Int, contacts: Int, rewire: Double)
  /// Newcomers attach to `attach` people in proportion to how many contacts those have.
  case barabasiAlbert(people: Int, attach: Int)
  /// Every pair is tied with the same chance, such that people have `contacts` on average.
  case erdosRenyi(people: Int, contacts: Double)
  /// Everybody has the same number of contacts, who are otherwise random.
  case randomRegular(people: Int, contacts: Int)
  /// Everybody has a number of contacts from a distribution, who are otherwise random; self-loops
  /// and repeated ties are erased.
  case configuration(people: Int, degrees: CountDistribution)
  /// Closed circles of friends, and random ties outside them.
  case circles(people: Int, size: Int, weak: Double)
  /// Groups with given mean numbers of contacts within and between them.
  case stochasticBlock(sizes: [Int], contacts: [[Double]])

  /// The number of people.
  public var people: Int { fatalError("contract") }

  /// The first parameter that is out of range, or nil.
  public var problem: GraphModelProblem? { fatalError("contract") }

  /// The bytes that building takes at its peak, estimated from the means.
  public var expectedBytes: Int { fatalError("contract") }

  /// The expected number of ties.
  public var expectedTies: Double { fatalError("contract") }

  /// Generates the graph.
  ///
  /// - Parameters:
  ///   - seed: The random seed.
  ///   - draw: The number of the draw: independent graphs of one seed.
  ///   - workers: Who builds it; their number does not change the graph.
  /// - Returns: The graph.
  /// - Throws: ``GraphModelProblem`` if a parameter is out of range or the graph too large.
  public func build(
    seed: UInt64, draw: Int = 0, workers: Workers
  ) throws(GraphModelProblem) -> Graph { fatalError("contract") }
}

/// A parameter of a graph model that is out of range.
public struct GraphModelProblem: Error, Hashable, CustomStringConvertible {
  /// The parameter as scenario files and the command line write it: `people`, `contacts`, ….
  public let parameter: String
  /// What is wrong and what is allowed, in a sentence without its full stop.
  public let message: String
  /// Whether the parameters are valid but the graph is larger than this program can hold.
  public let isResourceLimit: Bool

  /// Makes a problem.
  public init(parameter: String, message: String, isResourceLimit: Bool = false) {
    self.parameter = parameter
    self.message = message
    self.isResourceLimit = isResourceLimit
  }

  /// The parameter and the message.
  public var description: String { "\(parameter): \(message)" }
}
