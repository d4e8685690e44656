import Parallelism
import PlainText
import SocialGraph

/// What is to be made of a file, besides what it says itself, and by whom.
struct ReadingOptions: Sendable {
  /// Whether the graph's ties go one way.
  var isDirected: Bool
  /// Who reads and builds, as far as work can be shared; their number does not change the result.
  var workers: Workers
  /// The side to project a two-mode file on, if it is one.
  var projection: Projection?
  /// The column whose words part the ties into layers, if they are to be parted.
  var layerColumn: String?
  /// The column with the weights of ties, if they are wanted.
  var weights: WeightColumn?
  /// How long the blocks of a mapped file are.
  var blocks = BlockLengths()
  /// The memory that this process may use.
  var memory = ProcessLimits.current.memory

  /// What a tie takes at the peak of building a graph, the list included.
  static let bytesPerTie = 16.0
  /// The same with its weight: as it was listed, while it is found, and in the graph.
  private var bytesPerTie: Double { Self.bytesPerTie + (weights == nil ? 0 : 48) }
  /// What a person takes in a graph while it is built, its name aside.
  private static let bytesPerPerson = 8.0

  /// Checks that so many ties can be counted, that they and their ids can be numbered, and that a graph of
  /// them can be built: whichever takes more.
  ///
  /// - Parameters:
  ///   - ties: The number of different ties.
  ///   - bytes: What holds them, if it is not a list of 8 bytes each.
  ///   - names: The table of their ids, if these are texts.
  /// - Throws: If they are too many, with the figure.
  func checkMemory(
    ties: Int, in bytes: Int? = nil, names: NameTable? = nil
  ) throws(Diagnostic) {
    let reading = Double(bytes ?? 8 * ties) + (names?.bytesToNumber ?? 0)
    try check(
      ties: ties, people: names?.count ?? 0, reading: reading, labels: names?.bytesOfLabels ?? 0)
  }

  /// The same of people who are called by numbers, eight bytes each, while so many others are held besides.
  func checkMemory(ties: Int, numbers people: Int, besides: Int = 0) throws(Diagnostic) {
    let labels = 8 * people
    try check(
      ties: ties, people: people, reading: Double(8 * ties + labels + besides),
      labels: Double(labels))
  }

  private func check(
    ties: Int, people: Int, reading: Double, labels: Double
  ) throws(Diagnostic) {
    guard ties < Int(UInt32.max) else { throw .tooLarge }
    let building =
      Double(ties) * bytesPerTie + Double(people) * Self.bytesPerPerson + labels
    let bytes = max(reading, building)
    guard bytes > memory.bytes else { return }
    let among = people > 0 ? " and \(people) people" : ""
    throw .overMemory(
      "the file holds more than \(ties) different ties\(among)", bytes: bytes, memory,
      remedy: Diagnostic.lessTies)
  }

  /// Checks that what a format holds of its own until it is read to its end fits into memory.
  ///
  /// - Parameters:
  ///   - count: How many things it holds.
  ///   - bytes: What one takes at most, while the list of them grows.
  ///   - what: What they are.
  /// - Throws: If they are too many, with the figure.
  func checkMemory(of count: Int, bytesEach bytes: Double, _ what: String) throws(Diagnostic) {
    guard Double(count) * bytes > memory.bytes else { return }
    throw .overMemory(
      "the file holds more than \(count) \(what)", taking: "to read them takes",
      bytes: Double(count) * bytes, memory, remedy: Diagnostic.lessTies)
  }
}
