package import Foundation
public import Parallelism
public import PlainText
public import SocialGraph

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

  /// Reads an edge list, or a Matrix Market, GraphML, GML, Pajek or METIS file, plain or
  /// gzip-compressed.
  ///
  /// A plain file is mapped into memory, and if it is an edge list the workers each take parts of it;
  /// it must not be cut short by another program meanwhile, which would end this one. Anything else is
  /// taken a megabyte at a time, but a GraphML file that is not plain, which is held whole. Either way 8
  /// bytes a row are kept, and the ids once.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - isDirected: Whether a line `A B` says only that A tells B. A tie that goes both ways by the
  ///     file's own word is then two.
  ///   - workers: Who reads; their number does not change the result.
  ///   - projection: Which side of a two-mode file the people are, if it is one: two of them are tied if
  ///     they share at least one of the other side.
  /// - Returns: The graph, its labels and a report. Neither the order of the lines nor, for an
  ///   undirected graph, that of the ids in a line changes graph and labels.
  /// - Throws: `Diagnostic` with the place and the remedy.
  /// - Complexity: O(bytes + people log people), shared by the workers.
  public static func read(
    _ path: String, isDirected: Bool, workers: Workers, projection: Projection? = nil
  ) throws(Diagnostic) -> GraphFile {
    try read(
      path, ReadingOptions(isDirected: isDirected, projection: projection), workers: workers,
      blocks: BlockLengths())
  }

  /// Reads a file in blocks of other lengths: the seam for cuts at every place.
  package static func read(
    _ path: String, isDirected: Bool, workers: Workers, blocks: BlockLengths
  ) throws(Diagnostic) -> GraphFile {
    try read(path, ReadingOptions(isDirected: isDirected), workers: workers, blocks: blocks)
  }

  private static func read(
    _ path: String, _ options: ReadingOptions, workers: Workers, blocks: BlockLengths
  ) throws(Diagnostic) -> GraphFile {
    let ties = try ReadTies.read(path: path, options, workers: workers, blocks: blocks)
    return try GraphFile(ties, path: path, options, workers: workers)
  }

  /// Reads from where a handle stands: the seam for standard input and for a `gzip` that is not there.
  package static func read(
    from handle: FileHandle, isDirected: Bool, gunzip: [String] = ["/usr/bin/env", "gzip", "-dc"]
  ) throws(Diagnostic) -> GraphFile {
    do throws(Diagnostic) {
      let source = try TextSource(handle, gunzip: gunzip)
      let options = ReadingOptions(isDirected: isDirected)
      let ties = try ReadTies.read(source, path: "-", options, workers: .single)
      return try GraphFile(ties, path: "-", options, workers: .single)
    } catch {
      throw error.named("-")
    }
  }

  /// Reads an edge list and numbers its people, but builds no graph: the seam for measuring how
  /// fast that is.
  ///
  /// - Returns: The number of ties listed.
  package static func countTies(_ path: String, workers: Workers) throws(Diagnostic) -> Int {
    try ReadTies.read(path: path, ReadingOptions(isDirected: false), workers: workers).count
  }

  /// Builds the graph of ties that were read.
  private init(
    _ read: consuming ReadTies, path: String, _ options: ReadingOptions, workers: Workers
  ) throws(Diagnostic) {
    let (format, notes, isCompressed) = (read.format, read.notes, read.isCompressed)
    if let projection = options.projection {
      let projected: TwoModeProjection
      do throws(Diagnostic) {
        projected = try TwoModeProjection(
          read, on: projection, isDirected: options.isDirected, workers: workers)
      } catch {
        throw error.named(path)
      }
      graph = projected.graph
      labels = projected.labels
      report = ReadingReport(
        path: path, format: format, isCompressed: isCompressed, rows: projected.rows,
        selfLoopsDropped: 0, repeatsDropped: projected.repeatsDropped, reversedRepeats: 0,
        notes: notes + projected.notes)
      return
    }
    labels = read.labels
    let rows = read.count
    var list = TieList()
    for piece in read.takePieces() { list.add(contentsOf: piece) }
    let built: BuiltGraph
    do {
      built = try list.build(people: labels.count, isDirected: options.isDirected, workers: workers)
    } catch {
      throw Diagnostic.tooLarge().named(path)
    }
    graph = built.graph
    report = ReadingReport(
      path: path, format: format, isCompressed: isCompressed, rows: rows,
      selfLoopsDropped: built.selfLoopsDropped, repeatsDropped: built.repeatsDropped,
      reversedRepeats: built.reversedRepeats, notes: notes)
  }
}
