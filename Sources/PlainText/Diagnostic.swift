/// Something wrong with an input: where it is, what it is, and what helps.
///
/// Libraries throw diagnostics that name causes; the command line adds remedies that name its own verbs
/// and flags. Printed as compilers print errors:
///
/// ```
/// town.json:7:5: error: unknown key "retel" in voices.negative
///     "retel": 0.02
///     ^
///   did you mean "retell"?
/// ```
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, preset or setting it is in, as the user named it.
  public var file: String
  /// The line from 1, where there is one.
  public var line: Int?
  /// The column from 1, in characters, where there is one.
  public var column: Int?
  /// What is wrong: `unknown key "retel" in voices.negative`.
  public var message: String
  /// What helps: suggestions, what is allowed, an example; each a line.
  public var remedies: [String]
  /// The line of the source it is in; of a very long one the part around it.
  public var sourceLine: String?
  /// Where the caret stands in ``sourceLine``, in characters from 0.
  public var caret = 0
  /// What it comes down to, where a caller may know a remedy that the library does not.
  public var cause: (any DiagnosticCause)?

  /// Makes a diagnostic without a line of source.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, _ message: String, remedies: [String] = []
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.remedies = remedies
  }

  /// Makes a diagnostic at a place in a text; settings and values from code have no line.
  public init(_ place: Place, _ message: String, remedies: [String] = []) {
    self.init(file: place.source.name, message, remedies: remedies)
    guard place.source.kind != .setting, place.source.kind != .code else { return }
    let (line, column) = place.source.position(of: place.offset)
    (self.line, self.column) = (line, column)
    guard place.source.mayBeQuoted else { return }
    (sourceLine, caret) = Self.quote(place)
  }

  /// The line of a place, of a very long one the part around it, and where the place is in it.
  private static func quote(_ place: Place) -> (line: String, caret: Int) {
    let found = place.source.excerpt(at: place.offset, within: 16 * widestSourceLine)
    let text = visible(found.before + found.after)
    let caret = found.before.count
    let start = max(0, min(caret - widestSourceLine / 2, text.count - widestSourceLine))
    let part = text.dropFirst(start).prefix(widestSourceLine)
    let isCutBefore = found.isCutBefore || start > 0
    let isCutAfter = found.isCutAfter || start + part.count < text.count
    return (
      (isCutBefore ? "…" : "") + part + (isCutAfter ? "…" : ""),
      caret - start + (isCutBefore ? 1 : 0)
    )
  }

  /// How many characters of a source line are shown at most.
  private static let widestSourceLine = 120

  /// The place as printed: `town.json:7:5`.
  public var location: String {
    var location = file == "-" ? "standard input" : file
    if let line {
      location += ":\(line)"
      if let column { location += ":\(column)" }
    }
    return location
  }

  /// The diagnostic as printed: place, message, source line, caret, remedies.
  ///
  /// Names in it come from files and may hold anything; it does not steer a terminal.
  public var description: String {
    var lines = [TextWidth.printable("\(location): error: \(message)")]
    if let sourceLine {
      lines.append(sourceLine)
      lines.append(blanks(asWideAs: sourceLine.prefix(caret)) + "^")
    }
    lines += remedies.map { "  " + TextWidth.printable($0) }
    return lines.joined(separator: "\n")
  }

  /// Two diagnostics are equal if they print the same.
  public static func == (first: Diagnostic, second: Diagnostic) -> Bool {
    first.description == second.description
  }

  /// Takes the printed text into a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

/// What a diagnostic comes down to: the caller may add a remedy that names a flag or command of its
/// own.
public protocol DiagnosticCause: Sendable {}

/// Everything wrong with an input, in the order to print it; at least one.
public struct Diagnostics: Error, Sendable, Hashable, CustomStringConvertible {
  /// The diagnostics, in order.
  public var items: [Diagnostic]

  /// Makes a list of diagnostics.
  public init(_ items: [Diagnostic]) { self.items = items }

  /// Makes a list of one diagnostic without a line of source.
  public init(file: String, line: Int? = nil, _ message: String, remedies: [String] = []) {
    self.init([Diagnostic(file: file, line: line, message, remedies: remedies)])
  }

  /// All of them as printed.
  public var description: String { items.map(\.description).joined(separator: "\n") }
}

/// A text with its hidden characters replaced, one for one, so that the caret stays below its place.
private func visible(_ text: String) -> String {
  HiddenScalars.replaced(in: text, keeping: ["\t"]) { _ in "\u{FFFD}" }
}

/// Blanks that take as much room on a terminal as a text: tabs stay, wide characters count twice.
private func blanks(asWideAs text: Substring) -> String {
  text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: TextWidth.columns(of: $0)) }
    .joined()
}
