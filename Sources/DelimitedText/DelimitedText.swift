/// How fields and records of a delimited text are told apart.
public struct DelimitedDialect: Sendable, Hashable {
  /// The byte between fields.
  public var separator: UInt8

  /// Makes a dialect; quotes are always `"`, doubled inside quoted fields.
  public init(separator: UInt8) { self.separator = separator }

  /// Comma-separated (RFC 4180).
  public static let csv = DelimitedDialect(separator: UInt8(ascii: ","))
  /// Tab-separated.
  public static let tsv = DelimitedDialect(separator: UInt8(ascii: "\t"))
}

/// Reads records from a delimited text: LF, CRLF or CR; quoted fields; a byte-order mark.
public struct DelimitedReader {
  /// A record and the line it starts in, from 1.
  public struct Record: Sendable, Hashable {
    /// The line it starts in.
    public var line: Int
    /// Its fields, unquoted.
    public var fields: [String]
  }

  /// Prepares to read a text in UTF-8.
  public init(_ text: [UInt8], dialect: DelimitedDialect = .csv) { fatalError("contract") }

  /// The next record, or nil at the end; empty lines are skipped.
  public mutating func next() throws(DelimitedTextError) -> Record? { fatalError("contract") }
}

/// What is wrong with a delimited text, and where.
public struct DelimitedTextError: Error, Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong, in a sentence without its full stop.
  public var message: String
}

/// One cell to write.
public enum DelimitedCell: Sendable, Hashable {
  /// A text, quoted where it must be.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number in its shortest form that reads back the same.
  case number(Double)
  /// An empty cell.
  case missing
}

/// Writes records to a delimited text in UTF-8 with LF.
public struct DelimitedWriter {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []

  /// Prepares an empty text.
  public init(dialect: DelimitedDialect = .csv) { fatalError("contract") }

  /// Adds a record.
  public mutating func write(_ cells: [DelimitedCell]) { fatalError("contract") }
}
