package import Experiments
import Foundation
import Measurement
import PlainText

/// Writes the results folder: CSV files to chart and the manifest that says what made them.
///
/// ```swift
/// let folder = try ResultsFolder(claiming: "results", overwrites: false)
/// // … the long run …
/// try folder.write(result, seconds: seconds, workers: 8)
/// ```
///
/// Everything is written and forced to the disk under temporary names first and named afterwards:
/// when the disk fills up, the folder is as it was. The manifest comes last, so a folder with a
/// manifest is complete.
public struct ResultsFolder: Sendable {
  /// The folder.
  public let path: String
  /// When it was claimed.
  private let claimed = Date.now

  /// The names of all files that a run may write, in any dialect.
  private static let fileNames: Set<String> = {
    let names = [
      "runs.csv", "rounds.csv", "periods.csv", "summary.csv", "segments.csv", "compare.csv",
      "uncertainty.csv", "theory.csv", "columns.csv", "timing.json", "manifest.json",
    ]
    return Set(CSVDialect.allCases.flatMap { names.map($0.name(of:)) })
  }()

  /// Claims a folder before a long run: makes it and checks that it can be written.
  ///
  /// - Parameters:
  ///   - path: The folder; its parent must exist.
  ///   - overwrites: Whether files of an earlier run may be replaced; else the folder must be empty
  ///     or absent. Files that are no results of ours are left alone in any case.
  /// - Throws: ``OutputError``.
  public init(claiming path: String, overwrites: Bool) throws(OutputError) {
    self.path = path
    if path.isEmpty || path.utf8.contains(0) {
      throw OutputError(path: "\"\(path)\"", message: "is not a folder name; choose another")
    }
    let code = AtomicFile.makeFolder(path)
    if code == EEXIST {
      if !AtomicFile.isFolder(path) {
        throw OutputError(path: path, message: "is a file, not a folder; name another place")
      }
      if overwrites { AtomicFile.removeLeftovers(in: path) } else { try Self.requireEmpty(path) }
    } else if code != 0 {
      throw OutputError(path: path, action: "cannot create the folder", code: code)
    }
    // Find out now, not after the run, that nothing can be written here.
    try AtomicFile(replacing: path + "/" + AtomicFile.probeName).discard()
  }

  private static func requireEmpty(_ path: String) throws(OutputError) {
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw OutputError(
        path: path,
        message: "cannot look into the folder: no permission; name a place that you may read")
    }
    if !entries.isEmpty {
      throw OutputError(
        path: path,
        message: "the folder is not empty; name another",
        isRefusal: true)
    }
  }

  /// Writes all files of a result, each complete or not at all.
  ///
  /// - Parameters:
  ///   - result: What to write.
  ///   - seconds: How long the run took, for `timing.json`.
  ///   - workers: The number of workers, for `timing.json`.
  ///   - dialect: How tables are written; the manifest says which.
  ///   - failing: A failure to try in tests.
  /// - Throws: ``OutputError``; if it is for want of room or permission, files of an earlier run are
  ///   as they were.
  /// - Complexity: O(rows x columns) time; memory for a few hundred kilobytes of text.
  package func write(
    _ result: ExperimentResult, seconds: Double, workers: Int, dialect: CSVDialect = .rfc4180,
    failing: AtomicFile.SimulatedFailure? = nil
  ) throws(OutputError) {
    var tables = [DataTable.runs(result), .rounds(result)]
    if result.plan.metrics.hasPeriods { tables.append(.periods(result)) }
    tables.append(.summary(result))
    if !result.plan.metrics.segments.isEmpty { tables.append(.segments(result)) }
    if result.plan.scope == .compare { tables.append(.compare(result)) }
    if let uncertainty = result.uncertainty { tables.append(.uncertainty(uncertainty, of: result)) }
    let theory = DataTable.theory(result)
    if theory.rowCount > 0 { tables.append(theory) }
    tables.append(.columns(of: tables, in: dialect))
    let manifest = Manifest(result: result, tables: tables, dialect: dialect)
    // What depends on the machine and the moment is kept out of the results.
    let timing: JSONValue = [
      "started": .text(claimed.ISO8601Format()), "seconds": .number(seconds),
      "workers": .integer(workers), "host": .text(Machine.summary),
    ]

    // The manifest is the last to be named.
    var files: [AtomicFile] = []
    for table in tables {
      let file = try AtomicFile(
        replacing: location(dialect.name(of: table.file)), failing: failing)
      try table.writeCSV(dialect) { (bytes) throws(OutputError) in try file.write(bytes) }
      files.append(file)
    }
    for (name, text) in [("timing.json", timing.pretty), ("manifest.json", manifest.text)] {
      let file = try AtomicFile(replacing: location(name), failing: failing)
      try file.write(Array(text.utf8))
      files.append(file)
    }
    for file in files { try file.finish() }

    // From here on nothing needs room. Without its manifest a folder is not taken for complete.
    try AtomicFile.remove(location("manifest.json"))
    let written = Set(files.map(\.path))
    for name in Self.fileNames.sorted() where !written.contains(location(name)) {
      try AtomicFile.remove(location(name))
    }
    for file in files { try file.commit() }
  }

  private func location(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }
}
