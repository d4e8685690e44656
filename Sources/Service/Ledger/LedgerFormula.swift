internal import PlainText
internal import Statistics

/// A multiplication of a ledger: what it is made of, so that the words, the numbers and the value
/// cannot disagree.
///
/// ```swift
/// let lost: LedgerFormula = "silent" * (1 - "loyalty")
/// lost.text { $0 } number: { "\($0)" }  // "silent x (1 - loyalty)"
/// ```
///
/// Texts stand for inputs or earlier lines by name. It knows no chance and no condition: a ledger is
/// arithmetic.
public indirect enum LedgerFormula: Sendable, Hashable {
  /// A number that is no input.
  case number(Double)
  /// An input or an earlier line, by name.
  case term(String)
  /// The sum of several.
  case sum([LedgerFormula])
  /// The first less the second.
  case difference(LedgerFormula, LedgerFormula)
  /// The product of several.
  case product([LedgerFormula])
  /// A base to a whole power, at least 0.
  case power(LedgerFormula, Int)

  /// The value where each name has one.
  ///
  /// - Parameter term: The value of a name.
  /// - Returns: The value; unless whole rounded to 12 significant digits, so that 0.1 + 0.2 is 0.3.
  public func value(_ term: (String) -> Double) -> Double { Self.rounded(exact(term)) }

  /// The formula in text.
  ///
  /// - Parameters:
  ///   - term: What a name is written as: itself, or its value.
  ///   - number: How a number is written.
  /// - Returns: The text, with brackets where they are needed: `a x (1 - b)`.
  public func text(_ term: (String) -> String, number: (Double) -> String) -> String {
    switch self {
    case .number(let value): number(value)
    case .term(let name): term(name)
    case .sum(let parts):
      parts.map { $0.bracketed(above: .sum, term, number) }.joined(separator: " + ")
    case .difference(let first, let second):
      first.bracketed(above: .sum, term, number) + " - "
        + second.bracketed(above: .product, term, number)
    case .product(let parts):
      parts.map { $0.bracketed(above: .product, term, number) }.joined(separator: " x ")
    case .power(let base, let exponent):
      base.bracketed(above: .power, term, number) + "^\(exponent)"
    }
  }

  /// How tightly an operation binds.
  private enum Binding: Int {
    case sum, product, power, atom
  }

  private var binding: Binding {
    switch self {
    case .number, .term: .atom
    case .sum, .difference: .sum
    case .product: .product
    case .power: .power
    }
  }

  /// The text as part of an operation that binds so tightly.
  private func bracketed(
    above outer: Binding, _ term: (String) -> String, _ number: (Double) -> String
  ) -> String {
    let text = text(term, number: number)
    // A power of a power needs brackets too.
    let isLoose = binding.rawValue < outer.rawValue || (outer == .power && binding == .power)
    return isLoose ? "(\(text))" : text
  }

  private func exact(_ term: (String) -> Double) -> Double {
    switch self {
    case .number(let value): value
    case .term(let name): term(name)
    case .sum(let parts): parts.reduce(0) { $0 + $1.exact(term) }
    case .difference(let first, let second): first.exact(term) - second.exact(term)
    case .product(let parts): parts.reduce(1) { $0 * $1.exact(term) }
    case .power(let base, let exponent): Elementary.pow(base.exact(term), exponent)
    }
  }

  /// A value that is not whole rounded to 12 significant digits, exactly as if its decimal text were
  /// read.
  private static func rounded(_ value: Double) -> Double {
    value == value.rounded() ? value : DecimalPlaces.rounded(value, digits: 12)
  }
}

extension LedgerFormula: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  /// The input or line of a name.
  public init(stringLiteral name: String) { self = .term(name) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// The sum of two; sums of sums become one.
  public static func + (first: LedgerFormula, second: LedgerFormula) -> LedgerFormula {
    if case .sum(let parts) = first { .sum(parts + [second]) } else { .sum([first, second]) }
  }

  /// The first less the second.
  public static func - (first: LedgerFormula, second: LedgerFormula) -> LedgerFormula {
    .difference(first, second)
  }

  /// The product of two; products of products become one.
  public static func * (first: LedgerFormula, second: LedgerFormula) -> LedgerFormula {
    if case .product(let parts) = first {
      .product(parts + [second])
    } else {
      .product([first, second])
    }
  }
}
