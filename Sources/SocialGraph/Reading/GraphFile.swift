public import Parallelism

/// A graph read from a file of ties, with what its people are called and a report of the reading.
public struct GraphFile: Sendable {
  /// The graph.
  public let graph: Graph
  /// What people are called in the file.
  public let labels: PersonLabels
  /// What was read, dropped and ignored.
  public let report: ReadingReport

  /// Reads an edge list or a Matrix Market file, plain or gzip-compressed.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - isDirected: Whether a line `A B` says only that A tells B.
  ///   - workers: Who reads; their number does not change the result.
  /// - Returns: The graph, its labels and a report.
  /// - Throws: ``GraphFileError`` with the place and the remedy.
  public static func read(
    _ path: String, isDirected: Bool, workers: Workers
  ) throws(GraphFileError) -> GraphFile { fatalError("contract") }
}

/// What was read from a file of ties.
///
/// Rows = ties + self-loops dropped + repeats dropped.
public struct ReadingReport: Sendable, Hashable {
  /// The file as the user named it.
  public var path: String
  /// The format in words: "edge list, tab-separated", "Matrix Market pattern symmetric", ….
  public var format: String
  /// Whether the file was gzip-compressed.
  public var isCompressed: Bool
  /// Data lines: every line that names two people.
  public var rows: Int
  /// Ties of a person to itself, dropped.
  public var selfLoopsDropped: Int
  /// Rows that repeat a tie already read, dropped.
  public var repeatsDropped: Int
  /// Of those, rows that repeat an undirected tie in its other direction.
  public var reversedRepeats: Int
  /// Remarks for the user: a header line skipped, columns ignored, …; each a sentence.
  public var notes: [String]
}

/// Why a file of ties could not be read.
public struct GraphFileError: Error, Hashable, CustomStringConvertible {
  /// The file as the user named it.
  public let path: String
  /// The line, from 1, where there is one.
  public let line: Int?
  /// What is wrong.
  public let message: String
  /// What the user can do.
  public let remedy: String

  /// Makes an error.
  public init(path: String, line: Int? = nil, message: String, remedy: String) {
    self.path = path
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  /// `file:line: error: message (remedy)`, as compilers write it.
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): error: \(message)\n  \(remedy)"
  }
}
