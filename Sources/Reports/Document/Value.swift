import PlainText
public import Statistics

/// A part of a document: a number with unit and precision, a range of them, or a text.
///
/// Values keep their numbers; a renderer that draws or marks them takes those, and ``text`` is how they
/// read in plain text.
public enum Value: Sendable, Hashable {
  /// A text.
  case text(String)
  /// A number.
  case quantity(Quantity)
  /// From one number to another, in one unit.
  case range(Quantity, Quantity)
  /// A value that is roughly known, and about how many replicates make it firm, where that is known.
  indirect case rough(Value, SampleInterval.Advice? = nil)
  /// A value that must not be overlooked.
  indirect case strong(Value)
  /// There is no such figure.
  case missing
  /// An empty cell.
  case empty

  /// A count.
  public static func count(_ count: Int) -> Value { .quantity(Quantity(Double(count))) }

  /// A parameter or another number that is known exactly.
  public static func exact(_ number: Double) -> Value { .quantity(Quantity(number)) }

  /// A share that is known exactly: `5 %`.
  public static func share(_ share: Double) -> Value { .quantity(Quantity(share, .percent)) }

  /// A share that was measured: `12.3 %`.
  public static func percent(_ share: Double) -> Value {
    .quantity(Quantity(share, .percent, decimals: 1))
  }

  /// A number with this many decimals.
  public static func number(_ number: Double, decimals: Int) -> Value {
    .quantity(Quantity(number, decimals: decimals))
  }

  /// The value in plain text: `7,358 to 7,368`, `~0.0 to 0.4 %`, `-`.
  public var text: String {
    switch self {
    case .text(let text): return text
    case .quantity(let quantity): return quantity.text
    case .range(let low, let high):
      var first = low.text
      let second = high.text
      // The unit is written once.
      for unit in [" %", " pt"] + Quantity.LargeUnit.allCases.map(\.symbol)
      where first.hasSuffix(unit) && second.hasSuffix(unit) {
        first.removeLast(unit.count)
      }
      return "\(first) to \(second)"
    case .rough(let value, _): return "~" + value.text
    case .strong(let value): return value.text
    case .missing: return "-"
    case .empty: return ""
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value in plain text, as where it stands in a text.
  public var description: String { text }
}

extension Value: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
}
