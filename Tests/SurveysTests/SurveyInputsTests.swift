import PlainText
@testable import Surveys
import Testing

/// Small files of the kinds that people bring: read right, or refused clearly.
@Suite struct SurveyInputsTests {
  /// What a file gives: promoters, passives and detractors with a part of a note, or an error.
  enum Outcome: Sendable {
    case counts([Int], note: String? = nil)
    case refused(line: Int?, String)
  }

  static let question = "How likely are you to recommend us?"

  /// A survey with one question and these cells.
  static func cells(_ cells: String..., question: String = question) -> String {
    "id,\(question)\n" + cells.enumerated().map { "\($0.offset + 1),\($0.element)\n" }.joined()
  }

  static let dates: [(String, Outcome)] = [
    (cells("10-Sep", "10-Jul", "10-Mar", "10-Oct"), .refused(line: 2, "are dates")),
    (cells("9", "8", "07. Okt", "0"), .refused(line: 4, "is a date")),
    (cells("0", "Sep-10", "Oct-10"), .refused(line: 3, "are dates")),
    (cells("0", "10 de septiembre de 2026"), .refused(line: 3, "is a date")),
    (cells("0", "10\u{6708}9\u{65E5}", "9"), .refused(line: 3, "is a date")),
    (cells("10/09/2026", "10/07/2026"), .refused(line: 2, "are dates")),
    (cells("2026-09-10", "9"), .refused(line: 2, "is a date")),
    (cells("45910", "45848", "45726"), .refused(line: 2, "look like dates")),
    (cells("9", "10", "45910", "0"), .refused(line: 4, "look like dates")),
    (cells("0", "09-Foo", "07-Foo", "10-Foo"), .refused(line: 3, "neither a score")),
    (cells("9/10", "7/10", "0/10"), .counts([1, 1, 1])),
  ]

  static let rows: [(String, Outcome)] = [
    (
      """
      StartDate,Status,Progress,Finished,ResponseId,DistributionChannel,Q1
      Start Date,Response Type,Progress,Finished,Response ID,Distribution Channel,\(question)
      "{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1""}"
      2026-09-01 10:00:00,IP Address,100,True,R_1,anonymous,9
      2026-09-01 10:01:00,Survey Preview,100,True,R_2,preview,0
      2026-09-01 10:02:00,Spam,100,True,R_3,anonymous,0
      2026-09-01 10:03:00,IP Address,40,False,R_4,anonymous,0
      2026-09-01 10:04:00,IP Address,100,True,R_5,anonymous,3

      """, .counts([1, 0, 1], note: "3 rows are left out")
    ),
    (
      "ResponseId,Status,DistributionChannel,NPS\nR_1,0,email,9\nR_2,1,preview,0\nR_3,8,email,0\nR_4,4,email,2\n",
      .counts([1, 0, 1], note: "preview 1, spam 1")
    ),
    (
      "id,submitdate,lastpage,startlanguage,NPS\n1,2026-01-02 10:00:00,3,en,9\n2,,1,en,0\n3,2026-01-03 10:00:00,3,en,4\n",
      .counts([1, 0, 1], note: "unfinished 1")
    ),
    (
      "#,\(question),Response Type,Start Date (UTC)\na1,10,completed,2026-01-01\na2,0,partial,2026-01-01\na3,2,completed,2026-01-02\n",
      .counts([1, 0, 1], note: "unfinished 1")
    ),
    (
      "Response ID,Date Submitted,Status,\(question)\n1,2026-01-01,Complete,9\n2,2026-01-01,Disqualified,0\n3,2026-01-01,Partial,0\n4,2026-01-01,Complete,8\n",
      .counts([1, 1, 0], note: "unfinished 1, disqualified 1")
    ),
    (
      "Response ID,Finished,NPS\n1,Yes,9\n2,No,0\n3,Yes,8\n",
      .counts([1, 1, 0], note: "\"Finished\"")
    ),
    ("id,Finished,NPS\n1,No,9\n2,No,0\n", .refused(line: nil, "no row is an answer")),
    (
      "id,Status,NPS\n1,3,9\n2,1,0\n",
      .counts([1, 0, 1], note: "what they mean is not in the file")
    ),
    ("id,NPS\n1,10\n2,9\nTotal,2\n", .counts([2, 0, 0], note: "1 line below")),
    ("id,NPS\n1,10\n2,0\n\nMean,5\nCount,2\n", .counts([1, 0, 1], note: "2 lines below")),
    ("Wer;NPS\na;10\nb;0\nDurchschnitt:;5,0\n", .counts([1, 0, 1], note: "1 line below")),
    ("Firm,NPS,Comment\nAcme,10,good\nTotal,2,slow\n", .counts([1, 0, 1])),
    (
      """
      Respondent ID,Collector ID,Start Date,How likely is it that you would recommend this company?
      ,,,Response
      12345678910,1,2020-07-17,9
      12345678910,1,2020-07-17,
      12345678910,1,2020-07-18,9
      12345678911,1,2020-07-18,3
      12345678912,1,2020-07-18,10

      """, .counts([2, 0, 1], note: "2 rows repeat a respondent (\"Respondent ID\")")
    ),
    // Newest first: the date decides which answer is the last.
    (
      "Email,Submitted,NPS\na@x.example,2026-02-01,9\nb@x.example,2026-01-05,0\nA@x.example,2026-01-01,2\n",
      .counts([1, 0, 1], note: "the last answer counts, by \"Submitted\"")
    ),
    (
      "Email,NPS\na@x.example,9\nb@x.example,0\nb@x.example,8\nanonymous,7\nanonymous,7\n",
      .counts([1, 3, 0], note: "the lowest in the file")
    ),
    (
      "Email,NPS\ninfo@x.example,9\ninfo@x.example,0\ninfo@x.example,8\ninfo@x.example,7\n",
      .refused(line: nil, "3 of 4 answers are from respondents who answered before")
    ),
  ]

  static let columns: [(String, Outcome)] = [
    (
      cells("7", "8", "0", "10", question: "How easy was it? (0-10)"),
      .refused(line: nil, "something else")
    ),
    (
      cells("7", "8", "0", "10", question: "Satisfaction (0-10)"),
      .refused(line: nil, "something else")
    ),
    (
      cells("7", "8", "0", "10", question: "Wie freundlich waren wir?"),
      .refused(line: nil, "something else")
    ),
    (
      cells("7", "8", "0", "10", question: "Useful recommendations"),
      .refused(line: nil, "something else")
    ),
    ("Ease,\(question)\n3,9\n10,0\n0,8\n", .counts([1, 1, 1])),
    (cells("7", "8", "1", "10"), .refused(line: nil, "may be on the scale 1-10")),
    (
      cells("7", "8", "2", "10", question: "Recommend us (1-10)"),
      .refused(line: nil, "says that its scale is 1-10")
    ),
    (cells("7", "8", "1", "10", question: "Recommend us (0 to 10)"), .counts([1, 2, 1])),
    (
      cells("7", "8", "1", "10", question: "Recommend? 0 = never; 10 = surely"), .counts([1, 2, 1])
    ),
  ]

  static let answers: [(String, Outcome)] = [
    (cells("9.5", "0"), .refused(line: 2, "neither a score")),
    (cells("\"9,0\"", "\"0,0\""), .counts([1, 0, 1])),
    (
      cells("10 - Extremely likely", "10 - \u{C4}u\u{DF}erst wahrscheinlich", "0 - Pas du tout"),
      .counts([2, 0, 1])
    ),
    (
      cells("Very likely", "Likely", "Neutral", "Very unlikely", "Very likely"),
      .counts([2, 1, 2], note: "\"very likely\" is 5, \"likely\" is 4")
    ),
    (
      cells("Sehr wahrscheinlich", "Unwahrscheinlich"),
      .counts([1, 0, 1], note: "\"unwahrscheinlich\" is 2")
    ),
    (cells("Very likely", "Extremely likely", "Likely"), .refused(line: nil, "no column")),
    (
      "id,NPS category\n1,Promoter\n2,Passive\n3,Detractor\n4,Promoter\n",
      .counts([2, 1, 1], note: "groups and no scores")
    ),
    ("who,\(question)\nAnn,Very unlikely\nBob,Likely\n", .counts([0, 1, 1])),
    // Commas of numbers and of sentences, in as many cells as semicolons make.
    (
      "id;Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?\n1;9,0\n2;8,0\n3;0,0\n",
      .counts([1, 1, 1])
    ),
    (
      "id;Recommend us, please\n1;9,5\n2;8,5\n3;0,5\n4;7,0\n5;9,0\n6;9,0\n7;9,0\n",
      .refused(line: 2, "neither a score")
    ),
    ("id\tRecommend, please\tMost, least\n1\t9\ta, b\n2\t0\tc, d\n", .counts([1, 0, 1])),
    ("id,Recommend us\n1;a,9\n2;b,0\n3;c,8\n", .counts([1, 1, 1])),
    (
      "score,count\n" + (0...10).map { "\($0),\(7 * $0 % 5)\n" }.joined(),
      .refused(line: nil, "a table of how many gave each score, in the column \"count\"")
    ),
    ("score;Anzahl\n10;31\n9;20\n0;3\n", .refused(line: nil, "in the column \"Anzahl\"")),
    ("score,n\n9,1\n9,2\n0,3\n", .counts([2, 0, 1])),
  ]

  @Test(arguments: dates + rows + columns + answers)
  func `a file is read right or refused clearly`(text: String, outcome: Outcome) {
    do {
      let tally = try SurveyTallyTests.read(text)
      guard case .counts(let counts, let note) = outcome else {
        Issue.record("read as \(tally)")
        return
      }
      #expect(SurveyTallyTests.groups(tally) == counts)
      if let note { #expect(tally.notes.contains { $0.contains(note) }, "\(tally.notes)") }
    } catch let errors as Diagnostics {
      guard case .refused(let line, let message) = outcome else {
        Issue.record("\(errors)")
        return
      }
      #expect(
        errors.items[0].line == line && errors.items[0].message.contains(message), "\(errors)")
      #expect(!errors.items[0].remedies.isEmpty || errors.items[0].cause != nil)
    } catch {
      Issue.record(error)
    }
  }

  @Test func `every row counts where that is asked for`() throws {
    var question = SurveyQuestion()
    question.countsAllRows = true
    let text = "Email,Finished,NPS\na@x.example,Yes,9\na@x.example,Yes,8\nb@x.example,No,8\n"
    #expect(try SurveyTallyTests.groups(SurveyTallyTests.read(text, question)) == [1, 2, 0])
    #expect(try SurveyTallyTests.groups(SurveyTallyTests.read(text)) == [0, 1, 0])
  }

  // MARK: Weights and groups

  @Test func `a weighted score has the margin of its effective answers`() throws {
    var question = SurveyQuestion()
    question.weight = "w"
    let tally = try SurveyTallyTests.read("NPS;w\n9;2\n0;1\n8;1,0\n;\n", question)
    #expect(tally.valid == 3 && tally.netPromoterScore == 25)
    // (2 + 1 + 1)^2 / (4 + 1 + 1) answers, and a variance of 3/4 - 1/16.
    #expect(abs((tally.weights?.effectiveAnswers ?? 0) - 16.0 / 6) < 1e-12)
    #expect(abs(tally.standardError - 100 * (0.6875 / (16.0 / 6)).squareRoot()) < 1e-9)
    #expect(tally.satisfied == 0.5 && tally.dissatisfied == 0.25)
    let equal = try SurveyTallyTests.read("NPS,w\n9,3\n0,3\n8,3\n", question)
    let plain = try SurveyTallyTests.read("NPS,w\n9,3\n0,3\n8,3\n")
    #expect(abs(equal.marginOfError - plain.marginOfError) < 1e-9)
  }

  @Test(arguments: [
    ("NPS,w\n9,1\n0,-1\n", 3, "this weight is negative"),
    ("NPS,w\n9,1\n0,\n", 3, "this answer has no weight"),
    ("NPS,w\n9,1\n0,nan\n", 3, "this weight is not a number"),
    ("NPS,w\n9,1e300\n0,1\n", 2, "this weight is larger"),
    ("NPS,w\n9,0\n0,0\n", nil, "are all zero"),
  ])
  func `weights that cannot be are errors with a line`(text: String, line: Int?, message: String) {
    var question = SurveyQuestion()
    question.weight = "w"
    let item = SurveyTallyTests.errors(text, question).first
    #expect(
      item?.line == line && item?.message.contains(message) == true, "\(String(describing: item))")
  }

  @Test func `groups without any weight do not count as groups`() throws {
    var question = SurveyQuestion()
    (question.weight, question.groups) = ("w", "Region")
    let text = "NPS,w,Region\n9,1,a\n0,2,a\n7,0,b\n"
    #expect(
      SurveyTallyTests.errors(text, question).first?.message
        == "all answers with a weight are of one group in \"Region\"")
    let tally = try SurveyTallyTests.read(text + "3,1,c\n", question)
    #expect(tally.groups.map(\.name) == ["a", "c"])
    #expect(tally.notes.contains { $0.contains("weight 0 are left out: 1.") })
  }

  @Test func `a list of long names of columns is cut`() {
    let names = (0..<60).map { "\($0)" + String(repeating: "x", count: 70) }.joined(separator: ",")
    let found = SurveyTallyTests.errors(names + "\n")
    let list = found.flatMap(\.remedies).first { $0.hasPrefix("columns: ") }
    #expect(list.map { $0.count < 1_200 && $0.hasSuffix("… and 44 more") } == true, "\(found)")
  }

  @Test func `a long name of a column is not offered`() {
    var question = SurveyQuestion()
    question.weight = "Weight"
    let text = "NPS," + String(repeating: "Weight.", count: 900) + "\n9,1\n"
    let found = SurveyTallyTests.errors(text, question)
    #expect(found.first?.message == "there is no column \"Weight\"")
    #expect(found.first?.remedies.allSatisfy { $0.count < 200 } == true, "\(found)")
  }

  @Test func `each group has a score of its own`() throws {
    var question = SurveyQuestion()
    question.groups = "Region"
    let tally = try SurveyTallyTests.read(
      "NPS,Region\n9,North\n0,North\n10,South\n10,South\n8,\n99,West\n99,West\n", question)
    #expect(tally.groups.map(\.name) == ["North", "South", ""])
    #expect(
      tally.groups.map { SurveyTallyTests.groups($0.tally) } == [
        [1, 0, 1], [2, 0, 0], [0, 1, 0],
      ])
    #expect(tally.groups.map(\.tally.hasMargin) == [true, false, false])
    #expect(tally.notes.contains { $0.hasPrefix("3 of 3 groups have fewer than 30 answers") })
    question.groups = "NPS"
    #expect(!SurveyTallyTests.errors("NPS,Region\n9,a\n0,b\n", question).isEmpty)
    question.groups = "Region"
    let alone = SurveyTallyTests.errors("NPS,Region\n9,a\n0,a\n", question)
    #expect(alone.first?.message == "all answers are of one group in \"Region\"")
    let ids = (0..<50).map { "\($0 % 11),n\($0)\n" }.joined()
    let many = SurveyTallyTests.errors("NPS,Region\n" + ids, question)
    #expect(many.first?.message.contains("more than 40 different texts") == true)
  }
}
