import PlainText

/// Prints documents for people: wraps, aligns and colours.
///
/// Colour carries no meaning of its own. What a document says may come from any file: no text of it reaches
/// the terminal but through `TextWidth.printable`.
public struct TerminalRenderer: Sendable {
  /// Whether to colour with ANSI sequences.
  public var isColoured: Bool
  /// The width to keep to, in columns.
  public var width: Int

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - isColoured: Whether to colour with ANSI sequences.
  ///   - width: The width to keep to, in columns; less than 40 counts as 40.
  public init(isColoured: Bool, width: Int) {
    self.isColoured = isColoured
    self.width = max(40, width)
  }

  /// A document as text; ends with a newline.
  public func text(_ document: Document) -> String {
    var lines: [TerminalLine] = []
    var last: Document.Block?
    for block in document.blocks {
      let shown = self.lines(block)
      // Charts without a text version are not shown at all.
      if shown.isEmpty { continue }
      if let last, !joins(last, block) { lines.append(TerminalLine("")) }
      lines += shown
      last = block
    }
    return lines.map { written($0) + "\n" }.joined()
  }

  /// Whether two blocks have no blank line between.
  private func joins(_ first: Document.Block, _ second: Document.Block) -> Bool {
    switch (first, second) {
    case (.heading, _), (.paragraph, .paragraph), (.title, .paragraph), (.alert, .alert),
      (.paragraph, .code), (.paragraph, .note), (.note, .note), (.table, .list):
      true
    default: false
    }
  }

  private func lines(_ block: Document.Block) -> [TerminalLine] {
    switch block {
    case .title(let words), .alert(let words), .heading(let words):
      return wrapped(words).map { TerminalLine($0, .strong) }
    case .table(let table): return TableLayout(table, width: width).lines
    case .chart(let chart):
      if chart.lines.isEmpty { return [] }
      return wrapped(chart.title).map { TerminalLine($0, .strong) }
        + chart.lines.map { TerminalLine($0) }
    default: return plainLines(block).map { TerminalLine($0) }
    }
  }

  private func plainLines(_ block: Document.Block) -> [String] {
    switch block {
    case .title, .alert, .heading, .table, .chart: return []
    case .paragraph(let words): return wrapped(words)
    case .list(let items): return items.flatMap { wrapped($0, first: "  - ", rest: "    ") }
    case .facts(let facts): return labelled(facts.map { ($0.label, $0.text) })
    case .definitions(let entries):
      return entries.flatMap { entry in
        [entry.term] + entry.texts.flatMap { wrapped($0, first: "    ", rest: "    ") }
      }
    case .tiles(let tiles):
      return labelled(
        tiles.map { ($0.label, $0.note.isEmpty ? $0.figure : "\($0.figure): \($0.note)") })
    case .note(let words): return wrapped("note: \(words)", rest: "  ")
    case .code(let lines): return lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
  }

  /// Texts beside their labels.
  private func labelled(_ rows: [(label: String, text: Prose)]) -> [String] {
    let label = (rows.map { TextWidth.columns($0.label) }.max() ?? 0) + 2
    let rest = "  " + String(repeating: " ", count: label)
    return rows.flatMap {
      wrapped($0.text, first: "  " + TextWidth.padded($0.label, to: label), rest: rest)
    }
  }

  private func wrapped(_ words: Prose, first: String = "", rest: String = "") -> [String] {
    TextWidth.wrapped(words.text, width: width, first: first, rest: rest)
  }

  /// A line as it goes to the terminal.
  private func written(_ line: TerminalLine) -> String {
    let text = TextWidth.printable(line.text)
    guard isColoured, let code = line.style.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// A line of text and how it is shown.
struct TerminalLine: Hashable {
  /// How a line stands out, where there is colour.
  enum Style: Hashable {
    case plain
    case strong
    /// It must not be overlooked.
    case alarming

    /// The parameter of the ANSI sequence that begins it.
    fileprivate var code: Int? {
      switch self {
      case .plain: nil
      case .strong: 1
      case .alarming: 31
      }
    }
  }

  /// The text, as yet as a file may have it.
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) { (self.text, self.style) = (text, style) }
}
