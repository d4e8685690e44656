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
  /// read a megabyte at a time, except for a GraphML file that is not plain, which is held complete. Either way 8
  /// bytes a tie are kept, and the ids once; rows that repeat others are merged on the way where there are many.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - isDirected: Whether a line `A B` says only that A tells B. A tie that goes both ways by the
  ///     file's own word is then two.
  ///   - workers: Who reads; their number does not change the result.
  ///   - projection: Which side of a two-mode file the people are, if it is one: two of them are tied if
  ///     they share at least one of the other side.
  ///   - weights: The column with the weights of ties, if the graph is to have them.
  /// - Returns: The graph, its labels and a report. Neither the order of the lines nor, for an
  ///   undirected graph, that of the ids in a line changes graph and labels.
  /// - Throws: `Diagnostic` with the place and the remedy.
  /// - Complexity: O(bytes + people log people), shared by the workers.
  public static func read(
    _ path: String, isDirected: Bool, workers: Workers, projection: Projection? = nil,
    weights: WeightColumn? = nil
  ) throws(Diagnostic) -> GraphFile {
    try GraphFile(
      path,
      ReadingOptions(
        isDirected: isDirected, workers: workers, projection: projection, weights: weights))
  }

  /// Reads a file.
  init(_ path: String, _ options: ReadingOptions) throws(Diagnostic) {
    let ties = try ReadTies.read(path: path, options)
    do throws(Diagnostic) {
      try self.init(ties, path, options)
    } catch {
      throw error.named(path)
    }
  }

  /// Reads an edge list and numbers its people, but builds no graph: the seam for measuring how
  /// fast that is.
  ///
  /// - Returns: The number of ties listed.
  package static func countTies(_ path: String, workers: Workers) throws(Diagnostic) -> Int {
    try ReadTies.read(path: path, ReadingOptions(isDirected: false, workers: workers)).count
  }

  /// Builds the graph of ties that were read.
  init(
    _ read: consuming ReadTies, _ path: String, _ options: ReadingOptions
  ) throws(Diagnostic) {
    var report = read.report(path)
    try options.checkMemory(ties: read.held, numbers: read.labels.count)
    if let side = options.projection {
      if let column = options.weights?.name {
        throw Diagnostic(
          "ties of a projection have no weights, and \(column.quotedShort) was asked for",
          remedy: "Leave out the column of weights, or read the file without a projection.")
      }
      (graph, labels) = try read.projected(on: side, options, &report)
    } else {
      labels = read.labels
      let (taken, isEdgeList) = (read.take(), read.isEdgeList)
      let (weights, merged) = (taken.weights, taken.merged)
      let built = try taken.pieces.built(
        people: labels.count, without: merged, options, &report)
      graph = try built.weighted(by: weights, options.weights, &report)
      if isEdgeList { report.questionDrops() }
    }
    self.report = report
  }
}
