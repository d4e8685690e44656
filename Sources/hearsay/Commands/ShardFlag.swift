import CommandLineParsing
import Experiments
import Foundation

/// Which part of the runs is made: `--shard 3/16`, or `slurm/16` and the like, where the index comes
/// from the environment of a job.
///
/// How many parts there are is never taken from the environment: of a job that is resubmitted alone,
/// it says one.
enum ShardFlag {
  /// Where the index comes from.
  enum Index: Sendable, Hashable {
    case given(Int)
    case engine(Engine)
    /// The one engine whose variable is set.
    case found
  }

  /// What runs jobs with an index.
  enum Engine: String, CaseIterable, Sendable {
    case slurm, parallel, k8s, aws

    /// The variable that holds the index of a job.
    var variable: String {
      switch self {
      case .slurm: "SLURM_ARRAY_TASK_ID"
      case .parallel: "PARALLEL_SEQ"
      case .k8s: "JOB_COMPLETION_INDEX"
      case .aws: "AWS_BATCH_JOB_ARRAY_INDEX"
      }
    }

    /// The index of the first job, where nothing else is said.
    var lowest: Int {
      switch self {
      case .slurm, .parallel: 1
      case .k8s, .aws: 0
      }
    }
  }

  /// An index and how many shards there are.
  struct Part: Sendable, Hashable {
    var index: Index
    var count: Int
  }

  static let shard = Flag(
    "shard",
    Value<Part>(
      "k/n", expected: "a part such as 3/16, or slurm/16, parallel/16, k8s/16, aws/16 or auto/16"
    ) { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[1]), (1...Shard.most).contains(count) else {
        return nil
      }
      let index: Index? =
        parts[0] == "auto"
        ? .found
        : Engine(rawValue: String(parts[0])).map { .engine($0) } ?? Int(parts[0]).map { .given($0) }
      return index.map { Part(index: $0, count: count) }
    }, unset: "all runs",
    help: """
      Make only one of n parts of the runs, into the folder of --out; "hearsay merge" puts the parts \
      together. k is 1 to n; or slurm, parallel, k8s or aws, to take it from \
      SLURM_ARRAY_TASK_ID, PARALLEL_SEQ, JOB_COMPLETION_INDEX or AWS_BATCH_JOB_ARRAY_INDEX; or auto, for \
      the one of them that is set.
      """, category: "Running")
  static let base = Flag(
    "shard-base", .whole("n", 0...1_000_000_000), unset: "1; 0 for k8s and aws",
    help: "The lowest index of a part.", category: "Running")

  /// The shard that a command line asks for, or nil for all runs.
  ///
  /// - Parameters:
  ///   - invocation: The command line.
  ///   - environment: The variables.
  /// - Returns: The shard.
  /// - Throws: ``ToolError`` if there is no such part, or the environment does not say which.
  static func chosen(
    _ invocation: Invocation,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Shard? {
    let lowest = invocation[base].map { Int($0) }
    guard let part = invocation[shard] else {
      if lowest != nil {
        throw ToolError(usage: "--shard-base is the lowest index of --shard: add --shard K/N")
      }
      return nil
    }
    switch part.index {
    case .given(let index):
      return try chosen(
        index, of: part.count, lowest: lowest ?? 1, called: "--shard \(index)/\(part.count)")
    case .engine(let engine):
      return try chosen(engine, of: part.count, lowest: lowest, environment)
    case .found:
      let found = Engine.allCases.filter { environment[$0.variable] != nil }
      guard found.count == 1 else {
        let names = Engine.allCases.map(\.variable)
        let isNone = found.isEmpty
        throw ToolError(
          usage: isNone
            ? "--shard auto/\(part.count): none of \(names.joined(separator: ", ")) is set"
            : "--shard auto/\(part.count): \(found.map(\.variable).joined(separator: " and ")) are set; "
              + "name one, as in --shard \(found[0].rawValue)/\(part.count)")
      }
      return try chosen(found[0], of: part.count, lowest: lowest, environment)
    }
  }

  /// The lowest index of a part, as the flags say.
  static func lowest(
    _ invocation: Invocation,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Int {
    if let lowest = invocation[base] { return Int(lowest) }
    return switch invocation[shard]?.index {
    case .engine(let engine)?: engine.lowest
    case .found?: Engine.allCases.first { environment[$0.variable] != nil }?.lowest ?? 1
    case .given?, nil: 1
    }
  }

  private static func chosen(
    _ engine: Engine, of count: Int, lowest: Int?, _ environment: [String: String]
  ) throws -> Shard {
    guard let text = environment[engine.variable] else {
      throw ToolError(
        usage: "--shard \(engine.rawValue)/\(count): \(engine.variable) is not set")
    }
    guard let index = Int(text) else {
      throw ToolError(
        usage:
          "--shard \(engine.rawValue)/\(count): \(engine.variable) is \"\(text)\", not a number")
    }
    return try chosen(
      index, of: count, lowest: lowest ?? engine.lowest, called: "\(engine.variable) \(index)")
  }

  private static func chosen(
    _ index: Int, of count: Int, lowest: Int, called name: String
  ) throws -> Shard {
    let (place, isBeyond) = index.subtractingReportingOverflow(lowest - 1)
    guard !isBeyond, let shard = Shard(place, of: count) else {
      throw ToolError(
        usage:
          "\(name) is not one of the \(count) parts, which are \(lowest) to \(lowest + count - 1)")
    }
    return shard
  }
}
