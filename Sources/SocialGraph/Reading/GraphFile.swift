package import Foundation
public import Parallelism

/// A graph read from a file of ties, with what its people are called and a report of the reading.
///
/// ```swift
/// let file = try GraphFile.read("friends.csv", isDirected: false, workers: Workers())
/// print(file.graph.people, file.report.rows, file.report.notes)
/// ```
///
/// <doc:ReadingGraphs> says which files are read and by which rules.
public struct GraphFile: Sendable {
  /// The graph.
  public let graph: Graph
  /// What people are called in the file.
  public let labels: PersonLabels
  /// What was read, dropped and ignored.
  public let report: ReadingReport

  /// Reads an edge list or a Matrix Market file, plain or gzip-compressed.
  ///
  /// The text is taken a megabyte at a time; 8 bytes a row are kept, and the ids once.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - isDirected: Whether a line `A B` says only that A tells B.
  ///   - workers: Who reads; their number does not change the result.
  /// - Returns: The graph, its labels and a report. Neither the order of the lines nor, for an
  ///   undirected graph, that of the ids in a line changes graph and labels.
  /// - Throws: ``GraphFileError`` with the place and the remedy.
  /// - Complexity: O(bytes + people log people).
  public static func read(
    _ path: String, isDirected: Bool, workers: Workers
  ) throws(GraphFileError) -> GraphFile {
    do throws(ReadingProblem) {
      let source = try TextSource(path: path)
      return try read(source, path: path, isDirected: isDirected, workers: workers)
    } catch {
      throw GraphFileError(path: path, problem: error)
    }
  }

  /// Reads from where a handle stands: the seam for standard input and for a `gzip` that is not there.
  package static func read(
    from handle: FileHandle, isDirected: Bool, gunzip: [String] = ["/usr/bin/env", "gzip", "-dc"]
  ) throws(GraphFileError) -> GraphFile {
    do throws(ReadingProblem) {
      let source = try TextSource(handle, gunzip: gunzip)
      return try read(source, path: "-", isDirected: isDirected, workers: .single)
    } catch {
      throw GraphFileError(path: "-", problem: error)
    }
  }

  private static func read(
    _ source: TextSource, path: String, isDirected: Bool, workers: Workers
  ) throws(ReadingProblem) -> GraphFile {
    defer { source.close() }
    do throws(ReadingProblem) {
      return try parse(source, path: path, isDirected: isDirected, workers: workers)
    } catch {
      throw source.damage() ?? error
    }
  }

  private static func parse(
    _ source: TextSource, path: String, isDirected: Bool, workers: Workers
  ) throws(ReadingProblem) -> GraphFile {
    guard !source.beginning.isEmpty else {
      throw ReadingProblem("the file is empty", remedy: ReadingProblem.whatIsRead)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = source.beginning.starts(with: mark) ? mark.count : 0
    var report = ReadingReport(
      path: path, format: "", isCompressed: source.isCompressed, rows: 0, selfLoopsDropped: 0,
      repeatsDropped: 0, reversedRepeats: 0, notes: [])
    let labels: PersonLabels
    let pieces: [[Tie]]
    if MatrixMarketParser.begins(source.beginning[start...]) {
      var parser = MatrixMarketParser(isDirected: isDirected)
      try forEachBlock(of: source, start: start) { block, start throws(ReadingProblem) in
        try parser.parse(block, from: start)
      }
      try parser.finish()
      (labels, pieces) = (.integers((0..<parser.people).map { UInt64($0 + 1) }), parser.pieces)
      (report.format, report.notes) = (parser.format, parser.notes)
    } else {
      if let problem = ForeignFormat.problem(in: source.beginning) {
        throw problem
      }
      guard !path.hasSuffix(".mtx"), !path.hasSuffix(".mtx.gz") else {
        throw ReadingProblem(
          line: 1,
          "the file is named as a Matrix Market file, but does not begin with %%MatrixMarket",
          remedy: "Restore its first line, or rename it if it is an edge list.")
      }
      var parser = EdgeListParser()
      try forEachBlock(of: source, start: start) { block, start throws(ReadingProblem) in
        try parser.parse(block, from: start)
      }
      (report.format, report.notes) = (parser.format, parser.notes)
      guard parser.ties.count > 0 else {
        throw ReadingProblem(
          "there are no ties in the file, only comments, empty lines or a header line",
          remedy: "Write one tie a line. " + ReadingProblem.whatIsRead)
      }
      (labels, pieces) = PersonNumbering.number(parser.takeTies())
    }
    var list = TieList()
    for piece in pieces { list.add(contentsOf: piece) }
    report.rows = list.count
    let built: BuiltGraph
    do {
      built = try list.build(people: labels.count, isDirected: isDirected, workers: workers)
    } catch {
      throw .tooLarge
    }
    report.selfLoopsDropped = built.selfLoopsDropped
    report.repeatsDropped = built.repeatsDropped
    report.reversedRepeats = built.reversedRepeats
    return GraphFile(graph: built.graph, labels: labels, report: report)
  }

  /// Calls with each block of lines and where its text begins.
  private static func forEachBlock(
    of source: TextSource, start: Int,
    _ body: ([UInt8], Int) throws(ReadingProblem) -> Void
  ) throws(ReadingProblem) {
    var blocks = LineBlocks(source)
    var start = start
    while let block = try blocks.next() {
      try body(block, start)
      start = 0
    }
  }
}
