/// A text as JSON writes it, in double quotes.
public func quoted(_ text: some StringProtocol) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
      result += "\\u" + hexadecimal(UInt64(scalar.value), digits: 4)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A number in hexadecimal, with zeros in front up to a number of digits.
public func hexadecimal(_ value: UInt64, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
