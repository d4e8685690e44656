import Parallelism
import Scenarios

/// How an experiment runs; nothing here changes a result, but for which runs are made.
///
/// But for the part, other values than the defaults are for tests.
package struct ExperimentOptions: Sendable {
  /// Which of the runs that are missing are made.
  var part = RunPart.all
  /// The bytes of graphs that are held at a time, or nil for a quarter of the memory, at most 1 GiB.
  var graphBudget: Double?
  /// Graphs that are kept for another experiment, where they all fit together; nil if they are not.
  var known: KnownGraphs?
  /// The memory that there is.
  var memory = ProcessLimits.current.memory
  /// Which block is run at a place in the order, of so many.
  var blockOrder: @Sendable (_ place: Int, _ blocks: Int) -> Int = { place, _ in place }

  /// The bytes of graphs that are held at a time.
  var budget: Double { graphBudget ?? min(memory.bytes / 4, 1_073_741_824) }
}

extension ExperimentOptions {
  /// The defaults, for a part of the runs.
  package init(_ part: RunPart) {
    self.init()
    self.part = part
  }
}

/// Which runs of a plan are made.
package enum RunPart: Sendable {
  /// All of them.
  case all
  /// Those of a shard.
  case shard(Shard)
  /// None: those that are there are read.
  case none

  /// Whether it is a part of a run that others complete.
  var isShard: Bool { if case .shard = self { true } else { false } }

  /// Whether nothing is run.
  var isNone: Bool { if case .none = self { true } else { false } }

  /// Whether a run belongs to it.
  func includes(_ replicate: Int, of setting: Int, in plan: Plan) -> Bool {
    switch self {
    case .all: true
    case .shard(let shard): shard.includes(replicate, of: setting, in: plan)
    case .none: false
    }
  }

  /// How many runs it has where each setting has so many replicates.
  ///
  /// - Complexity: O(settings), and O(graphs) where a shard has its own.
  func runs(_ plan: Plan, _ replicates: [Int]) -> Int {
    guard case .shard(let shard) = self else { return replicates.reduce(0, +) }
    return replicates.enumerated().reduce(0) { sum, entry in
      sum + shard.runs(entry.element, of: entry.offset, in: plan)
    }
  }
}
