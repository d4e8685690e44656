import CommandLineParsing
import Foundation
import Testing
import hearsay

@Suite struct HelpCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test func `the man page names every command, flag, argument and exit code`() throws {
    let outcome = try tool.run(["help", "--man"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let page = outcome.output.replacing("\\-", with: "-")
    func check(_ command: Command, under path: String) {
      for below in command.subcommands { check(below, under: "\(path) \(below.name)") }
      if command.subcommands.isEmpty {
        #expect(page.contains("\n.SS \(path)"), "\(path)")
        for argument in command.arguments {
          #expect(page.contains("\\fI\(argument.value.name)\\fR"), "\(path)")
        }
      }
      for flag in command.allFlags {
        for spelling in flag.spellings {
          #expect(page.contains("\\fB\(spelling)\\fR"), "\(path) \(spelling)")
        }
      }
    }
    check(Verbs.table, under: "hearsay")
    for code in ["0", "1", "2", "3", "4", "5", "6", "7", "129, 130, 143"] {
      #expect(page.contains("\n.TP\n\\fB\(code)\\fR\n"), "\(code)")
    }
    for section in [
      "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "Exit codes", "Environment", "Files",
      "EXAMPLES",
    ] {
      #expect(page.contains("\n.SH \(section)\n"), "\(section)")
    }
    #expect(page.contains("NO_COLOR") && page.contains("[default: 10]"))
  }

  @Test(arguments: ["groff -man -ww -z -Kutf8", "mandoc -T lint -W warning"])
  func `the man page has no fault where its reader is installed`(reader: String) throws {
    let program = reader.prefix { $0 != " " }
    guard try tool.shell("command -v \(program) > /dev/null").status == 0 else { return }
    let page = try tool.run(["help", "--man"]).output
    let checked = try withFolder { folder in
      let file = try folder.write(page, to: "hearsay.1")
      return try tool.shell("\(reader) '\(file)' | grep -v 'missing date'")
    }
    #expect(checked.output.isEmpty && checked.errors.isEmpty, "\(checked.output)\(checked.errors)")
  }

  @Test func `the man page is of all commands, not of one`() throws {
    let outcome = try tool.run(["help", "--man", "run"])
    #expect(outcome.status == 2 && outcome.errors.contains("leave out one of them"))
  }
}
