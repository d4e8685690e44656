extension JSONValue {
  /// The value in one line, without a line end.
  public var line: String {
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
    switch content {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let value): text += value
    case .text(let value): text += quoted(value)
    case .list(let values):
      let inner = values.contains(where: \.isNested) ? indent : nil
      Self.write(values, "[", "]", to: &text, indent: inner) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &text, indent: indent) { member, text, indent in
        text += quoted(member.key) + ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private var isNested: Bool {
    switch content {
    case .list, .object: true
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
}
