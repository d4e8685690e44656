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
