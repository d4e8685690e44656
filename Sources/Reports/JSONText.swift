import DelimitedText

/// A value to write as JSON: keys stay in the order given, numbers are in their shortest form that
/// reads back the same.
///
/// ```swift
/// JSONText.object(["people": .integer(3), "clustering": .number(0.5)]).pretty
/// ```
///
/// It writes only; scenario files have a reader of their own.
public indirect enum JSONText: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; what is no number or infinite becomes `null`.
  case number(Double)
  /// A text.
  case text(String)
  /// Values in order.
  case list([JSONText])
  /// Keys and values in order.
  case object(Members)
  /// JSON that is already written; its lines are indented as a whole.
  case verbatim(String)

  /// Keys and values in order.
  public struct Members: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// A key and its value.
    public struct Member: Sendable, Hashable {
      /// The key.
      public var key: String
      /// The value.
      public var value: JSONText
    }

    /// The members in order.
    public private(set) var entries: [Member] = []

    /// Makes members from a literal.
    ///
    /// - Parameter elements: Keys and values in order.
    public init(dictionaryLiteral elements: (String, JSONText)...) {
      entries = elements.map { Member(key: $0.0, value: $0.1) }
    }

    /// Adds a member after those before.
    public mutating func append(_ key: String, _ value: JSONText) {
      entries.append(Member(key: key, value: value))
    }
  }

  /// A number that may be missing.
  public static func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  /// The value in one line, without a line end.
  public var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// The value in indented lines, a member or an element each; ends with a line end.
  ///
  /// Lists of plain values stay in one line.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += Self.shortest(value) ?? "null"
    case .text(let value): Self.quote(value, to: &text)
    case .verbatim(let json): text += Self.indented(json, by: indent)
    case .list(let values):
      let inner = values.contains(where: \.isNested) ? indent : nil
      Self.write(values, "[", "]", to: &text, indent: inner) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members.entries, "{", "}", to: &text, indent: indent) { member, text, indent in
        Self.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private var isNested: Bool {
    switch self {
    case .list, .object, .verbatim: true
    default: false
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, indent: Int?,
    element: (Element, inout String, Int?) -> Void
  ) {
    text += open
    for (index, value) in elements.enumerated() {
      if index > 0 { text += "," }
      if let indent {
        text += "\n" + String(repeating: " ", count: indent + 2)
      } else if index > 0 {
        text += " "
      }
      element(value, &text, indent.map { $0 + 2 })
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  /// The shortest digits that read back as the same number, or nil if JSON cannot write it.
  private static func shortest(_ value: Double) -> String? {
    value.isFinite ? DelimitedWriter.shortest(value) : nil
  }

  /// Further lines of a written text, moved to the right; a line end inside JSON is never part of a
  /// value.
  private static func indented(_ json: String, by indent: Int?) -> String {
    let lines = json.split(separator: "\n", omittingEmptySubsequences: true)
    return lines.joined(
      separator: indent.map { "\n" + String(repeating: " ", count: $0) } ?? " ")
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
