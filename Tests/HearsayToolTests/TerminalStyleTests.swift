import Testing
import hearsay

@Suite struct TerminalStyleTests {
  @Test(
    arguments: [
      (true, nil, [:], true), (false, nil, [:], false),
      (true, nil, ["NO_COLOR": "1"], false), (true, nil, ["NO_COLOR": ""], true),
      (true, nil, ["TERM": "dumb"], false), (true, nil, ["TERM": "xterm"], true),
      (false, nil, ["FORCE_COLOR": "1"], true), (false, nil, ["FORCE_COLOR": "0"], false),
      (false, nil, ["FORCE_COLOR": ""], false),
      (true, nil, ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
      (true, false, ["FORCE_COLOR": "1"], false), (false, true, ["NO_COLOR": "1"], true),
    ] as [(Bool, Bool?, [String: String], Bool)])
  func `colour follows the flag, then the environment, then the terminal`(
    isTerminal: Bool, choice: Bool?, environment: [String: String], isColoured: Bool
  ) {
    #expect(
      TerminalStyle.isColoured(
        isTerminal: isTerminal, choice: choice, environment: environment) == isColoured)
  }

  @Test(
    arguments: [
      (nil, nil, 80), (120, nil, 100), (60, nil, 60), (10, nil, 40), (0, nil, 80),
      (60, "90", 90), (60, "0", 60), (60, "x", 60), (nil, "1000000", 100), (nil, "-5", 80),
    ] as [(Int?, String?, Int)])
  func `the width is asked for, measured or assumed, within reason`(
    terminal: Int?, columns: String?, width: Int
  ) {
    #expect(TerminalStyle.width(terminal: terminal, columns: columns) == width)
  }
}
