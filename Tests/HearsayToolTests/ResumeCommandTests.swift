import Foundation
import TestSupport
import Testing

/// Runs that are stopped, by whatever, and go on.
@Suite struct ResumeCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// What is run: a verb and flags that make it long enough to be stopped.
  private static let cases: [[String]] = [
    ["run", "s.json", "-r", "60000"],
    ["compare", "s.json", "-r", "30000"],
    ["sweep", "s.json", "-r", "20000", "--set", "graph.draws=7"],
    ["uncertain", "u.json", "-r", "2000"],
    ["run", "fix-complaints.json", "-r", "40"],
  ]

  /// Writes the scenarios of the cases.
  private func prepare(_ folder: URL) throws {
    _ = try folder.write(smallScenario, to: "s.json")
    _ = try folder.write(
      smallScenario.replacing(
        /"sweep": .*/,
        with: "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 1 } }, "
          + "\"uncertainty\": { \"samples\": 32 }"), to: "u.json")
    for name in ["fix-complaints.json", "firm.json"] {
      try FileManager.default.copyItem(
        at: BuiltTool.package.appending(path: "scenarios/\(name)"),
        to: folder.appending(path: name))
    }
  }

  /// The files of a folder; of one that is not finished none.
  private func results(_ name: String, in folder: URL) throws -> [String: Data] {
    try folder.appending(path: name).results()
  }

  private func isThere(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// Goes on until the run is done.
  private func finish(_ words: [String], _ name: String, in folder: URL) throws {
    // A process that was killed before it began has left nothing to go on with.
    let began = ["plan.json", "unfinished/plan.json", "commit.json"].contains {
      isThere("\(name)/\($0)", in: folder)
    }
    let outcome =
      began
      ? try tool.run(["resume", name, "-q", "-j", "1"], in: folder)
      : try tool.run(words + ["-q", "-f", "-o", name], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// How often a run of each case is killed; `HEARSAY_KILLS=200` makes 1,000 of them, and cuts a journal at
  /// every byte of its last block, which takes half an hour.
  private static let kills =
    ProcessInfo.processInfo.environment["HEARSAY_KILLS"].flatMap { Int($0) }
    ?? TestExtent.count(full: 5, reduced: 3)

  @Test(arguments: cases)
  func `killed at any moment and resumed it ends with the same bytes`(words: [String]) throws {
    try withFolder { folder in
      try prepare(folder)
      let clock = ContinuousClock.now
      let whole = try tool.run(words + ["-q", "-o", "whole"], in: folder)
      let seconds = (ContinuousClock.now - clock) / .seconds(1)
      #expect(whole.status == 0, "\(whole.errors)")
      let expected = try results("whole", in: folder)
      #expect(expected["journal"] != nil && expected["plan.json"] != nil)
      for attempt in 0..<Self.kills {
        let process = try tool.start(words + ["-q", "-o", "parts"], in: folder)
        Thread.sleep(forTimeInterval: Double.random(in: 0...seconds))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try finish(words, "parts", in: folder)
        #expect(try results("parts", in: folder) == expected, "\(attempt)")
        try FileManager.default.removeItem(at: folder.appending(path: "parts"))
      }
    }
  }

  @Test func `replacing results and killed at any moment there are the old or the new`() throws {
    try withFolder { folder in
      try prepare(folder)
      let words = ["sweep", "s.json", "-r", "4000", "-q"]
      #expect(try tool.run(words + ["-o", "new"], in: folder).status == 0)
      let new = try results("new", in: folder)
      #expect(try tool.run(["run", "s.json", "-q", "-o", "results"], in: folder).status == 0)
      let old = try results("results", in: folder)
      for _ in 0..<Self.kills {
        try? FileManager.default.removeItem(at: folder.appending(path: "r"))
        try FileManager.default.copyItem(
          at: folder.appending(path: "results"), to: folder.appending(path: "r"))
        let process = try tool.start(words + ["-f", "-o", "r"], in: folder)
        Thread.sleep(forTimeInterval: Double.random(in: 0...0.6))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // Whoever opens the folder finishes a commit that was begun.
        let isBeingPut = isThere("r/commit.json", in: folder)
        if isBeingPut {
          #expect(try tool.run(["resume", "r", "-q"], in: folder).status == 0)
        }
        try? FileManager.default.removeItem(at: folder.appending(path: "r/unfinished"))
        let found = try results("r", in: folder).filter { !$0.key.hasPrefix(".hearsay-") }
        #expect(found == old || found == new)
      }
    }
  }

  @Test func `a journal cut anywhere in its last block loses that block and no more`() throws {
    try withFolder { folder in
      try prepare(folder)
      let words = ["run", "s.json", "-r", "300", "-q"]
      #expect(try tool.run(words + ["-o", "whole"], in: folder).status == 0)
      let expected = try results("whole", in: folder)
      let journal = try #require(expected["journal"])
      let plan = try #require(expected["plan.json"])
      let bytes = Array(journal.indices.suffix(2000))
      let step = max(1, bytes.count / (10 * Self.kills))
      for end in stride(from: 0, to: bytes.count, by: step).map({ bytes[$0] }) {
        let unfinished = folder.appending(path: "cut/unfinished")
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        try plan.write(to: unfinished.appending(path: "plan.json"))
        try journal.prefix(upTo: end).write(to: unfinished.appending(path: "journal"))
        #expect(try tool.run(["resume", "cut", "-q"], in: folder).status == 0)
        #expect(try results("cut", in: folder) == expected, "\(end)")
        try FileManager.default.removeItem(at: folder.appending(path: "cut"))
      }
    }
  }

  @Test func `a time limit ends 4, says what is kept, and the run goes on`() throws {
    try withFolder { folder in
      try prepare(folder)
      let words = ["sweep", "s.json", "-r", "3000000"]
      let outcome = try tool.run(words + ["-o", "r", "--stop-after", "1s"], in: folder)
      #expect(outcome.status == 4, "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(/stopped: [0-9,]+ of 9,000,000 runs are kept in r/))
      #expect(outcome.errors.contains("\n  hearsay resume r goes on\n"))

      let status = try tool.run(["status", "r", "--json"], in: folder)
      #expect(status.status == 4)
      let found = try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
      #expect((found?["done"] as? Int ?? 0) > 0 && (found?["missing"] as? Int ?? 0) > 0)

      // What there is can be looked at meanwhile.
      let partial = try tool.run(["merge", "r", "-o", "so-far", "--partial", "-q"], in: folder)
      #expect(partial.status == 4)
      let manifest =
        try JSONSerialization.jsonObject(
          with: try #require(try results("so-far", in: folder)["manifest.json"])) as? [String: Any]
      #expect(manifest?["complete"] as? Bool == false && manifest?["partial"] as? Bool == true)

      let again = try tool.run(words + ["-o", "r"], in: folder)
      #expect(again.status == 5)
      #expect(again.errors.contains("unfinished run of this plan"), "\(again.errors)")
      #expect(again.errors.contains("hearsay resume r") && again.errors.contains("--force"))
      let other = try tool.run(["run", "s.json", "-o", "r"], in: folder)
      #expect(other.status == 5 && other.errors.contains("unfinished run of another plan"))
    }
  }

  @Test func `a finished run grows to what a fresh one is, and not back`() throws {
    try withFolder { folder in
      try prepare(folder)
      for words in [
        ["sweep", "s.json", "--set", "graph.draws=7"], ["compare", "s.json"],
        ["uncertain", "u.json"],
      ] {
        #expect(try tool.run(words + ["-q", "-r", "20", "-o", "r"], in: folder).status == 0)
        #expect(try tool.run(words + ["-q", "-r", "100", "-o", "fresh"], in: folder).status == 0)
        let same = try tool.run(["resume", "r"], in: folder)
        #expect(same.status == 0 && same.errors.contains("r is complete"), "\(same.errors)")
        let printed = try tool.run(["resume", "r", "--csv", "-q"], in: folder)
        let table = ["compare": "compare.csv", "uncertain": "worlds.csv"][words[0]]
        #expect(
          try Data(printed.output.utf8)
            == results("r", in: folder)[table ?? "summary.csv"], "\(printed.errors)")
        let less = try tool.run(["resume", "r", "-r", "10"], in: folder)
        #expect(less.status == 2, "\(less.errors)")
        #expect(try tool.run(["resume", "r", "-q", "-r", "100"], in: folder).status == 0)
        #expect(try results("r", in: folder) == results("fresh", in: folder))
        for name in ["r", "fresh"] {
          try FileManager.default.removeItem(at: folder.appending(path: name))
        }
      }
    }
  }

  @Test func `what a process left that was killed at its last step is cleared away`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(try tool.run(["run", "s.json", "-qr", "20", "-o", "r"], in: folder).status == 0)
      let before = try results("r", in: folder)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "r/unfinished"), withIntermediateDirectories: false)
      _ = try folder.write("", to: "r/unfinished/lock")
      #expect(try tool.run(["resume", "r"], in: folder).status == 0)
      #expect(try results("r", in: folder) == before && !isThere("r/unfinished", in: folder))
    }
  }

  @Test func `growing can be given up, and what was finished is as it was`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(try tool.run(["run", "s.json", "-qr", "20", "-o", "r"], in: folder).status == 0)
      let before = try results("r", in: folder)
      let grow = ["resume", "r", "-qr", "9000000", "--stop-after", "1s"]
      #expect(try tool.run(grow, in: folder).status == 4)
      let status = try tool.run(["status", "r"], in: folder)
      #expect(status.output.contains("The results of 20 replicates stay"), "\(status.output)")
      let less = try tool.run(["resume", "r", "-r", "10"], in: folder)
      #expect(less.status == 2 && less.errors.contains("asked for 9,000,000"), "\(less.errors)")
      #expect(try tool.run(["resume", "r", "-r", "20"], in: folder).status == 0)
      #expect(try results("r", in: folder) == before)
      #expect(!isThere("r/unfinished", in: folder))
      // Or to another number.
      #expect(try tool.run(grow, in: folder).status == 4)
      #expect(try tool.run(["resume", "r", "-qr", "30"], in: folder).status == 0)
      #expect(try tool.run(["run", "s.json", "-qr", "30", "-o", "fresh"], in: folder).status == 0)
      #expect(try results("r", in: folder) == results("fresh", in: folder))
    }
  }

  @Test func `fewer replicates over a finished run are another run`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(try tool.run(["run", "s.json", "-qr", "5000", "-o", "r"], in: folder).status == 0)
      #expect(
        try tool.run(
          ["compare", "s.json", "-fqr", "9000000", "-o", "r", "--stop-after", "1s"], in: folder
        ).status == 4)
      #expect(try tool.run(["run", "s.json", "-fqr", "300", "-o", "r"], in: folder).status == 0)
      #expect(try tool.run(["run", "s.json", "-qr", "300", "-o", "fresh"], in: folder).status == 0)
      #expect(try results("r", in: folder) == results("fresh", in: folder))
    }
  }

  @Test func `a comparison that was stopped has pairs of every what-if`() throws {
    try withFolder { folder in
      try prepare(folder)
      let words = ["compare", "fix-complaints.json", "-qr", "100000", "-o", "r", "--stop-after"]
      #expect(try tool.run(words + ["3s"], in: folder).status == 4)
      let partial = try tool.run(["merge", "r", "-o", "m", "--partial"], in: folder)
      #expect(partial.status == 4 && partial.output.hasPrefix("INCOMPLETE: "), "\(partial.errors)")
      #expect(partial.output.contains("hearsay merge r --out m --partial --force --details"))
    }
  }

  @Test func `without its journal a folder cannot grow`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(
        try tool.run(["run", "s.json", "-q", "-o", "r", "--no-journal"], in: folder).status == 0)
      #expect(!isThere("r/journal", in: folder))
      let grown = try tool.run(["resume", "r", "-r", "100"], in: folder)
      #expect(grown.status == 3 && grown.errors.contains("not kept"), "\(grown.errors)")
    }
  }

  @Test func `what decides the runs may not change, and the change is named`() throws {
    try withFolder { folder in
      let ties = (0..<100).map { "\($0),\(($0 + 1) % 100)\n\($0),\(($0 + 2) % 100)\n" }.joined()
      _ = try folder.write(ties, to: "ties.csv")
      _ = try folder.write((0..<30).map { "\($0),positive\n" }.joined(), to: "people.csv")
      let text = smallScenario.replacing(
        /"graph": .*/, with: "\"graph\": { \"file\": \"ties.csv\" },")
      _ = try folder.write(text, to: "s.json")
      let stopped = try tool.run(
        ["sweep", "s.json", "-r", "3000000", "-o", "r", "--stop-after", "1s"], in: folder)
      #expect(stopped.status == 4, "\(stopped.errors)")

      func expectRefused(_ message: String) throws {
        let outcome = try tool.run(["resume", "r"], in: folder)
        #expect(outcome.status == 5 && outcome.errors.contains(message), "\(outcome.errors)")
      }
      _ = try folder.write(text.replacing("\"seed\": 3", with: "\"seed\": 4"), to: "s.json")
      try expectRefused("s.json: seed was 3 and is now 4")
      _ = try folder.write(text, to: "s.json")
      _ = try folder.write(ties + "1,50\n", to: "ties.csv")
      try expectRefused("the contents of ties.csv have changed")
      _ = try folder.write(ties, to: "ties.csv")

      let plan = folder.appending(path: "r/unfinished/plan.json")
      let recorded = String(decoding: try Data(contentsOf: plan), as: UTF8.self)
      let version = try #require(recorded.firstMatch(of: /"version": "([0-9.]+)"/)?.1)
      try Data(
        recorded.replacing("\"version\": \"\(version)\"", with: "\"version\": \"0.0.1\"").utf8
      ).write(to: plan)
      try expectRefused("it was made by hearsay 0.0.1")
    }
  }

  @Test func `two processes on one folder: the second is told who is at work`() throws {
    try withFolder { folder in
      try prepare(folder)
      let process = try tool.start(
        ["run", "s.json", "-r", "5000000", "-q", "-o", "r"], in: folder)
      defer {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let patience = ContinuousClock.now + .seconds(60)
      while !isThere("r/unfinished/plan.json", in: folder), ContinuousClock.now < patience {
        Thread.sleep(forTimeInterval: 0.02)
      }
      for words in [
        ["run", "s.json", "-o", "r"], ["run", "s.json", "-f", "-o", "r"], ["resume", "r"],
        ["resume", "r", "--break-lock"],
      ] {
        let second = try tool.run(words, in: folder)
        #expect(second.status == 5, "\(words)")
        #expect(
          second.errors.contains("process \(process.processIdentifier) is at work"),
          "\(second.errors)")
      }
      #expect(process.isRunning)
      let status = try tool.run(["status", "r"], in: folder)
      #expect(status.output.contains("is at work"), "\(status.output)\(status.errors)")
    }
  }

  @Test func `the lock of another machine stands until it is broken`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(
        try tool.run(
          ["run", "s.json", "-r", "3000000", "-qo", "r", "--stop-after", "1s"], in: folder
        ).status == 4)
      let lock = "{\"process\": 1, \"started\": 1, \"host\": \"elsewhere\"}"
      _ = try folder.write(lock, to: "r/unfinished/lock")
      let refused = try tool.run(["resume", "r"], in: folder)
      #expect(refused.status == 5)
      #expect(
        refused.errors.contains("process 1 of elsewhere") && refused.errors.contains("--break-lock")
      )
      let broken = try tool.run(["resume", "r", "--break-lock", "--stop-after", "1s"], in: folder)
      #expect(broken.status == 4 || broken.status == 0, "\(broken.errors)")
    }
  }

  @Test(arguments: [true, false])
  func `texts that begin as formulas are written as before`(isRaw: Bool) throws {
    try withFolder { folder in
      let text = smallScenario.replacing("\"calm\"", with: "\"=calm\"")
      _ = try folder.write(text, to: "s.json")
      let words = ["compare", "s.json", "-qr", "5", "-o", "r"] + (isRaw ? ["--raw-text"] : [])
      #expect(try tool.run(words, in: folder).status == 0)
      let grown = try tool.run(["resume", "r", "-qr", "20"], in: folder)
      #expect(grown.status == 0, "\(grown.errors)")
      let compared = try BuiltTool.text("compare.csv", in: folder.appending(path: "r"))
      #expect(compared.contains("'=calm") == !isRaw && compared.contains("=calm"))
    }
  }

  @Test func `a folder without a run is an error`() throws {
    try withFolder { folder in
      for name in ["", "none"] {
        for verb in ["resume", "status"] {
          let outcome = try tool.run(
            [verb, folder.appending(path: name).path], in: folder)
          #expect(outcome.status == 3 && outcome.errors.contains("no run is kept"))
        }
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind the super-user"))
  func `a read-only folder that is finished is no problem, and one that is not ends 7`() throws {
    try withFolder { folder in
      try prepare(folder)
      #expect(try tool.run(["run", "s.json", "-qo", "r"], in: folder).status == 0)
      let path = folder.appending(path: "r").path
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      #expect(try tool.run(["resume", "r"], in: folder).status == 0)
      #expect(try tool.run(["status", "r"], in: folder).status == 0)
      #expect(try tool.run(["resume", "r", "-r", "30"], in: folder).status == 7)
      #expect(try tool.run(["run", "s.json", "-fo", "r"], in: folder).status == 7)
    }
  }
}
