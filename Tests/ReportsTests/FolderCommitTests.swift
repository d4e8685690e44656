import Experiments
import Foundation
import Scenarios
import Synchronization
import Testing

@testable import Reports

@Suite struct FolderCommitTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let digest = "0123456789abcdef"

  /// The record of one file.
  private static func record(
    name: String = "runs.csv", temporary: String = ".hearsay-1-2.tmp", rest: String = ""
  ) -> String {
    """
    {"format": 1, "files": [
      {"name": "\(name)", "temporary": "\(temporary)", "digest": "\(digest)"}\(rest)]}
    """
  }

  /// A manifest that lists one file.
  private static func manifest(_ name: String) -> String {
    "{\"program\": \"hearsay\", \"files\": [{\"name\": \"\(name)\"}]}"
  }

  // MARK: - Records that are none

  @Test(arguments: [
    "", "{", "[]", "{\"format\": 1, \"files\": []}", "{\"format\": 1, \"files\": 3}",
    record().replacing("1,", with: "2,"), record(name: "notes.txt"), record(name: "../runs.csv"),
    record(name: "/runs.csv"), record(name: "unfinished/lock"), record(name: "commit.json"),
    record(temporary: "notes.txt"), record(temporary: "../.hearsay-1-2.tmp"),
    record(temporary: ".hearsay-1-/x.tmp"), record(rest: ", {\"name\": \"rounds.csv\"}"),
    record(rest: ", {\"name\": \"rounds.csv\", \"temporary\": \".hearsay-1-3.tmp\"}"),
    record(rest: ", 3"),
    record(
      rest:
        ", {\"name\": \"runs.csv\", \"temporary\": \".hearsay-1-3.tmp\", \"digest\": \"\(digest)\"}"
    ),
    record(
      rest:
        ", {\"name\": \"rounds.csv\", \"temporary\": \".hearsay-1-2.tmp\", \"digest\": \"\(digest)\"}"
    ),
    record().replacing("\"digest\"", with: "\"name\": \"rounds.csv\", \"digest\""),
    """
    {"files":[{"name":"x"}],"removed":["notes.txt"],"finished":["runs.csv"]}
    """,
  ])
  func `a record that is not ours is an error, and nothing is changed`(text: String) throws {
    try folder.write(text, to: "commit.json")
    for name in ["notes.txt", ".hearsay-1-2.tmp", "runs.csv", "summary.csv"] {
      try folder.write(name, to: name)
    }
    let before = folder.names()
    let attempts: [() throws -> Void] = [
      { _ = try ResultsFolder(claiming: self.folder.path, overwrites: true) },
      { _ = try ResultsFolder(claiming: self.folder.path, overwrites: false) },
      { _ = try ResultsFolder(opening: self.folder.path, breaksLock: false) },
    ]
    for attempt in attempts {
      let error = #expect(throws: OutputError.self) { try attempt() }
      #expect(error?.path == folder("commit.json"))
      #expect(error?.message.contains("is not a record of new files") == true)
      #expect(folder.names() == before)
    }
    #expect(folder.text("runs.csv") == "runs.csv")
  }

  // MARK: - Performing

  @Test func `a file that has its name already is recognised by its digest, and no other`() throws {
    try folder.write("new", to: "runs.csv")
    let digest = try #require(FileDigest(of: folder("runs.csv"))).digits
    let item = FolderCommit.Item(name: "runs.csv", temporary: ".hearsay-1-2.tmp", digest: digest)
    var commit = FolderCommit(items: [item])
    // Of a file of its name that is somebody else's it would be refused.
    try folder.write(Self.manifest("runs.csv"), to: "manifest.json")
    try commit.begin(in: folder.path, calls: .system)
    #expect(try FolderCommit.record(in: folder.path) == commit)
    try folder.write("old", to: "runs.csv")
    let error = #expect(throws: OutputError.self) {
      try commit.perform(in: folder.path, calls: .system)
    }
    #expect(error?.message.contains("its new contents are gone; remove commit.json") == true)
    #expect(folder.names() == ["commit.json", "runs.csv"])
    try folder.write("new", to: "runs.csv")
    try commit.perform(in: folder.path, calls: .system)
    #expect(folder.names() == ["runs.csv"])
  }

  @Test func `what is not replaced goes, but for what is none of ours`() throws {
    for name in ["runs.csv", "summary.tsv", "manifest.json", "notes.txt", ".hearsay-1-2.tmp"] {
      try folder.write("", to: name)
    }
    for name in ["journal", "timing.json"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: false)
    }
    try folder.write("mine", to: "journal/notes.txt")
    let commit = FolderCommit(
      items: [.init(name: "rounds.csv", temporary: ".hearsay-1-2.tmp", digest: Self.digest)],
      earlier: ["runs.csv", "manifest.json", "journal"])
    try commit.perform(in: folder.path, calls: .system)
    #expect(folder.names() == ["journal", "notes.txt", "rounds.csv", "summary.tsv", "timing.json"])
    #expect(folder.text("journal/notes.txt") == "mine")
  }

  // MARK: - Order

  /// The calls of a whole run over earlier results.
  private func calls(
    watching: @escaping @Sendable (FileCalls.Call) -> Void = { _ in }
  ) throws -> [FileCalls.Call] {
    let made = Mutex<[FileCalls.Call]>([])
    let calls = FileCalls(at: .max, .stops) { call in
      made.withLock { $0.append(call) }
      watching(call)
    }
    try folder.write("old", to: "compare.csv")
    try folder.write(Self.manifest("compare.csv"), to: "manifest.json")
    let result = try Example.run()
    let out = try ResultsFolder(
      claiming: folder.path, overwrites: true, breaksLock: false, calls: calls)
    let plan = RecordedPlan(result.plan, sources: [.builtIn], settings: [], in: folder.path)
    _ = try out.begin(plan, keepsRuns: false)
    _ = try out.write(
      runs: { try $0.write([1]) }, keepsRuns: true, seconds: 1, workers: 2, dialect: .rfc4180,
      plan: plan
    ) { _ in result }
    return made.withLock { $0 }
  }

  @Test func `everything is on the disk before it is named, and the record goes last`() throws {
    let calls = try calls()
    func place(_ call: FileCalls.Call) throws -> Int {
      try #require(calls.lastIndex(of: call), "\(call)")
    }
    var temporaries: [(path: String, name: String)] = []
    for case .rename(let path, let name) in calls where !name.contains("unfinished") {
      temporaries.append((path, name))
    }
    // The record is first of those that get their names, and the manifest last.
    #expect(temporaries.first?.name == folder("commit.json"))
    #expect(temporaries.last?.name == folder("manifest.json"))
    #expect(temporaries.count == 11)
    let named = try place(.rename(try #require(temporaries.first).path, to: folder("commit.json")))
    for (path, name) in temporaries {
      #expect(try place(.synchronise(path)) < named, "\(name)")
    }
    #expect(calls[named + 1] == .synchronise(folder.path))
    let last = try place(
      .rename(try #require(temporaries.last).path, to: folder("manifest.json")))
    #expect(try place(.remove(folder("compare.csv"))) < last)
    #expect(calls[last + 1] == .synchronise(folder.path))
    // Of the unfinished run nothing goes before the results are safe, and the record after all else.
    for name in ["unfinished/journal", "unfinished/plan.json"] {
      let gone = try place(.remove(folder(name)))
      let forced = try place(.synchronise(folder("unfinished")))
      #expect(last + 1 < gone && gone < forced)
    }
    #expect(
      calls.suffix(5) == [
        .synchronise(folder("unfinished")), .remove(folder("commit.json")),
        .synchronise(folder.path), .remove(folder("unfinished/lock")),
        .remove(folder("unfinished")),
      ])
  }

  @Test func `a folder is locked until its record is gone`() throws {
    let path = folder.path
    let refusals = Mutex((locked: 0, others: 0))
    let calls = try calls { call in
      // The calls that take the lock, and the one after its release.
      if case .makeFolder = call { return }
      if case .open = call { return }
      if call == .write || call == .remove(path + "/unfinished") { return }
      var isLocked = false
      do {
        _ = try ResultsFolder(claiming: path, overwrites: true)
      } catch FolderProblem.locked {
        isLocked = true
      } catch {}
      refusals.withLock { isLocked ? ($0.locked += 1) : ($0.others += 1) }
    }
    #expect(calls.contains(.remove(path + "/commit.json")))
    #expect(refusals.withLock { $0.locked } > 20)
    #expect(refusals.withLock { $0.others } == 0)
  }

  @Test func `every file that a run writes is one that a record may name`() throws {
    for result in [
      try Example.run(), try Example.compare(), try Example.sweep(), try Example.uncertain(),
      try Example.service(.compare),
    ] {
      try ResultsFolder(claiming: folder.path, overwrites: true)
        .write(result, seconds: 1, workers: 2)
      #expect(FolderCommit.fileNames.isSuperset(of: folder.names()))
    }
  }

  @Test func `forcing a file to the disk reaches the system`() {
    #expect(FileCalls.system.synchronise(-1, of: "none") == EBADF)
  }
}
