/// A sentence or a part of one: words, and values with their numbers.
///
/// ```swift
/// let sentence: Prose = "Reach falls by \(.count(927)) people."
/// sentence.text    // Reach falls by 927 people.
/// ```
public struct Prose: Sendable, Hashable {
  /// The words and values in order.
  public private(set) var runs: [Value] = []

  /// Makes prose of a text.
  public init(_ text: String) { runs = [.text(text)] }

  private init(runs: [Value]) { self.runs = runs }

  /// The prose as words that must not be overlooked.
  public var strong: Prose { Prose(runs: runs.map(Value.strong)) }

  /// The prose in plain text.
  public var text: String { runs.map(\.text).joined() }

  /// Whether it has no text.
  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

  /// One after the other.
  public static func + (first: Prose, second: Prose) -> Prose {
    Prose(runs: first.runs + second.runs)
  }

  /// Adds words after those before.
  public static func += (first: inout Prose, second: Prose) { first.runs += second.runs }

  /// The prose with a capital letter at its start.
  public var capitalized: Prose {
    guard case .text(let text) = runs.first else { return self }
    return Prose(runs: [.text(text.prefix(1).uppercased() + text.dropFirst())] + runs.dropFirst())
  }
}

extension Prose: CustomStringConvertible {
  /// The prose in plain text, as where it stands in a text.
  public var description: String { text }
}

extension Prose: ExpressibleByStringInterpolation {
  /// What an interpolation is made of.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Value] = []

    /// Prepares an interpolation.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words.
    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { runs.append(.text(text)) }
    }

    /// Adds a text.
    public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

    /// Adds a value.
    public mutating func appendInterpolation(_ value: Value) { runs.append(value) }

    /// Adds prose.
    public mutating func appendInterpolation(_ prose: Prose) { runs += prose.runs }

    /// Adds a count and its noun: `1 replicate`, `2 replicates`.
    public mutating func appendInterpolation(
      _ count: Int, _ noun: String, _ plural: String? = nil
    ) {
      appendInterpolation(.count(count), noun, plural)
    }

    /// Adds a number and its noun, which is singular where the number reads as 1: `1 person`, `1.0 people`.
    public mutating func appendInterpolation(
      _ number: Value, _ noun: String, _ plural: String? = nil
    ) {
      runs += [number, .text(" " + (number.text == "1" ? noun : plural ?? noun + "s"))]
    }
  }

  /// Makes prose of an interpolation.
  public init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

  /// Makes prose of a text.
  public init(stringLiteral text: String) { self.init(text) }
}

extension Sequence<Prose> {
  /// All of them with words between.
  public func joined(separator: String) -> Prose {
    reduce(into: nil as Prose?) { all, next in
      all = all.map { "\($0)\(separator)\(next)" } ?? next
    } ?? ""
  }
}
