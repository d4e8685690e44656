import Foundation
import Testing

/// What shells themselves offer with the completions of the whole tool.
@Suite struct ToolCompletionsTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static func isInstalled(_ shell: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)") }
  }

  private static let lines: [([String], [String])] = [
    (["help", "gr"], ["graph"]), (["help", "exit"], ["exit-codes"]),
    (["help", "graph", "insp"], ["inspect"]), (["comp"], ["compare", "completions"]),
    (["graph", "gen"], ["generate"]), (["run", "--metr"], ["--metrics"]),
    (["run", "--set", "customers.dis"], ["customers.dissatisfied="]),
    (
      ["run", "--set", "voices.negative.ret"],
      ["voices.negative.retell=", "voices.negative.retells="]
    ),
    (["run", "fifty-two-fifty-"], ["fifty-two-fifty-hears"]),
    (["presets", "two-t"], ["two-three-eight-ten"]),
    (["init", "--from", "fix-"], ["fix-complaints", "fix-fast"]),
    (["sweep", "x.json", "--metrics", "reach_neg"], ["reach_negative"]),
    (["sweep", "x.json", "--metrics", "rounds,reach_neg"], ["rounds,reach_negative"]),
    (["verify", "--only", "N"], ["N"]), (["completions", "f"], ["fish"]),
    (["run", "--csv-dialect", "excel-"], ["excel-eu"]),
  ]

  /// All lines are given to one shell, which prints a line for each offer, with the number of the line before it.
  private func check(_ shell: String, _ script: (_ completions: String) -> String) throws {
    try withFolder { folder in
      let completions = try tool.run(["completions", shell]).output
      _ = try folder.write(completions, to: "completions")
      let file = try folder.write(script(completions), to: "script")
      let flags = ["bash": "--norc", "zsh": "-f", "fish": "--no-config"][shell] ?? ""
      let outcome = try tool.shell("\(shell) \(flags) '\(file)'", in: folder)
      var found: [Int: Set<String>] = [:]
      for line in outcome.output.split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]) else { continue }
        found[number, default: []].insert(String(parts[1].prefix { $0 != "\t" }))
      }
      for (number, (words, offers)) in Self.lines.enumerated() {
        let offered = found[number] ?? []
        #expect(
          offered.isSuperset(of: offers), "\(shell) \(words): \(offered) \(outcome.errors)")
        #expect(
          offered.allSatisfy { $0.hasPrefix(words.last ?? "") }, "\(shell) \(words): \(offered)")
      }
    }
  }

  private func quotedWords(_ words: [String]) -> String {
    (["hearsay"] + words).map { "'\($0)'" }.joined(separator: " ")
  }

  @Test(.enabled(if: isInstalled("bash"), "bash is not installed: its completions are not checked"))
  func `Bash offers names that one need not know by heart`() throws {
    try check("bash") { completions in
      completions
        + Self.lines.enumerated().map { number, line in
          """
          COMP_WORDS=(\(quotedWords(line.0))); COMP_CWORD=\(line.0.count)
          _hearsay
          printf '\(number)=%s\\n' "${COMPREPLY[@]}"
          """
        }.joined(separator: "\n")
    }
  }

  @Test(.enabled(if: isInstalled("fish"), "fish is not installed: its completions are not checked"))
  func `fish offers them`() throws {
    try check("fish") { completions in
      completions
        + Self.lines.enumerated().map { number, line in
          "complete -C 'hearsay \(line.0.joined(separator: " "))' | string replace -r '^' '\(number)='"
        }.joined(separator: "\n")
    }
  }

  @Test(.enabled(if: isInstalled("zsh"), "zsh is not installed: its completions are not checked"))
  func `zsh offers them`() throws {
    try check("zsh") { _ in
      #"""
      zmodload zsh/zpty
      offers() {
        local text
        zpty z zsh -f -i
        zpty -w z "source $PWD/inner"
        zpty -r -m z text '*READY*' || exit 1
        zpty -n -w z "hearsay $2"$'\t'
        zpty -r -m z text '*END*'
        zpty -d z
        print -r -- "$text" | sed -n "s/^=/$1=/p"
      }
      cat > inner << 'INNER'
      PS1=
      stty -echo -onlcr
      autoload -Uz compinit
      compinit -u -D
      source ./completions
      bindkey '^I' complete-word
      compadd() {
        if [[ ${@[1,(i)(-|--)]} != *-[OAD]\ * ]]; then
          local -a found
          builtin compadd -A found "$@"
          print -rl -- "" "=$IPREFIX"$^found
        fi
        builtin compadd "$@"
      }
      finish() { print END; exit }
      comppostfuncs=(finish)
      print RE''ADY
      INNER

      """#
        + Self.lines.enumerated().map { number, line in
          "offers \(number) '\(line.0.joined(separator: " "))'"
        }.joined(separator: "\n")
    }
  }

  @Test func `the script is small enough to load at each start of a shell`() throws {
    #expect(try tool.run(["completions", "bash"]).output.utf8.count < 200_000)
  }
}
