import CommandLineParsing
import Testing

private typealias Tool = SampleTool

/// Tests of `Command+Help.swift`.
@Suite struct CommandHelpTests {
  @Test func `a command's help is laid out in two columns`() throws {
    #expect(
      try Tool.tool.help(path: ["run"], width: 60) == """
        Runs a scenario.

        Usage: tool run [options] [<scenario>]

        It runs it and says what came of it.

        Examples:
          tool run x.json
              Run one file.

        Arguments:
          <scenario>              The file to run. [default: the
                                  built-in one]

        Options:
          -s, --seed <n>          The random seed. [default: 42]
              --chance <p>        A chance.
              --set <path=value>  Set one value. May be repeated.
          -t, --tags <tag>        Tag it. Takes commas, and may be
                                  repeated.

        Output:
          -o, --out <dir>         Write to this folder.
          -f, --force             Overwrite it.
          -q, --quiet             Say less.
          -v, --verbose           Say more.
              --[no-]color        Colour the report. [default: on a
                                  terminal]
              --format <format>   Its format. [edges, tsv, csv]

        General:
          -h, --help              Print this help.

        Exit codes:
          0                       All went well.
          2                       Usage.

        """)
  }

  @Test func `a tool's help lists its commands`() throws {
    #expect(
      try Tool.tool.help() == """
        Does things.

        Usage: tool [<command>]

        General:
              --version           Print the version.
          -h, --help              Print this help.

        Commands:
          run                     Runs a scenario.
          graph                   Works on graphs.
          shells                  Names a shell.

        More:
          Nowhere else.

        """)
  }

  @Test func `the help of a command that is not there is an error`() {
    #expect(throws: CommandLineError.self) { try Tool.tool.help(path: ["rum"]) }
  }

  @Test(arguments: [20, 40, 60, 80, 100])
  func `no line is wider than asked, where words allow it`(width: Int) throws {
    for path in [[], ["run"], ["graph"], ["graph", "inspect"]] {
      let widest = try Tool.tool.help(path: path, width: width)
        .split(separator: "\n").map(\.count).max()
      #expect(try #require(widest) <= max(width, 46))
    }
  }
}
