import Foundation
import Testing

@Suite struct AuditTests {
  private let tool: BuiltTool

  init() throws { tool = try BuiltTool() }

  private func json(_ words: [String]) throws -> [String: Any] {
    let outcome = try tool.run(["audit", "--json"] + words)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test(arguments: [
    (["--told", "2.5", "--reach", "50"], 0.950), (["--told=9", "--reach=250"], 0.964),
  ])
  func `B4: slogans imply a reproduction number`(words: [String], answer: Double) throws {
    let found = try json(words)
    for key in [
      "retelling_share", "generations", "share_of_acquaintances", "break_even_dissatisfied",
      "verdict",
    ] {
      #expect(found[key] != nil, "\(key)")
    }
    #expect(abs(try #require(found["reproduction_number"] as? Double) - answer) < 1e-12)
  }

  @Test func `both stories, by flags and by preset`() throws {
    let flags = try json(["--satisfied", "50", "--dissatisfied", "250"])
    let preset = try json(["fifty-two-fifty"])
    for found in [flags, preset] {
      #expect(abs(try #require(found["break_even_dissatisfied"] as? Double) - 1 / 6.0) < 1e-12)
      #expect((found["stories"] as? [Any])?.count == 2)
      #expect(found["verdict_kind"] as? String == "many-first-hand")
    }
    let table = try tool.run(["audit", "two-three-eight-ten"]).output
    #expect(table.contains("21.7 %") && table.contains("Plausible"))
  }

  @Test func `CSV has a row for each story`() throws {
    let lines = try tool.run([
      "audit", "--csv", "--told-satisfied", "2.5", "--satisfied", "50", "--told-dissatisfied", "9",
      "--dissatisfied", "250",
    ]).output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("story,told,reach,reproduction_number,retelling_share,"))
    #expect(lines[1].hasPrefix("satisfied,2.5,50,0.95,0.38,"))
    #expect(lines[2].hasPrefix("dissatisfied,9,250,0.964,"))
  }

  @Test(
    arguments: [
      ([], "nothing to audit"), (["--told", "-1"], "invalid value"),
      (["--told", "nan"], "invalid"),
      (["--told", "9", "--satisfied", "3"], "cannot be given together"),
      (["fifty-two-fifty", "--told", "9"], "leave out one of them"),
      (["fifty-to-fifty"], "did you mean"), (["--told", "9", "--contacts", "1"], "invalid value"),
    ] as [([String], String)])
  func `nonsense is rejected with a remedy`(words: [String], message: String) throws {
    let outcome = try tool.run(["audit"] + words)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
