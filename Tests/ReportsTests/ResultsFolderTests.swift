import DelimitedText
import Experiments
import Foundation
import Parallelism
@testable import Reports
import Scenarios
import Synchronization
import Testing

@Suite struct ResultsFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Claiming

  @Test func `claiming makes the folder, and leaving it leaves nothing in it`() throws {
    try ResultsFolder(claiming: folder("out"), overwrites: false).leave()
    #expect(folder.names() == ["out"])
    #expect(folder.names(in: "out") == [])
    _ = try ResultsFolder(claiming: folder("out") + "/", overwrites: false)
  }

  @Test func `a folder with files in it is rejected, unless earlier results may go`() throws {
    try folder.write("mine", to: "notes.txt")
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: folder.path, overwrites: false)
    }
    #expect(error?.isRefusal == true)
    #expect(error?.message == "the folder is not empty; name another")
    _ = try ResultsFolder(claiming: folder.path, overwrites: true)
    #expect(folder.text("notes.txt") == "mine")
  }

  @Test func `what a killed process left behind is removed with its results, and no more`() throws {
    // No process has the largest id, an earlier one may have had this one's, and the parent runs.
    let names = [
      ".hearsay-2147483647-3.tmp", ".hearsay-\(getpid())-999999.tmp",
      ".hearsay-\(getppid())-999999.tmp", ".hearsay-x-3.tmp", ".hearsay",
    ]
    for name in names { try folder.write("", to: name) }
    _ = try ResultsFolder(claiming: folder.path, overwrites: true)
    #expect(folder.names() == names.dropFirst(2).sorted())
  }

  @Test func `a folder that cannot be made is an error before the run`() throws {
    try folder.write("", to: "file")
    let cases = [
      ("", "is not a folder name"), ("a\0b", "is not a folder name"), (folder("file"), "is a file"),
      (folder("file/out"), "not a folder"), (folder("none/out"), "does not exist"),
      (folder(String(repeating: "n", count: 300)), "too long"),
    ]
    for (path, message) in cases {
      for overwrites in [false, true] {
        let error = #expect(throws: OutputError.self) {
          try ResultsFolder(claiming: path, overwrites: overwrites)
        }
        #expect(error?.message.contains(message) == true, "\(path)")
        #expect(error?.isRefusal == false)
      }
    }
    #expect(folder.names() == ["file"])
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs /proc"),
    arguments: ["/proc/self", "/proc/hearsay"])
  func `a folder that cannot be written is an error before the run`(path: String) {
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: path, overwrites: true)
    }
    #expect(error?.isRefusal == false)
  }

  @Test func `a new folder is forced to the disk with its parent`() throws {
    let calls = Mutex<[FileCalls.Call]>([])
    let path = folder("out")
    let out = try ResultsFolder(
      claiming: path, overwrites: false, breaksLock: false,
      calls: FileCalls(at: .max, .stops) { call in calls.withLock { $0.append(call) } })
    #expect(
      calls.withLock { $0.prefix(2) } == [.makeFolder(path), .synchronise(path + "/..")])
    out.leave()
  }

  @Test(arguments: ["out/", "mit Umläuten und Leerzeichen", "a \"b\" 'c'", "link", "link/"])
  func `a folder may be named in any way`(name: String) throws {
    if name.hasPrefix("link") {
      try makeFolder("target")
      try FileManager.default.createSymbolicLink(
        atPath: folder("link"), withDestinationPath: folder("target"))
    }
    for overwrites in [false, true] {
      let out = try ResultsFolder(claiming: folder(name), overwrites: overwrites)
      _ = try out.begin(plan(try Example.run()), keepsRuns: false)
      try out.write(try Example.run(), seconds: 1, workers: 2)
      let names = folder.names(in: name)
      #expect(names.count == 8 && names.contains("manifest.json"))
    }
  }

  @Test func `a folder in the place of a file is found before the run`() throws {
    try makeFolder("journal")
    try folder.write("mine", to: "journal/notes.txt")
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: folder.path, overwrites: true)
    }
    #expect(error?.path == folder("journal"))
    #expect(error?.message.contains("is a folder, where results have a file; rename it") == true)
    #expect(folder.names() == ["journal"])
  }

  @Test func `a folder that gets in the way during a run does no harm`() throws {
    let out = try ResultsFolder(claiming: folder.path, overwrites: true)
    try makeFolder("journal")
    try folder.write("mine", to: "journal/notes.txt")
    try out.write(try Example.run(), seconds: 1, workers: 2)
    #expect(folder.names().contains("manifest.json") && !folder.names().contains("commit.json"))
    #expect(folder.text("journal/notes.txt") == "mine")
  }

  // MARK: - Beginning

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder(name), withIntermediateDirectories: false)
  }

  private func plan(_ result: ExperimentResult) -> RecordedPlan {
    RecordedPlan(result.plan, sources: [.builtIn], settings: [], in: folder.path)
  }

  @Test func `links in the place of an unfinished run's files are not followed`() throws {
    try folder.write("mine", to: "notes.txt")
    func link(_ name: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder("unfinished/" + name), withDestinationPath: folder("notes.txt"))
    }
    let out = try ResultsFolder(claiming: folder.path, overwrites: true)
    try link("plan.json")
    let plan = plan(try Example.run())
    _ = try out.begin(plan, keepsRuns: true)
    #expect(folder.text("unfinished/plan.json") == plan.text)
    try FileManager.default.removeItem(atPath: folder("unfinished/journal"))
    try link("journal")
    let error = #expect(throws: OutputError.self) { try out.begin(plan, keepsRuns: true) }
    #expect(error?.message.contains("it is a symbolic link") == true)
    #expect(folder.text("notes.txt") == "mine")
  }

  @Test func `an unfinished run is back when the one that replaced it has made no run`() throws {
    let (old, new) = (plan(try Example.compare()), plan(try Example.run()))
    func claimed() throws -> ResultsFolder {
      try ResultsFolder(claiming: folder.path, overwrites: true)
    }
    let first = try claimed()
    _ = try first.begin(old, keepsRuns: false)
    try folder.write("runs", to: "unfinished/journal")
    first.leave()
    for isBegun in [false, true] {
      let second = try claimed()
      if isBegun {
        _ = try second.begin(new, keepsRuns: false)
        #expect(folder.text("unfinished/journal") == "")
        #expect(folder.text("unfinished/plan.json") == new.text)
      }
      second.abandon()
      #expect(folder.names(in: "unfinished") == ["journal", "plan.json"])
      #expect(folder.text("unfinished/journal") == "runs")
      #expect(folder.text("unfinished/plan.json") == old.text)
    }
    let third = try claimed()
    _ = try third.begin(new, keepsRuns: false)
    try third.write(try Example.run(), seconds: 1, workers: 2)
    #expect(!folder.names().contains("unfinished"))
  }

  @Test func `a run that has made no run leaves nothing`() throws {
    let out = try ResultsFolder(claiming: folder.path, overwrites: true)
    _ = try out.begin(plan(try Example.run()), keepsRuns: false)
    out.abandon()
    #expect(folder.names() == [])
  }

  @Test func `an unfinished run of another version is not dropped unasked`() throws {
    try makeFolder("unfinished")
    try folder.write("{\"format\": 9}", to: "unfinished/plan.json")
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: folder.path, overwrites: false)
    }
    #expect(error?.isRefusal == true)
    _ = try ResultsFolder(claiming: folder.path, overwrites: true)
  }

  // MARK: - Writing

  @Test func `all files of a run are written, and compare.csv for a comparison alone`() throws {
    let out = try ResultsFolder(claiming: folder("out"), overwrites: false)
    try out.write(try Example.run(), seconds: 1, workers: 2)
    let files = [
      "columns.csv", "ledger.csv", "manifest.json", "paths.csv", "rounds.csv", "runs.csv",
      "summary.csv", "timing.json",
    ]
    #expect(folder.names(in: "out") == files)
    try out.write(try Example.compare(), seconds: 1, workers: 2)
    #expect(folder.names(in: "out") == (["compare.csv"] + files).sorted())
    #expect(folder.text("out/compare.csv") == DataTable.of(try Example.compare()).csv)
    #expect(folder.text("out/summary.csv") == DataTable.summary(try Example.compare()).csv)
  }

  @Test func `replacing removes what the new run does not write and keeps what is not ours`() throws
  {
    try folder.write("mine", to: "notes.txt")
    let out = try ResultsFolder(claiming: folder.path, overwrites: true)
    try out.write(try Example.compare(), seconds: 1, workers: 2)
    try out.write(try Example.run(), seconds: 1, workers: 2)
    #expect(
      folder.names() == [
        "columns.csv", "ledger.csv", "manifest.json", "notes.txt", "paths.csv", "rounds.csv",
        "runs.csv", "summary.csv", "timing.json",
      ])
    #expect(folder.text("notes.txt") == "mine")
  }

  @Test func `columns.csv has every column of every file, and no other`() throws {
    let varied = try Example.sweep()
    for (name, result) in [
      ("run", try Example.run()), ("compare", try Example.compare()), ("sweep", varied),
      ("uncertain", try Example.uncertain()), ("service", try Example.service(.compare)),
      ("reruns", try Example.service(decomposes: true)),
    ] {
      let out = try ResultsFolder(claiming: folder(name), overwrites: false)
      try out.write(result, seconds: 1, workers: 2)
      let rows = try table("\(name)/columns.csv")
      let files = folder.names(in: name).filter { $0.hasSuffix(".csv") }
      for file in files {
        let header = try records("\(name)/\(file)").first
        let listed = rows.filter { $0["file"] == file }.map { $0["column"] ?? "" }
        #expect(listed == header, "\(name)/\(file)")
      }
      #expect(Set(rows.map { $0["file"] ?? "" }) == Set(files), "\(name)")
      #expect(rows.allSatisfy { $0["meaning"]?.hasSuffix(".") == true }, "\(name)")
    }
  }

  @Test(arguments: CSVDialect.allCases)
  func `a dialect holds for every table, and the manifest says which`(dialect: CSVDialect) throws {
    let result = try Example.compare()
    let out = try ResultsFolder(claiming: folder.path, overwrites: true)
    try out.write(result, seconds: 1, workers: 2, dialect: .rfc4180)
    try out.write(result, seconds: 1, workers: 2, dialect: dialect)
    let tables = [
      "columns.csv", "compare.csv", "ledger.csv", "paths.csv", "rounds.csv", "runs.csv",
      "summary.csv",
    ]
    let names = tables.map(dialect.name(of:))
    #expect(folder.names() == (names + ["manifest.json", "timing.json"]).sorted())
    #expect(
      folder.text(dialect.name(of: "compare.csv")) == DataTable.compare(result).csv(in: dialect))
    let text = try #require(folder.text("manifest.json"))
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(manifest["csv_dialect"] as? String == dialect.rawValue)
    let listed = (manifest["files"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(listed?.sorted() == names.sorted())
    let columns = try #require(folder.text(dialect.name(of: "columns.csv")))
    #expect(names.allSatisfy(columns.contains))
  }

  @Test func `the same result gives the same bytes, but for the timing`() throws {
    try ResultsFolder(claiming: folder("a"), overwrites: false).write(
      try Example.compare(), seconds: 1, workers: 2)
    try ResultsFolder(claiming: folder("b"), overwrites: false).write(
      try Example.compare(), seconds: 9, workers: 7)
    for name in folder.names(in: "a") {
      let isSame = folder.text("a/\(name)") == folder.text("b/\(name)")
      #expect(isSame == (name != "timing.json"), "\(name)")
    }
  }

  @Test func `timing has what depends on the machine and the moment`() throws {
    let out = try ResultsFolder(claiming: folder("out"), overwrites: false)
    try out.write(try Example.run(), seconds: 1.5, workers: 2)
    let text = try #require(folder.text("out/timing.json"))
    let timing = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(timing.keys.sorted() == ["host", "instructions", "seconds", "started", "workers"])
    #expect(timing["seconds"] as? Double == 1.5 && timing["workers"] as? Int == 2)
  }

  /// The files of a folder, but for those of no account: what depends on the moment, what no process has
  /// named, and the place of an unfinished run.
  private func files() -> [String: String] {
    let names = folder.names().filter { !$0.hasPrefix(".hearsay-") && $0 != "unfinished" }
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, $0 == "timing.json" ? "" : folder.text($0) ?? "") })
  }

  /// Writes a result with a plan and runs.
  private func write(_ result: ExperimentResult, calls: FileCalls = .system) throws {
    let out = try ResultsFolder(
      claiming: folder.path, overwrites: true, breaksLock: false, calls: calls)
    let plan = plan(result)
    _ = try out.begin(plan, keepsRuns: false)
    _ = try out.write(
      runs: { try $0.write(Array("runs of \(result.plan.scope)".utf8)) }, keepsRuns: true,
      seconds: 1, workers: 2, dialect: .rfc4180, plan: plan
    ) { _ in result }
  }

  @Test func `runs that are not kept serve the other files and leave nothing`() throws {
    let out = try ResultsFolder(claiming: folder.path, overwrites: false)
    let result = try Example.run()
    _ = try out.write(
      runs: { try $0.write([1, 2]) }, keepsRuns: false, seconds: 1, workers: 2, dialect: .rfc4180,
      plan: plan(result)
    ) { file in
      #expect(FileManager.default.contents(atPath: file) == Data([1, 2]))
      return result
    }
    let names = folder.names()
    #expect(names.contains("manifest.json") && !names.contains("journal"))
    #expect(!names.contains { $0.hasPrefix(".hearsay-") })
  }

  @Test(arguments: [nil, ENOSPC, EIO])
  func `after a stop or a failure at any call the folder has the old results or the new, whole`(
    code: Int32?
  ) throws {
    let (old, new) = (try Example.compare(), try Example.run())
    try write(new)
    let after = files()
    var kinds: Set<Bool> = []
    for call in 1... {
      try write(old)
      let before = files()
      let calls = FileCalls(at: call, code.map { .fails($0) } ?? .stops)
      try? write(new, calls: calls)
      if calls.count < call { break }
      // Whoever opens the folder finishes what was begun, or lets it be.
      try ResultsFolder(claiming: folder.path, overwrites: true).leave()
      let found = files()
      #expect(found == before || found == after, "call \(call)")
      kinds.insert(found == after)
      // And there can be new ones.
      try write(new)
      #expect(files() == after, "call \(call)")
    }
    #expect(kinds == [false, true])
  }

  @Test func `a stop while a stopped commit is finished does no harm either`() throws {
    let (old, new) = (try Example.compare(), try Example.run())
    try write(new)
    let after = files()
    try write(old)
    // The commit record is in the folder once the new results are found whole.
    var first = 0
    for call in 1... {
      try write(old)
      try? write(new, calls: FileCalls(at: call, .stops))
      if folder.names().contains("commit.json") {
        first = call
        break
      }
    }
    for call in 1... {
      try write(old)
      try? write(new, calls: FileCalls(at: first, .stops))
      let calls = FileCalls(at: call, .stops)
      _ = try? ResultsFolder(
        claiming: folder.path, overwrites: true, breaksLock: false, calls: calls)
      try ResultsFolder(claiming: folder.path, overwrites: true).leave()
      #expect(files() == after, "call \(call)")
      if calls.count < call { break }
    }
  }

  @Test func `what a real comparison writes reads back and agrees with itself`() throws {
    let document = try Example.document(replicates: 30)
    let experiment = Experiment(try Plan(document, scope: .compare))
    for workers in [1, 2] {
      let result = try experiment.run(
        workers: Workers(workers), cancellation: Cancellation(), progress: { _ in })
      try ResultsFolder(claiming: folder("\(workers)"), overwrites: false)
        .write(result, seconds: 1, workers: 2)
    }
    for name in [
      "runs.csv", "rounds.csv", "paths.csv", "summary.csv", "compare.csv", "ledger.csv",
      "columns.csv", "manifest.json",
    ] {
      #expect(folder.text("1/\(name)") == folder.text("2/\(name)"), "\(name)")
    }

    let runs = try table("1/runs.csv")
    #expect(runs.map { $0["run_id"] } == (0..<60).map { "\($0)" })
    #expect(Set(runs.map { $0["status"] }) == ["ok"])
    let summary = try table("1/summary.csv")
    let compare = try table("1/compare.csv")
    for variant in ["baseline", "half-as-many-unhappy"] {
      let own = runs.filter { $0["variant"] == variant }
      for metric in Metric.wave.map(\.name) {
        let values = try own.map { try #require(Double($0[metric] ?? "")) }
        let row = try #require(
          summary.first { $0["variant"] == variant && $0["metric"] == metric })
        let mean = try #require(Double(row["mean"] ?? ""))
        #expect(abs(mean - values.reduce(0, +) / 30) <= 1e-9 * max(1, abs(mean)), "\(metric)")
        guard variant != "baseline" else { continue }
        let value = compare.first { $0["metric"] == metric }?["value"]
        #expect(value == row["mean"], "\(metric)")
      }
    }
  }

  /// The rows of a CSV file by column.
  private func table(_ name: String) throws -> [[String: String]] {
    let records = try records(name)
    let header = try #require(records.first)
    return records.dropFirst().map { fields in
      #expect(fields.count == header.count)
      return Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
  }

  /// The records of a CSV file, the header first.
  private func records(_ name: String) throws -> [[String]] {
    var reader = DelimitedReader(Array(try #require(folder.text(name)).utf8))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    return records
  }

  @Test func `a folder that vanished during the run is an error`() throws {
    let out = try ResultsFolder(claiming: folder("out"), overwrites: false)
    try FileManager.default.removeItem(atPath: folder("out"))
    let error = #expect(throws: OutputError.self) {
      try out.write(try Example.run(), seconds: 1, workers: 2)
    }
    #expect(error?.message.contains("does not exist") == true)
  }
}
