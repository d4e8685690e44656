package import Experiments
import Foundation
import Measurement
import PlainText
import Synchronization
import WordOfMouth

/// A results folder in which this process is at work: CSV files to chart, and what made them.
///
/// ```swift
/// let folder = try ResultsFolder(claiming: "results", overwrites: false)
/// // … the long run …
/// try folder.write(result, seconds: seconds, workers: 8)
/// ```
///
/// Until the run is done, everything of it is in a folder of its own, `unfinished`; earlier results stay
/// as they are. Then everything is written and forced to the disk under temporary names, and a record of
/// them is put into the folder (`commit.json`): after a kill at any moment the folder has the old
/// results or the new ones, whole.
public final class ResultsFolder: Sendable {
  /// The folder.
  public let path: String
  /// The holder of a lock that was taken over, because its process is gone.
  package let formerHolder: LockHolder?
  /// When it was claimed.
  private let claimed = Date.now
  private let calls: FileCalls
  private let lock: FolderLock
  /// Whether the unfinished run in the folder is this process's own.
  private let hasBegun = Atomic(false)

  /// Claims a folder before a long run: makes it and checks that it can be written.
  ///
  /// - Parameters:
  ///   - path: The folder; its parent must exist.
  ///   - overwrites: Whether files of an earlier run may be replaced; else the folder must be empty
  ///     or absent. Files that no manifest lists are left alone in any case: where a result would take the
  ///     name of one, the folder is refused.
  /// - Throws: ``OutputError``, or an error that says who is at work in the folder or that its run is
  ///   not finished.
  public convenience init(claiming path: String, overwrites: Bool) throws {
    try self.init(claiming: path, overwrites: overwrites, breaksLock: false)
  }

  /// Claims a folder for a new run, over the lock of another machine if asked for.
  package init(
    claiming path: String, overwrites: Bool, breaksLock: Bool, calls: FileCalls = .system
  ) throws {
    if path.isEmpty || path.utf8.contains(0) {
      throw OutputError(path: "\"\(path)\"", message: "is not a folder name; choose another")
    }
    self.path = path
    self.calls = calls
    let code = calls.makeFolder(path)
    if code == 0 {
      // A power cut must not lose it.
      try Self.check(calls.synchronise(folder: path + "/.."), path, "cannot create the folder")
    } else if code == EEXIST {
      if AtomicFile.isLinkLoop(path) {
        throw OutputError(path: path, action: "cannot write the folder", code: ELOOP)
      }
      if !AtomicFile.isFolder(path) {
        throw OutputError(path: path, message: "is a file, not a folder; name another place")
      }
      try Self.checkOwn(path)
      if !overwrites { try Self.requireFree(path) }
    } else {
      throw OutputError(path: path, action: "cannot create the folder", code: code)
    }
    lock = try Self.lock(path, breaks: breaksLock, calls)
    formerHolder = lock.formerHolder
    if !overwrites { try Self.requireFree(path) }
    try prepare()
    // Find out now, not after the run, that nothing can be written here.
    try AtomicFile(replacing: path + "/" + AtomicFile.probeName, calls: calls).discard()
  }

  /// Opens a folder that holds a run, to go on with it.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - breaksLock: Whether the lock of another machine is taken over.
  ///   - calls: What is written with.
  /// - Throws: ``FolderProblem`` or ``OutputError``.
  package init(opening path: String, breaksLock: Bool, calls: FileCalls = .system) throws {
    self.path = path
    self.calls = calls
    let found = try StoredFolder(at: path)
    if found.plan == nil, !found.isBeingPut { throw FolderProblem.empty(path) }
    try Self.checkOwn(path)
    lock = try Self.lock(path, breaks: breaksLock, calls)
    formerHolder = lock.formerHolder
    try prepare()
  }

  deinit { leave() }

  /// Takes the lock of a folder, and does what a killed process left to do.
  private static func lock(
    _ path: String, breaks: Bool, _ calls: FileCalls
  ) throws -> FolderLock {
    let lock = try FolderLock(of: path, breaks: breaks, calls: calls)
    try FolderCommit.record(in: path)?.perform(in: path, calls: calls)
    return lock
  }

  /// Removes what killed processes left, and finds out now, not after the run, what is in the way.
  private func prepare() throws(OutputError) {
    for folder in [path, location(StoredFolder.unfinishedName)] {
      AtomicFile.removeLeftovers(in: folder)
    }
    for name in FolderCommit.fileNames.sorted() where AtomicFile.isFolder(location(name)) {
      throw OutputError(
        path: location(name),
        message: "is a folder, where results have a file; rename it or name another place")
    }
  }

  /// Refuses a folder in which files of others are in the way, unless results are being put in place.
  private static func checkOwn(_ path: String) throws(OutputError) {
    let isBeingPut = FileManager.default.fileExists(atPath: path + "/" + FolderCommit.name)
    try OwnFiles.check(path, for: isBeingPut ? [] : FolderCommit.fileNames)
  }

  /// Refuses a folder that has anything in it but an empty place for an unfinished run.
  private static func requireFree(_ path: String) throws {
    // What was about to be put in place is, before anything else.
    let found = try? StoredFolder(at: path)
    if found?.isBeingPut == true { return }
    if let found, found.unfinished != nil {
      if found.isAtWork, let holder = found.holder {
        throw FolderProblem.locked(path, holder, isHere: true)
      }
      throw FolderProblem.unfinished(found)
    }
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw OutputError(
        path: path,
        message: "cannot look into the folder: no permission; name a place that you may read")
    }
    // A plan that cannot be read is one of another version.
    let plan = path + "/" + StoredFolder.unfinishedName + "/" + RecordedPlan.name
    if FileManager.default.fileExists(atPath: plan)
      || !entries.allSatisfy(StoredFolder.isNothing)
    {
      throw OutputError(
        path: path,
        message: "the folder is not empty; name another",
        isRefusal: true)
    }
  }

  // MARK: A run

  /// What the folder holds.
  package func contents() throws -> StoredFolder { try StoredFolder(at: path) }

  /// Begins a run: puts its plan and an empty journal into the folder.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - keepsRuns: Whether runs of an unfinished run stay: they must be of the same plan.
  /// - Returns: The journal to append its runs to.
  /// - Throws: ``OutputError``.
  package func begin(_ plan: RecordedPlan, keepsRuns: Bool) throws(OutputError) -> String {
    let folder = location(StoredFolder.unfinishedName)
    let journal = folder + "/" + StoredFolder.journalName
    if !keepsRuns { try setAside() }
    hasBegun.store(true, ordering: .relaxed)
    // A link could lead to a file that is none of ours.
    let (descriptor, code) = calls.open(journal, O_WRONLY | O_CREAT | O_NOFOLLOW)
    try Self.check(code, journal, "cannot write the file")
    _ = close(descriptor)
    // This forces the names of both to the disk.
    let file = try AtomicFile(named: RecordedPlan.name, in: folder, calls: calls)
    try file.write(Array(plan.text.utf8))
    try file.commit()
    try Self.check(calls.synchronise(folder: path), path, "cannot write the folder")
    return journal
  }

  /// Says in the lock how many runs there were when this process began, so that others can tell how fast
  /// it is.
  package func began(with done: Int) { lock.note(done: done) }

  /// Drops a run that has begun and has no runs worth keeping; the one that it replaced is there again.
  package func abandon() {
    let isBegun = hasBegun.load(ordering: .relaxed)
    for file in FolderCommit.unfinished.map(location) {
      let code = calls.rename(file + FolderCommit.setAside, to: file)
      if code != 0, isBegun { _ = calls.remove(file) }
    }
    leave()
  }

  /// Drops the unfinished run for good, and gives the folder up to others.
  package func drop() throws(OutputError) {
    for file in FolderCommit.unfinished.map(location) {
      try Self.check(calls.remove(file), file, "cannot remove the file")
    }
    leave()
  }

  /// Keeps an earlier unfinished run until it is known whether the new one gets anywhere.
  private func setAside() throws(OutputError) {
    let files = FolderCommit.unfinished.map(location)
    let isThere = files.allSatisfy(FileManager.default.fileExists(atPath:))
    for file in files {
      let code =
        isThere ? calls.rename(file, to: file + FolderCommit.setAside) : calls.remove(file)
      try Self.check(code, file, "cannot remove the file")
    }
  }

  /// Gives the folder up to others; an unfinished run stays in it.
  package func leave() { lock.release() }

  /// Throws the error of a system call that failed.
  private static func check(_ code: Int32, _ path: String, _ action: String) throws(OutputError) {
    if code != 0 { throw OutputError(path: path, action: action, code: code) }
  }

  // MARK: Results

  /// What writing a result takes, without waiting for a disk.
  ///
  /// - Parameter result: A result.
  /// - Returns: Seconds for what has a row for each run, and for the rest.
  /// - Complexity: O(rows x columns).
  package static func secondsToWrite(
    _ result: ExperimentResult
  ) -> (ofRuns: Double, ofSettings: Double) {
    let start = ContinuousClock.now
    DataTable.runs(result).writeCSV { _ in }
    result.runs.writeCompacted(plan: result.plan.hash) { _ in }
    let runs = ContinuousClock.now
    for table in [DataTable.rounds(result), .periods(result), .paths(result), .summary(result)] {
      table.writeCSV { _ in }
    }
    return ((runs - start) / .seconds(1), (ContinuousClock.now - runs) / .seconds(1))
  }

  /// Writes all files of a result but that of its runs, all together or none.
  ///
  /// - Parameters:
  ///   - result: What to write.
  ///   - seconds: How long the run took, for `timing.json`.
  ///   - workers: The number of workers, for `timing.json`.
  ///   - dialect: How tables are written; the manifest says which.
  /// - Throws: ``OutputError``; files of an earlier run are then as they were, unless everything was
  ///   written and could not be named: then whoever opens the folder next does that.
  /// - Complexity: O(rows x columns) time; memory for some megabytes of rows.
  package func write(
    _ result: ExperimentResult, seconds: Double, workers: Int, dialect: CSVDialect = .rfc4180
  ) throws {
    try commit { commit in
      try add(result, to: &commit, seconds: seconds, workers: workers, dialect, plan: nil)
    }
  }

  /// Writes the runs in one order, and then all files of the result that is made of them, all together or
  /// none.
  ///
  /// Runs that were made bit by bit are read once this way, and their columns from one file afterwards.
  ///
  /// - Parameters:
  ///   - runs: Writes the runs to a file.
  ///   - keepsRuns: Whether that file stays in the folder.
  ///   - seconds: How long the run took, for `timing.json`.
  ///   - workers: The number of workers, for `timing.json`.
  ///   - dialect: How tables are written; the manifest says which.
  ///   - plan: The record of its plan.
  ///   - makeResult: Makes the result of the runs in a file.
  /// - Returns: The result.
  /// - Throws: ``OutputError``, as ``write(_:seconds:workers:dialect:)`` does, and what the others throw.
  package func write(
    runs: (AtomicFile) throws -> Void, keepsRuns: Bool, seconds: Double,
    workers: Int, dialect: CSVDialect, plan: RecordedPlan,
    result makeResult: (_ file: String) throws -> ExperimentResult
  ) throws -> ExperimentResult {
    try commit { commit in
      let file = try add(StoredFolder.journalName, to: &commit, runs)
      let result = try makeResult(file)
      try add(
        result, to: &commit, seconds: seconds, workers: workers, dialect, plan: plan,
        drops: keepsRuns ? nil : StoredFolder.journalName)
      return result
    }
  }

  /// Writes what a shard leaves: its plan and its runs.
  ///
  /// - Parameters:
  ///   - plan: The record of its plan.
  ///   - journal: Writes its runs to a file.
  /// - Throws: ``OutputError``, as ``write(_:seconds:workers:dialect:)`` does.
  package func write(
    shard plan: RecordedPlan, journal: (AtomicFile) throws -> Void
  ) throws {
    try commit { commit in
      try add(StoredFolder.journalName, to: &commit, journal)
      try add(RecordedPlan.name, to: &commit) { try $0.write(Array(plan.text.utf8)) }
    }
  }

  /// Adds the files of a result to a commit.
  private func add(
    _ result: ExperimentResult, to commit: inout FolderCommit, seconds: Double, workers: Int,
    _ dialect: CSVDialect, plan: RecordedPlan?, drops dropped: String? = nil
  ) throws {
    let tables = Self.tables(of: result, in: dialect)
    let manifest = Manifest(result: result, tables: tables, dialect: dialect)
    // What depends on the machine and the moment is kept out of the results.
    let timing: JSONValue = [
      "started": .text(claimed.ISO8601Format()), "seconds": .number(seconds),
      "workers": .integer(workers), "host": .text(Machine.summary),
      "instructions": .text(InstructionSet.inUse.rawValue),
    ]
    for table in tables {
      try add(dialect.name(of: table.file), to: &commit) { file in
        try table.writeCSV(dialect) { (bytes) throws(OutputError) in try file.write(bytes) }
      }
    }
    // Rows were read while they were written.
    try result.runs.check()
    if let dropped { commit.drop(dropped, in: path, calls: calls) }
    if let plan { try add(RecordedPlan.name, to: &commit) { try $0.write(Array(plan.text.utf8)) } }
    // The manifest is the last to be named: a folder that has it has all else.
    for (name, text) in [("timing.json", timing.pretty), ("manifest.json", manifest.text)] {
      try add(name, to: &commit) { try $0.write(Array(text.utf8)) }
    }
  }

  /// The tables of a result, in the order of the manifest.
  private static func tables(
    of result: ExperimentResult, in dialect: CSVDialect
  ) -> [DataTable] {
    var tables = [DataTable.runs(result), .rounds(result)]
    if result.plan.metrics.hasPeriods { tables.append(.periods(result)) }
    tables.append(.paths(result))
    if !result.markets.isEmpty { tables.append(.market(result)) }
    tables.append(.summary(result))
    if !result.plan.metrics.segments.isEmpty { tables.append(.segments(result)) }
    if !result.plan.options.isEmpty { tables.append(.compare(result)) }
    if result.plan.metrics.hasPeriods, !result.comparisons.isEmpty {
      tables.append(.comparePeriods(result))
    }
    if let uncertainty = result.uncertainty { tables.append(.uncertainty(uncertainty, of: result)) }
    if let decision = result.decision {
      tables += [
        .worlds(decision, of: result), .tornado(decision, of: result),
        .information(decision, of: result),
      ]
    }
    let ledgers = LedgerResult(result)
    if ledgers.comparisons != nil { tables.append(.ledger(ledgers)) }
    let theory = DataTable.theory(result)
    if theory.rowCount > 0 { tables.append(theory) }
    tables.append(.columns(of: tables, in: dialect))
    return tables
  }

  /// Adds a file of a name and a content to a commit.
  ///
  /// - Returns: Where it is until it gets its name.
  @discardableResult
  private func add(
    _ name: String, to commit: inout FolderCommit, _ content: (AtomicFile) throws -> Void
  ) throws -> String {
    let file = try AtomicFile(named: name, in: path, calls: calls)
    try content(file)
    return try commit.add(file, named: name)
  }

  /// Replaces everything that runs write by new files, all together or not at all.
  ///
  /// - Parameter write: Adds the files.
  /// - Returns: What it returns.
  /// - Throws: ``OutputError``, or what `write` throws.
  private func commit<Value>(_ write: (inout FolderCommit) throws -> Value) throws -> Value {
    var commit = FolderCommit()
    let value: Value
    do {
      value = try write(&commit)
      try commit.begin(in: path, calls: calls)
    } catch {
      // From the moment at which the record is in the folder, the new files are the results.
      if !FileManager.default.fileExists(atPath: location(FolderCommit.name)) {
        commit.discard(in: path, calls: calls)
      }
      throw error
    }
    try commit.perform(in: path, calls: calls)
    leave()
    return value
  }

  private func location(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }
}
