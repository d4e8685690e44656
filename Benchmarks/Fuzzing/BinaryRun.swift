import Foundation
import Parallelism
import PlainText
import Synchronization

/// Gives mutated files to the program itself, with its verbs and flags, and looks at how it ends and what it says.
struct BinaryRun: Sendable {
  let program: String
  let seed: UInt64
  let corpus: Corpus
  let deadline: Date?

  /// The memory that the program may map.
  private static let addressSpace = 4 << 30
  /// The seconds after which it is ended.
  private static let patience = 30.0
  /// What follows from a file: success, usage, invalid input, too large.
  private static let statuses: Set<Int32> = [0, 2, 3, 6]
  /// The same for a folder: also incomplete, of another plan, not written.
  private static let folderStatuses: Set<Int32> = [0, 2, 3, 4, 5, 7]

  /// Checks so many inputs of each kind.
  func run(_ count: Int, of kinds: [FuzzKind], workers: Workers) -> FuzzSummary {
    let summary = Mutex(FuzzSummary(seed: seed))
    let progress = FuzzProgress()
    let part = 50
    workers.forEach((count * kinds.count + part - 1) / part, makeState: {}) { _, place in
      if let deadline, Date() > deadline { return }
      var found = FuzzSummary(seed: seed)
      do {
        let folder = try TemporaryFolder()
        for file in Corpus.beside {
          try Checks.write(file.bytes, to: "\(folder.path)/\(file.name)")
        }
        for number in place * part..<min(count * kinds.count, (place + 1) * part) {
          let input = FuzzCase(
            seed: seed, kind: kinds[number % kinds.count], index: number / kinds.count)
          try check(input, in: folder.path, &found)
        }
      } catch {
        found.add(FuzzSummary(seed: seed, broken: "\(error)"))
      }
      progress.show(
        summary.withLock {
          $0.add(found)
          return $0
        })
    }
    return summary.withLock { $0 }
  }

  /// Runs the program on one input.
  ///
  /// - Returns: The words it was run with, and what came of it.
  @discardableResult
  func check(
    _ fuzzCase: FuzzCase, in folder: String, _ summary: inout FuzzSummary
  ) throws -> (words: [String], child: ChildProcess) {
    let input = fuzzCase.input(of: corpus)
    let results = fuzzCase.kind == .folder ? try FolderCheck(input, in: folder) : nil
    let path = results?.folder ?? "\(folder)/in-\(input.name)"
    if results == nil { try Checks.write(input.bytes, to: path) }
    var random = fuzzCase.random("words")
    let words = words(for: fuzzCase.kind, path, input, &random)
    let start = Date()
    let child = try ChildProcess.run(
      [program] + words, in: folder, addressSpace: Self.addressSpace, patience: Self.patience)
    summary.count(1, of: fuzzCase.kind)
    summary.count(
      "\(words.prefix(words[0] == "graph" ? 2 : 1).joined(separator: " ")) \(child.end.words)")
    summary.took(Date().timeIntervalSince(start), fuzzCase)
    var faults = Self.faults(of: child, words, input, in: folder)
    if let results { faults += try Self.faults(of: child, words, results) }
    for fault in faults { summary.add(fault, fuzzCase) }
    try FileManager.default.removeItem(atPath: path)
    return (words, child)
  }

  /// What is wrong with how the program ended.
  private static func faults(
    of child: ChildProcess, _ words: [String], _ input: FuzzInput, in folder: String
  ) -> [Fault] {
    // What the folder is called says nothing.
    let errors = String(decoding: child.errors, as: UTF8.self).replacing(folder, with: "/FOLDER")
    guard case .exit(let status) = child.end else {
      let fault = FuzzRun.fault(of: child)
      return [Fault(rule: "\(words[0]) \(fault.rule)", shape: fault.shape, detail: fault.detail)]
    }
    var faults = RefusalRules.faults(inText: errors, of: input)
    let isOfFolders = input.name.contains("/")
    if !(isOfFolders ? folderStatuses : statuses).contains(status) {
      faults.append(Fault("\(words[0]) exit \(status)", errors))
    }
    if status != 0, status != 4 {
      faults += RefusalRules.faults(inRefusal: errors, of: words[0])
    }
    if words.contains("--json") {
      let source = SourceText(.code, name: "", bytes: child.output)
      if status == 0, !JSONReader.read(source).syntaxErrors.isEmpty {
        faults.append(
          Fault("\(words[0]) no JSON", String(decoding: child.output.prefix(300), as: UTF8.self)))
      }
    }
    if !words.contains("convert") {
      faults += RefusalRules.faults(
        inText: String(decoding: child.output, as: UTF8.self), of: input)
    }
    return faults
  }

  /// What a call did to a folder: where it was refused, nothing may be lost.
  private static func faults(
    of child: ChildProcess, _ words: [String], _ results: FolderCheck
  ) throws -> [Fault] {
    let isRead = ["status", "merge"].contains(words[0])
    guard case .exit(let status) = child.end else { return [] }
    if isRead { return try results.losses(isRead: true) }
    if status != 0 {
      // It was asked for more, and that stays.
      return try results.losses(isRead: false).filter {
        !words.contains("--replicates") || !$0.shape.hasSuffix("plan.json")
      }
    }
    // Of a finished run nothing is written again.
    guard words[0] == "resume", words.count == 2, results.before["runs.csv"] == nil else {
      return []
    }
    let runs = try FolderTemplate.contents(of: results.folder)["runs.csv"] ?? []
    return results.otherFigures(runs, "resumed")
  }

  // MARK: Words

  private func words(
    for kind: FuzzKind, _ path: String, _ input: FuzzInput, _ random: inout FuzzRandom
  ) -> [String] {
    switch kind {
    case .scenario: scenarioWords(path, &random)
    case .graph:
      random.pick(
        [
          ["graph", "inspect", path], ["graph", "inspect", path, "--json"],
          ["graph", "inspect", path, "--details"], ["graph", "convert", path, "-"],
        ])
        + some([["--directed"], ["--project", "first"], ["--project", "second"]], &random)
    case .survey:
      ["import", path]
        + some(
          [
            ["--scale", random.pick(["1-5", "1-10", "0-10", "groups", "eight-or-higher"])],
            ["--column", random.pick(["1", "score", "NPS", "Q1"])], ["--blank", "99"],
            ["--weight", random.pick(SurveyCheck.weights)],
            ["--by", random.pick(SurveyCheck.groups)], ["--all-rows"], ["--details"],
            ["--header-rows", "1"],
          ], &random) + some([random.pick([["--json"], ["--csv"], ["--scenario"]])], &random)
    case .customers:
      [
        "run", "preset:two-three-eight-ten", "--replicates", "2", "--set",
        "graph={\"file\":\(quoted(Self.ties(beside: path)))}", "--set",
        "customers={\"file\":\(quoted(path))}", "--quiet",
      ]
    case .folder: Self.folderWords(path, &random)
    }
  }

  private static func folderWords(_ path: String, _ random: inout FuzzRandom) -> [String] {
    let merged = path + "-merged"
    let scenario =
      URL(fileURLWithPath: path).deletingLastPathComponent().path + "/"
      + FolderTemplate.scenarioName
    try? FileManager.default.removeItem(atPath: merged)
    return random.pick([
      ["status", path], ["status", path, "--json"], ["resume", path], ["resume", path],
      ["resume", path, "--details"], ["resume", path, "--replicates", "8"],
      ["resume", path, "--break-lock"], ["report", path, "--out", "-"],
      ["merge", path, "--out", merged], ["merge", path, "--out", merged, "--partial"],
      ["compare", scenario, "--out", path], ["compare", scenario, "--out", path, "--force"],
    ])
  }

  /// The ties of the people whom lists of customers name.
  private static func ties(beside path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path + "/ties.csv"
  }

  private func scenarioWords(_ path: String, _ random: inout FuzzRandom) -> [String] {
    var tree = TreeMutator(random: random, corpus: corpus)
    defer { random = tree.random }
    let verb = tree.random.pick(
      [
        ["validate"], ["validate"], ["explain"], ["run", "-n"], ["compare", "-n"], ["sweep", "-n"],
        ["uncertain", "-n"],
        ["explain", "--json"], ["graph", "inspect"], ["seek"], ["ledger"], ["report"], ["audit"],
      ])
    if verb == ["seek"] {
      return [
        "seek", path, "--dry-run", "--vary", "\(tree.path())=\(tree.random.pick(Self.ranges))",
      ]
        + ["--until", tree.random.pick(Self.conditions)]
    }
    if verb == ["report"] {
      return ["report", path, "--out", "-", "--replicates", "1", "--set", "graph.people=30"]
    }
    let words = verb.count > 1 && verb[0] != "graph" ? [verb[0], path, verb[1]] : verb + [path]
    return words + (tree.random.chance(0.3) ? ["--set", tree.setting()] : [])
  }

  private static let ranges = [
    "0..1", "0.1..0.5", "1%..20 %", "1..1000", "5..1", "..", "a..b", "0..1e400",
  ]
  private static let conditions = [
    "reach_negative <= 5", "reach_positive>=reach_negative", "difference:reach_negative<0", "x = 1",
    "net_present_value >= 150,000", "1 < 2", "", "reach_negative", "adopted_negative = nan",
  ]

  /// Each of some flags with a chance of one in four.
  private func some(_ flags: [[String]], _ random: inout FuzzRandom) -> [String] {
    flags.filter { _ in random.chance(0.25) }.flatMap(\.self)
  }
}
