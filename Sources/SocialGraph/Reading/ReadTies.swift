import Parallelism

/// The ties of a file before they become a graph.
///
/// They are read from a mapped file by all workers, or from a stream as it comes; what is read is
/// the same.
struct ReadTies: ~Copyable {
  /// The ties, with ends 0, 1, ….
  var list = TieList()
  /// What people are called.
  let labels: PersonLabels
  /// The format in words.
  let format: String
  /// Remarks for the user.
  let notes: [String]
  /// Whether the text was gzip-compressed.
  var isCompressed = false

  /// Reads a file, or standard input for `-`.
  static func read(
    path: String, isDirected: Bool, workers: Workers, blocks lengths: BlockLengths = BlockLengths()
  ) throws(ReadingProblem) -> ReadTies {
    if path != "-", let file = MappedFile(path: path) {
      let beginning = file.withBytes { bytes in
        (0..<min(bytes.count, TextSource.pieceLength)).map { bytes[$0] }
      }
      if !TextSource.isCompressed(beginning) {
        let isMatrix = try isMatrix(beginning, path: path)
        let blocks = MappedBlocks(file, from: start(of: beginning), lengths: lengths)
        return isMatrix
          ? try readMatrix(blocks, isDirected: isDirected) : try readEdges(blocks, workers: workers)
      }
    }
    return try read(TextSource(path: path), path: path, isDirected: isDirected, workers: workers)
  }

  /// Reads a stream.
  static func read(
    _ source: TextSource, path: String, isDirected: Bool, workers: Workers
  ) throws(ReadingProblem) -> ReadTies {
    defer { source.close() }
    do throws(ReadingProblem) {
      let isMatrix = try isMatrix(source.beginning, path: path)
      var blocks = LineBlocks(source)
      var start = start(of: source.beginning)
      var matrix = MatrixMarketParser(isDirected: isDirected)
      var edges = EdgeListParser()
      while let block = try blocks.next() {
        let lines = start..<block.count
        if isMatrix {
          try matrix.parse(block.span, lines)
        } else {
          try edges.parse(block.span, lines)
        }
        start = 0
      }
      var ties = isMatrix ? try ReadTies(matrix) : try ReadTies(edges, workers: workers)
      ties.isCompressed = source.isCompressed
      return ties
    } catch {
      throw source.damage() ?? error
    }
  }

  /// Reads an edge list whose blocks can be taken in any order.
  ///
  /// The first blocks, up to one with data, say how the list is written; the others are shared out
  /// in parts, of which each worker takes several. Of a list of names it takes one, for each part has
  /// a table of its names.
  static func readEdges(
    _ blocks: MappedBlocks, workers: Workers
  ) throws(ReadingProblem) -> ReadTies {
    var parser = EdgeListParser()
    var start = 0
    while start < blocks.count, parser.dialect == nil {
      try blocks.withBlock(start) { text, lines throws(ReadingProblem) in
        try parser.parse(text, lines)
      }
      start += 1
    }
    let first = start
    let empty = parser.forNextPart()
    let most = parser.ties.isNumeric && workers.count > 1 ? 8 * workers.count : workers.count
    let count = blocks.count - first
    let parts = min(count, most)
    let read = workers.map(parts) { index in
      var part = empty
      do throws(ReadingProblem) {
        for number in count * index / parts..<count * (index + 1) / parts {
          try blocks.withBlock(first + number) { text, lines throws(ReadingProblem) in
            try part.parse(text, lines)
          }
        }
        return (parser: part, problem: nil as ReadingProblem?)
      } catch {
        return (parser: part, problem: error)
      }
    }
    for part in read { try parser.append(part.parser, problem: part.problem) }
    if let problem = blocks.problem { throw problem }
    return try ReadTies(parser, workers: workers)
  }

  private static func readMatrix(
    _ blocks: MappedBlocks, isDirected: Bool
  ) throws(ReadingProblem) -> ReadTies {
    var parser = MatrixMarketParser(isDirected: isDirected)
    for number in 0..<blocks.count {
      try blocks.withBlock(number) { text, lines throws(ReadingProblem) in
        try parser.parse(text, lines)
      }
    }
    if let problem = blocks.problem { throw problem }
    return try ReadTies(parser)
  }

  // MARK: What was read

  private init(_ parser: consuming EdgeListParser, workers: Workers) throws(ReadingProblem) {
    format = parser.format
    notes = parser.notes
    guard parser.ties.count > 0 else {
      throw ReadingProblem(
        "there are no ties in the file, only comments, empty lines or a header line",
        remedy: "Write one tie a line. " + ReadingProblem.whatIsRead)
    }
    let numbered = PersonNumbering.number(parser.takeTies(), workers: workers)
    labels = numbered.labels
    for piece in numbered.ties { list.add(contentsOf: piece) }
  }

  private init(_ parser: consuming MatrixMarketParser) throws(ReadingProblem) {
    try parser.finish()
    format = parser.format
    notes = parser.notes
    labels = .integers((0..<parser.people).map { UInt64($0 + 1) })
    for piece in parser.pieces { list.add(contentsOf: piece) }
  }

  // MARK: How a text begins

  /// Where a text begins: behind a byte-order mark.
  private static func start(of beginning: [UInt8]) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return beginning.starts(with: mark) ? mark.count : 0
  }

  /// Whether a text is a Matrix Market file and no edge list.
  ///
  /// - Throws: If it is neither.
  private static func isMatrix(
    _ beginning: [UInt8], path: String
  ) throws(ReadingProblem) -> Bool {
    guard !beginning.isEmpty else {
      throw ReadingProblem("the file is empty", remedy: ReadingProblem.whatIsRead)
    }
    if MatrixMarketParser.begins(beginning[start(of: beginning)...]) { return true }
    if let problem = ForeignFormat.problem(in: beginning) { throw problem }
    guard !path.hasSuffix(".mtx"), !path.hasSuffix(".mtx.gz") else {
      throw ReadingProblem(
        line: 1,
        "the file is named as a Matrix Market file, but does not begin with %%MatrixMarket",
        remedy: "Restore its first line, or rename it if it is an edge list.")
    }
    return false
  }
}
