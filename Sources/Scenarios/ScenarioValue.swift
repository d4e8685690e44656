/// A value of a scenario file: JSON with comments and trailing commas.
///
/// Numbers keep the text they were written with, so that a seed of 64 bits survives.
public indirect enum ScenarioValue: Sendable, Hashable {
  /// `null`: no limit, no title, no slogan, where a key allows that.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number as written.
  case number(String)
  /// A text, decoded.
  case text(String)
  /// A list.
  case list([ScenarioValue])
  /// Keys and values in file order.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: ScenarioValue

    /// Makes a member.
    public init(key: String, value: ScenarioValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number with the shortest text that reads back the same; whole numbers have no point.
  public static func number(_ value: Double) -> ScenarioValue {
    if value == value.rounded(), abs(value) < 0x1p53 { return .number("\(Int64(value))") }
    return .number("\(value)")
  }

  /// The value as one line of JSON.
  ///
  /// A text or a key is quoted, a number is as it was written.
  public var json: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let text): text
    case .text(let text): quoted(text)
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(quoted($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
    }
  }
}

/// A text as JSON writes it, in double quotes.
func quoted(_ text: some StringProtocol) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
