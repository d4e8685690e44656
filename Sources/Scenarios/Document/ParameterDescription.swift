import PlainText

/// A parameter as help, reports and the documentation describe it.
public struct ParameterDescription: Sendable, Hashable {
  /// Keys joined by dots.
  public let path: String
  /// What it is, in a few words for a table: `unhappy customers who complain`.
  public let label: String
  /// What is allowed, with range.
  public let allowed: String
  /// The ways to write it, each as an example, where there are several.
  public let forms: [String]
  /// The unit, or an empty text.
  public let unit: String
  /// The default, as JSON or in words; nil for a required parameter.
  public let fallback: String?
  /// In which scenarios it applies, in words; empty for all.
  public let scope: String
  /// What it is, in a sentence.
  public let meaning: String

  /// Whether the numbers of a path are whole ones.
  ///
  /// - Parameter path: The path of a parameter, or of something inside a telling count.
  /// - Returns: Whether they are; false where there is no such path.
  package static func isWhole(_ path: String) -> Bool {
    Schema.group.numbers(at: path)?.isWhole ?? false
  }

  /// The smallest and the largest number of a path.
  ///
  /// - Parameter path: The path of a parameter, or of something inside a telling count.
  /// - Returns: Both; nil where there is no such path, or no number.
  package static func limits(of path: String) -> ClosedRange<Double>? {
    Schema.group.numbers(at: path)?.range
  }

  /// What may be meant by a text where a number should be: each a line, none where nobody can say.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The path of the parameter.
  /// - Returns: What may be meant.
  package static func hints(for text: String, at path: String) -> [String] {
    Schema.group.numbers(at: path).map { ValueHint.number(.text(text), $0) } ?? []
  }

  /// All parameters, in the order in which they are explained.
  ///
  /// One path may appear several times, for different graph models; those of layers and levers, whose
  /// names people choose, have `<name>` in place of a name.
  public static let all: [ParameterDescription] = Schema.group.allRows.map {
    ParameterDescription($0, label: $0.label)
  }

  /// The parameter at a path, with its own name in place of `<name>`; nil if there is none.
  ///
  /// - Parameter path: Keys joined by dots.
  /// - Returns: The description, of several for different graph models the first.
  public static func at(_ path: String) -> ParameterDescription? {
    guard let row = Schema.group.rows(at: path).first else { return nil }
    let keys = zip(row.path.split(separator: "."), path.split(separator: "."))
    let name = keys.first { $0.0 == Group.anyName }.map { String($0.1) } ?? Group.anyName
    return ParameterDescription(row, label: row.label.replacing(Group.anyName, with: name))
  }

  /// The parameters at a path, several for different graph models; of a path inside a telling count that count,
  /// and of a block all in it.
  ///
  /// - Parameter path: Keys joined by dots.
  /// - Returns: The descriptions; empty where there is no such parameter.
  public static func within(_ path: String) -> [ParameterDescription] {
    switch Schema.group.find(path)?.member {
    case .rows(let rows): return rows.map { ParameterDescription($0, label: $0.label) }
    case .group(let group): return group.allRows.map { ParameterDescription($0, label: $0.label) }
    case .part:
      let keys = path.split(separator: ".")
      return keys.count > 1 ? within(keys.dropLast().joined(separator: ".")) : []
    case .design, .ofFile, nil: return []
    }
  }

  private init(_ row: Row, label: String) {
    path = row.path
    self.label = label
    allowed = row.allowed
    forms = row.forms
    unit = row.unit
    fallback = row.fallbackWords
    scope = row.scope.text
    meaning = row.meaning
  }

  /// Whether it is a share or a chance.
  public var isShare: Bool { allowed.hasPrefix("a share") || allowed.hasPrefix("a chance") }

  /// What it is, as a part of a sentence: `the share of unhappy customers who complain`.
  public var words: String {
    if isShare { return "the share of \(label)" }
    let isCount =
      !unit.isEmpty && !["money", "share", "per ", "that "].contains(where: unit.hasPrefix)
    return isCount ? "the number of \(label)" : "the \(label)"
  }
}
