import Foundation
import Parallelism

/// The ties of a file before they become a graph.
///
/// They are read from a mapped file by all workers, or from a stream as it comes; what is read is
/// the same.
struct ReadTies: ~Copyable {
  /// The ties, with ends 0, 1, …; `to` is a thing if there are things.
  private(set) var pieces: [[Tie]]
  /// What people are called.
  let labels: PersonLabels
  /// What the things are called that people are tied to, if these are no people.
  let things: PersonLabels?
  /// The layers of the ties, if they were asked for.
  let layers: TieLayers?
  /// The format in words.
  let format: String
  /// Remarks for the user.
  let notes: [String]
  /// Whether the text was gzip-compressed.
  var isCompressed = false
  /// Whether people were found in the ties alone, by what stands in two columns.
  let isEdgeList: Bool

  /// The number of ties.
  var count: Int { pieces.reduce(0) { $0 + $1.count } }

  /// Hands over the ties, which are then gone here.
  mutating func takePieces() -> [[Tie]] {
    defer { pieces = [] }
    return pieces
  }

  /// Reads a file, or standard input for `-`.
  static func read(
    path: String, _ options: ReadingOptions, workers: Workers,
    blocks lengths: BlockLengths = BlockLengths()
  ) throws(ReadingProblem) -> ReadTies {
    if path != "-", let file = MappedFile(path: path) {
      let beginning = file.withBytes { bytes in
        (0..<min(bytes.count, TextSource.pieceLength)).map { bytes[$0] }
      }
      if !TextSource.isCompressed(beginning) {
        let start = start(of: beginning)
        let format = try GraphFormat.of(beginning, from: start, path: path)
        if format == .graphML { return try ReadTies(GraphMLParser.read(path: path, options)) }
        let blocks = MappedBlocks(file, from: start, lengths: lengths)
        guard var parser = try parser(of: format, options) else {
          return try readEdges(blocks, options, workers: workers)
        }
        for number in 0..<blocks.count {
          try blocks.withBlock(number) { text, lines throws(ReadingProblem) in
            try parser.parse(text, lines)
          }
        }
        if let problem = blocks.problem { throw problem }
        return try ReadTies(parser.finish())
      }
    }
    return try read(TextSource(path: path), path: path, options, workers: workers)
  }

  /// Reads a stream.
  static func read(
    _ source: TextSource, path: String, _ options: ReadingOptions, workers: Workers
  ) throws(ReadingProblem) -> ReadTies {
    defer { source.close() }
    do throws(ReadingProblem) {
      var start = start(of: source.beginning)
      let format = try GraphFormat.of(source.beginning, from: start, path: path)
      var ties: ReadTies
      if format == .graphML {
        ties = try ReadTies(GraphMLParser.read(wholeText(of: source), options))
      } else {
        var blocks = LineBlocks(source)
        if var parser = try parser(of: format, options) {
          while let block = try blocks.next() {
            try parser.parse(block.span, start..<block.count)
            start = 0
          }
          ties = try ReadTies(parser.finish())
        } else {
          var edges = EdgeListParser(layerColumn: options.layerColumn)
          while let block = try blocks.next() {
            try edges.parse(block.span, start..<block.count)
            start = 0
          }
          ties = try ReadTies(edges, options, workers: workers)
        }
      }
      ties.isCompressed = source.isCompressed
      return ties
    } catch {
      throw source.damage() ?? error
    }
  }

  private static func wholeText(of source: TextSource) throws(ReadingProblem) -> Data {
    var text = Data()
    while true {
      let piece = try source.read()
      guard !piece.isEmpty else { return text }
      text.append(contentsOf: piece)
    }
  }

  /// The parser of a format that is read line by line and lists its people, or nil for an edge list.
  private static func parser(
    of format: GraphFormat, _ options: ReadingOptions
  ) throws(ReadingProblem) -> (any DeclaredParser)? {
    switch format {
    case .edgeList, .graphML: nil
    case .matrixMarket: try MatrixMarketParser(options)
    case .gml: GMLParser(options)
    case .pajek: try PajekParser(options)
    case .metis: try MetisParser(options)
    }
  }

  /// Reads an edge list whose blocks can be taken in any order.
  ///
  /// The first blocks, up to one with data, say how the list is written; the others are shared out
  /// in parts, of which each worker takes several. Of a list of names it takes one, for each part has
  /// a table of its names.
  static func readEdges(
    _ blocks: MappedBlocks, _ options: ReadingOptions, workers: Workers
  ) throws(ReadingProblem) -> ReadTies {
    var parser = EdgeListParser(layerColumn: options.layerColumn)
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
    return try ReadTies(parser, options, workers: workers)
  }

  // MARK: What was read

  private init(
    _ parser: consuming EdgeListParser, _ options: ReadingOptions, workers: Workers
  ) throws(ReadingProblem) {
    format = parser.format
    guard parser.ties.count > 0 else {
      throw ReadingProblem(
        "there are no ties in the file, only comments, empty lines or a header line",
        remedy: "Write one tie a line. " + ReadingProblem.whatIsRead)
    }
    var notes = parser.notes
    let header = parser.dialect?.header
    layers = parser.takeLayers()
    let numbered = PersonNumbering.number(parser.takeTies(), workers: workers)
    labels = numbered.labels
    things = nil
    isEdgeList = true
    pieces = numbered.ties
    if options.projection == nil, options.layerColumn == nil,
      let note = TwoModeHint.note(pieces, people: labels.count, header: header)
    {
      notes.append(note)
    }
    self.notes = notes
  }

  private init(_ read: consuming DeclaredTies) throws(ReadingProblem) {
    format = read.format
    notes = read.notes
    layers = read.layers
    isEdgeList = false
    let people = PersonNumbering.number(read.people)
    let others = read.things.map { PersonNumbering.number($0) }
    labels = people.labels
    things = others?.labels
    pieces = read.pieces
    guard people.ranks != nil || others?.ranks != nil else { return }
    let ofThings = others == nil ? people.ranks : others?.ranks
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        let tie = pieces[piece][index]
        pieces[piece][index] = Tie(
          people.ranks.map { $0[Int(tie.from)] } ?? tie.from,
          ofThings.map { $0[Int(tie.to)] } ?? tie.to)
      }
    }
  }

  /// Where a text begins: behind a byte-order mark.
  private static func start(of beginning: [UInt8]) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return beginning.starts(with: mark) ? mark.count : 0
  }
}
