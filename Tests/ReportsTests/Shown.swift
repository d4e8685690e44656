import Reports

/// A document as a terminal shows it.
func printed(_ document: Document, width: Int = 80, isColoured: Bool = false) -> String {
  TerminalRenderer(isColoured: isColoured, width: width).text(document)
}

/// A text with its blanks and line ends as single blanks.
func flat(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

extension Table {
  /// The texts of each row; of words and notes one alone.
  var texts: [[String]] {
    rows.map { row in
      switch row.content {
      case .cells(let cells): cells.map(\.text)
      case .span(let words), .note(let words): [words.text]
      }
    }
  }
}

extension [Document.Block] {
  /// Their tables.
  var tables: [Table] {
    compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// The texts of their lists.
  var items: [String] {
    flatMap { if case .list(let items) = $0 { items.map(\.text) } else { [String]() } }
  }
}
