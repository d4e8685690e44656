/// Which side of a two-mode list becomes the people of a graph.
///
/// A two-mode list ties people to something else: women to the events they went to, customers to the
/// things they bought. Projected, two of one side are tied if they share at least one of the other.
public enum Projection: String, Sendable, Hashable, CaseIterable {
  /// The people are those of the first column, or of the first mode.
  case first
  /// The people are those of the second column, or of the second mode.
  case second
}

/// What is to be made of a file, besides what it says itself.
struct ReadingOptions: Sendable {
  /// Whether the graph's ties go one way.
  var isDirected: Bool
  /// The side to project a two-mode file on, if it is one.
  var projection: Projection?
  /// The column whose words part the ties into layers, if they are to be parted.
  var layerColumn: String?

  /// Whether a tie that goes both ways in the file becomes two.
  var doublesTies: Bool { isDirected && projection == nil }
}
