import Foundation
import Testing
import WordOfMouth

/// `--instructions`: the same bytes with each, and a refusal of those that the machine has not.
@Suite struct InstructionsTests {
  @Test(arguments: ["firm", "storm", "friends-and-acquaintances"])
  func `no byte depends on the instructions`(name: String) throws {
    let tool = try BuiltTool()
    let scenario = BuiltTool.package.appending(path: "scenarios/\(name).json").path
    try withFolder { folder in
      var expected: [String: Data]?
      for set in InstructionSet.available {
        let results = folder.appending(path: set.rawValue)
        let outcome = try tool.run([
          "run", scenario, "-r", "2", "-q", "--instructions", set.rawValue, "-o", results.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let timing = try String(contentsOf: results.appending(path: "timing.json"), encoding: .utf8)
        #expect(timing.contains("\"instructions\": \"\(set.rawValue)\""))
        let files = try results.results()
        #expect(expected == nil || files == expected)
        expected = files
      }
    }
  }

  @Test func `the variable says the same, and the flag goes first`() throws {
    let tool = try BuiltTool()
    let words = ["bench", "-", "-r", "1", "--samples", "1", "-j", "1", "--json"]
    let forced = try tool.run(
      words, input: smallScenario, environment: ["HEARSAY_INSTRUCTIONS": "baseline"])
    #expect(forced.output.contains("\"instructions\": \"\(InstructionSet.baseline.name)\""))
    let refused = try tool.run(words, environment: ["HEARSAY_INSTRUCTIONS": "mmx"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("HEARSAY_INSTRUCTIONS is one of baseline, v3, v4, not \"mmx\""))
  }

  @Test func `instructions that the machine has not are refused`() throws {
    for set in InstructionSet.allCases where !InstructionSet.available.contains(set) {
      let outcome = try BuiltTool().run(["run", "-q", "--instructions", set.rawValue])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("this machine has no instructions of \(set.name)"))
    }
  }
}
