import PlainText

/// Prints documents for people: wraps, aligns and colours.
///
/// Colour carries no meaning of its own.
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
    var lines: [String] = []
    var last: Document.Block?
    for block in document.blocks {
      let shown = self.lines(block)
      // Charts without a text version are not shown at all.
      if shown.isEmpty { continue }
      if let last, !joins(last, block) { lines.append("") }
      lines += shown
      last = block
    }
    return lines.map { $0 + "\n" }.joined()
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

  private func lines(_ block: Document.Block) -> [String] {
    switch block {
    case .title(let words), .alert(let words), .heading(let words):
      return wrapped(words).map(strong)
    case .paragraph(let words): return wrapped(words)
    case .list(let items): return items.flatMap { wrapped($0, first: "  - ", rest: "    ") }
    case .facts(let facts):
      let label = (facts.map { TextWidth.columns($0.label) }.max() ?? 0) + 2
      let rest = "  " + String(repeating: " ", count: label)
      return facts.flatMap { fact in
        wrapped(fact.text, first: "  " + TextWidth.padded(fact.label, to: label), rest: rest)
      }
    case .definitions(let entries):
      return entries.flatMap { entry in
        [TextWidth.printable(entry.term)]
          + entry.texts.flatMap { wrapped($0, first: "    ", rest: "    ") }
      }
    case .table(let table):
      return TableLayout(table, width: width, strong: strong, alarming: alarming).lines
    case .tiles(let tiles):
      let label = (tiles.map { TextWidth.columns($0.label) }.max() ?? 0) + 2
      let rest = "  " + String(repeating: " ", count: label)
      return tiles.flatMap { tile in
        wrapped(
          tile.note.isEmpty ? tile.figure : "\(tile.figure): \(tile.note)",
          first: "  " + TextWidth.padded(tile.label, to: label), rest: rest)
      }
    case .chart(let chart):
      return chart.lines.isEmpty ? [] : wrapped(chart.title).map(strong) + chart.lines
    case .note(let words): return wrapped("note: \(words)", rest: "  ")
    case .code(let lines): return lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
  }

  private func wrapped(_ words: Prose, first: String = "", rest: String = "") -> [String] {
    TextWidth.wrapped(words.text, width: width, first: first, rest: rest)
  }

  private func strong(_ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func alarming(_ text: String) -> String {
    isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }
}
