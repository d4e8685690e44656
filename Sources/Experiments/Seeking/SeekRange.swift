import Scenarios

/// The values of a parameter among which one is sought.
public struct SeekRange: Sendable, Hashable {
  /// The first value.
  public let from: Double
  /// The last value.
  public let to: Double
  /// Whether the parameter takes whole numbers alone.
  public let isWhole: Bool
  /// Whether the parameter can be no less than the first, and no more than the last.
  var isLimit = Limits(from: false, to: false)

  /// Which ends of a range are limits of the parameter.
  struct Limits: Sendable, Hashable {
    var from: Bool
    var to: Bool
  }

  /// How many values are tried first.
  public static let gridCount = 9
  /// How closely a value is sought, in parts of the range.
  static let finest = 8192.0

  /// The values that are tried first: nine, evenly spaced; of few whole numbers all.
  var grid: [Double] {
    let values = Steps.values(from: from, to: to, count: Self.gridCount)
    guard isWhole else { return values }
    return values.reduce(into: []) { whole, value in
      let next = value.rounded()
      if whole.last != next { whole.append(next) }
    }
  }

  /// A value, and what may be tried in its place: of whole numbers its neighbours.
  func near(_ value: Double) -> [Double] { isWhole ? [value, value + 1, value - 1] : [value] }

  /// The closest that two values are tried.
  var closest: Double { isWhole ? 1 : (to - from) / Self.finest }

  /// A value in the middle of two; nil where there is none between them.
  func middle(_ low: Double, _ high: Double) -> Double? {
    let middle = low + (high - low) / 2
    let value =
      isWhole ? middle.rounded(.down) : Steps.rounded(middle, scale: max(abs(from), abs(to)))
    return low < value && value < high ? value : nil
  }
}
