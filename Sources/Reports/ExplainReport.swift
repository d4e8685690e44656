public import Scenarios

/// Every parameter of a scenario, its value, and where that came from.
public enum ExplainReport {
  /// The parameters as an aligned table, each followed by its meaning; ends with a newline.
  ///
  /// - Parameters:
  ///   - parameters: The parameters in the order of the parameter table.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func text(_ parameters: [ExplainedParameter], width: Int) -> String {
    var table = TextTable(columns: [
      TextTable.Column(heading: "parameter", isRightAligned: false),
      TextTable.Column(heading: "value", isRightAligned: false, group: 0),
      TextTable.Column(heading: "from", isRightAligned: false, group: 0),
    ])
    table.indent = ""
    table.rows = parameters.map { [$0.path, $0.value, $0.origin].map(TextWidth.printable) }
    // One long value must not push the origins of all others out of sight.
    let longest = max(10, width / 2 - 10)
    for index in table.rows.indices where TextWidth.columns(table.rows[index][1]) > longest {
      table.rows[index][1] = String(table.rows[index][1].prefix(longest - 1)) + "…"
    }
    var lines: [String] = []
    for (index, line) in table.lines(width: .max).enumerated() {
      lines.append(line)
      guard index > 0 else { continue }
      let parameter = parameters[index - 1]
      if TextWidth.columns(parameter.value) > longest {
        lines += TextWidth.wrapped(parameter.value, width: width, first: "    ", rest: "    ")
      }
      lines += TextWidth.wrapped(parameter.meaning, width: width, first: "    ", rest: "    ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The parameters as a JSON array of objects; ends with a newline.
  ///
  /// - Parameter parameters: The parameters.
  /// - Returns: The JSON; values are JSON values, not texts.
  public static func json(_ parameters: [ExplainedParameter]) -> String {
    JSONText.list(
      parameters.map { parameter in
        .object([
          "path": .text(parameter.path), "value": .verbatim(parameter.value),
          "origin": .text(parameter.origin), "meaning": .text(parameter.meaning),
        ])
      }
    ).pretty
  }
}
