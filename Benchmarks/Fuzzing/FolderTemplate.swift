import Experiments
import Foundation
import Parallelism
import PlainText
import Reports
import Scenarios
import Synchronization

/// A small results folder as a run leaves it, from which changed ones are made.
///
/// What it holds does not depend on the moment or the process.
struct FolderTemplate: Sendable {
  /// What became of the run: `done`, `stopped`, `held`, `shard`, `put`.
  let name: String
  /// What its files hold, by their paths in the folder.
  let files: [String: [UInt8]]

  /// The scenario of all of them, in the folder that the results folder is in.
  static let scenarioName = "kept.json"
  static let scenario = """
    { "format": 1, "title": "Kept", "seed": 5, "replicates": 6, "graph": { "file": "ties.csv" },
      "customers": { "count": 2, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": { "positive": { "tells": { "exactly": 1 } }, "negative": { "tells": "everyone", "retell": 0.5 } },
      "variants": { "calm": { "voices.negative.retell": 0 } } }
    """

  /// The templates; none if they cannot be made, which their test finds.
  static let all = (try? made()) ?? []

  /// The file of the runs of the finished one, which all of them come to.
  static let runs = all.first { $0.name == "done" }?.files["runs.csv"] ?? []

  /// The files that a program reads again, as `TEMPLATE/PATH`.
  static let seeds = all.flatMap { template in
    template.files.sorted { $0.key < $1.key }.compactMap { path, bytes in
      path.hasSuffix(".csv") || path.hasSuffix(".tmp")
        ? nil : FuzzInput(name: template.name + "/" + path, bytes: bytes)
    }
  }

  /// The template that an input changes, and the file of it.
  static func of(_ input: FuzzInput) -> (template: FolderTemplate, path: String)? {
    let parts = input.name.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let template = all.first(where: { $0.name == parts[0] }) else {
      return nil
    }
    return (template, parts[1])
  }

  // MARK: Making them

  private static func made() throws -> [FolderTemplate] {
    let base = try TemporaryFolder()
    for file in Corpus.beside { try Checks.write(file.bytes, to: "\(base.path)/\(file.name)") }
    let source = ScenarioDocument.Source.file("\(base.path)/\(scenarioName)")
    let plan = try Plan(ScenarioDocument.read(source), scope: .compare)
    let half = Shard(1, of: 2)
    func template(
      _ name: String, shard: Shard? = nil, calls: FileCalls = .system,
      _ run: (FolderRun) throws -> Void
    ) throws -> FolderTemplate {
      let path = "\(base.path)/\(name)"
      let folder = try ResultsFolder(
        claiming: path, overwrites: false, breaksLock: false, calls: calls)
      let record = RecordedPlan(plan, sources: [source], settings: [], shard: shard, in: path)
      try run(FolderRun(folder: folder, plan: plan, record: record))
      folder.leave()
      return FolderTemplate(name: name, files: try contents(of: path))
    }
    let stopped = try template("stopped") { try $0.make(half.map { .shard($0) } ?? .all) }
    let held = [
      "unfinished/lock": Array(
        #"{"process": 4000000, "started": 1, "host": "elsewhere", "since": "2026-01-01T00:00:00Z", "done": 0}"#
          .utf8)
    ]
    let shard = try template("shard", shard: half) { try $0.finish() }
    return [
      try template("done") { try $0.finish() }, stopped,
      FolderTemplate(name: "held", files: stopped.files.merging(held) { $1 }), shard,
      try put(template),
    ]
  }

  /// A folder whose process ended when its results were about to get their names.
  private static func put(
    _ template: (String, Shard?, FileCalls, (FolderRun) throws -> Void) throws -> FolderTemplate
  ) throws -> FolderTemplate {
    let counter = CallCounter()
    let watched = FileCalls(at: .max, .stops) { counter.see($0) }
    _ = try template("watched", nil, watched) { try $0.finish() }
    let stops = FileCalls(at: counter.recorded + 1, .stops)
    return try template("put", nil, stops) { try? $0.finish() }.withFixedNames()
  }

  /// The same with temporary names that no process decides.
  private func withFixedNames() -> FolderTemplate {
    let names = files.keys.filter { $0.hasSuffix(".tmp") }.sorted {
      ($0.utf8.count, $0) < ($1.utf8.count, $1)
    }
    let fixed = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, ".hearsay-4000000-\($0 + 1).tmp") })
    let pairs = files.map { path, bytes in
      var text = String(decoding: bytes, as: UTF8.self)
      guard path.hasSuffix("commit.json") else { return (fixed[path] ?? path, bytes) }
      for (old, new) in fixed { text = text.replacing("\"\(old)\"", with: "\"\(new)\"") }
      return (path, Array(text.utf8))
    }
    return FolderTemplate(name: name, files: Dictionary(uniqueKeysWithValues: pairs))
  }

  /// All files in a folder, but for what tells the moment.
  static func contents(of folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard path != "timing.json",
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)")
      else { continue }
      files[path] = Array(bytes)
    }
    return files
  }
}

/// Which call puts the record of new files into a folder.
private final class CallCounter: Sendable {
  private let counts = Mutex((all: 0, recorded: 0))

  var recorded: Int { counts.withLock(\.recorded) }

  func see(_ call: FileCalls.Call) {
    counts.withLock { counts in
      counts.all += 1
      if case .rename(_, let path) = call, path.hasSuffix("commit.json") {
        counts.recorded = counts.all
      }
    }
  }
}
