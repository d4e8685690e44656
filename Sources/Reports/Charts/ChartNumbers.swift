import PlainText

/// How the numbers of a chart are written: on its axes, in words and in its table.
///
/// In words a number has three significant digits, and from ten on no parts of a person; in tables it is whole,
/// on axes it is short.
public struct ChartNumbers: Sendable, Hashable {
  private enum Kind: Sendable, Hashable {
    case counts
    case money(String?)
    case shares
    case plain
  }

  private let kind: Kind

  private init(_ kind: Kind) { self.kind = kind }

  /// People and other things that are counted: `1,970`.
  public static let people = ChartNumbers(.counts)

  /// Shares of a whole: `12 %`.
  public static let shares = ChartNumbers(.shares)

  /// Numbers of any kind: `0.25`.
  public static let plain = ChartNumbers(.plain)

  /// Amounts of money.
  ///
  /// - Parameter currency: Its sign, which stands before a number (`€152,000`), or its name, which stands
  ///   behind it (`152,000 EUR`); nil where it has neither.
  /// - Returns: How amounts are written.
  public static func money(_ currency: String?) -> ChartNumbers {
    ChartNumbers(.money(currency.map(TextWidth.printable)))
  }

  /// The currency where it is a sign, such as `€`.
  private var sign: String {
    guard case .money(let currency?) = kind, Self.isSign(currency) else { return "" }
    return currency
  }

  /// The currency where it is a name, such as `EUR`.
  private var name: String? {
    guard case .money(let currency?) = kind, !Self.isSign(currency) else { return nil }
    return currency
  }

  private static func isSign(_ currency: String) -> Bool {
    currency.count == 1 && !currency.contains { $0.isLetter || $0.isNumber }
  }

  /// What an axis is, with the currency where its numbers do not have it.
  public func axisLabel(_ label: String) -> String {
    guard let name, !label.isEmpty, !label.hasSuffix(", \(name)") else { return label }
    return "\(label), \(name)"
  }

  /// Numbers of an axis, all in one unit: `€0`, `€50k`, `€100k`.
  public func ticks(_ numbers: [Double]) -> [String] {
    let largest = numbers.map(abs).max() ?? 0
    let scale: (Double, String) =
      switch kind {
      case .shares: (0.01, " %")
      default:
        switch largest {
        case 1e12...: (1e12, "tn")
        case 1e9...: (1e9, "bn")
        case 1e6...: (1e6, "M")
        case 1e4...: (1e3, "k")
        default: (1, "")
        }
      }
    return numbers.map { number in
      let digits = NumberText.plain(Self.rounded(abs(number) / scale.0, 6))
      let unit = number == 0 && scale.1 != " %" ? "" : scale.1
      return (number < 0 ? "−" : "") + sign + digits + unit
    }
  }

  /// A number in words, to three significant digits: `€152,000`, `€3.37 million`, `12.5 %`.
  public func value(_ number: Double) -> String {
    number.isFinite ? short(number) + (name.map { " \($0)" } ?? "") : "-"
  }

  /// A number that is known exactly, with all its digits: `€1,234`, `12.5 %`.
  public func exact(_ number: Double) -> String {
    let digits =
      kind == .shares ? NumberText.plainPercent(abs(number)) : NumberText.plain(abs(number))
    return (number < 0 ? "−" : "") + sign + digits + (name.map { " \($0)" } ?? "")
  }

  /// A number of people beside others: whole up to a million, so that they add up.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - largest: The largest of those that stand side by side.
  /// - Returns: The number in words.
  func whole(_ number: Double, beside largest: Double) -> String {
    Self.areWhole.contains(largest) ? exact(number.rounded()) : value(number)
  }

  /// The sizes of the largest of numbers of people for which all of them are written whole.
  static let areWhole = 10..<1e6

  /// From one number to another, in words; one number where both read the same.
  public func range(_ low: Double, _ high: Double) -> String {
    let (first, second) = (short(low), value(high))
    return value(low) == second ? second : "\(first) to \(second)"
  }

  /// A number in words beside an axis that has the name of the currency.
  func short(_ number: Double) -> String {
    guard number.isFinite else { return "-" }
    let digits: String
    if case .shares = kind {
      digits = Self.significant(abs(number) * 100) + " %"
    } else {
      let decimals = Self.decimals(of: abs(number))
      let isWhole = kind == .counts && abs(number) >= 10
      digits = large(Self.rounded(abs(number), isWhole ? min(0, decimals) : decimals))
    }
    let isNegative = number < 0 && digits.contains { ("1"..."9").contains($0) }
    return (isNegative ? "−" : "") + sign + digits
  }

  /// A number of a table: whole, but for shares and numbers of any kind.
  public func cell(_ number: Double?) -> Value {
    guard let number, number.isFinite else { return .missing }
    switch kind {
    case .counts, .money: return .number(number + 0, decimals: 0)
    case .shares: return .percent(number)
    case .plain: return .number(number, decimals: Self.decimals(of: abs(number)))
    }
  }

  private func large(_ number: Double) -> String {
    for (size, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
    where number >= size {
      let part = number / size
      let decimals = Self.decimals(of: part)
      let isWhole = Self.rounded(part, decimals) == part.rounded()
      return (isWhole ? Self.significant(part) : NumberText.fixed(part, decimals: max(0, decimals)))
        + " " + word
    }
    if case .money = kind, number < 100, number != number.rounded() {
      return NumberText.fixed(number, decimals: 2)
    }
    return Self.significant(number)
  }

  /// A number to three significant digits, without zeros at its end.
  private static func significant(_ number: Double) -> String {
    NumberText.plain(rounded(number, decimals(of: number)))
  }

  /// The decimals that leave three significant digits; negative ones round to tens, hundreds and so on.
  private static func decimals(of number: Double) -> Int {
    var (decimals, bound) = (2, 10.0)
    guard number > 0 else { return 0 }
    while number >= bound {
      decimals -= 1
      bound *= 10
    }
    while number < bound / 10, decimals < 9 {
      decimals += 1
      bound /= 10
    }
    return decimals
  }

  private static func rounded(_ number: Double, _ decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<abs(decimals) { scale *= 10 }
    return decimals >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
  }
}
