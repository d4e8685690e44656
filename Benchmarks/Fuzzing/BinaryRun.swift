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

  /// Checks so many inputs of each kind.
  func run(_ count: Int, of kinds: [FuzzKind], workers: Workers) -> FuzzSummary {
    let summary = Mutex(FuzzSummary(seed: seed))
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
      summary.withLock { $0.add(found) }
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
    let path = "\(folder)/in-\(input.name)"
    try Checks.write(input.bytes, to: path)
    var random = fuzzCase.random("words")
    let words = words(for: fuzzCase.kind, path, input, &random)
    let start = Date()
    let child = try ChildProcess.run(
      [program] + words, in: folder, addressSpace: Self.addressSpace, patience: Self.patience)
    summary.count(1, of: fuzzCase.kind)
    summary.count(
      "\(words.prefix(words[0] == "graph" ? 2 : 1).joined(separator: " ")) \(child.end.words)")
    summary.took(Date().timeIntervalSince(start), fuzzCase)
    for fault in Self.faults(of: child, words, input) { summary.add(fault, fuzzCase) }
    try FileManager.default.removeItem(atPath: path)
    return (words, child)
  }

  /// What is wrong with how the program ended.
  private static func faults(of child: ChildProcess, _ words: [String], _ input: FuzzInput)
    -> [Fault]
  {
    let errors = String(decoding: child.errors, as: UTF8.self)
    guard case .exit(let status) = child.end else {
      let fault = FuzzRun.fault(of: child)
      return [Fault(rule: "\(words[0]) \(fault.rule)", shape: fault.shape, detail: fault.detail)]
    }
    var faults = RefusalRules.faults(inText: errors, of: input)
    if !statuses.contains(status) { faults.append(Fault("\(words[0]) exit \(status)", errors)) }
    if status != 0, errors.isEmpty {
      faults.append(Fault("\(words[0]) says nothing", "exit \(status)"))
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
            ["--scale", "1-5"], ["--column", "1"], ["--column", "score"], ["--blank", "99"],
            ["--json"],
            ["--csv"], ["--scenario"], ["--details"], ["--header-rows", "1"],
          ], &random)
    case .customers:
      [
        "run", "preset:two-three-eight-ten", "--replicates", "2", "--set",
        "graph={\"file\":\(quoted(Self.ties(beside: path)))}", "--set",
        "customers={\"file\":\(quoted(path))}", "--quiet",
      ]
    }
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
        ["explain", "--json"], ["graph", "inspect"],
      ])
    let words = verb.count > 1 && verb[0] != "graph" ? [verb[0], path, verb[1]] : verb + [path]
    return words + (tree.random.chance(0.3) ? ["--set", tree.setting()] : [])
  }

  /// Each of some flags with a chance of one in four.
  private func some(_ flags: [[String]], _ random: inout FuzzRandom) -> [String] {
    flags.filter { _ in random.chance(0.25) }.flatMap(\.self)
  }
}
