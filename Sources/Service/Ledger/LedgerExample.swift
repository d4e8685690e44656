/// A ledger from the trade, with who says so: its inputs can be changed, its lines follow.
///
/// ```swift
/// let ledger = try LedgerExample.named("L5")?.ledger(setting: [("complain", 0.5)])
/// ```
public struct LedgerExample: Sendable {
  /// How far its numbers can be trusted.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Repeated in trade texts without a study that bears it out.
    case folklore
    /// Shares that a survey published, in an example made up around them.
    case survey

    /// The kind in words.
    public var meaning: String {
      switch self {
      case .folklore: "folklore, repeated without a study to support it"
      case .survey: "shares of a published survey, in an example made up around them"
      }
    }
  }

  /// Its number: `L5`.
  public let id: String
  /// Its readable name: `market-damage-minor`.
  public let name: String
  /// What it asks or says, in a line.
  public let title: String
  /// How far its numbers can be trusted.
  public let kind: Kind
  /// The source of the saying.
  public let source: String
  /// What to know before believing it; each a sentence.
  public let remarks: [String]
  /// Its inputs as the text has them; those without a source are from that of the saying.
  let stated: [Ledger.Input]
  /// Adds the lines to a ledger that has the inputs.
  let addLines: @Sendable (inout Ledger) -> Void

  /// Its inputs as the text has them, each with its source.
  public var inputs: [Ledger.Input] { Ledger(inputs: stated, source: source).inputs }

  /// The example of a number or a name, or nil.
  public static func named(_ name: String) -> LedgerExample? {
    all.first { $0.id == name || $0.name == name }
  }

  /// The ledger, with some inputs changed.
  ///
  /// - Parameter changes: Inputs by name and their values; if an input is changed twice, the last value wins.
  /// - Returns: The ledger.
  /// - Throws: ``LedgerInputError`` for the first change that cannot be made.
  public func ledger(
    setting changes: [(name: String, value: Double)] = []
  ) throws(LedgerInputError) -> Ledger {
    var inputs = inputs
    for change in changes {
      guard let place = inputs.firstIndex(where: { $0.name == change.name }) else {
        throw .unknown(name: change.name, known: inputs.map(\.name))
      }
      let quantity = inputs[place].quantity
      guard quantity.allows(change.value) else {
        throw .outOfRange(name: change.name, value: change.value, allowed: quantity.allowed)
      }
      inputs[place].value = change.value
      inputs[place].source = "set"
    }
    var ledger = Ledger(inputs: inputs, source: source)
    addLines(&ledger)
    return ledger
  }
}

/// Why an input of a ledger cannot be changed.
public enum LedgerInputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no input of this name; the names there are.
  case unknown(name: String, known: [String])
  /// The value is out of range; what is allowed, in words.
  case outOfRange(name: String, value: Double, allowed: String)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      "the ledger has no input \"\(name)\": there are \(known.joined(separator: ", "))"
    case .outOfRange(let name, let value, let allowed):
      "\(name) is \(allowed), and \(Ledger.plain(value)) is not"
    }
  }
}
