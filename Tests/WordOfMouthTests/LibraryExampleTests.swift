import Foundation
import Parallelism
import Randomness
import SocialGraph
import Testing
import WordOfMouth

/// The example in the documentation of `WordOfMouth`: it compiles, and prints what the article says.
@Suite struct LibraryExampleTests {
  /// The example, between the markers; printed lines are collected.
  private func example() throws -> [String] {
    var lines: [String] = []
    func print(_ line: String) { lines.append(line) }
    // example: begin
    let graph = try GraphModel.wattsStrogatz(people: 10_000, contacts: 20, rewire: 0.1)
      .build(seed: 42, workers: Workers())
    let rules = WaveRules(
      voices: ByOpinion(
        positive: Voice(tells: TellingRule(.count(.between(2, 3))), retell: 0.1),
        negative: Voice(tells: TellingRule(.count(.between(8, 10))), retell: 0.1)))
    let wave = Wave(
      graph: graph, rules: rules, firstHand: .listed(ByOpinion(positive: [0], negative: [5000])))
    let workspace = WaveWorkspace()
    let outcomes = (0..<1000).map { wave.run(RandomStream(seed: 42, replicate: $0), in: workspace) }
    for opinion in Opinion.allCases {
      let reach = outcomes.reduce(0) { $0 + $1.counts[opinion].reach }
      print("\(opinion): \(Double(reach) / 1000) people reached")
    }
    // example: end
    return lines
  }

  /// The code blocks of the article, without the words that open them.
  private func blocks() throws -> [[Substring]] {
    let article = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/WordOfMouth/WordOfMouth.docc/WordOfMouth.md").standardized
    let parts = try String(contentsOf: article, encoding: .utf8).components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).map {
      let lines = parts[$0].split(separator: "\n", omittingEmptySubsequences: false)
      return Array(lines.dropFirst().dropLast())
    }
  }

  @Test func `the article shows this example`() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(source.firstIndex { $0.hasSuffix("// example: begin") })
    let last = try #require(source.firstIndex { $0.hasSuffix("// example: end") })
    let example = source[(first + 1)..<last].map { $0.dropFirst(4) }
    #expect(try blocks()[0] == example)
  }

  @Test func `the article shows what it prints`() throws {
    let printed = try example()
    #expect(try blocks()[1].map(String.init) == printed)
  }
}
