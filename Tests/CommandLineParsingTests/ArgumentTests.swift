import CommandLineParsing
import Testing

@Suite struct ArgumentTests {
  @Test(arguments: [
    (Argument.Occurrence.required, "<x>"), (.optional, "[<x>]"), (.oneOrMore, "<x>..."),
    (.anyNumber, "[<x>...]"),
  ])
  func `usage shows how often an argument occurs`(
    occurrence: Argument.Occurrence, usage: String
  ) throws {
    let argument = Argument(Value("x"), occurrence, help: "Good.")
    let help = try Command("c", overview: "Good.", arguments: [argument]).help()
    #expect(help.contains("Usage: c \(usage)\n"))
  }
}
