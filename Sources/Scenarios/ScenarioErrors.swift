/// Everything wrong with a scenario, in file order.
public struct ScenarioErrors: Error, Sendable, CustomStringConvertible {
  /// One thing that is wrong.
  public struct Item: Sendable, Hashable, CustomStringConvertible {
    /// The file, or `--set` with its text, or `preset:NAME`.
    public var file: String
    /// The line from 1, where there is one.
    public var line: Int?
    /// The column from 1, in characters.
    public var column: Int?
    /// What is wrong: `unknown key "retel" in voices.negative`.
    public var message: String
    /// What helps: did-you-mean, what is allowed; each a line.
    public var notes: [String]
    /// The line of the source the error is in; of a very long one the part around the error.
    public var sourceLine: String?
    /// Where the caret stands in `sourceLine`, in characters from 0.
    package var caret: Int = 0

    /// The error as printed: place, message, source line, caret, notes.
    public var description: String {
      var place = file
      if let line {
        place += ":\(line)"
        if let column { place += ":\(column)" }
      }
      var lines = ["\(place): error: \(message)"]
      if let sourceLine {
        lines.append(sourceLine)
        lines.append(blanks(asWideAs: sourceLine.prefix(caret)) + "^")
      }
      lines += notes.map { "  \($0)" }
      return lines.joined(separator: "\n")
    }
  }

  /// The errors; at least one.
  public var items: [Item]

  /// All errors as printed.
  public var description: String { items.map(\.description).joined(separator: "\n") }

  /// The most errors that are told one by one.
  static let most = 100

  package init(items: [Item]) { self.items = items }

  /// One error without a place in a text.
  package init(file: String, line: Int? = nil, _ message: String, notes: [String] = []) {
    items = [Item(file: file, line: line, column: nil, message: message, notes: notes)]
  }

  /// Puts problems in order: files from the child to its parents, then the command line.
  init(_ problems: [Problem]) {
    func rank(_ problem: Problem) -> (Int, Int) {
      let source = problem.place.source
      return source.kind == .setting ? (1, source.layer) : (0, -source.layer)
    }
    let sorted = problems.enumerated().sorted { a, b in
      let (first, second) = (rank(a.element), rank(b.element))
      return (first.0, first.1, a.element.place.offset, a.offset)
        < (second.0, second.1, b.element.place.offset, b.offset)
    }
    var seen: Set<Item> = []
    items = []
    for (index, entry) in sorted.enumerated() {
      if items.count == Self.most {
        items[Self.most - 1].notes.append("… and \(sorted.count - index) more errors")
        break
      }
      let item = Item(entry.element)
      if seen.insert(item).inserted { items.append(item) }
    }
  }
}

/// One thing that is wrong, where it was written, and what helps.
struct Problem: Sendable {
  var place: Place
  var message: String
  var notes: [String]

  init(_ place: Place, _ message: String, _ notes: [String] = []) {
    self.place = place
    self.message = message
    self.notes = notes
  }
}

extension ScenarioErrors.Item {
  /// How many characters of a source line are shown at most.
  private static let widest = 120

  init(_ problem: Problem) {
    let source = problem.place.source
    file = source.name
    message = problem.message
    notes = problem.notes
    guard source.kind != .setting, source.kind != .code else { return }
    let (line, column) = source.position(of: problem.place.offset)
    (self.line, self.column) = (line, column)
    let text = visible(source.lineText(at: problem.place.offset))
    caret = column - 1
    guard text.count > Self.widest else {
      sourceLine = text
      return
    }
    // Of a long line the part around the error.
    let start = max(0, min(caret - Self.widest / 2, text.count - Self.widest))
    let part = text.dropFirst(start).prefix(Self.widest)
    sourceLine = (start > 0 ? "…" : "") + part + (start + part.count < text.count ? "…" : "")
    caret += (start > 0 ? 1 : 0) - start
  }
}

/// A text with its control characters replaced, one for one, so that it does not steer a terminal.
private func visible(_ text: String) -> String {
  String(text.map { $0.unicodeScalars.contains(where: isControl) && $0 != "\t" ? "\u{FFFD}" : $0 })
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .control
}

/// Blanks that take as much room on a terminal as a text: tabs stay, wide characters count twice.
private func blanks(asWideAs text: Substring) -> String {
  var result = ""
  for character in text {
    if character == "\t" {
      result += "\t"
    } else {
      result += String(repeating: " ", count: terminalWidth(of: character))
    }
  }
  return result
}

/// The columns a character takes on a terminal: 0, 1 or 2.
///
/// East Asian wide and full-width blocks and emoji take two (Unicode Standard Annex 11, blocks only).
func terminalWidth(of character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  switch first.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  switch first.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
