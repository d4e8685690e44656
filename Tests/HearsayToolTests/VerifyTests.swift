import Foundation
import Testing

@Suite struct VerifyTests {
  private let tool: BuiltTool

  init() throws { tool = try BuiltTool() }

  @Test func `known answers are reproduced, the same on one thread and on two`() throws {
    let words = ["verify", "--only", "E,M,R,B2,L,S", "--json", "--threads"]
    let one = try tool.run(words + ["1"])
    #expect(one.status == 0 && one.errors.isEmpty)
    #expect(one.output == (try tool.run(words + ["2"]).output))
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
    #expect(found["ok"] as? Bool == true && found["answers_failed"] as? Int == 0)
  }

  @Test func `a line for each kind, details for each answer, a row each for programs`() throws {
    let text = try tool.run(["verify", "--only", "S2,L7"])
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("PASS: all 2 known answers are reproduced.\n"))
    #expect(text.output.contains("PASS  L  ledgers of practitioners"))
    #expect(text.output.hasSuffix("  hearsay verify --only S2,L7 --details\n"))
    let details = try tool.run(["verify", "--only", "S2,L7", "--details"]).output
    #expect(details.contains("PASS  L7"))
    #expect(details.contains("      3 tell 3 tell 3, six levels: people who know"))
    #expect((text.output + details).split(separator: "\n").allSatisfy { $0.count <= 80 })
    let rows = try tool.run(["verify", "--only", "S2,L7", "--csv"]).output
      .split(separator: "\n")
    #expect(rows.count == 3 && rows[0].hasPrefix("id,claim,source,expected,tolerance,simulated,"))
    #expect(rows[1].hasSuffix(",1093,0,1093,,0,0,true"))
  }

  @Test func `an answer that does not exist is an error`() throws {
    let outcome = try tool.run(["verify", "--only", "X9"])
    #expect(outcome.status == 2 && outcome.errors.contains("or a number such as N3"))
  }
}
