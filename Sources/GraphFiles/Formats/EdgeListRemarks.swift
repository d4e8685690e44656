/// What is worth a note about the lines of an edge list; its parts add up.
struct EdgeListRemarks: Sendable {
  /// Ids of a kind.
  struct Ids: Sendable {
    /// How many.
    var count = 0
    /// The first.
    var first: (id: String, line: Int)?

    mutating func add(_ id: String, line: Int) {
      count += 1
      if first == nil { first = (id, line) }
    }

    /// Takes in those of the next part, which begins behind a line.
    mutating func append(_ other: Ids, behind line: Int) {
      count += other.count
      if first == nil, let found = other.first { first = (found.id, line + found.line) }
    }
  }

  /// Lines with more columns than are read.
  var linesWithMore = 0
  /// Comments between ties.
  var comments = 0
  /// Comments before the first tie: between ties after all, if the part is not the first.
  var commentsBefore = 0
  /// Lines that begin with `//`.
  var slashes = 0
  /// Lines that begin with `#` and are ties, below a header line.
  var hashes = 0
  /// Ids that are not whole numbers; only the first is counted.
  var texts = Ids()
  /// Ids that are whole numbers in another notation than the plain one.
  var notations = Ids()
  /// Ids with a power of ten.
  var scientific = Ids()
  /// Ids that look like dates.
  var dates = Ids()

  /// Takes in those of the next part, which begins behind a line.
  mutating func append(_ other: EdgeListRemarks, behind line: Int, rows: Int) {
    linesWithMore += other.linesWithMore
    comments += other.comments
    if rows > 0 { comments += other.commentsBefore } else { commentsBefore += other.commentsBefore }
    slashes += other.slashes
    hashes += other.hashes
    texts.append(other.texts, behind: line)
    notations.append(other.notations, behind: line)
    scientific.append(other.scientific, behind: line)
    dates.append(other.dates, behind: line)
  }

  /// Looks at an id that is not a plain whole number.
  mutating func look(
    at bytes: Span<UInt8>, _ range: Range<Int>, line: Int, isText: @autoclosure () -> String
  ) {
    if texts.first == nil { texts.add(isText(), line: line) }
    guard let first = range.first else { return }
    // Nearly all ids begin with a letter that no month begins with, or end the search soon.
    if (0x30...0x39).contains(bytes[first]), IDNotation.isScientific(bytes, range) {
      scientific.add(isText(), line: line)
    } else if IDNotation.isDate(bytes, range) {
      dates.add(isText(), line: line)
    }
  }

  /// The notes.
  ///
  /// - Parameters:
  ///   - dialect: How the list is written.
  ///   - headerLine: The line of its header line.
  ///   - rows: The number of ties.
  ///   - hasLayers: Whether one of the further columns was read.
  /// - Returns: A sentence each.
  func notes(_ dialect: EdgeListDialect?, headerLine: Int?, rows: Int, hasLayers: Bool) -> [String]
  {
    var notes: [String] = []
    let isNumeric = dialect?.isNumeric == true
    if let header = dialect?.header, let headerLine {
      let ends = dialect?.ends
      let names = (ends.map { [$0.from, $0.to] } ?? Array(header.prefix(2))).map(\.quotedShort)
      notes.append(
        "Line \(headerLine) is a header line (\(names.joined(separator: " and "))) and was skipped."
      )
    } else if let text = texts.first, !isNumeric, rows > 1, dialect?.hasArrows != true {
      notes.append(
        "No header line was recognised: the first line is a tie like the others"
          + " (the first id that is not a number: \(text.id.quotedShort)). If it is one, remove it, or"
          + " name the two columns from and to.")
    }
    notes += dialect?.doubts ?? []
    if let text = texts.first, isNumeric {
      notes.append(
        "All ids were read as strings, because \(text.id.quotedShort) in line \(text.line) is not a"
          + " plain whole number.")
    }
    notes += oddIds
    if linesWithMore > 0 {
      let isFirst = dialect.map { $0.columns.from == 0 && $0.columns.to == 1 } ?? true
      let columns = !isFirst || hasLayers ? "Other columns" : "Columns"
      let place = isFirst ? " after the two ids" : ""
      let lines = linesWithMore == 1 ? "line" : "lines"
      notes.append("\(columns)\(place) were ignored (\(linesWithMore) \(lines)).")
    }
    for (mark, count) in [("# or % between the ties", comments), ("//", slashes)] where count > 0 {
      notes.append(
        "Lines that begin with \(mark) were read as comments (\(count)); put an id that begins so"
          + " between quotes.")
    }
    if hashes > 0 {
      notes.append(
        "Lines that begin with # below the header line and have its columns were read as ties"
          + " (\(hashes)).")
    }
    return notes
  }

  /// Notes on numbers as other programs write them.
  private var oddIds: [String] {
    var notes: [String] = []
    if let odd = notations.first {
      notes.append(
        "Ids such as \(odd.id.quotedShort) in line \(odd.line) were read as the whole numbers they stand for"
          + " (\(notations.count)).")
    }
    if let odd = scientific.first {
      notes.append(
        "Ids such as \(odd.id.quotedShort) in line \(odd.line) have lost their last digits (\(scientific.count)): two"
          + " people may have become one. Format the column as text before it is saved as CSV.")
    }
    if let odd = dates.first {
      notes.append(
        "Ids such as \(odd.id.quotedShort) in line \(odd.line) look like dates (\(dates.count)): check that the ids"
          + " are in the columns that were read, and that no spreadsheet changed them.")
    }
    return notes
  }
}

extension NameTable {
  /// A note if a whole number is there in two notations, as `7` and `007`.
  var noteOnNotations: String? {
    var count = 0
    var pair: (String, String)?
    for number in 0..<self.count {
      let text = Array(bytes(of: number))
      guard let digits = IDNotation.plainDigits(of: text.span, text.indices), contains(digits)
      else {
        continue
      }
      count += 1
      pair = pair ?? (self[number], String(decoding: digits, as: UTF8.self))
    }
    guard let pair else { return nil }
    let more = count == 1 ? "" : ", and so for \(count - 1) more"
    return
      "\(pair.0.quotedShort) and \(pair.1.quotedShort) are two people here\(more): if they are one, write ids the same way"
      + " everywhere."
  }
}
