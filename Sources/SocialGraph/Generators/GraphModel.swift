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
  /// Everybody has a number of contacts drawn from a distribution, who are otherwise random.
  case configuration(people: Int, degrees: CountDistribution)
  /// Closed circles of friends, and random ties outside them.
  case circles(people: Int, size: Int, weak: Double)
  /// Groups with given mean numbers of contacts within and between them.
  case stochasticBlock(sizes: [Int], contacts: [[Double]])

  /// The number of people; at most the largest integer.
  public var people: Int { generator.people }

  /// The first parameter that is out of range, or nil.
  ///
  /// A graph of more people or ties than 32-bit numbers count is a problem too; its
  /// ``GraphModelProblem/isResourceLimit`` is true.
  ///
  /// - Complexity: O(1); for configuration and stochastic block models O(parameters).
  public var problem: GraphModelProblem? {
    let generator = generator
    let people = generator.people
    if people > Int(PersonID.max) { return .tooLarge(.people(people), parameter: sizeParameter) }
    let problem =
      .unless(people >= 0, "people", "\(people) is not a number of people; use 0 or more")
      ?? generator.parameterProblem
    if problem != nil || generator is CompleteGraph { return problem }
    let ties = generator.expectedTies
    guard ties > Double(Graph.mostTies) else { return nil }
    let tooMany = GraphTooLarge(
      description:
        "about \(words(ties.rounded())) ties are more than the \(Graph.mostTies) there can be;"
        + " use fewer people or contacts")
    return .tooLarge(tooMany, parameter: sizeParameter)
  }

  /// The parameter that says how many people there are.
  private var sizeParameter: String {
    if case .stochasticBlock = self { "sizes" } else { "people" }
  }

  /// The bytes that building takes at its peak, estimated from the means.
  ///
  /// An estimate from above for a valid model; the graph itself takes about half of it.
  public var expectedBytes: Int {
    if case .complete = self { return 0 }
    // As measured: the ties of a small world come almost in order.
    let ofTie: Double = if case .wattsStrogatz = self { 13 } else { 17 }
    let bytes = ofTie * max(0, expectedTies) + 28 * Double(max(0, people))
    return bytes < 0x1p62 ? Int(bytes) : Int.max
  }

  /// The expected number of ties.
  public var expectedTies: Double { generator.expectedTies }

  /// Generates the graph.
  ///
  /// - Parameters:
  ///   - seed: The random seed.
  ///   - draw: The number of the draw: independent graphs of one seed.
  ///   - layer: The name of the layer that the graph is for, if it is one of several: layers of
  ///     different names are independent.
  ///   - workers: Who builds it; their number does not change the graph. Once they are cancelled it is left.
  /// - Returns: The graph.
  /// - Throws: ``GraphModelProblem`` if a parameter is out of range or the graph too large, if nobody can have
  ///   the contacts drawn, or ``GraphModelProblem/stopped``.
  /// - Complexity: O(people + ties) expected, with the exceptions that generators name.
  public func build(
    seed: UInt64, draw: Int = 0, layer: String? = nil, workers: Workers
  ) throws(GraphModelProblem) -> Graph {
    if let problem { throw problem }
    if workers.isCancelled { throw .stopped }
    do throws(GraphModelProblem) {
      return try generator.graph(
        random: GraphStream(seed: seed, draw: draw, layer: layer), workers: workers)
    } catch {
      guard error.isResourceLimit else { throw error }
      throw .tooLarge(GraphTooLarge(description: error.message), parameter: sizeParameter)
    }
  }

  /// The model's generator.
  private var generator: any GraphGenerator {
    switch self {
    case .complete(let people): CompleteGraph(people: people)
    case .ringLattice(let people, let contacts): RingLattice(people: people, contacts: contacts)
    case .wattsStrogatz(let people, let contacts, let rewire):
      WattsStrogatz(people: people, contacts: contacts, rewire: rewire)
    case .barabasiAlbert(let people, let attach): BarabasiAlbert(people: people, attach: attach)
    case .erdosRenyi(let people, let contacts): ErdosRenyi(people: people, contacts: contacts)
    case .randomRegular(let people, let contacts):
      RandomRegular(people: people, contacts: contacts)
    case .configuration(let people, let degrees):
      ConfigurationModel(people: people, degrees: degrees)
    case .circles(let people, let size, let weak):
      CirclesGraph(people: people, size: size, weak: weak)
    case .stochasticBlock(let sizes, let contacts):
      StochasticBlockModel(sizes: sizes, contacts: contacts)
    }
  }
}

/// A parameter of a graph model that is out of range.
public struct GraphModelProblem: Error, Hashable, CustomStringConvertible {
  /// The parameter as scenario files and the command line write it: `people`, `contacts`, ….
  public let parameter: String
  /// What is wrong and what is allowed, in a sentence without its full stop.
  public let message: String
  /// Whether the parameters are valid but the graph is larger than this program can hold.
  public private(set) var isResourceLimit = false

  /// The graph was left unfinished, since the workers were cancelled.
  public static let stopped = GraphModelProblem(
    parameter: "people", message: "generating the graph was stopped")

  /// The parameter and the message.
  public var description: String { "\(parameter): \(message)" }

  /// The problem that a graph has too many people or ties, whatever the parameters that say how many.
  public static func tooLarge(_ error: GraphTooLarge, parameter: String) -> GraphModelProblem {
    GraphModelProblem(parameter: parameter, message: error.description, isResourceLimit: true)
  }
}
