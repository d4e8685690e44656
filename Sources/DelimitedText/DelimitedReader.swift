/// Reads a delimited text record by record.
///
/// Lines end in LF, CRLF or CR. A quoted field may hold separators, line ends and doubled quotes
/// (RFC 4180); a quote inside an unquoted field is an ordinary character. A byte-order mark and empty
/// lines are skipped. Spaces belong to their fields.
///
/// ```swift
/// var reader = DelimitedReader(bytes, dialect: .detect(in: bytes))
/// while let record = try reader.next() {
///   print(record.line, record.fields)
/// }
/// ```
///
/// It knows nothing about header lines, types, or how many fields a record should have: that is up to
/// the caller, who can use ``Record/line`` in messages.
public struct DelimitedReader: Sendable {
  /// A record and the line it starts in.
  public struct Record: Sendable, Hashable {
    /// The line it starts in, from 1.
    public var line: Int
    /// Its fields, unquoted; at least one.
    public var fields: [String]

    /// Makes a record.
    public init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  private let text: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1

  /// Prepares to read a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - dialect: How its fields are separated.
  public init(_ text: [UInt8], dialect: DelimitedDialect = .csv) {
    self.text = text
    separator = dialect.separator
    let mark = DelimitedDialect.byteOrderMark
    position = text.starts(with: mark) ? mark.count : 0
  }

  /// The next record, or nil at the end.
  ///
  /// - Returns: The record after the last one returned; empty lines are skipped.
  /// - Throws: ``DelimitedTextError`` if a quoted field does not end or text follows its closing
  ///   quote, or a field is not UTF-8. Reading cannot continue after an error.
  /// - Complexity: O(length of the record).
  public mutating func next() throws(DelimitedTextError) -> Record? {
    while position < text.count, endsLine(text[position]) { skipEndOfLine() }
    guard position < text.count else { return nil }
    var record = Record(line: line, fields: [])
    while true {
      let isQuoted = position < text.count && text[position] == Self.quote
      record.fields.append(try isQuoted ? quotedField() : plainField())
      guard position < text.count else { return record }
      if text[position] == separator {
        position += 1
      } else {
        skipEndOfLine()
        return record
      }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  private func endsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Skips the LF, CRLF or CR at the current position.
  private mutating func skipEndOfLine() {
    let isPair =
      text[position] == UInt8(ascii: "\r") && position + 1 < text.count
      && text[position + 1] == UInt8(ascii: "\n")
    position += isPair ? 2 : 1
    line += 1
  }

  /// Reads up to the next separator or line end.
  private mutating func plainField() throws(DelimitedTextError) -> String {
    let start = position
    while position < text.count, text[position] != separator, !endsLine(text[position]) {
      position += 1
    }
    return try string(text[start..<position])
  }

  /// Reads from an opening quote past its closing one.
  private mutating func quotedField() throws(DelimitedTextError) -> String {
    let firstLine = line
    position += 1
    var start = position
    var bytes: [UInt8] = []
    while position < text.count {
      if text[position] == Self.quote {
        bytes += text[start..<position]
        position += 1
        guard position < text.count, text[position] == Self.quote else {
          if position < text.count, text[position] != separator, !endsLine(text[position]) {
            throw DelimitedTextError(
              line: line, message: "text follows the closing quote of a field")
          }
          return try string(bytes[...])
        }
        // A doubled quote means one: the second begins the next run of bytes.
        start = position
        position += 1
      } else if endsLine(text[position]) {
        skipEndOfLine()
      } else {
        position += 1
      }
    }
    throw DelimitedTextError(
      line: firstLine, message: "a quoted field that begins in this line does not end")
  }

  private func string(_ bytes: ArraySlice<UInt8>) throws(DelimitedTextError) -> String {
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw DelimitedTextError(line: line, message: "a field is not valid UTF-8")
    }
    return string
  }
}
