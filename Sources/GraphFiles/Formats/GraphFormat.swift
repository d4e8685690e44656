import PlainText

/// A format of graph files: what it is called, how it is recognised and how it is read.
///
/// To add one, write its file beside this one and its entry in ``GraphFormats``. A text format that is
/// read line by line is a ``LineFormat``; most of this is then done. One that can be written too has a
/// case in `GraphText.Format`.
protocol GraphFormat {
  /// What reports and errors call the format.
  static var name: String { get }

  /// What is read, as lists of formats name it: `SIF (Cytoscape)`.
  static var summary: String { get }

  /// Whether a file is in this format.
  static func recognises(_ sample: FileSample) -> Bool

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text, decompressed.
  ///   - options: What to make of it.
  /// - Returns: What was read.
  /// - Throws: If the text is not what it should be.
  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies
}

extension GraphFormat {
  static var summary: String { name }
}

/// The formats of graph files.
public enum GraphFormats {
  /// Formats that a file shows, in the order in which they are looked for; what is in none of them
  /// may be an edge list.
  private static var recognised: [any GraphFormat.Type] {
    [
      TupleListParser.self, MatrixMarketParser.self, GraphMLParser.self, GMLParser.self,
      PajekParser.self, UCINETParser.self, JSONGraphParser.self, MetisParser.self,
    ]
  }

  /// Tables that are no edge lists: looked for in what is not known to be something else.
  private static var tables: [any GraphFormat.Type] {
    [AdjacencyMatrixParser.self, SIFParser.self, AdjacencyListParser.self]
  }

  /// What can be read, to put into a sentence.
  public static let readable: String = {
    let names = ([EdgeListParser.self] + tables + recognised).map { $0.summary }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
      + ", plain or gzip-compressed"
  }()

  /// The format of a text, by how it begins; where that does not tell, by the name of its file.
  ///
  /// - Throws: If the text is in none of them.
  static func format(of sample: FileSample) throws(Diagnostic) -> any GraphFormat.Type {
    guard !sample.bytes.isEmpty else {
      throw Diagnostic("the file is empty", cause: .unknownFormat)
    }
    if let problem = ForeignBinary.problem(sample) { throw problem }
    if let format = recognised.first(where: { $0.recognises(sample) }) { return format }
    if let problem = ForeignFormat.text(sample) { throw problem }
    return tables.first { $0.recognises(sample) } ?? EdgeListParser.self
  }

  /// Whether a file that is named like a scenario holds a graph instead: a JSON text with nodes and links.
  ///
  /// - Parameter path: A file; one that is not there holds none.
  /// - Returns: Whether it is a graph.
  public static func isJSONGraph(_ path: String) -> Bool {
    guard let file = MappedFile(path: path) else { return false }
    let beginning = file.withBytes { $0.array(0..<min($0.count, TextSource.pieceLength)) }
    return JSONGraphParser.recognises(FileSample(path: path, beginning))
  }
}

extension Diagnostic {
  /// The problem in a file of this name, with the formats that are read where that helps.
  func named(_ path: String) -> Diagnostic {
    var named = self
    named.file = path
    if (cause as? GraphFileCause) == .unknownFormat {
      named.remedies.append("Hearsay reads \(GraphFormats.readable).")
    }
    return named
  }
}
