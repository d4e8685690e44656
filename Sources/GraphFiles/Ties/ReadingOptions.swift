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

  /// Checks that so many ties can be counted, and that a graph of them can be built.
  func checkMemory(ties: Int) throws(Diagnostic) {
    guard ties < Int(UInt32.max) else { throw .tooLarge }
    guard Double(ties) * bytesPerTie <= memory.bytes else {
      throw .overMemory(
        "the file holds more than \(ties) different ties", bytes: Double(ties) * bytesPerTie,
        memory,
        remedy: "Take a sample of the ties, or read the file where there is more memory.")
    }
  }

  /// What a tie takes at the peak of building a graph, the list included.
  static let bytesPerTie = 16.0
  /// The same with its weight: as it was listed, while it is found, and in the graph.
  private var bytesPerTie: Double { Self.bytesPerTie + (weights == nil ? 0 : 48) }
}
