/// A picture: marks in their order, in units of its own.
///
/// A chart is 360 units wide, so that its text has the same size on a page of three columns and on a
/// phone.
public struct Drawing: Sendable, Hashable {
  /// A place: x to the right, y downwards.
  public struct Point: Sendable, Hashable {
    /// From the left edge.
    public var x: Double
    /// From the upper edge.
    public var y: Double

    /// Makes a point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A rectangle.
  public struct Rect: Sendable, Hashable {
    /// Its left edge.
    public var x: Double
    /// Its upper edge.
    public var y: Double
    /// Its width, at least 0.
    public var width: Double
    /// Its height, at least 0.
    public var height: Double

    /// Makes a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// Which end of a text is at its place.
  public enum Anchor: Sendable, Hashable {
    /// Its start.
    case start
    /// Its middle.
    case middle
    /// Its end.
    case end
  }

  /// Something drawn: one element of the picture.
  public indirect enum Mark: Sendable, Hashable {
    /// A line through points.
    case line([Point], Stroke)
    /// Many lines alike.
    case lines([[Point]], Stroke)
    /// Discs around points.
    case dots([Point], diameter: Double, Ink)
    /// Squares around points.
    case squares([Point], side: Double, Ink)
    /// Circles around points, filled with the colour of the page.
    case rings([Point], diameter: Double, Stroke)
    /// Filled rectangles.
    case bars([Rect], Ink, opacity: Double = 1)
    /// A line of text; the point is on its base line.
    case text(String, at: Point, Anchor = .start, TextStyle = TextStyle())
    /// Marks that other drawings of the chart may use again, by their name.
    case group(id: String, [Mark])
    /// The marks of a group again.
    case reuse(id: String)
    /// Marks moved to the right and down.
    case shifted(x: Double, y: Double, [Mark])
  }

  /// The width, in units.
  public var width: Double
  /// The height, in units.
  public var height: Double
  /// What it shows by itself, where a chart has several: `round 1: 15 of 81 know bad news`.
  public var label: String
  /// The marks, the lowest first.
  public var marks: [Mark]

  /// Makes a drawing.
  ///
  /// - Parameters:
  ///   - width: The width, in units.
  ///   - height: The height, in units.
  ///   - label: What it shows by itself, where a chart has several.
  ///   - marks: The marks, the lowest first.
  public init(width: Double = 360, height: Double, label: String = "", _ marks: [Mark]) {
    self.width = width
    self.height = height
    self.label = label
    self.marks = marks
  }
}
