import DelimitedText
import Testing

@Suite struct DelimitedDialectTests {
  @Test(arguments: [
    ("a,b,c\n1;2;3", DelimitedDialect.csv),
    ("a;b\n1,5;2,5", .semicolons),
    ("a\tb\n", .tsv),
    ("\"a;b;c\",d", .csv),
    ("\u{FEFF}a;b", .semicolons),
    ("\r\n\n\"a\n,,\";b\n1,2,3", .semicolons),
    ("name\nann,bob", .csv),
    ("a,b;c", .csv),
    ("", .csv),
    ("\n\n", .csv),
    ("\"never ends;;;", .csv),
  ])
  func `the most frequent separator of the first record wins`(
    text: String, dialect: DelimitedDialect
  ) {
    #expect(DelimitedDialect.detect(in: Array(text.utf8)) == dialect)
  }
}
