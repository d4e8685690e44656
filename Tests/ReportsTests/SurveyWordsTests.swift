import Foundation
import PlainText
import Reports
import Scenarios
@testable import Surveys
import Testing
import WordOfMouth

@Suite struct SurveyWordsTests {
  /// Counts of S1: 30 points, 15.3 more or less.
  private let tally = SurveyTally(
    file: "answers/may 2017.csv", form: "comma-separated, UTF-8", headerRows: 2, column: "NPS",
    columnNumber: 3, scale: .zeroToTen, counts: [0, 0, 0, 0, 0, 0, 20, 0, 30, 0, 50],
    blanks: [.init(code: "", count: 4), .init(code: "99", count: 1200)],
    notes: ["Something to know."])

  /// One of each, in the least time.
  private func tally(column: String, file: String = "-") -> SurveyTally {
    SurveyTally(
      file: file, form: "one column, UTF-8", headerRows: 1, column: column, columnNumber: 1,
      scale: .oneToFive, counts: [1, 0, 0, 0, 2], blanks: [], notes: [])
  }

  @Test func `people read counts, score, margin and what to paste`() {
    #expect(
      printed(.of(tally)) == """
        may 2017.csv, column 3 (NPS)
        comma-separated, UTF-8, 2 header rows, scale 0-10

          score  answers   share  counts as
             10       50  50.0 %  promoter
              9        0   0.0 %  promoter
              8       30  30.0 %  passive
              7        0   0.0 %  passive
              6       20  20.0 %  detractor
              5        0   0.0 %  detractor
              4        0   0.0 %  detractor
              3        0   0.0 %  detractor
              2        0   0.0 %  detractor
              1        0   0.0 %  detractor
              0        0   0.0 %  detractor

          promoters      50  50.0 %  9-10
          passives       30  30.0 %  7-8
          detractors     20  20.0 %  0-6
          valid         100
          blank       1,204          empty: 4, 99: 1,200

        Net promoter score 30, margin of error (95 %) ±15: 15 to 45 points.
        The margin covers sampling error alone, not who was asked and who did not
        answer. The cut is the published one (Reichheld 2003).
        note: Something to know.

        To paste into a scenario file
          // may 2017.csv, column 3 (NPS): 100 answers, net promoter score 30 ± 15.
          // The shares of satisfied and dissatisfied customers come from 100 answers;
          // the intervals of a simulation leave that out.
          // An assumption: promoters (9-10) are satisfied, detractors (0-6) dissatisfied;
          // passives have nothing to tell. What people do after answering was not asked.
          "customers": {
            "share": 0.05,  // of all people; the survey does not say: use your own
            "satisfied": 0.5, "dissatisfied": 0.2
          },

        """)
  }

  @Test func `programs read one JSON object`() throws {
    let json = JSONValue.of(tally).pretty
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["column"] as? String == "NPS")
    for (key, value) in [
      ("valid", 100), ("blank", 1204), ("promoters", 50), ("passives", 30), ("detractors", 20),
      ("column_number", 3), ("header_rows", 2),
    ] { #expect(object[key] as? Int == value, "\(key)") }
    #expect(object["nps"] as? Double == 30)
    #expect(try abs(#require(object["nps_margin"] as? Double) - 15.308) < 0.001)
    #expect(object["satisfied"] as? Double == 0.5 && object["dissatisfied"] as? Double == 0.2)
    #expect((object["assumption"] as? String)?.contains("Promoters") == true)
    #expect((object["cut"] as? String)?.contains("Reichheld 2003") == true)
    #expect((object["scores"] as? [String: Int])?["8"] == 30)
    #expect((object["blanks"] as? [[String: Any]])?.map { $0["count"] as? Int } == [4, 1200])
  }

  @Test func `charts read a line for each score`() {
    #expect(
      DataTable.of(tally(column: "Stars")).csv == """
        score,group,count
        1,detractor,1
        2,detractor,0
        3,detractor,0
        4,passive,0
        5,promoter,2

        """)
  }

  @Test func `the mapping of 1 to 5 is stated`() {
    let text = printed(.of(tally(column: "Stars")))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("(5 promotes, 4 is passive, 1 to 3 detract)"))
    #expect(text.contains("promoters (5) are satisfied, detractors (1-3) dissatisfied"))
  }

  /// Names of files and columns that could break out of a comment or a text.
  @Test(arguments: ["NPS", "a \"b\" \\ c", "How\nlikely */ ?", "column 1", "\u{1B}[31mx\u{2028}y"])
  func `the scenario reads back with the survey's shares, whatever it is called`(
    name: String
  ) throws {
    let survey = tally(column: name, file: "s\n/\(name.prefix(1)).csv")
    let text = SurveyWords.scenario(survey)
    let folder = try TemporaryFolder()
    try folder.write(text, to: "s.json")
    let scenario = try ScenarioDocument.read(.file(folder("s.json"))).baseline
    #expect(
      scenario.customers
        == .drawn(.share(0.05), order: .random, satisfied: 0.666667, dissatisfied: 0.333333))
    #expect(!text.contains("\u{1B}"))
    // What every run prints first says how few answers it rests on.
    #expect(
      scenario.title?.hasSuffix(
        ": what if customers are as in its 3 answers, with a score of 33 ± 107?")
        == true)
    // What is to be pasted stands in it line for line.
    let lines = printed(.of(survey)).split(separator: "\n")
      .drop { !$0.hasPrefix("  //") }
    #expect(lines.count == 9 && text.contains(lines.joined(separator: "\n")))
  }
}
