import CommandLineParsing
import Testing

@Suite struct FlagTests {
  @Test func `the default that is read is the default that help shows`() throws {
    let samples = Flag("samples", .whole("n", 1...99), default: 10, help: "Good.")
    let shell = Flag("shell", .choice("shell"), default: Shell.zsh, help: "Good.")
    let share = Flag("share", .number("p", 0...1), default: 0.25, help: "Good.")
    let command = Command("x", overview: "Good.", flags: [samples, shell, share])
    guard case .run(let invocation) = try command.parse([]) else {
      Issue.record("not an invocation")
      return
    }
    #expect(invocation[samples] == 10 && invocation[shell] == .zsh && invocation[share] == 0.25)
    let help = try command.help()
    #expect(help.contains("[default: 10]") && help.contains("[default: 0.25]"))
    #expect(help.contains("[bash, zsh, fish] [default: zsh]"))
  }

  @Test func `only a switch that can be turned off has a negation`() {
    #expect(SampleTool.color.form.isNegatable)
    #expect(!SampleTool.force.form.isNegatable)
    #expect(!SampleTool.out.form.isNegatable)
  }

  @Test func `a switch whose name begins with no is turned on by it`() throws {
    let plain = Flag("no-frills", help: "Good.")
    let command = Command("x", overview: "Good.", flags: [plain])
    guard case .run(let invocation) = try command.parse(["--no-frills"]) else {
      Issue.record("not an invocation")
      return
    }
    #expect(invocation[plain])
  }
}
