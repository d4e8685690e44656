import Foundation
import Testing

/// Runs that are made in parts and put together.
@Suite struct MergeCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private func prepare(_ folder: URL) throws {
    _ = try folder.write(smallScenario, to: "s.json")
  }

  private func results(_ name: String, in folder: URL) throws -> [String: Data] {
    try folder.appending(path: name).results()
  }

  /// Makes all shards of a run.
  private func makeShards(_ words: [String], _ count: Int, in folder: URL) throws -> [String] {
    try (1...count).map { number in
      let name = "shard-\(number)-of-\(count)"
      let threads = "\(1 + number % 3)"
      let outcome = try tool.run(
        words + ["-q", "-j", threads, "--shard", "\(number)/\(count)", "-o", name], in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
      return name
    }
  }

  private static let runs: [[String]] = [
    ["sweep", "s.json"], ["compare", "s.json", "--set", "graph.draws=5"], ["run", "s.json"],
    ["uncertain", "u.json"],
  ]

  @Test(arguments: runs)
  func `shards put together are the bytes of one run, however many there are`(
    words: [String]
  ) throws {
    try withFolder { folder in
      try prepare(folder)
      _ = try folder.write(
        smallScenario.replacing(
          /"sweep": .*/,
          with: "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 1 } }, "
            + "\"uncertainty\": { \"samples\": 8 }"), to: "u.json")
      #expect(try tool.run(words + ["-q", "-o", "whole"], in: folder).status == 0)
      let expected = try results("whole", in: folder)
      for count in [1, 2, 3, 7, 16] {
        let shards = try makeShards(words, count, in: folder)
        let merged = try tool.run(["merge"] + shards + ["-o", "merged", "-q", "-f"], in: folder)
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(try results("merged", in: folder) == expected, "\(count)")
      }
      // What was merged grows like any other run.
      #expect(try tool.run(["resume", "merged", "-r", "30", "-q"], in: folder).status == 0)
      #expect(
        try tool.run(words + ["-q", "-f", "-r", "30", "-o", "whole"], in: folder).status == 0)
      #expect(try results("merged", in: folder) == results("whole", in: folder))
    }
  }

  @Test func `where figures decide how many replicates there are, shards do not`() throws {
    try withFolder { folder in
      try prepare(folder)
      let words = ["sweep", "s.json", "--until-precise", "5%"]
      #expect(try tool.run(words + ["-q", "-o", "whole"], in: folder).status == 0)
      let expected = try results("whole", in: folder)
      for count in [1, 3] {
        let shards = try makeShards(words, count, in: folder)
        #expect(try tool.run(["status"] + shards, in: folder).status == 0)
        let merged = try tool.run(["merge"] + shards + ["-o", "merged", "-q", "-f"], in: folder)
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(try results("merged", in: folder) == expected, "\(count)")
      }
      let process = try tool.start(words + ["-q", "-j", "1", "-o", "killed"], in: folder)
      let journal = folder.appending(path: "killed/unfinished/journal").path
      while process.isRunning, (FileManager.default.contents(atPath: journal)?.count ?? 0) < 1000 {
        Thread.sleep(forTimeInterval: 0.002)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try tool.run(["resume", "killed", "-q", "-j", "3"], in: folder).status == 0)
      #expect(try results("killed", in: folder) == expected)
      let refused = try tool.run(
        ["run"] + words.dropFirst() + ["--shard", "1/2", "-o", "part"], in: folder)
      #expect(refused.status == 2 && refused.errors.contains("run it whole"))
    }
  }

  @Test func `a shard that was killed goes on, or is run again, and one may be there twice`() throws
  {
    try withFolder { folder in
      try prepare(folder)
      let words = ["sweep", "s.json", "-r", "3000"]
      #expect(try tool.run(words + ["-q", "-o", "whole"], in: folder).status == 0)
      var shards = try makeShards(words, 3, in: folder)
      // One more time in another folder, and one that is killed.
      #expect(
        try tool.run(words + ["-q", "--shard", "2/3", "-o", "again"], in: folder).status == 0)
      shards.append("again")
      try FileManager.default.removeItem(at: folder.appending(path: shards[0]))
      let process = try tool.start(
        words + ["-q", "-j", "1", "--shard", "1/3", "-o", shards[0]], in: folder)
      let journal = folder.appending(path: "\(shards[0])/unfinished/journal").path
      let patience = ContinuousClock.now + .seconds(60)
      while process.isRunning, ContinuousClock.now < patience,
        (FileManager.default.contents(atPath: journal)?.count ?? 0) < 1000
      {
        Thread.sleep(forTimeInterval: 0.002)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let status = try tool.run(["status"] + shards, in: folder)
      let merged = try tool.run(["merge"] + shards + ["-q", "-o", "merged"], in: folder)
      if status.status == 4 {
        #expect(status.output.contains("--array=1\n"), "\(status.output)")
        #expect(merged.status == 4 && merged.errors.contains("of shard 1"))
      }
      #expect(try tool.run(["resume", "-q", shards[0]], in: folder).status == 0)
      #expect(try tool.run(["status", "-q"] + shards, in: folder).status == 0)
      #expect(
        try tool.run(["merge"] + shards + ["-q", "-f", "-o", "merged"], in: folder).status == 0)
      #expect(try results("merged", in: folder) == results("whole", in: folder))
    }
  }

  @Test func `holes end 4 unless they are asked for, and results of a part say so`() throws {
    try withFolder { folder in
      try prepare(folder)
      var shards = try makeShards(["sweep", "s.json"], 3, in: folder)
      shards.remove(at: 1)
      let holes = try tool.run(["merge"] + shards + ["-o", "merged"], in: folder)
      #expect(holes.status == 4 && holes.errors.contains("20 of 60 runs are missing"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "merged").path))
      let partial = try tool.run(["merge"] + shards + ["-o", "merged", "--partial"], in: folder)
      #expect(partial.status == 4 && partial.output.contains("INCOMPLETE"), "\(partial.errors)")
      let manifest =
        try JSONSerialization.jsonObject(
          with: try #require(results("merged", in: folder)["manifest.json"])) as? [String: Any]
      #expect(manifest?["partial"] as? Bool == true && manifest?["complete"] as? Bool == false)
      // It goes on where it has holes.
      #expect(try tool.run(["resume", "merged", "-q"], in: folder).status == 0)
      #expect(try tool.run(["sweep", "s.json", "-q", "-o", "whole"], in: folder).status == 0)
      #expect(try results("merged", in: folder) == results("whole", in: folder))
    }
  }

  @Test func `a shard that ended before it had a plan or a run is no hindrance`() throws {
    try withFolder { folder in
      try prepare(folder)
      var shards = try makeShards(["sweep", "s.json"], 2, in: folder)
      for name in ["blank", "begun"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: "\(name)/unfinished"), withIntermediateDirectories: true)
        shards.append(name)
      }
      try FileManager.default.copyItem(
        at: folder.appending(path: "\(shards[0])/plan.json"),
        to: folder.appending(path: "begun/unfinished/plan.json"))
      #expect(try tool.run(["status", "-q"] + shards, in: folder).status == 0)
      let merged = try tool.run(["merge"] + shards + ["-q", "-o", "merged"], in: folder)
      #expect(merged.status == 0, "\(merged.errors)")
      let resumed = try tool.run(["resume", "begun", "-q"], in: folder)
      #expect(resumed.status == 0, "\(resumed.errors)")
      #expect(try tool.run(["status", "blank"], in: folder).status == 3)
    }
  }

  @Test func `runs of other plans, or that differ, do not go together`() throws {
    try withFolder { folder in
      try prepare(folder)
      let shards = try makeShards(["sweep", "s.json"], 2, in: folder)
      #expect(
        try tool.run(
          ["sweep", "s.json", "--seed", "9", "-qo", "other", "--shard", "2/2"], in: folder
        ).status == 0)
      let mixed = try tool.run(["merge", shards[0], "other", "-o", "merged"], in: folder)
      #expect(mixed.status == 5 && mixed.errors.contains("seed: 3 and 9"))

      // A journal whose figures differ: of another seed, under the name of this plan.
      let plan = try Data(contentsOf: folder.appending(path: "\(shards[1])/plan.json"))
      let mine = try Data(contentsOf: folder.appending(path: "\(shards[1])/journal"))
      let its = try Data(contentsOf: folder.appending(path: "other/journal"))
      let line = (mine.firstIndex(of: 10) ?? 0) + 1
      try FileManager.default.createDirectory(
        at: folder.appending(path: "forged"), withIntermediateDirectories: false)
      try plan.write(to: folder.appending(path: "forged/plan.json"))
      try (mine.prefix(line) + its.dropFirst(line)).write(
        to: folder.appending(path: "forged/journal"))
      let forged = try tool.run(
        ["merge", "-o", "merged", "forged"] + shards, in: folder)
      #expect(forged.status == 5 && forged.errors.contains("is there twice"), "\(forged.errors)")
    }
  }

  @Test func `points without replicates are left out, and counted`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      // With a precision a point belongs to one shard.
      #expect(
        try tool.run(
          ["sweep", "s.json", "-q", "--until-precise", "5%", "--shard", "1/3", "-o", "a"],
          in: folder
        ).status == 0)
      let merged = try tool.run(["merge", "a", "-o", "m", "--partial"], in: folder)
      #expect(merged.status == 4, "\(merged.errors)")
      #expect(
        merged.output.contains("1 of 3 points has replicates; the others are left out."),
        "\(merged.output)")
      #expect(merged.output.contains("There are no two points to compare yet."))
    }
  }

  @Test func `it needs a folder of its own`() throws {
    try withFolder { folder in
      try prepare(folder)
      let shards = try makeShards(["sweep", "s.json"], 2, in: folder)
      let none = try tool.run(["merge"] + shards, in: folder)
      #expect(none.status == 2 && none.errors.contains("--out DIR"))
      let same = try tool.run(["merge"] + shards + ["-f", "-o", "./\(shards[0])/"], in: folder)
      #expect(same.status == 2 && same.errors.contains("name another with --out"))
    }
  }
}
