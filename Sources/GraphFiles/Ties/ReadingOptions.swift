import Parallelism
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
  /// How long the blocks of a mapped file are.
  var blocks = BlockLengths()
}
