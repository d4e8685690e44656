/// What a terminal can show, decided from facts so that it can be tested.
package enum TerminalStyle {
  /// Whether to colour: by the flag, else by the environment, else on terminals.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - choice: What `--color` or `--no-color` chose, if given.
  ///   - environment: `NO_COLOR`, `FORCE_COLOR` and `TERM` count.
  /// - Returns: Whether to colour.
  package static func isColoured(
    isTerminal: Bool, choice: Bool?, environment: [String: String]
  ) -> Bool {
    if let choice { return choice }
    if environment["NO_COLOR"]?.isEmpty == false { return false }
    if let force = environment["FORCE_COLOR"], !force.isEmpty, force != "0" { return true }
    return isTerminal && environment["TERM"] != "dumb"
  }

  /// The width to keep to: `COLUMNS`, else the terminal's, else 80; in 40...100.
  package static func width(terminal: Int?, columns: String?) -> Int {
    let wanted = columns.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? terminal ?? 0
    return wanted > 0 ? min(max(wanted, 40), 100) : 80
  }
}
