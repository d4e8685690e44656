import Surveys
import Testing

@Suite struct SurveyCellTests {
  @Test(arguments: [
    ("9", SurveyCell.number(9)), (" 10 ", .number(10)), ("\u{A0}0\t", .number(0)),
    ("07", .number(7)),
    ("9.0", .number(9)), ("9,00", .number(9)), ("-1", .number(-1)), ("\u{2212}99", .number(-99)),
    ("10 - Extremely likely", .number(10)), ("0 \u{2013} Not at all", .number(0)),
    ("5: very good", .number(5)), ("5=good", .number(5)), ("1) bad", .number(1)),
    ("3 (neutral)", .number(3)), ("10. Extremely likely", .number(10)), ("9/10", .number(9)),
    ("9 / 10", .number(9)), ("5 Stars", .labelled(5, label: "stars")),
    ("10  Extremely likely", .labelled(10, label: "extremely likely")),
    ("", .blank("")), ("  \n", .blank("")), ("Blank", .blank("blank")), ("N/A", .blank("n/a")),
    ("-", .blank("-")), ("Don\u{2019}t know", .blank("don\u{2019}t know")),
    ("9.5", .other), ("9,5", .other), ("9.", .other), ("9/5", .other), ("9-10", .other),
    ("9/10/2017", .date), ("10-Sep", .date), ("Sep-10", .date), ("10. M\u{E4}rz", .date),
    ("Sept 10, 2026", .date), ("10 de septiembre de 2026", .date), ("2026-09-10", .date),
    ("2026-09-10T10:00:00", .date), ("10.09.2026 09:30", .date), ("09.10.", .date),
    ("10\u{6708}9\u{65E5}", .date),
    ("10 \u{441}\u{435}\u{43D}\u{442}\u{44F}\u{431}\u{440}\u{44F}", .date),
    ("9-Eki", .date), ("10-Sterne", .labelled(10, label: "-sterne")), ("9:30", .other),
    ("9 10", .other), ("1234567890", .other),
    ("9th", .other), ("good", .other), ("- 9", .other), ("\u{0669}", .other),
  ])
  func `a cell is a number, blank, or neither`(text: String, cell: SurveyCell) {
    #expect(SurveyCell(text, top: 10) == cell)
  }

  @Test func `out of five is out of five`() {
    #expect(SurveyCell("4/5", top: 5) == .number(4))
    #expect(SurveyCell("4/10", top: 5) == .other)
  }

  @Test(arguments: [
    ("9", true), ("2017-05-01", true), ("12/31/1899 09:30:00 AM", true), ("10:15", true),
    ("2017-05-01T10:00:00Z", true), ("98.5 %", true), ("-1", true), (".5", true),
    ("a@b.example", true),
    ("Q1", false), ("NPS", false), ("", false), ("1. How likely are you?", false), ("-", false),
    ("10 - Extremely likely", false), ("{\"ImportId\":\"QID1\"}", false),
  ])
  func `numbers, dates and addresses are no headings`(text: String, isAnswered: Bool) {
    #expect(SurveyCell.looksAnswered(text) == isAnswered)
  }

  @Test(arguments: [
    ("8.5", "\"8.5\""), ("7-8", "\"7-8\""), (" 110% ", "\"110%\""),
    ("94102", "a text of 5 characters"), ("12 Main Street", "a text of 14 characters"),
    ("rude", "a text of 4 characters"), ("555-0100", "a text of 8 characters"),
  ])
  func `messages show short numbers alone, since the rest may be private`(
    text: String, shown: String
  ) {
    #expect(SurveyCell.shown(text) == shown)
  }

  @Test func `a code has up to three digits, or one digit over and over`() {
    #expect([11, -9, 999, 9999, -99999].allSatisfy(SurveyCell.couldBeCode))
    #expect(![1985, 94102, -1234].contains(where: SurveyCell.couldBeCode))
  }
}
