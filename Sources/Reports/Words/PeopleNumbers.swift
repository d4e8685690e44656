import PlainText
import Statistics

/// How the numbers of one figure are shown on a first screen: rounded for people, to two digits of the
/// half-width of their interval and three or four in all.
///
/// A rough interval may reach far to one side, where a part lies that was not seen; there the shorter arm and
/// the number itself count, so that 6 people (~0 to 600) are not rounded to 10, nor 0.4 (~0 to 280) to 0. No
/// number but 0 is shown as 0.
struct PeopleNumbers {
  /// What kind of figure it is.
  let kind: ShownFigure.Kind
  private let decimals: Int
  private let unit: Quantity.Unit
  /// Whether the interval is rough, so that its ends may be much larger than the number.
  private let isRough: Bool
  /// The number.
  private let figure: Double
  /// What is smaller is 0 but for rounding errors.
  private let least: Double

  /// Decides how a number and its interval are rounded.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - interval: Its interval, or nil.
  ///   - kind: What kind of figure it is.
  init(_ value: Double, _ interval: Interval?, _ kind: ShownFigure.Kind = .amount) {
    let ends = interval.map { [value, $0.low, $0.high] } ?? [value]
    self.init(value, ends: ends, arm: interval.map { ($0.high - $0.low) / 2 } ?? 0, kind)
  }

  private init(
    _ value: Double, ends: [Double], arm: Double, _ kind: ShownFigure.Kind, isRough: Bool = false
  ) {
    (self.kind, self.isRough, figure) = (kind, isRough, value)
    let scale = kind.isPercent ? 100.0 : 1
    let largest = (ends.filter(\.isFinite).map(abs).max() ?? 0) * scale
    let half = arm * scale
    var decimals = Int.max
    if half > 0, half.isFinite { decimals = 1 - Self.magnitude(half) }
    if largest > 0 {
      decimals = min(decimals, Self.mostDecimals(largest, kind))
      let shown = value * scale
      if abs(shown - shown.rounded()) < 1e-9, largest < 10_000 {
        if half == 0 { decimals = 0 } else if isRough, half >= 0.5 { decimals = min(decimals, 0) }
      }
    } else if decimals == Int.max {
      decimals = 0
    }
    let large = kind.isPercent ? nil : Quantity.LargeUnit(of: largest)
    unit = large.map { .large($0) } ?? .plain
    self.decimals = kind.isPercent ? max(1, min(decimals, 3)) : decimals
    least = 1e-9 * max(1, largest)
  }

  /// Decides how a number without an interval is rounded.
  init(_ value: Double, _ kind: ShownFigure.Kind = .amount) {
    self.init(value, nil as Interval?, kind)
  }

  /// Decides how a number and its interval, firm or rough, are rounded.
  init(_ value: Double, _ found: SampleInterval?, _ kind: ShownFigure.Kind = .amount) {
    guard let found, !found.isFirm else {
      self.init(value, found?.interval, kind)
      return
    }
    let ends = [found.interval.low, found.interval.high]
    let arms = [value - ends[0], ends[1] - value]
    self.init(
      value, ends: value == 0 ? ends : [value], arm: arms.filter { $0 > 0 }.min() ?? 0, kind,
      isRough: true)
  }

  /// The decimals that leave three digits, from a thousand on four; none from 20 on.
  private static func mostDecimals(_ size: Double, _ kind: ShownFigure.Kind) -> Int {
    let digits = (size >= 1000 ? 3 : 2) - magnitude(size)
    return size >= 20 && !kind.isPercent ? min(digits, 0) : digits
  }

  private static func magnitude(_ number: Double) -> Int { DecimalPlaces.magnitude(number) }

  /// A number as it is shown.
  func rounded(_ number: Double) -> Double {
    let scale = DecimalPlaces.power(decimals)
    return (number * scale).rounded() / scale
  }

  /// A number.
  func value(_ number: Double) -> Value { .quantity(quantity(number)) }

  /// A number and what it counts: `1 customer`, `2 customers`, `no customers`.
  func counted(_ number: Double, _ noun: String, _ plural: String? = nil) -> Prose {
    let text = value(number).text
    let words = text == "1" ? noun : plural ?? "\(noun)s"
    return number == 0 ? "no \(words)" : "\(value(number)) \(words)"
  }

  /// A change, with its sign; of shares in percentage points.
  func change(_ number: Double) -> Value {
    var quantity = quantity(number)
    if kind.isPercent { quantity.unit = .points }
    quantity.isSigned = true
    return .quantity(quantity)
  }

  /// A range; one number where both ends read the same.
  func range(_ low: Double, _ high: Double) -> Value {
    value(low).text == value(high).text ? value(low) : .range(quantity(low), quantity(high))
  }

  /// An interval, marked if it is rough.
  func range(_ found: SampleInterval) -> Value {
    let range = range(found.interval.low, found.interval.high)
    return found.isFirm ? range : .rough(range, found.advice)
  }

  /// The interval of a number in brackets, marked if it is rough.
  func brackets(_ value: Double, _ found: SampleInterval?) -> Prose {
    guard let found else { return "" }
    let isSaid = !brackets(value, found.interval).isEmpty
    return isSaid ? " (\(range(found)))" : ""
  }

  /// The interval of a number in brackets, with a blank before; nothing where both ends read as it does.
  func brackets(_ value: Double, _ interval: Interval?) -> Prose {
    guard let interval else { return "" }
    let texts = Set([value, interval.low, interval.high].map { self.value($0).text })
    return texts.count == 1 ? "" : " (\(range(interval.low, interval.high)))"
  }

  private func quantity(_ number: Double) -> Quantity {
    let decimals = decimals(of: number)
    if kind.isPercent { return Quantity(number, .percent, decimals: decimals) }
    return Quantity(number, unit, decimals: decimals)
  }

  /// The decimals of one number: fewer where it is much larger than the figure, and more where the figure would
  /// read as 0.
  private func decimals(of number: Double) -> Int {
    let size = abs(number) * (kind.isPercent ? 100 : 1)
    if abs(number) == abs(figure) {
      let isHidden = size > least && size < 0.5 * DecimalPlaces.power(-decimals)
      return isHidden ? -Self.magnitude(size) : decimals
    }
    guard isRough, size.isFinite, !kind.isPercent else { return decimals }
    return min(decimals, size == size.rounded() ? 0 : Self.mostDecimals(size, kind))
  }
}
