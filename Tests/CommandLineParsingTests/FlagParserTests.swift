import CommandLineParsing
import Testing

private typealias Tool = SampleTool

@Suite struct FlagParserTests {
  @Test(arguments: [
    ["--out", "x"], ["--out=x"], ["-o", "x"], ["-ox"], ["-o=x"], ["-qo", "x"], ["-qox"],
    ["--out", "y", "--out", "x"], ["-oy", "--out=x"],
  ])
  func `a value is given in each of the ways, and the last one wins`(words: [String]) throws {
    guard case .run(let invocation) = try Tool.tool.parse(["run"] + words) else {
      Issue.record("not an invocation")
      return
    }
    #expect(invocation[Tool.out] == "x")
    #expect(invocation[Tool.quiet] == words[0].hasPrefix("-q"))
  }

  @Test func `a joined value may be empty, hold equals signs or begin with a dash`() throws {
    #expect(try Tool.invocation("--set=")[Tool.set] == [""])
    #expect(try Tool.invocation("--set=a=b=c")[Tool.set] == ["a=b=c"])
    #expect(try Tool.invocation("--out=-x")[Tool.out] == "-x")
  }

  @Test func `switches bundle`() throws {
    let invocation = try Tool.invocation("-fq")
    #expect(invocation[Tool.force] && invocation[Tool.quiet])
    #expect(!invocation[Tool.verbose])
  }

  @Test func `options and arguments come in any order`() throws {
    let before = try Tool.invocation("--seed", "7", "a.json", "-f")
    let after = try Tool.invocation("a.json", "-f", "--seed=7")
    for invocation in [before, after] {
      #expect(invocation[Tool.scenario] == "a.json" && invocation[Tool.seed] == 7)
      #expect(invocation[Tool.force])
    }
  }

  @Test func `two dashes end options`() throws {
    let invocation = try Tool.invocation("-f", "--", "-q")
    #expect(invocation[Tool.scenario] == "-q")
    #expect(!invocation[Tool.quiet])
    #expect(Tool.error("graph", "inspect", "--", "--help") == nil)
  }

  @Test func `a lone dash is a value and an argument`() throws {
    #expect(try Tool.invocation("-")[Tool.scenario] == "-")
    #expect(try Tool.invocation("--set", "-")[Tool.set] == ["-"])
  }

  @Test(arguments: ["-1", "-0.5", "-.5", "-1e-3"])
  func `a negative number is a value`(text: String) throws {
    #expect(try Tool.invocation("--chance", text)[Tool.chance] == Double(text))
    #expect(try Tool.invocation(text)[Tool.scenario] == text)
  }

  @Test func `a repeated flag keeps all values, commas and all`() throws {
    let invocation = try Tool.invocation("--set", "a=[1,2]", "--set=b=3")
    #expect(invocation[Tool.set] == ["a=[1,2]", "b=3"])
  }

  @Test func `a list takes commas and repeats`() throws {
    #expect(try Tool.invocation("-ta,b", "--tags", "c")[Tool.tags] == ["a", "b", "c"])
    #expect(try Tool.invocation("--tags", "a, b ,c d")[Tool.tags] == ["a", "b", "c d"])
  }

  @Test func `a switch may be turned on, turned off or left to the tool`() throws {
    #expect(try Tool.invocation()[Tool.color] == nil)
    #expect(try !Tool.invocation().wasGiven(Tool.color))
    #expect(try Tool.invocation("--no-color")[Tool.color] == false)
    #expect(try Tool.invocation("--no-color", "--color")[Tool.color] == true)
    #expect(Tool.error("run", "--no-force")?.problem == .unknownFlag("--no-force"))
  }

  @Test func `no name is abbreviated`() {
    #expect(Tool.error("run", "--forc")?.problem == .unknownFlag("--forc"))
    #expect(Tool.error("ru")?.problem == .unknownCommand("ru"))
  }

  @Test func `a missing value is told from a flag that follows`() {
    #expect(
      Tool.error("run", "--out")?.problem == .missingValue(flag: "--out", value: "dir"))
    let error = Tool.error("run", "-o", "--force")
    #expect(error?.problem == .missingValue(flag: "-o", value: "dir"))
    #expect(error?.hints == ["if \"--force\" is the value, write -o--force"])
    #expect(
      Tool.error("run", "--out", "--")?.problem == .missingValue(flag: "--out", value: "dir"))
  }

  @Test func `a switch takes no value`() {
    #expect(
      Tool.error("run", "--force=yes")?.problem
        == .unneededValue(flag: "--force", given: "yes"))
    #expect(
      Tool.error("run", "-f=yes")?.problem == .unneededValue(flag: "-f", given: "yes"))
    #expect(
      Tool.error("run", "--no-color=1")?.problem
        == .unneededValue(flag: "--no-color", given: "1"))
  }

  @Test func `an empty short value is rejected where a path is needed`() {
    #expect(
      Tool.error("run", "-o=")?.problem
        == .invalidValue(
          given: "", of: "-o <dir>", expected: "the path of a folder"))
  }

  @Test func `flags that exclude each other are named as they were written`() {
    #expect(Tool.error("run", "-v", "--quiet")?.problem == .conflictingFlags("--quiet", "-v"))
  }

  @Test func `unknown flags are named, with what they are like`() {
    let long = Tool.error("run", "--sed=4")
    #expect(long?.problem == .unknownFlag("--sed"))
    #expect(long?.hints == ["did you mean --seed or --set?"])
    #expect(Tool.error("run", "-fz")?.problem == .unknownFlag("-z"))
    let oneDash = Tool.error("run", "-seed=4")
    #expect(
      oneDash?.problem
        == .invalidValue(
          given: "eed=4", of: "-s <n>", expected: "a whole number from 0 to 2^64-1"))
    #expect(Tool.error("run", "-chance=4")?.problem == .unknownFlag("-chance"))
    #expect(Tool.error("run", "-chance=4")?.hints == ["did you mean --chance?"])
  }

  @Test func `too many and too few arguments are distinguished`() {
    #expect(Tool.error("run", "a", "b")?.problem == .unexpectedArgument("b"))
    #expect(Tool.error("graph", "inspect")?.problem == .missingArgument(["input"]))
  }

  @Test func `the last argument may take all that is left`() throws {
    guard case .run(let invocation) = try Tool.tool.parse(["graph", "inspect", "a", "b", "c"])
    else {
      Issue.record("not an invocation")
      return
    }
    #expect(invocation.path == ["graph", "inspect"])
    #expect(invocation[Tool.input] == "a")
    #expect(invocation[Tool.others] == ["b", "c"])
  }

  @Test func `arguments are checked as values are`() {
    #expect(
      Tool.error("shells", "bsh")?.problem
        == .invalidValue(
          given: "bsh", of: "<shell>", expected: "one of bash, zsh"))
    #expect(Tool.error("shells", "bsh")?.hints == ["did you mean bash or zsh?"])
  }
}
