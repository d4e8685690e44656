/// A multiplication as practitioners write it: inputs, and lines that follow from them one by one.
///
/// ```swift
/// var ledger = Ledger(inputs: [
///   .count("unhappy", 104, "customers turned away"), .count("told", 250, "people each of these tells"),
/// ], source: "Girard")
/// ledger.add("hearers", "people told", "unhappy" * "told")
/// ledger.result.value  // 26000
/// ```
///
/// A ledger knows no overlap (nobody is told twice, and everybody has enough to tell) and no chance.
/// What a simulation of the same inputs has beside that is the gap between the two.
public struct Ledger: Sendable, Hashable {
  /// What may be written for an input.
  public enum Quantity: Sendable, Hashable {
    /// A share or chance, in 0...1.
    case share
    /// A number of people, weeks or the like, or an amount of money, at least 0.
    case count
    /// A whole number from 0 to this one.
    case whole(upTo: Int)

    /// Whether it may have a value.
    public func allows(_ value: Double) -> Bool {
      switch self {
      case .share: (0...1).contains(value)
      case .count: value >= 0 && value.isFinite
      case .whole(let most): (0...Double(most)).contains(value) && value == value.rounded()
      }
    }

    /// What is allowed, in words: `a share in 0...1`.
    public var allowed: String {
      switch self {
      case .share: "a share in 0...1"
      case .count: "a number of at least 0"
      case .whole(let most): "a whole number in 0...\(most)"
      }
    }
  }

  /// A number that is put in.
  public struct Input: Sendable, Hashable {
    /// The name it is set by and that formulas use: `told`.
    public var name: String
    /// The value.
    public var value: Double
    /// Its unit: `people`, `share`, `money`, ….
    public var unit: String
    /// What it may be.
    public var quantity: Quantity
    /// What it is, in a few words.
    public var meaning: String
    /// The source of the number, or where it comes from.
    public var source: String

    /// A number or an amount of a unit; without a source the ledger's holds.
    public static func count(
      _ name: String, _ value: Double, _ meaning: String, unit: String = "people",
      _ quantity: Quantity = .count, source: String = ""
    ) -> Input {
      Input(
        name: name, value: value, unit: unit, quantity: quantity, meaning: meaning, source: source)
    }

    /// A share or chance; without a source the ledger's holds.
    public static func share(
      _ name: String, _ value: Double, _ meaning: String, source: String = ""
    ) -> Input {
      count(name, value, meaning, unit: "share", .share, source: source)
    }
  }

  /// A number that follows.
  public struct Line: Sendable, Hashable {
    /// The name that later lines use.
    public let name: String
    /// What it is, in a few words.
    public let label: String
    /// What it is made of, by the names of inputs and earlier lines.
    public let formula: LedgerFormula
    /// What that comes to.
    public let value: Double
    /// Its unit.
    public let unit: String
    /// Of how many it is a part, where that is worth saying beside it.
    public let whole: Double?

    /// The formula in words: `unhappy x told`.
    public var words: String { formula.text({ $0 }, number: Ledger.plain) }
  }

  /// The inputs, in the order they are shown.
  public let inputs: [Input]
  /// The lines, in the order they follow.
  public private(set) var lines: [Line] = []

  /// Makes a ledger without lines.
  ///
  /// - Parameters:
  ///   - inputs: The inputs.
  ///   - source: Where those come from that have no source of their own.
  /// - Precondition: the names are distinct.
  public init(inputs: [Input], source: String) {
    precondition(Set(inputs.map(\.name)).count == inputs.count, "inputs have names of their own")
    self.inputs = inputs.map {
      var input = $0
      if input.source.isEmpty { input.source = source }
      return input
    }
  }

  /// Adds a line, whose value follows at once.
  ///
  /// - Parameters:
  ///   - name: The name that later lines use.
  ///   - label: What it is, in a few words.
  ///   - unit: Its unit.
  ///   - whole: The name of what it is a part of, where that is worth saying beside it.
  ///   - formula: What it is made of.
  /// - Precondition: the name is new, and every name in the formula is known.
  /// - Complexity: O(names in the formula x entries).
  public mutating func add(
    _ name: String, _ label: String, unit: String = "people", of whole: String? = nil,
    _ formula: LedgerFormula
  ) {
    precondition(value(of: name) == nil, "a line has a name of its own")
    let amount = formula.value { term in
      guard let known = value(of: term) else {
        preconditionFailure("a line is made of what is known")
      }
      return known
    }
    let all = whole.flatMap { value(of: $0) }
    lines.append(
      Line(name: name, label: label, formula: formula, value: amount, unit: unit, whole: all))
  }

  /// The value of an input or a line by name, or nil.
  ///
  /// - Complexity: O(entries).
  public func value(of name: String) -> Double? {
    inputs.first { $0.name == name }?.value ?? lines.first { $0.name == name }?.value
  }

  /// The result: the last line.
  ///
  /// - Precondition: there is a line.
  public var result: Line { lines[lines.count - 1] }

  /// A number in its shortest form, whole ones without a point.
  static func plain(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
