import Foundation
import Testing

/// Inputs that are no files, never end, or ask for more than any machine has: each is refused at once, by name and
/// with what helps.
@Suite struct HostileInputsTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// Wherever a file may stand, with INPUT for its name.
  private static let roles = [
    "run INPUT", "validate INPUT", "explain INPUT", "import INPUT", "graph inspect INPUT",
    "graph convert INPUT x.csv", "report INPUT -o x.html", "validate child.json",
    "run s.json --set 'graph={\"file\": \"INPUT\"}'",
    "run s.json --set 'customers={\"file\": \"INPUT\"}'",
  ]

  /// Runs a line, for a few seconds of processor time and 1 GiB at most.
  private func limited(_ line: String, in folder: URL) throws -> BuiltTool.Outcome {
    try tool.shell("ulimit -t 10; ulimit -v 4000000; $HEARSAY \(line)", in: folder)
  }

  @Test(
    arguments: [
      ("pipe", "a named pipe (FIFO)"), ("/dev/zero", "a device"), ("/dev/tty", "a device"),
      ("loop", "a loop of symbolic links"), ("folder", "a folder"),
    ])
  func `what is no file is refused wherever a file may stand`(input: String, kind: String) throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      _ = try folder.write("{ \"format\": 1, \"extends\": \"\(input)\" }", to: "child.json")
      let made = try tool.shell(
        "mkfifo pipe; ln -s loop2 loop; ln -s loop loop2; mkdir folder", in: folder)
      #expect(made.status == 0)
      for role in Self.roles where role != "report INPUT -o x.html" || input != "folder" {
        let line = role.replacing("INPUT", with: input)
        let outcome = try limited(line, in: folder)
        #expect(outcome.status == 3, "\(line): \(outcome.errors)")
        #expect(outcome.errors.contains(kind), "\(line): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
      }
    }
  }

  @Test(
    arguments: [
      (
        "run s.json --set limits.rounds=1000000000 --set voices.negative.repeat=true", 6,
        "--set limits.rounds=1000000000: error: limits.rounds: where people tell"
      ),
      (
        "run s.json --set limits.rounds=1000000000 --set voices.negative.outside=0.1", 6,
        "error: limits.rounds"
      ),
      ("run s.json --set graph.people=4000000000", 6, "--set graph.people=4000000000: error: "),
      (
        "run s.json --set graph.people=4294967296", 3,
        "must be a whole number in 0...4294967295, not 4294967296"
      ),
      ("run s.json --set service.periods=100001", 3, "in 1...100000, not 100001"),
      (
        "graph generate ring-lattice --people 1000000000 --contacts 10", 6,
        "error: people: about 5000000000 ties"
      ),
      ("graph inspect bomb.csv.gz", 3, "bomb.csv.gz: error: a line is longer than 16 MiB"),
      ("import bomb.csv.gz", 3, "bomb.csv.gz: error: this file is compressed"),
      ("validate bomb.csv.gz", 3, "bomb.csv.gz:1:"),
      ("run s.json --set 'customers={\"file\": \"bomb.csv.gz\"}'", 3, "bomb.csv.gz:1: error"),
      ("graph inspect event.csv --project first", 6, "event.csv: error: the projection has"),
    ] as [(String, Int32, String)])
  func `more than any machine has is refused with a place`(
    line: String, status: Int32, message: String
  ) throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      if line.contains("bomb") {
        // 200 MB in 200 kB.
        let made = try tool.shell(
          "head -c 200000000 /dev/zero | tr '\\0' 1 | gzip > bomb.csv.gz", in: folder)
        #expect(made.status == 0)
      }
      if line.contains("event") {
        let rows = (0..<100_000).map { "p\($0),e\n" }.joined()
        _ = try folder.write("person,event\n" + rows, to: "event.csv")
      }
      let outcome = try limited(line, in: folder)
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      // People and bytes, never doubles.
      #expect(!outcome.errors.contains(/[0-9]\.0 |e\+[0-9]/), "\(outcome.errors)")
      let ways = ["\n  ", "use fewer", "must be"]
      #expect(ways.contains(where: outcome.errors.contains), "\(outcome.errors)")
    }
  }

  @Test func `Ctrl-C is heeded within a replicate that tells for a million rounds`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      let process = try tool.start(
        [
          "run", "s.json", "-qr", "1000", "--set", "limits.rounds=1000000", "--set",
          "voices.negative.repeat=true", "--set", "voices.positive.repeat=true",
        ], in: folder)
      Thread.sleep(forTimeInterval: 1)
      process.interrupt()
      let end = Date(timeIntervalSinceNow: 20)
      while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
      #expect(!process.isRunning)
      if process.isRunning { process.terminate() }
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
    }
  }
}
