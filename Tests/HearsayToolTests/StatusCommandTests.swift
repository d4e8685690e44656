import Foundation
import Testing

/// How far runs are.
@Suite struct StatusCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test func `shards that are missing are listed as they are to be run again`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      var folders: [String] = []
      for number in [1, 2, 4, 5, 6, 10] {
        folders.append("\(number)")
        let outcome = try tool.run(
          ["sweep", "s.json", "-q", "--shard", "\(number)/10", "-o", "\(number)"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let status = try tool.run(["status"] + folders, in: folder)
      #expect(status.status == 4)
      #expect(status.output.contains("36 of 60 runs are done; 24 are missing."))
      #expect(status.output.contains("--array=3,7-9\n"), "\(status.output)")
      let fromZero = try tool.run(["status", "--shard-base", "0"] + folders, in: folder)
      #expect(
        fromZero.output.contains("Indexes to submit again:\n  2,6-8\n"), "\(fromZero.output)")

      let json = try tool.run(["status", "--json"] + folders, in: folder)
      #expect(json.status == 4)
      let found = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(found["done"] as? Int == 36 && found["missing"] as? Int == 24)
      #expect(found["run_again"] as? [Int] == [3, 7, 8, 9] && found["array"] as? String == "3,7-9")
      let parts = try #require(found["parts"] as? [[String: Any]])
      #expect(parts.map { $0["missing"] as? Int } == [0, 0, 6, 0, 0, 0, 6, 6, 6, 0])
      #expect(parts[2]["state"] as? String == "no folder")
    }
  }

  @Test func `a finished run is complete`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      #expect(try tool.run(["compare", "s.json", "-qo", "r"], in: folder).status == 0)
      let status = try tool.run(["status", "r"], in: folder)
      #expect(status.status == 0, "\(status.errors)")
      #expect(status.output.contains("40 of 40 runs are done; none is missing."))
      #expect(status.output.contains("State: complete."))
    }
  }

  @Test func `a finished run whose runs were not kept is complete`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      #expect(
        try tool.run(["compare", "s.json", "-qo", "r", "--no-journal"], in: folder).status == 0)
      let status = try tool.run(["status", "r"], in: folder)
      #expect(status.status == 0, "\(status.errors)")
      #expect(status.output.contains("40 of 40 runs are done; none is missing."))
      #expect(status.output.contains("were not kept"))
      let resumed = try tool.run(["resume", "r"], in: folder)
      #expect(resumed.status == 0 && resumed.errors.contains("were not kept"), "\(resumed.errors)")
    }
  }

  @Test func `shards of another number of replicates, or another deal, are shown`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      for (name, words) in [
        ("a", ["-r", "20", "--shard", "1/2"]), ("b", ["-r", "30", "--shard", "2/2"]),
        ("c", ["-r", "30", "--shard", "2/3"]),
      ] {
        let outcome = try tool.run(["sweep", "s.json", "-qo", name] + words, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let status = try tool.run(["status", "a", "b"], in: folder)
      #expect(status.status == 4 && status.output.contains("has 20 of 30 replicates"))
      let merged = try tool.run(["merge", "a", "b", "-o", "m"], in: folder)
      #expect(merged.status == 4 && merged.errors.contains("hearsay resume a -r 30"))
      let mixed = try tool.run(["status", "b", "c"], in: folder)
      #expect(mixed.output.contains("2/2") && mixed.output.contains("2/3"))
    }
  }

  @Test func `folders of different plans are not one run`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      #expect(try tool.run(["run", "s.json", "-qo", "a"], in: folder).status == 0)
      #expect(try tool.run(["sweep", "s.json", "-qo", "b"], in: folder).status == 0)
      let status = try tool.run(["status", "a", "b"], in: folder)
      #expect(status.status == 5 && status.errors.contains("command: run and sweep"))
    }
  }
}
