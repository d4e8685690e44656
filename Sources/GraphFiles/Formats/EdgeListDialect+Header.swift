import PlainText

/// What a header line says.
extension EdgeListDialect {
  /// Finds the header line and the columns.
  mutating func readHeader(
    _ records: [[String]], layerColumn: String?, weights: String?
  ) throws(Diagnostic) {
    let first = records[0]
    let rows = records.dropFirst().filter { !$0.isEmpty }
    let words = Self.ends(in: first, above: rows)
    var moved = 0
    if words != nil || Self.isHeader(first, above: rows)
      || layerColumn.map(first.contains) ?? false
      || weights.map({ first.contains($0) && !Self.isNumber($0) }) ?? false
    {
      try refuseLayers(first)
      header = first
      // R leaves the name of the column of row names away, or empty.
      let names = RowNames(under: first, rows)
      doubts += [names.doubt].compactMap(\.self)
      let (from, to) = words ?? (names.areNamed ? (1, 2) : (0, 1))
      if from < first.count, to < first.count { ends = (first[from], first[to]) }
      moved = names.areThere && !names.areNamed ? 1 : 0
      (columns.from, columns.to) = (from + moved, to + moved)
      columns.direction = EdgeListColumns.direction(in: first, rows).map { $0 + moved }
    } else if let (from, to) = HeaderWords.ends(of: preamble.lastWords),
      records.allSatisfy({ $0.count == preamble.lastWords.count })
    {
      ends = (preamble.lastWords[from], preamble.lastWords[to])
      (columns.from, columns.to) = (from, to)
    }
    if let weights { columns.weight = try weightPlace(weights, records, moved: moved) }
    guard let layerColumn else { return }
    guard let header else {
      throw Diagnostic(
        "there is no header line that would name a column \(layerColumn.quotedShort)",
        remedy: "Name the columns in a first line: `from,to,\(layerColumn)`.")
    }
    let others = header.indices.filter { $0 + moved != columns.from && $0 + moved != columns.to }
    guard let place = others.first(where: { header[$0] == layerColumn }) else {
      throw .noColumn(layerColumn, of: others.map { header[$0] })
    }
    columns.layer = place + moved
  }

  /// The column of a name in the header line or in the comment above the ties, or of a number from 1.
  private func weightPlace(
    _ name: String, _ records: [[String]], moved: Int
  ) throws(Diagnostic) -> Int {
    let width = records.reduce(0) { max($0, $1.count) }
    let named = header ?? (preamble.lastWords.count == width ? preamble.lastWords : [])
    let others = (0..<width).filter { $0 != columns.from && $0 != columns.to }
    let place =
      others.first { self.name(at: $0, named, moved) == name }
      ?? Int(name).flatMap { number in others.first { $0 == number - 1 } }
    guard let place else {
      throw .noWeights(name, of: others.map { self.name(at: $0, named, moved) ?? "\($0 + 1)" })
    }
    return place
  }

  private func name(at place: Int, _ names: [String], _ moved: Int) -> String? {
    names.indices.contains(place - moved) ? names[place - moved] : nil
  }

  /// The columns whose names are words for the two ends.
  private static func ends(
    in first: [String], above rows: some Collection<[String]>
  ) -> (from: Int, to: Int)? {
    guard let (from, to) = HeaderWords.ends(of: first) else { return nil }
    return areNoIDs([first[from], first[to]], in: rows, [from, to]) ? (from, to) : nil
  }

  /// Whether no id of some columns looks like a word with digits above them.
  private static func areNoIDs(
    _ words: [String], in rows: some Collection<[String]>, _ columns: [Int]
  ) -> Bool {
    let stems = words.filter { $0.contains(where: \.isNumber) }.map { HeaderWords.stem(of: $0) }
    return !rows.contains { fields in
      columns.contains { $0 < fields.count && stems.contains(HeaderWords.stem(of: fields[$0])) }
    }
  }

  private static func isHeader(_ first: [String], above rows: [[String]]) -> Bool {
    guard first.count >= 2, !isWholeNumber(first[0]), !isWholeNumber(first[1]) else { return false }
    if !rows.isEmpty, !isNumber(first[0]), !isNumber(first[1]),
      rows.allSatisfy({ $0.count >= 2 && isNumber($0[0]) && isNumber($0[1]) })
    {
      return true
    }
    let words = Array(first.prefix(2))
    if first[0] != first[1], words.allSatisfy({ HeaderWords.contains($0) }) {
      return areNoIDs(words, in: rows, [0, 1])
    }
    let names = RowNames(under: first, rows)
    if names.areThere, names.areNamed || HeaderWords.contains(first[0]) { return true }
    return !rows.isEmpty
      && first.indices.dropFirst(2).contains { column in
        !first[column].isEmpty && !isNumber(first[column])
          && rows.allSatisfy { column < $0.count && isNumber($0[column]) }
      }
  }

  /// A number in any notation, with a decimal comma too.
  static func isNumber(_ text: String) -> Bool {
    guard
      let start = text.utf8.first(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }),
      (0x30...0x39).contains(start) || start == UInt8(ascii: ".") || start == UInt8(ascii: ",")
    else { return false }
    let bytes = Array(text.utf8)
    return Double(text) != nil || Double(text.replacing(",", with: ".")) != nil
      || IDNotation.plainDigits(of: bytes.span, bytes.indices) != nil
  }

  /// Rejects lists that name a layer for each end.
  private func refuseLayers(_ header: [String]) throws(Diagnostic) {
    let layers = header.filter { HeaderWords.isLayer($0) }
    guard layers.count >= 2 else { return }
    throw .multilayer(
      "the header line names a layer for each end of a tie (\(layers[0].quotedShort), \(layers[1].quotedShort)): this is a"
        + " multilayer network", line: firstLine)
  }
}
