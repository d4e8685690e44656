import Foundation
import Statistics

/// How the numbers of one figure are shown on a first screen: rounded for people, to two digits of the
/// half-width of their interval and three or four in all.
///
/// A rough interval may reach far to one side, where a part lies that was not seen; there the shorter arm
/// counts, so that 6 people (~0 to 600) are not rounded to 10.
struct PeopleNumbers {
  /// What kind of figure it is.
  let kind: ShownFigure.Kind
  private let decimals: Int
  private let areMillions: Bool

  /// Decides how a number and its interval are rounded.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - interval: Its interval, or nil.
  ///   - kind: What kind of figure it is.
  init(_ value: Double, _ interval: Interval?, _ kind: ShownFigure.Kind = .amount) {
    self.init(value, interval, arm: interval.map { ($0.high - $0.low) / 2 } ?? 0, kind)
  }

  private init(_ value: Double, _ interval: Interval?, arm: Double, _ kind: ShownFigure.Kind) {
    self.kind = kind
    let scale = kind.isPercent ? 100.0 : 1
    let ends = [value] + (interval.map { [$0.low, $0.high] } ?? [])
    let largest = (ends.filter(\.isFinite).map(abs).max() ?? 0) * scale
    let half = arm * scale
    var decimals = Int.max
    if half > 0, half.isFinite { decimals = 1 - Self.magnitude(half) }
    if largest > 0 {
      decimals = min(decimals, (largest >= 1000 ? 3 : 2) - Self.magnitude(largest))
      if largest >= 20, !kind.isPercent { decimals = min(decimals, 0) }
      let shown = value * scale
      if abs(shown - shown.rounded()) < 1e-9, half == 0, largest < 10_000 { decimals = 0 }
    } else if decimals == Int.max {
      decimals = 0
    }
    areMillions = !kind.isPercent && largest >= 1e6
    self.decimals = kind.isPercent ? max(1, min(decimals, 3)) : decimals
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
    let arms = [value - found.interval.low, found.interval.high - value]
    self.init(value, found.interval, arm: arms.filter { $0 > 0 }.min() ?? 0, kind)
  }

  private static func magnitude(_ number: Double) -> Int { Int(log10(number).rounded(.down)) }

  /// A number.
  func value(_ number: Double) -> Value { .quantity(quantity(number)) }

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
    return found.isFirm ? range : .rough(range)
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
    if kind.isPercent { return Quantity(number, .percent, decimals: decimals) }
    return Quantity(number, areMillions ? .millions : .plain, decimals: decimals)
  }
}
