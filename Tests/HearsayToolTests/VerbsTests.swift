import CommandLineParsing
import Foundation
import TestSupport
import Testing
import hearsay

@Suite struct VerbsTests {
  /// All commands with their paths.
  private func commands(
    _ command: Command = Verbs.table, path: [String] = []
  ) -> [(path: [String], command: Command)] {
    [(path, command)]
      + command.subcommands.flatMap { commands($0, path: path + [$0.name]) }
  }

  @Test func `the table is sound: all is documented, no name is given twice`() {
    #expect(Verbs.table.problems() == [])
  }

  @Test func `a flag means the same in every command`() {
    var shorts: [Character: String] = [:]
    for (path, command) in commands() {
      for flag in command.allFlags {
        guard let short = flag.short else { continue }
        #expect(shorts[short, default: flag.name] == flag.name, "-\(short) of \(path)")
        shorts[short] = flag.name
      }
    }
  }

  @Test func `every command has help no wider than it should be`() throws {
    for (path, command) in commands() {
      let help = try Verbs.table.help(path: path, width: 80)
      #expect(help.hasPrefix(String(command.overview.prefix(30))))
      let examples = command.examples.map { "  \($0.line)" }
      for line in help.split(separator: "\n") where !examples.contains(String(line)) {
        #expect(line.count <= 80, "\(line)")
      }
      #expect(command.overview.count <= 90)
    }
  }

  @Test func `every example is understood`() throws {
    for (path, command) in commands() {
      for example in command.examples {
        for part in example.line.split(separator: "|") where part.contains("hearsay") {
          let words = part.split(separator: " ").map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: "'<()"))
          }
          let start = try #require(words.firstIndex { $0 == "hearsay" })
          let end = words.firstIndex(of: ">") ?? words.count
          #expect(throws: Never.self, "\(path): \(example.line)") {
            try Verbs.table.parse(Array(words[(start + 1)..<end]))
          }
        }
      }
    }
  }

  @Test func `all exit codes are listed in one place`() throws {
    let help = try Verbs.table.help(path: ["exit-codes"])
    for code in ["0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "129, 130, 143 "] {
      #expect(help.contains("\n  \(code)"), "\(code)")
    }
  }
}
