import Foundation
import PlainText
@testable import Surveys
import Testing

private let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

@Suite struct SurveyTallyTests {
  static func read(
    _ text: String, _ question: SurveyQuestion = SurveyQuestion()
  ) throws -> SurveyTally {
    try SurveyTally.read(Array(text.utf8), path: "folder/survey.csv", question)
  }

  static func errors(
    _ text: String, _ question: SurveyQuestion = SurveyQuestion()
  ) -> [Diagnostic] {
    do {
      _ = try read(text, question)
      return []
    } catch {
      return (error as? Diagnostics)?.items ?? []
    }
  }

  static func tally(_ counts: [Int], scale: SurveyScale = .zeroToTen) -> SurveyTally {
    SurveyTally(
      file: "-", form: "", headerRows: 1, column: "NPS", columnNumber: 1, scale: scale,
      counts: counts, blanks: [], notes: [])
  }

  /// Promoters, passives, detractors.
  static func groups(_ tally: SurveyTally) -> [Int] {
    SurveyScale.Group.allCases.map(tally.count)
  }

  // MARK: The score

  @Test func `S1: half promote, a fifth detract, of 100: 30 with a margin of 15.3`() {
    let tally = Self.tally([20, 0, 0, 0, 0, 0, 0, 0, 30, 0, 50])
    #expect(tally.netPromoterScore == 30)
    #expect(abs(tally.standardError - 7.8) < 0.05)
    #expect(abs(tally.marginOfError - 15.3) < 0.05)
    #expect(tally.satisfied == 0.5 && tally.dissatisfied == 0.2)
  }

  @Test(arguments: [
    [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 1],
    [1] + Array(repeating: 0, count: 10),
  ])
  func `the error is that of the mean of answers counted 1, 0 and -1`(counts: [Int]) {
    let tally = Self.tally(counts)
    let values = counts.enumerated().flatMap { score, count in
      Array(repeating: score >= 9 ? 100.0 : score <= 6 ? -100.0 : 0, count: count)
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(abs(tally.netPromoterScore - mean) < 1e-12)
    #expect(abs(tally.standardError - (variance / Double(values.count)).squareRoot()) < 1e-9)
    #expect(tally.valid == values.count)
  }

  @Test func `shares are never more than all customers`() {
    // Of 128 answers both shares may end in half a millionth, and both be rounded up.
    for answers in 1...130 {
      for promoters in 0...answers {
        let tally = Self.tally([answers - promoters, 0, 0, 0, 0, 0, 0, 0, 0, 0, promoters])
        #expect(tally.satisfied + tally.dissatisfied <= 1)
        let exact = Double(promoters) / Double(answers)
        #expect(abs(tally.satisfied - exact) <= 0.5000001e-6)
        #expect(abs(tally.dissatisfied - (1 - exact)) <= 1.0000001e-6)
      }
    }
  }

  // MARK: Dialects

  /// The same three answers as many tools would write them.
  @Test(arguments: [
    "id,NPS,Comment\n1,9,\"good,\nvery good\"\n2,7,\n3,2,\"he said \"\"no\"\"\"\n",
    "id;NPS;Comment\r\n1;9;good, very good\r\n2;7;\r\n3;2;\"no; never\"\r\n",
    "id\tNPS\tComment\r1\t9\tgood\r2\t7\t\r3\t2\tno\r",
    "sep=;\r\nid;NPS;Comment\r\n1;9;good\r\n2;7;\r\n3;2;no\r\n",
    "id,NPS,Comment\n1,9 - likely,good\n2,7.0,\n3,2/10,no\n",
    "Our survey\n\nid,NPS,Comment\n1,9,good\n2,7,\n3,2,no\n",
    "id,NPS,Comment\nYour id,\"How likely are you,\nall in all?\",Why?\n1,9,good\n2,7,\n3,2,no\n",
  ])
  func `dialects do not change what was answered`(text: String) throws {
    for variant in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] + Self.utf16(text) {
      let tally = try SurveyTally.read(variant, path: "-", SurveyQuestion())
      #expect(Self.groups(tally) == [1, 1, 1] && tally.blank == 0)
      #expect(tally.column == "NPS" && tally.columnNumber == 2)
    }
  }

  /// A text as UTF-16, both ways round, with and without a mark.
  static func utf16(_ text: String) -> [[UInt8]] {
    [[0xFEFF], []].flatMap { (mark: [UInt16]) -> [[UInt8]] in
      let units = mark + Array(text.utf16)
      return [
        units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      ]
    }
  }

  @Test func `letters of Windows-1252 are read with a remark`() throws {
    let bytes = Array("Zufriedenheit,Stra\u{DF}e\n".unicodeScalars.map { UInt8($0.value) })
    let tally = try SurveyTally.read(
      bytes + Array("9,a\n8,b\n0,c\n".utf8), path: "-", SurveyQuestion(column: "1"))
    #expect(tally.form.contains("Windows-1252"))
    #expect(tally.notes.contains { $0.contains("not valid UTF-8") })
  }

  @Test func `the first line that is no UTF-8 is named`() throws {
    let bytes = Array("score,town\n9,a\n8,".utf8) + [0xFC] + Array("b\n0,c\n".utf8)
    let tally = try SurveyTally.read(bytes, path: "-", SurveyQuestion())
    #expect(
      tally.notes.contains { $0.hasPrefix("Line 3 is not valid UTF-8") && $0.contains("save it") })
  }

  @Test func `half scores ask for rounding or for blanks, and these are right`() throws {
    let text = "score,name\n9.5,a\n8,b\n0,c\n3.5,d\n10,e\n9,f\n7,g\n9.5,h\n"
    do {
      _ = try SurveyTally.read(Array(text.utf8), path: "-", SurveyQuestion())
      Issue.record("half scores are no scores")
    } catch {
      #expect(error.items[0].cause as? SurveyCause == .halves(["9.5", "3.5"]))
      #expect(error.items[0].line == 2)
    }
    var question = SurveyQuestion()
    question.blanks = ["9.5", "3.5"]
    let tally = try SurveyTally.read(Array(text.utf8), path: "-", question)
    #expect(tally.valid == 5 && tally.blank == 3)
  }

  // MARK: The column

  @Test(arguments: [
    ("id,NPS\n1,9\n2,10\n", "NPS"), ("id,score\n1,9\n2,10\n3,0\n", "score"),
    ("NPS,Satisfaction\n9,8\n10,0\n", "NPS"), ("NPS,NPS_GROUP\n9,3\n10,3\n2,1\n", "NPS"),
    ("q1,visits\n9,8\n10,9\n0,10\n", "q1"), ("n,q1\n1,9\n2,10\n3,0\n", "q1"),
    ("Would you recommend us?,Rating\n1,9\n1,10\n0,0\n", "Rating"), ("x\n9\n10\n0\n", "x"),
    ("9\n10\n0\n", "column 1"),
  ])
  func `the score is found where it can be no other`(text: String, column: String) throws {
    #expect(try Self.read(text).column == column)
  }

  @Test func `a column that is used because of its numbers alone is noted`() throws {
    #expect(
      try Self.read("q1,q2\n9,a\n10,b\n0,c\n").notes.first?.contains("\"q1\" is used") == true)
    #expect(try Self.read("NPS,q2\n9,a\n").notes.contains { $0.contains("is used") } == false)
  }

  @Test(arguments: [
    ("NPS 2016,NPS 2017\n9,9\n0,10\n", ["1: \"NPS 2016\"", "2: \"NPS 2017\""]),
    ("q1,q2\n9,8\n10,9\n0,1\n", ["1: \"q1\"", "2: \"q2\""]),
    ("score,rating\n9,8\n10,9\n0,1\n", ["1: \"score\"", "2: \"rating\""]),
    ("score,q2\n9,8\n10,9\n0,1\n", ["1: \"score\"", "2: \"q2\""]),
  ])
  func `between two columns nothing is guessed`(text: String, listed: [String]) {
    let items = Self.errors(text)
    #expect(items.count == 1)
    #expect(items.first?.message.hasPrefix("2 columns could hold the score on 0-10") == true)
    for name in listed { #expect(items.first?.remedies.contains { $0.contains(name) } == true) }
    guard case .column = items.first?.cause as? SurveyCause else {
      Issue.record("\(items)")
      return
    }
  }

  @Test func `hints name columns so that the reader accepts them`() throws {
    let question = "How likely are you, all in all,\nto recommend us?"
    for (first, second, wanted) in [
      ("NPS", "nps 2", "NPS"), ("NPS '17", "NPS '18", "NPS '17"), ("NPS", "NPS", "1"),
      ("\"\(question)\"", "NPS", "1"),
    ] {
      let items = Self.errors("\(first),\(second)\n9,9\n0,10\n")
      #expect(items.first?.cause as? SurveyCause == .column([wanted]))
    }
  }

  @Test func `a header row without answers is an error`() {
    for text in ["NPS\n", "id,NPS\n"] {
      let item = Self.errors(text).first
      #expect(item?.remedies.first == "there are no answers: the file has a single row")
    }
  }

  @Test func `a score on another scale is not passed over`() throws {
    let text = "id,Rating,visits,q\n1,5,2,0\n2,4,9,9\n3,3,1,10\n4,1,0,3\n"
    let item = Self.errors(text).first
    #expect(item?.message == "no column could be a score on 0-10")
    #expect(item?.cause as? SurveyCause == .scale(.oneToFive, column: "Rating"))
    #expect(try Self.groups(Self.read(text, .init(scale: .oneToFive))) == [1, 1, 2])
    #expect(
      Self.errors(text, .init(column: "Rating")).first?.cause as? SurveyCause
        == .scale(.oneToFive, column: nil))
    #expect(
      try Self.groups(Self.read(text, .init(column: "Rating", scale: .zeroToTen))) == [0, 0, 4])
  }

  @Test(arguments: [
    ("NPS", 2), ("nps", 2), ("2", 2), ("How likely?", 2), ("column 2", 2), ("3", 3), ("b", 4),
    ("B", 5),
  ])
  func `a column is given by name, question or number`(wanted: String, number: Int) throws {
    let text = "x,NPS,x,b,B\nWho?,How likely?,When?,,\n7,9,8,9,9\n8,10,9,9,9\n"
    #expect(try Self.read(text, .init(column: wanted)).columnNumber == number)
  }

  @Test(arguments: [
    ("NSP", "there is no column \"NSP\"", "did you mean \"NPS\"?"),
    ("9", "there is no column \"9\"", "columns: x, NPS, x"),
    ("0", "there is no column \"0\"", "columns: x, NPS, x"),
  ])
  func `a column that is not there is an error`(
    wanted: String, message: String, note: String
  ) {
    let items = Self.errors("x,NPS,x\n7,9,8\n", .init(column: wanted))
    #expect(items.first?.message == message)
    #expect(items.first?.remedies.contains(note) == true)
  }

  @Test func `a name that two columns have asks for one of their numbers`() {
    let items = Self.errors("x,NPS,x\n7,9,8\n", .init(column: "x"))
    #expect(items.first?.message == "2 columns are called \"x\"")
    #expect(items.first?.cause as? SurveyCause == .column(["1", "3"]))
  }

  // MARK: Blank cells

  @Test func `one code off the scale that occurs twice is no answer, with a note`() throws {
    let tally = try Self.read("NPS\n9\n11\n10\n11\n0\n")
    #expect(Self.groups(tally) == [2, 0, 1])
    #expect(tally.blanks == [.init(code: "11", count: 2)])
    #expect(tally.notes.contains { $0.hasPrefix("11 is not a score on 0-10 and occurs 2 times") })
    let said = try Self.read("NPS\n9\n11\n10\n11\n0\n", .init(blanks: ["11"]))
    #expect(said.blanks == tally.blanks && said.counts == tally.counts)
    #expect(!said.notes.contains { $0.contains("11 is not a score") })
  }

  @Test func `a question that most were not asked is the score anyway`() throws {
    let text = "NPS,q\n9,1\n" + String(repeating: "99,1\n", count: 20) + "2,1\n"
    let tally = try Self.read(text)
    #expect(tally.valid == 2 && tally.blanks == [.init(code: "99", count: 20)])
  }

  @Test func `empty cells and words for no answer are blank`() throws {
    let tally = try Self.read("id,NPS\n1,9\n2,\n3,Blank\n4,n/a\n5,BLANK\n6,0\n7,\" \"\n")
    #expect(
      tally.blanks == [
        .init(code: "", count: 2), .init(code: "blank", count: 2), .init(code: "n/a", count: 1),
      ])
    #expect(tally.valid == 2 && tally.blank == 5)
  }

  @Test func `given codes are blank, on the scale or off it, words or numbers`() throws {
    let text = "id,NPS\n1,9\n2,98\n3,99.0\n4,99 - refused\n5,Later\n6,0\n7,4\n"
    let tally = try Self.read(text, .init(blanks: ["98", "99", "later", "0", "77"]))
    #expect(
      tally.blanks == [
        .init(code: "0", count: 1), .init(code: "98", count: 1), .init(code: "99", count: 2),
        .init(code: "later", count: 1),
      ])
    #expect(Self.groups(tally) == [1, 0, 1])
    #expect(tally.notes.contains("The blank code \"77\" does not occur."))
  }

  @Test(
    arguments: [
      (
        "NPS\n9\n12\n0\n", 3, "a number in the column \"NPS\" is not a score from 0 to 10",
        .blanks([12])
      ),
      (
        "NPS\n9\n98\n99\n0\n99\n8\n7\n", 3,
        "2 different numbers in the column \"NPS\" are not scores from 0 to 10",
        .blanks([98, 99])
      ),
      (
        "NPS\n9\n8.5\n0\n", 3,
        "1 cell in the column \"NPS\" is neither a score from 0 to 10 nor blank; the first is \"8.5\"",
        .halves(["8.5"])
      ),
    ] as [(String, Int, String, SurveyCause)])
  func `what is neither a score nor blank is an error with its line`(
    text: String, line: Int, message: String, cause: SurveyCause
  ) {
    let items = Self.errors(text)
    #expect(items.count == 1)
    #expect(items.first?.line == line && items.first?.message == message)
    #expect(items.first?.cause as? SurveyCause == cause)
  }

  @Test func `labels are scores where each number has one, and comments where it has several`()
    throws
  {
    let labels = "NPS\n10 Extremely likely\n0 Not at all\n10 extremely likely\n8\n"
    #expect(try Self.groups(Self.read(labels)) == [2, 1, 1])
    for comments in [
      "NPS\n10 minutes late\n9\n10 days of waiting\n8\n7\n", "NPS\n7 or 8\n7\n9\n8\n",
    ] {
      #expect(Self.errors(comments).first?.message.contains("neither a score") == true)
    }
  }

  @Test func `no answer at all is an error`() {
    #expect(
      Self.errors("NPS\n\"\"\n-\n", .init(column: "NPS")).first?.message
        == "the column \"NPS\" holds no score from 0 to 10")
    #expect(!Self.errors("NPS\n").isEmpty)
  }

  @Test func `eight or higher has no zero`() throws {
    let text = "NPS\n8\n7\n10\n1\n"
    #expect(try Self.groups(Self.read(text, .init(scale: .eightOrHigher))) == [2, 1, 1])
    #expect(Self.errors(text + "0\n", .init(scale: .eightOrHigher)).first?.line == 6)
  }

  // MARK: Privacy

  /// Comments, names and addresses in every place where a reader might stumble over them.
  @Test func `no text of a cell gets out, whatever goes wrong`() throws {
    let secrets = ["Zebedee", "94107", "quagga", "okapi@zoo.example", "555-0199", "1987"]
    let texts = [
      "id,NPS,Who,Where,Comment\n1,9,Zebedee,94107,quagga\n2,quagga indeed,okapi@zoo.example,555-0199,x\n",
      "id,NPS,Who,Where,Comment\n1,9,Zebedee,94107,quagga,quagga\n",
      "id,NPS,Who,Where,Comment\n1,94107,Zebedee,94107,\"quagga\n",
      "id,NPS,Who,Where,Comment\n1,94107,Zebedee,94107,quagga\n2,94107,Zebedee,1987,quagga\n",
      "id,NPS,Who,Where,Comment\n1,9,Zebedee,94107,quagga\n2,0,okapi@zoo.example,1987,555-0199\n",
      "okapi@zoo.example,9,Zebedee\n555-0199,8,quagga\n",
      "id,Comment\n1,quagga\n2,Zebedee\n",
    ]
    let questions = [
      SurveyQuestion(), .init(column: "Who"), .init(column: "Where"), .init(column: "Comment"),
      .init(column: "NPS"), .init(column: "1"), .init(column: "nowhere"), .init(scale: .oneToFive),
      .init(column: "Where", scale: .oneToFive),
    ]
    for text in texts {
      for question in questions {
        var shown = Self.errors(text, question).map(\.description).joined()
        if let tally = try? Self.read(text, question) { shown += "\(tally)" }
        #expect(!shown.isEmpty)
        for secret in secrets { #expect(!shown.contains(secret), "\(shown)") }
      }
    }
  }

  // MARK: Published surveys

  @Test(.enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"))
  func `S4: the airport's survey of 2017`() throws {
    let path = "\(data ?? "")/surveys/sfo_customer_survey_2017.csv"
    let tally = try SurveyTally.read(path)
    #expect(tally.column == "NETPRO")
    #expect(tally.valid == 2746 && tally.blank == 85)
    #expect(Self.groups(tally) == [1436, 968, 342])
    #expect(abs(tally.netPromoterScore - 39.84) < 0.005)
    #expect(tally.blanks == [.init(code: "", count: 1), .init(code: "11", count: 84)])
    #expect(try SurveyTally.read(path, .init(column: "81", blanks: ["11"])).counts == tally.counts)
    let overall = try SurveyTally.read(path, .init(column: "Q7ALL", scale: .oneToFive))
    #expect(overall.blanks == [.init(code: "blank", count: 143)])
    #expect(overall.valid == 2831 - 143)
  }

  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"),
    arguments: [
      ("mobile_phone_ecsi.csv", SurveyQuestion(column: "CUSL3", scale: .oneToTen), [95, 95, 60]),
      (
        "mobile_phone_ecsi.csv", SurveyQuestion(column: "CUSL3", scale: .eightOrHigher),
        [157, 33, 60]
      ),
      (
        "yellow_pages_satisfaction.csv", SurveyQuestion(column: "q1", scale: .oneToTen),
        [308, 549, 954]
      ),
      (
        "ibm_telco_satisfaction.csv",
        SurveyQuestion(column: "Satisfaction Score", scale: .oneToFive), [1149, 1789, 4105]
      ),
      ("clothing_reviews_1000.csv", SurveyQuestion(scale: .oneToFive), [546, 228, 226]),
    ])
  func `published surveys have the counts of their columns`(
    file: String, question: SurveyQuestion, groups: [Int]
  ) throws {
    let tally = try SurveyTally.read("\(data ?? "")/surveys/\(file)", question)
    #expect(Self.groups(tally) == groups)
    #expect(tally.blank == 0)
  }

  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"),
    arguments: [
      ("mobile_phone_ecsi.csv", "24 columns could hold the score on 0-10, and nothing says which"),
      (
        "yellow_pages_satisfaction.csv",
        "10 columns could hold the score on 0-10, and nothing says which"
      ),
      ("clothing_reviews_1000.csv", "no column could be a score on 0-10"),
      ("ibm_telco_satisfaction.csv", "no column could be a score on 0-10"),
      ("ibm_telco_churn.csv", "no column could be a score on 0-10"),
      ("cfpb_complaints_2013.csv", "no column could be a score on 0-10"),
      ("filmtrust_ratings.txt", "no column could be a score on 0-10"),
      ("none.csv", "there is no such file"), ("", "this is a folder, not a file"),
    ])
  func `published files without one plain score are rejected`(file: String, message: String) {
    let error = #expect(throws: Diagnostics.self) {
      try SurveyTally.read("\(data ?? "")/surveys/\(file)")
    }
    #expect(error?.items.map(\.message) == [message])
    #expect(error?.items.first?.remedies.isEmpty == false)
  }
}

extension SurveyQuestion {
  init(
    column: String? = nil, blanks: [String] = [], scale: SurveyScale? = nil, headerRows: Int? = nil
  ) {
    self.init()
    self.column = column
    self.blanks = blanks
    self.scale = scale
    self.headerRows = headerRows
  }
}
