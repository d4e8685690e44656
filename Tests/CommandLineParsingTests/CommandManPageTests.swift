import CommandLineParsing
import Testing

private typealias Tool = SampleTool

/// Tests of `Command+ManPage.swift`.
@Suite struct CommandManPageTests {
  private let page = Tool.tool.manPage(source: "tool 1.2.3")

  @Test func `the page starts with the name and the synopsis`() {
    #expect(
      page.hasPrefix(
        """
        .TH "TOOL" "1" "" "tool 1.2.3" "User Commands"
        .SH NAME
        tool \\- does things
        .SH SYNOPSIS
        .B tool
        [<command>]
        .SH DESCRIPTION
        Does things.

        """))
  }

  @Test func `each command has its arguments, flags, defaults and examples`() {
    #expect(
      page.contains(
        """
        .SS tool run [options] [<scenario>]
        Runs a scenario.
        .PP
        It runs it and says what came of it.
        .TP
        \\fIscenario\\fR
        The file to run. [default: the built\\-in one]
        .TP
        \\fB\\-s\\fR, \\fB\\-\\-seed\\fR \\fIn\\fR
        The random seed. [default: 42]

        """))
    #expect(page.contains("\n\\fB\\-\\-no\\-color\\fR, \\fB\\-\\-color\\fR\n"))
    #expect(page.contains("\n\\fBtool run x.json\\fR\nRun one file.\n"))
    #expect(page.contains("\n.SS tool graph inspect <input> [<other>...]\n"))
  }

  @Test func `what roff would read as a request or an escape is printed as it is`() {
    let odd = Command(
      "x", overview: "Good.", details: [".hidden \\ it's ~ … -1"],
      sections: [.init("Files", rows: [(".x", "Here.")])])
    let page = odd.manPage(source: "x 1")
    #expect(page.contains("\n\\&.hidden \\e it\\(aqs \\(ti \\[u2026] \\-1\n"))
    #expect(page.contains("\n.SH Files\n.TP\n\\fB\\&.x\\fR\nHere.\n"))
  }
}
