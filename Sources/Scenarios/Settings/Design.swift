public import PlainText

/// A change to one value of a scenario, and where it was written: a setting of the command line, an entry
/// of a variant, a coordinate of a point, a sample of an uncertain input.
///
/// Two are equal if they make the same change, wherever they were written.
public struct Override: Sendable, Hashable {
  /// Keys joined by dots: `voices.negative.retell`.
  public var path: String
  /// The value it takes.
  public var value: JSONValue
  /// Where the path was written.
  public var pathPlace: Place

  /// Makes an override.
  public init(path: String, value: JSONValue, pathPlace: Place = .code) {
    self.path = path
    self.value = value
    self.pathPlace = pathPlace
  }

  /// Whether two make the same change.
  public static func == (a: Override, b: Override) -> Bool {
    a.path == b.path && a.value == b.value
  }

  /// Hashes the change.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(value)
  }
}

/// The points of a sweep: settings that differ from the baseline in the same paths.
///
/// Points are made when they are asked for, so that a grid of a billion points takes no room.
public enum Design: Sendable, Hashable {
  /// A path and the values it takes.
  public struct Axis: Sendable, Hashable {
    /// Keys joined by dots.
    public var path: String
    /// The path set to each of its values, in order.
    public var overrides: [Override]

    /// Makes an axis.
    public init(path: String, values: [JSONValue], pathPlace: Place = .code) {
      self.path = path
      overrides = values.map { Override(path: path, value: $0, pathPlace: pathPlace) }
    }
  }

  /// Every combination, row-major: the last axis varies fastest.
  case grid([Axis])
  /// The first values of all axes together, then the second ones, …; all axes are equally long.
  case zip([Axis])
  /// Given points.
  case points([[Override]])

  /// The number of points, or nil if it exceeds an `Int`.
  public var count: Int? {
    switch self {
    case .grid(let axes):
      var count = 1
      for axis in axes {
        let (product, overflows) = count.multipliedReportingOverflow(by: axis.overrides.count)
        if overflows { return nil }
        count = product
      }
      return axes.isEmpty ? 0 : count
    case .zip(let axes): return axes.map(\.overrides.count).min() ?? 0
    case .points(let points): return points.count
    }
  }

  /// The paths that vary, each once, in order of first appearance.
  ///
  /// - Complexity: O(axes), or O(overrides) for given points.
  public var paths: [String] {
    switch self {
    case .grid(let axes), .zip(let axes): axes.map(\.path)
    case .points(let points): Self.paths(of: points)
    }
  }

  /// The paths of lists of overrides, each once, in order of first appearance.
  package static func paths(of points: [[Override]]) -> [String] {
    points.flatMap { $0 }.map(\.path).uniqued
  }

  /// What point number `index` changes.
  ///
  /// - Parameter index: The number of the point, from 0; less than ``count``.
  /// - Returns: In a grid or zip one override for each of ``paths``, in order; of a given point its
  ///   overrides as they were given.
  /// - Complexity: O(axes).
  public subscript(index: Int) -> [Override] {
    switch self {
    case .grid(let axes):
      var rest = index
      var overrides: [Override] = []
      for axis in axes.reversed() {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: axis.overrides.count)
        overrides.append(axis.overrides[remainder])
        rest = quotient
      }
      return overrides.reversed()
    case .zip(let axes): return axes.map { $0.overrides[index] }
    case .points(let points): return points[index]
    }
  }
}
