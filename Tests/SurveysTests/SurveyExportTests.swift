import DelimitedText
import PlainText
import Surveys
import Testing

/// Of `SurveyExport`: what stands above the answers, and what is no table.
@Suite struct SurveyExportTests {
  static func export(_ text: String, headerRows: Int? = nil) throws -> SurveyExport {
    try SurveyExport(Array(text.utf8), file: "survey.csv", headerRows: headerRows)
  }

  static func rows(_ text: String, column: Int, headerRows: Int? = nil) throws -> Int {
    let export = try export(text, headerRows: headerRows)
    return export.titleLines + export.headerRows(of: column, blanks: [], top: 10)
  }

  @Test(arguments: [
    ("id,NPS\n1,9\n2,10\n", 1), ("1,9\n2,10\n", 0), ("2017-05-01,good\n2017-05-02,bad\n", 0),
    ("who,NPS\na@b.example,9\n", 1), ("a@b.example,9\n", 0),
    ("id,NPS\nNumber,How likely?\n1,9\n", 2), ("id,NPS\nNumber,How likely?\n{},{}\n1,9\n", 3),
    ("Comment,NPS\ngood,Blank\nbad,9\n", 1), ("Comment,NPS\ngood,unknown so far\nbad,9\n", 2),
    ("Comment,NPS\ngood,no word\nbad,9\nso so,no word\n", 1), ("Comment,NPS\ngood,\nbad,9\n", 1),
    ("NPS,Comment\n10 - Extremely likely,great\n0 - Not at all likely,bad\n", 1),
    ("Our survey\nid,NPS\n1,9\n", 2), ("Our survey,,\nid,NPS,Comment\n1,9,good\n", 2),
    ("id,NPS,Comment\n\"Your id\n(see above)\",\"How\nlikely?\",\n1,9,good\n", 2),
    ("NPS,\n9,\n10,\n", 1), ("9,\n10,good\n", 0),
  ])
  func `header rows are distinguished from answers`(text: String, rows: Int) throws {
    #expect(try Self.rows(text, column: 1 - (text.hasPrefix("NPS") ? 1 : 0)) == rows)
  }

  @Test func `three header rows of Qualtrics and two of SurveyMonkey are known by their marks`()
    throws
  {
    let qualtrics = """
      StartDate,Q1_NPS_GROUP,Q1_NPS,Q2
      Start Date,"How likely are you to recommend us? - Group","How likely are you
      to recommend us?",Why?
      "{""ImportId"":""startDate""}","{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
      2017-05-01 10:00:00,Promoter,10,"good, ""very"" good
      indeed"
      2017-05-02 10:00:00,Detractor,3,
      """
    let export = try Self.export(qualtrics)
    #expect(export.knownHeaderRows == 3)
    #expect(export.records.count == 5)
    #expect(
      export.headings(of: 2, rows: 3)
        == ["Q1_NPS", "How likely are you\nto recommend us?", "{\"ImportId\":\"QID1\"}"])
    let monkey = """
      Respondent ID,How likely is it that you would recommend us?,What could we do better?
      ,,Open-Ended Response
      11,9,nothing
      """
    #expect(try Self.rows(monkey, column: 1) == 2)
  }

  @Test func `a given number of header rows is used`() throws {
    let text = "Our survey\n1,2\n9,10\n"
    #expect(throws: Diagnostics.self) { try Self.export(text) }
    #expect(try Self.rows("1,2\n9,10\n", column: 1, headerRows: 1) == 1)
    #expect(try Self.rows("1,2\n9,10\n", column: 1, headerRows: 0) == 0)
    #expect(try Self.rows("1,2\n9,10\n", column: 1, headerRows: 7) == 2)
  }

  @Test(arguments: [
    ("How likely are you, all in all, to recommend us?;Why\n9;\"so; so\"\n10;good, great\n", ";"),
    ("a,b\n\"1;2;3\",2\n", ","), ("a\tb, c\n1\t2, 3, 4\n", "\t"), ("NPS\n9\n", ","),
    ("sep=;\na,b;c,d\n1,2;3,4\n", ";"), ("sep=,\na;b,c\n1;2,3\n", ","),
    ("a;b\n1,5;2\n2,5;3\n3,5;4\n", ";"),
  ])
  func `the separator that makes a table of the lines wins`(text: String, separator: String) throws
  {
    let export = try Self.export(text)
    #expect(export.dialect.separator == separator.utf8.first)
    #expect(export.records.allSatisfy { $0.fields.count == export.columnCount })
    #expect(export.records.first?.fields.first?.hasPrefix("sep=") == false)
  }

  @Test func `empty rows go, and so do empty cells beyond the table`() throws {
    let export = try Self.export("id,NPS\n1,9,\n,\n2,10\n ,  \n")
    #expect(export.emptyRows == 2)
    #expect(export.records.map(\.fields) == [["id", "NPS"], ["1", "9"], ["2", "10"]])
  }

  @Test(arguments: [
    ("", nil as Int?, "the file is empty"), ("\n\n", nil, "the file is empty"),
    ("id,NPS\n1,9\n2\n3,4\n", 3, "this line has 1 columns, but most have 2"),
    ("id,NPS\n1,9\n2,8,secret\n3,4\n", 3, "this line has 3 columns, but most have 2"),
    ("id,NPS\n1,9\n2,\"8\n", 3, "a quoted field that begins in this line does not end"),
    ("PK\u{3}\u{4}xyz", nil, "this is a spreadsheet or an archive, not a text file"),
    ("a,b\n\0\n", nil, "this is not a text file"),
  ])
  func `what is no table is an error that copies none of it`(
    text: String, line: Int?, message: String
  ) throws {
    do {
      _ = try Self.export(text)
      Issue.record("\(text) is read")
    } catch let errors as Diagnostics {
      let item = try #require(errors.items.first)
      #expect(item.line == line && item.message == message)
      #expect(!item.remedies.isEmpty && !errors.description.contains("secret"))
    }
  }

  @Test func `compressed files are rejected with the way to read them`() {
    #expect(throws: Diagnostics.self) {
      try SurveyExport([0x1F, 0x8B, 8, 0], file: "s.csv.gz", headerRows: nil)
    }
  }
}
