import CommandLineParsing
import Testing

@Suite struct ArgumentTests {
  @Test(
    arguments: [
      (Argument(.text("x"), help: "Good."), "<x>"),
      (Argument(optional: .text("x"), help: "Good."), "[<x>]"),
      (Argument(.text("x"), default: "y", help: "Good."), "[<x>]"),
      (Argument(rest: .text("x"), isRequired: true, help: "Good."), "<x>..."),
      (Argument(rest: .text("x"), help: "Good."), "[<x>...]"),
    ] as [(any ArgumentRow, String)])
  func `usage shows how often an argument occurs`(
    argument: any ArgumentRow, usage: String
  ) throws {
    let help = try Command("c", overview: "Good.", arguments: [argument]).help()
    #expect(help.contains("Usage: c \(usage)\n"))
  }

  @Test func `an argument that is not given has its default`() throws {
    let file = Argument(.file("file"), default: "a.json", help: "Good.")
    let command = Command("c", overview: "Good.", arguments: [file])
    guard case .run(let none) = try command.parse([]), case .run(let one) = try command.parse(["b"])
    else {
      Issue.record("not an invocation")
      return
    }
    #expect(none[file] == "a.json" && one[file] == "b")
    #expect(try command.help().contains("[default: a.json]"))
  }
}
