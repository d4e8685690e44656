/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
  /// Its colour.
  public var ink: Ink
  /// Its width, in units of the drawing.
  public var width: Double
  /// How much it covers, in 0...1.
  public var opacity: Double
  /// Whether it is dashed.
  public var isDashed: Bool

  /// Makes a stroke.
  public init(_ ink: Ink, width: Double = 1, opacity: Double = 1, isDashed: Bool = false) {
    self.ink = ink
    self.width = width
    self.opacity = opacity
    self.isDashed = isDashed
  }

  /// The line of a median.
  static func median(_ ink: Ink) -> Stroke { Stroke(ink, width: 2.6) }

  /// The lines of single simulated markets, behind a median.
  static func paths(_ ink: Ink) -> Stroke { Stroke(ink, width: 0.8, opacity: 0.4) }

  /// A line to compare by.
  static let grid = Stroke(.grid)

  /// The line at zero.
  static let zero = Stroke(.text, width: 1.3)

  /// The line from a mark to its words.
  static let leader = Stroke(.muted)
}
