/// A parameter as help, reports and the documentation describe it.
public struct ParameterDescription: Sendable, Hashable {
  /// Keys joined by dots.
  public let path: String
  /// What is allowed, with range.
  public let allowed: String
  /// The unit, or an empty text.
  public let unit: String
  /// The default, as JSON or in words; nil for a required parameter.
  public let fallback: String?
  /// In which scenarios it applies, in words; empty for all.
  public let scope: String
  /// What it is, in a sentence.
  public let meaning: String

  /// All parameters, in the order in which they are explained.
  ///
  /// One path may appear several times, for different graph models; those of layers and levers, whose
  /// names people choose, have `<name>` in place of a name.
  public static let all: [ParameterDescription] = Schema.group.allRows.map { row in
    ParameterDescription(
      path: row.path, allowed: row.allowed, unit: row.unit, fallback: row.fallbackWords,
      scope: row.scope.text, meaning: row.meaning)
  }
}
