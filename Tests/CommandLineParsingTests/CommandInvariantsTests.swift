import CommandLineParsing
import TestSupport
import Testing

/// Tests of `Command+Invariants.swift`.
@Suite struct CommandInvariantsTests {
  @Test func `a sound table has no problems`() {
    #expect(SampleTool.tool.problems() == [])
  }

  @Test(
    arguments: [
      (Flag("Out", help: "Good."), "--Out is not lower case with dashes"),
      (Flag("o", help: "Good."), "--o is a short name, not a long one"),
      (Flag("no-color", help: "Good."), "--no-color negates itself: let color default on"),
      (Flag("out", short: "5", help: "Good."), "--out: -x is not a letter"),
      (Flag("out", help: ""), "the help of --out is not a sentence"),
      (Flag("out", help: "good"), "the help of --out is not a sentence"),
      (Flag("out", help: "Good.", category: ""), "--out has no category"),
      (Flag("helper", short: "h", help: "Good."), "two flags have the same short name"),
      (
        Flag("out", .choice("x", ["a", "a"]), help: "Good."), "the value of --out is unsound"
      ),
    ] as [(any FlagRow, String)])
  func `an unsound flag is found`(flag: any FlagRow, problem: String) {
    let command = Command("x", overview: "Good.", flags: [flag])
    #expect(command.problems() == ["x: \(problem)"])
  }

  @Test func `arguments that cannot be distinguished are found`() {
    let many = Argument(rest: .text("a"), help: "Good.")
    let one = Argument(.text("b"), help: "Good.")
    let problems = Command("x", overview: "Good.", arguments: [many, one]).problems()
    #expect(
      problems == [
        "x: <a> takes the words of others", "x: <b> is required but follows one that is not",
      ])
  }

  @Test func `problems below are found, with their place`() {
    let below = Command("b", overview: "bad")
    let tool = Command("a", overview: "Good.", subcommands: [below, below])
    #expect(
      tool.problems() == [
        "a: two subcommands have the same name",
        "a b: its overview is not a sentence", "a b: its overview is not a sentence",
      ])
  }
}
