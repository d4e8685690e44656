import SocialGraph

/// What is to be made of a file, besides what it says itself.
struct ReadingOptions: Sendable {
  /// Whether the graph's ties go one way.
  var isDirected: Bool
  /// The side to project a two-mode file on, if it is one.
  var projection: Projection?
  /// The column whose words part the ties into layers, if they are to be parted.
  var layerColumn: String?
  /// How long the blocks of a mapped file are.
  var blocks = BlockLengths()
}
