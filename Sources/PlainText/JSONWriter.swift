extension JSONValue {
  /// The value in one line, without a line end.
  public var line: String { text(indent: nil) }

  /// The value in indented lines, a member or an element each; ends with a line end.
  ///
  /// Lists of plain values stay in one line.
  public var pretty: String { text(indent: 0) + "\n" }

  private func text(indent: Int?) -> String {
    let deeper = indent.map { $0 + 2 }
    switch content {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let value): return value
    case .text(let value): return quoted(value)
    case .list(let values):
      let isNested = values.contains(where: \.isNested)
      return Self.bracketed(
        "[", values.map { $0.text(indent: isNested ? deeper : nil) }, "]", isNested ? indent : nil)
    case .object(let members):
      return Self.bracketed(
        "{", members.map { quoted($0.key) + ": " + $0.value.text(indent: deeper) }, "}", indent)
    }
  }

  private var isNested: Bool {
    switch content {
    case .list, .object: true
    default: false
    }
  }

  /// Parts between brackets, in one line or in a line each at an indent.
  package static func bracketed(
    _ open: String, _ parts: [String], _ close: String, _ indent: Int?
  ) -> String {
    guard let indent, !parts.isEmpty else { return open + parts.joined(separator: ", ") + close }
    let margin = "\n" + String(repeating: " ", count: indent)
    return open + margin + "  " + parts.joined(separator: "," + margin + "  ") + margin + close
  }
}
