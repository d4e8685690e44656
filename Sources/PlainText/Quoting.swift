/// A text as JSON writes it, in double quotes; what a terminal would obey or not show is escaped.
public func quoted(_ text: some StringProtocol) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count + 2)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": escaped += "\\\""
    case "\\": escaped += "\\\\"
    case "\n": escaped += "\\n"
    case "\r": escaped += "\\r"
    case "\t": escaped += "\\t"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  let shown = HiddenScalars.replaced(in: escaped) { scalar in
    String(scalar).utf16.map { "\\u" + hexadecimal(UInt64($0), digits: 4) }.joined()
  }
  return "\"\(shown)\""
}

/// A number in hexadecimal, with zeros in front up to a number of digits.
public func hexadecimal(_ value: UInt64, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// A text in one line of at most sixty characters, to quote in a message: names in files may be whole texts.
public func shortened(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count > 60 ? line.prefix(59) + "…" : line
}
