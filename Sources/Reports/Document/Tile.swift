/// A figure that stands for the result: what it is, its number and how sure it is.
public struct Tile: Sendable, Hashable {
  /// What it is: `Net benefit`.
  public var label: String
  /// The number with its direction: `€152,000 better`.
  public var figure: Prose
  /// How sure it is and what it is made of: `in 100 of 100 simulated markets`.
  public var note: Prose
  /// The colour of the number.
  public var ink: Ink

  /// Makes a tile.
  ///
  /// - Parameters:
  ///   - label: What it is.
  ///   - figure: The number with its direction.
  ///   - note: How sure it is and what it is made of.
  ///   - ink: The colour of the number.
  public init(_ label: String, _ figure: Prose, note: Prose, ink: Ink = .text) {
    self.label = label
    self.figure = figure
    self.note = note
    self.ink = ink
  }
}
