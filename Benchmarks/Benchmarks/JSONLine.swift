import Foundation

/// One JSON object on one line, for scripts to read; members stay in the order they were added.
struct JSONLine {
  private var members: [String] = []

  /// Adds a whole number.
  mutating func add(_ name: String, _ value: Int) { add(name, json: "\(value)") }

  /// Adds a number; it must be finite.
  mutating func add(_ name: String, _ value: Double) { add(name, json: "\(value)") }

  /// Adds a truth value.
  mutating func add(_ name: String, _ value: Bool) { add(name, json: "\(value)") }

  /// Adds a text, or null.
  mutating func add(_ name: String, _ value: String?) {
    add(name, json: value.map(Self.quoted) ?? "null")
  }

  /// Adds a list of numbers.
  mutating func add(_ name: String, _ values: [Double]) {
    add(name, json: "[" + values.map { "\($0)" }.joined(separator: ",") + "]")
  }

  /// The line, without its end.
  var text: String { "{" + members.joined(separator: ",") + "}" }

  /// Writes the line to standard output at once, so that a reader at the other end of a pipe has it.
  func print() {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  private mutating func add(_ name: String, json: String) {
    members.append("\(Self.quoted(name)):\(json)")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ": result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
