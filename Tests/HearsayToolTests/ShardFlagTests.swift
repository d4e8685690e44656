import Foundation
import Testing

/// Which part of the runs a job makes.
@Suite struct ShardFlagTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// The shard that a plan in a folder says it is.
  private func shard(in folder: URL) throws -> [String: Int]? {
    let data = try Data(contentsOf: folder.appending(path: "plan.json"))
    return try (JSONSerialization.jsonObject(with: data) as? [String: Any])?["shard"]
      as? [String: Int]
  }

  @Test(
    arguments: [
      (["2/3"], [:], 2, 1), (["0/3", "--shard-base", "0"], [:], 1, 0),
      (["slurm/3"], ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "1"], 3, 1),
      (["parallel/3"], ["PARALLEL_SEQ": "1"], 1, 1),
      (["k8s/3"], ["JOB_COMPLETION_INDEX": "0"], 1, 0),
      (["aws/3"], ["AWS_BATCH_JOB_ARRAY_INDEX": "2"], 3, 0),
      (["auto/3"], ["JOB_COMPLETION_INDEX": "1"], 2, 0),
      (["slurm/3", "--shard-base", "0"], ["SLURM_ARRAY_TASK_ID": "0"], 1, 0),
      (["k8s/3", "--shard-base", "1"], ["JOB_COMPLETION_INDEX": "3"], 3, 1),
    ] as [([String], [String: String], Int, Int)])
  func `a job takes its part from its index`(
    words: [String], environment: [String: String], number: Int, lowest: Int
  ) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.run(
        ["sweep", scenario, "-o", "part", "--shard"] + words, in: folder, environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let index = lowest == 1 ? "" : " (index \(number - 1 + lowest))"
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("shard \(number)/3\(index) is done"), "\(outcome.errors)")
      let part = folder.appending(path: "part")
      #expect(try shard(in: part) == ["number": number, "of": 3, "lowest": lowest])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: part.path).sorted()
          == ["journal", "plan.json"])
    }
  }

  @Test(
    arguments: [
      ("4/3", [:], "4/3 is not one of the 3 parts, which are 1 to 3"),
      ("0/3", [:], "0/3 is not one of the 3 parts"),
      ("slurm/3", [:], "SLURM_ARRAY_TASK_ID is not set"),
      ("slurm/3", ["SLURM_ARRAY_TASK_ID": "0"], "which are 1 to 3"),
      ("slurm/3", ["SLURM_ARRAY_TASK_ID": "x"], "not a number"),
      ("k8s/3", ["JOB_COMPLETION_INDEX": "3"], "which are 0 to 2"),
      ("auto/3", [:], "none of SLURM_ARRAY_TASK_ID"),
      (
        "auto/3", ["PARALLEL_SEQ": "1", "SLURM_ARRAY_TASK_ID": "1"],
        "SLURM_ARRAY_TASK_ID and PARALLEL_SEQ are set"
      ),
      ("3", [:], "expected a part such as 3/16"), ("pbs/3", [:], "expected a part such as 3/16"),
      ("1/0", [:], "expected a part such as 3/16"),
      ("1/9223372036854775807", [:], "expected a part such as 3/16"),
      ("-9223372036854775808/3", [:], "is not one of the 3 parts"),
      ("k8s/3", ["JOB_COMPLETION_INDEX": "9223372036854775807"], "which are 0 to 2"),
    ] as [(String, [String: String], String)])
  func `a part that there is not ends 2`(
    word: String, environment: [String: String], message: String
  ) throws {
    let outcome = try tool.run(
      ["run", "-o", "part", "--shard", word], environment: environment)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `a part needs a folder, and a base needs a part`() throws {
    let part = try tool.run(["run", "--shard", "1/2"])
    #expect(part.status == 2 && part.errors.contains("add --out DIR"))
    let base = try tool.run(["run", "--shard-base", "1"])
    #expect(base.status == 2 && base.errors.contains("add --shard"))
  }
}
