import Foundation
import PlainText
import Scenarios
import SocialGraph
import WordOfMouth

/// What came of an input.
enum FuzzOutcome: String, CaseIterable, Sendable {
  /// It was read.
  case read
  /// It was refused.
  case refused
}

/// Gives inputs to the readers, and sees whether what they do is right.
struct Checks {
  /// The folder in which files are written.
  let folder: String
  /// Refusals that name no line, and how often.
  private(set) var withoutLine: [String: Int] = [:]

  init(folder: String) throws {
    self.folder = folder
    for file in Corpus.beside { try Self.write(file.bytes, to: "\(folder)/\(file.name)") }
  }

  /// What an input shows.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - kind: What it is.
  ///   - choices: What decides how it is read.
  ///   - corpus: Where settings come from.
  /// - Returns: What came of it, and the faults.
  /// - Throws: If a file cannot be written.
  mutating func check(
    _ input: FuzzInput, _ kind: FuzzKind, choices: FuzzRandom, _ corpus: Corpus
  ) throws -> (outcome: FuzzOutcome, faults: [Fault]) {
    var choices = choices
    let answer: Result<[Fault], Diagnostics>
    switch kind {
    case .scenario:
      try Self.write(input.bytes, to: "\(folder)/\(input.name)")
      var check = ScenarioCheck(
        input: input, path: "\(folder)/\(input.name)", random: choices, corpus)
      answer = check.run()
    case .graph:
      let path = "\(folder)/in-\(input.name)"
      try Self.write(input.bytes, to: path)
      answer = GraphCheck(input: input, path: path, copy: "\(folder)/copy").run(&choices)
      try FileManager.default.removeItem(atPath: path)
    case .survey:
      let path = "\(folder)/in-\(input.name)"
      try Self.write(input.bytes, to: path)
      answer = SurveyCheck(input: input, path: path).run(&choices)
    case .customers:
      let path = "\(folder)/in-\(input.name)"
      try Self.write(input.bytes, to: path)
      answer = Self.customers(input, path)
    case .folder: return try FolderCheck(input, in: folder).run()
    }
    switch answer {
    case .success(let faults): return (.read, faults)
    case .failure(let errors):
      for item in errors.items where item.line == nil {
        withoutLine["\(kind.rawValue): \(Fault.shape(of: item.message))", default: 0] += 1
      }
      return (.refused, RefusalRules.faults(in: errors, of: input))
    }
  }

  /// Writes a file anew, without a copy beside it.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Finds the customers of a list among four people.
  private static func customers(_ input: FuzzInput, _ path: String) -> Result<[Fault], Diagnostics>
  {
    Result { () throws(Diagnostics) in
      let found = try CustomerList.firstHand(
        .listed(.file(path: path, personColumn: "person", opinionColumn: "opinion")),
        labels: .texts(["ann", "bob", "cara", "dan"]), people: 4)
      return found.notes.flatMap { RefusalRules.faults(inText: $0, of: input) }
    }
  }
}
