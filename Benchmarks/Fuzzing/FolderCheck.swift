import Experiments
import Foundation
import PlainText
import Parallelism
import Reports

/// Reads a results folder in which one file was changed, goes on with its run, and sees that nothing is lost.
struct FolderCheck {
  let input: FuzzInput
  /// The results folder; the files that its scenario names are beside it.
  let folder: String
  /// What is in it before anything is done.
  let before: [String: [UInt8]]

  /// The file that was changed, and of which template.
  private let changed: (template: FolderTemplate, path: String)

  /// Makes the folder.
  ///
  /// - Throws: If it cannot be written.
  init(_ input: FuzzInput, in place: String) throws {
    guard let changed = FolderTemplate.of(input) else {
      throw FuzzProblem(description: "there is no template for \(input.name)")
    }
    self.input = input
    self.changed = changed
    folder = place + "/results"
    before = changed.template.files.merging([changed.path: input.bytes]) { $1 }
    try? FileManager.default.removeItem(atPath: folder)
    for (path, bytes) in before {
      let path = "\(folder)/\(path)"
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try Checks.write(bytes, to: path)
    }
  }

  /// Looks at the folder, and goes on with its run.
  ///
  /// - Throws: If the folder cannot be looked at.
  func run() throws -> (outcome: FuzzOutcome, faults: [Fault]) {
    var faults: [Fault] = []
    do { faults += try looked() } catch { faults += RefusalRules.faults(of: error, input) }
    faults += try losses(isRead: true)
    var outcome = FuzzOutcome.read
    do {
      faults += try resumed()
    } catch {
      outcome = .refused
      faults += RefusalRules.faults(of: error, input) + (try losses(isRead: false))
    }
    return (outcome, faults)
  }

  /// How far it is and what its runs come to.
  private func looked() throws -> [Fault] {
    let status = try FolderStatus(of: [folder])
    let renderer = TerminalRenderer(isColoured: false, width: 80)
    var faults = RefusalRules.faults(
      inText: renderer.text(.of(status, lowest: 1)), of: input)
    let logs = try status.folders.flatMap(\.journals).map { try BlockLog(reading: $0) }
    let result = try Experiment(status.plan).ran(
      workers: .single, cancellation: Cancellation(), options: ExperimentOptions(.none), also: logs
    ).result(workers: .single)
    let text = renderer.text(Answer(result).document(more: "more"))
    faults += RefusalRules.faults(inText: text, of: input)
    var runs: [UInt8] = []
    DataTable.runs(result).writeCSV { runs += $0 }
    return faults + (result.isComplete ? otherFigures(runs, "read") : [])
  }

  /// Makes the runs that are missing.
  private func resumed() throws -> [Fault] {
    let place = try ResultsFolder(opening: folder, breaksLock: false)
    let found = try place.contents()
    guard let record = found.plan else { throw FolderProblem.empty(folder) }
    if found.unfinished == nil { return [] }
    let changes = record.changes(in: folder)
    if !changes.isEmpty { throw FolderProblem.changed(folder, changes) }
    let plan = try record.plan(in: folder)
    try FolderRun(
      folder: place, plan: plan, record: record.renewed(plan, in: folder), goesOn: true,
      journals: found.keptJournals
    ).finish()
    return try otherFigures(
      FolderTemplate.contents(of: folder)["runs.csv"] ?? [], "resumed")
  }

  /// Whether runs are not what they would be without the change; a change of the plan may ask for others.
  func otherFigures(_ runs: [UInt8], _ action: String) -> [Fault] {
    let isOfPlan = changed.path.hasSuffix("plan.json") || changed.path == "commit.json"
    if isOfPlan || changed.template.name == "shard" || runs == FolderTemplate.runs { return [] }
    return [Fault(rule: "other figures", shape: "\(action) \(input.name)", detail: input.name)]
  }

  /// Whether anything is gone that was in the folder.
  ///
  /// - Parameter isRead: Whether nothing may have changed; else files may have other names, and the end of a
  ///   journal may be cut off.
  /// - Returns: A fault for each file that is gone.
  /// - Throws: If the folder cannot be looked at.
  func losses(isRead: Bool) throws -> [Fault] {
    let after = try FolderTemplate.contents(of: folder)
    // The results have got their names, and what they replace is gone.
    if !isRead, before["commit.json"] != nil, after["commit.json"] == nil { return [] }
    let held = Set(after.values)
    return before.sorted { $0.key < $1.key }.compactMap { path, bytes in
      if after[path] == bytes || !isRead && held.contains(bytes) { return nil }
      if !isRead, path.hasSuffix("/lock") { return nil }
      // A plan of the same hash is written anew as this version writes it.
      if !isRead, path.hasSuffix("/plan.json"), after[path] != nil,
        JSONReader.read(SourceText(.file, name: path, bytes: bytes)).sound != nil
      {
        return nil
      }
      if !isRead, path.hasSuffix("/journal"), let rest = after[path], bytes.starts(with: rest) {
        return nil
      }
      return Fault(rule: "lost", shape: path, detail: "\(path) of \(input.name)")
    }
  }
}
