import Foundation
import Testing

/// `hearsay import` as users run it: results, refusals and exit codes.
@Suite struct ImportTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]
  private static let answers = "id,NPS,Comment\n1,9,\"so,\nso\"\n2,7,\n3,2,no\n4,99,\n5,99,\n"

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a survey from standard input is counted, and its notes are printed`() throws {
    let text = try tool.run(["import", "-"], input: Self.answers)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.hasPrefix("Survey, column 2 (NPS)\n"))
    #expect(
      text.output.contains("Net promoter score 0, margin of error (95 %) ±92: -92 to 92 points.\n"))
    #expect(text.output.contains("\n  - 99 is not a score on 0-10"))
    #expect(text.errors.isEmpty && !text.output.contains("so,"))

    let json = try object(try tool.run(["import", "-", "--json"], input: Self.answers).output)
    #expect(json["column"] as? String == "NPS")
    for (key, value) in [
      ("valid", 3), ("blank", 2), ("promoters", 1), ("passives", 1), ("detractors", 1), ("nps", 0),
    ] { #expect(json[key] as? Int == value, "\(key)") }

    let csv = try tool.run(["import", "-", "--csv"], input: Self.answers)
    #expect(csv.output.hasPrefix("score,group,count\n0,detractor,0\n"))
    #expect(csv.errors.contains("note: 99 is not a score"))
    #expect(
      try tool.run(["import", "-", "--csv", "--blank", "99"], input: Self.answers).errors
        == "note: With 3 answers the margin of error is a rough guide: its formula needs more of them.\n"
    )
    #expect(try tool.run(["import", "-", "--csv", "-q"], input: Self.answers).errors.isEmpty)
  }

  @Test func `a pipe that is slow is read to its end`() throws {
    let outcome = try tool.shell(
      "{ printf 'NPS\\n9\\n'; sleep 0.3; printf '0\\n8\\n'; } | \"$HEARSAY\" import - --csv -q")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("8,passive,1\n9,promoter,1\n"))
  }

  @Test func `the scenario it makes runs`() throws {
    try withFolder { folder in
      let survey = try folder.write(Self.answers, to: "our survey.csv")
      let made = try tool.run(["import", survey, "--scenario"], in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let scenario = try folder.write(made.output, to: "ours.json")
      let run = try tool.run(
        ["run", scenario, "-r", "3", "--set", "graph.people=2000", "--details"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("33.3333 % satisfied"))
    }
  }

  @Test func `the block it prints can be pasted in place of another`() throws {
    try withFolder { folder in
      let text = try tool.run(["import", "-"], input: Self.answers).output
      let lines = text.split(separator: "\n").drop { !$0.hasPrefix("  //") }
        .prefix { $0 != "Cautions" }
      let pasted = smallScenario.split(separator: "\n").map { line in
        line.contains("\"customers\"") ? lines.joined(separator: "\n") : String(line)
      }
      let scenario = try folder.write(pasted.joined(separator: "\n"), to: "s.json")
      let outcome = try tool.run(["validate", scenario])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test func `groups are printed, counted, and are the segments of a scenario that runs`() throws {
    let answers = (0..<40).map {
      "\($0),\($0 % 11),\($0 % 3 == 0 ? "Nord/Süd" : "=West"),\(1 + $0 % 2)\n"
    }
    let text = "id,NPS,Region,w\n" + answers.joined()
    let words = ["import", "-", "--by", "Region", "--weight", "w"]
    let shown = try tool.run(words, input: text)
    #expect(shown.status == 0, "\(shown.errors)")
    for clue in ["Weighted net promoter score", "effect 1.11, Kish", "=West", "Nord/Süd"] {
      #expect(shown.output.contains(clue), "\(shown.output)")
    }
    let csv = try tool.run(words + ["--csv", "-q"], input: text).output
    #expect(csv.hasPrefix("by,score,group,count,weight\n'=West,0,detractor,"))
    let raw = try tool.run(words + ["--csv", "-q", "--raw-text"], input: text).output
    #expect(raw.hasPrefix("by,score,group,count,weight\n=West,0,detractor,"))
    let json = try object(try tool.run(words + ["--json"], input: text).output)
    #expect((json["groups"] as? [[String: Any]])?.count == 2)
    try withFolder { folder in
      let made = try tool.run(words + ["--scenario"], input: text)
      let scenario = try folder.write(made.output, to: "ours.json")
      let run = try tool.run(["run", scenario, "-r", "2", "--set", "graph.people=1000", "--csv"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(made.output.contains("\"west\": { \"share\":"))
    }
  }

  @Test func `rows that are no answers are left out, or counted where that is asked for`() throws {
    let text = "id,Finished,NPS\n1,Yes,9\n2,No,0\n3,Yes,8\n"
    let some = try tool.run(["import", "-", "--json"], input: text)
    #expect(try object(some.output)["valid"] as? Int == 2)
    let all = try tool.run(["import", "-", "--json", "--all-rows"], input: text)
    #expect(try object(all.output)["valid"] as? Int == 3)
    let none = try tool.run(["import", "-"], input: "id,Finished,NPS\n1,No,9\n2,No,0\n")
    #expect(none.status == 3 && none.errors.contains("to count every row anyway: --all-rows"))
  }

  @Test(arguments: [
    (["--column", "Comment"], 3, "neither a score from 0 to 10 nor blank"),
    (["--column", "nsp"], 3, "did you mean \"NPS\"?"),
    (["--scale", "1-5"], 3, "no column could be a score on 1-5"),
    (["--scale", "1-7"], 2, "expected one of 0-10, 1-10, eight-or-higher, 1-5, groups"),
    (["--json", "--csv"], 2, "--csv"), (["--header-rows", "x"], 2, "--header-rows"),
    (["--blank"], 2, "--blank"),
  ])
  func `what cannot be read ends 3, what cannot be understood 2`(
    words: [String], status: Int32, clue: String
  ) throws {
    let outcome = try tool.run(["import", "-"] + words, input: Self.answers)
    #expect(outcome.status == status && outcome.output.isEmpty)
    #expect(outcome.errors.contains(clue), "\(outcome.errors)")
    if status == 3 { #expect(outcome.errors.hasPrefix("standard input:")) }
  }

  @Test func `two candidates end 3 with both and the flag that decides`() throws {
    let text = "NPS before;NPS after\n9;10\n0;8\n"
    let outcome = try tool.run(["import", "-"], input: text)
    #expect(outcome.status == 3 && outcome.output.isEmpty)
    for clue in ["1: \"NPS before\"", "2: \"NPS after\"", "--column 'NPS before'"] {
      #expect(outcome.errors.contains(clue), "\(outcome.errors)")
    }
    let said = try tool.run(["import", "-", "--column", "NPS after", "--json"], input: text)
    #expect(try object(said.output)["nps"] as? Double == 50)
  }

  @Test func `hints name flags so that a shell takes them`() throws {
    func hint(_ text: String, _ words: [String] = []) throws -> String {
      try tool.run(["import", "-"] + words, input: text).errors
    }
    #expect(
      try hint("NPS '17,NPS '18\n9,9\n0,10\n").contains("say which: --column 'NPS '\\''17'"))
    #expect(try hint("x,NPS,x\n7,9,8\n", ["--column", "x"]).contains("--column 1, --column 3"))
    #expect(try hint("NPS\n9\n98\n99\n0\n99\n8\n7\n").contains("--blank 98 --blank 99"))
    #expect(try hint("NPS\n9\n8.5\n0\n").contains("--blank 8.5;"))
    #expect(
      try hint("id,Rating\n1,5\n2,4\n3,3\n4,1\n").contains(
        "to read one: --column Rating --scale 1-5"))
    #expect(
      try hint("q,b\n5,x\n4,y\n3,z\n", ["--column", "q"]).contains("--scale 1-5, or --scale"))
    #expect(
      try !hint("recom\u{1B}[31mmend,x\n1,2\n", ["--column", "y"]).contains("\u{1B}"))
  }

  @Test(.enabled(if: ImportTests.data != nil, "HEARSAY_TEST_DATA does not name the test data"))
  func `S4: the airport's survey of 2017, and the scenario made of it`() throws {
    let survey = "\(try #require(Self.data))/surveys/sfo_customer_survey_2017.csv"
    let json = try object(try tool.run(["import", survey, "--json"]).output)
    #expect(json["column"] as? String == "NETPRO")
    for (key, value) in [
      ("valid", 2746), ("blank", 85), ("promoters", 1436), ("passives", 968), ("detractors", 342),
    ] { #expect(json[key] as? Int == value, "\(key)") }
    #expect(try abs(#require(json["nps"] as? Double) - 39.84) < 0.005)
    #expect(try abs(#require(json["nps_margin"] as? Double) - 2.615) < 0.001)
    let run = try tool.shell(
      "\"$HEARSAY\" import '\(survey)' --scenario | \"$HEARSAY\" run - -r 2 --set graph.people=5000 --details"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "52.2942 % satisfied"))
  }
}
