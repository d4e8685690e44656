public import Parallelism
public import Scenarios
public import SocialGraph
public import Statistics
public import WordOfMouth

/// Runs a plan: builds each distinct graph once, runs every replicate of every setting in parallel,
/// and summarises.
public struct Experiment: Sendable {
  /// What it will run.
  public let plan: Plan

  /// Makes the experiment of a plan.
  public init(_ plan: Plan) { fatalError("contract") }

  /// What running would take, told before it runs.
  public func estimate(workers: Workers) throws(ExperimentError) -> CostEstimate {
    fatalError("contract")
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish and what is whole is returned.
  ///   - progress: Told after each replicate how many are done; called from any thread.
  /// - Returns: What was found; the same for any number of workers.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @Sendable (Progress) -> Void
  ) throws(ExperimentError) -> ExperimentResult { fatalError("contract") }

  /// How far a running experiment is.
  public struct Progress: Sendable {
    /// Replicates done.
    public let done: Int
    /// Replicates in the plan.
    public let total: Int
  }
}

/// What a plan would take.
public struct CostEstimate: Sendable, Hashable {
  /// The number of settings.
  public var settings: Int
  /// The number of runs.
  public var runs: Int
  /// The number of distinct graphs.
  public var graphs: Int
  /// The largest number of people and ties of a graph.
  public var people: Int
  /// The largest expected number of ties of a graph; 0 if unknown before reading.
  public var ties: Double
  /// Bytes needed at the peak.
  public var bytes: Int
  /// Seconds, from a few replicates tried on this machine, or nil if they were not tried.
  public var seconds: Double?
}

/// Why an experiment could not run at all.
public enum ExperimentError: Error, Sendable {
  /// A graph file cannot be read.
  case graphFile(GraphFileError)
  /// A customer list does not fit its graph, or a scenario does not.
  case scenario(ScenarioErrors)
  /// It needs more memory than there is; a sentence with the remedy.
  case tooLarge(String)
}

/// One replicate of one setting: a row of `runs.csv`.
public struct RunRecord: Sendable, Hashable {
  /// Whether it ran.
  public enum Status: String, Sendable {
    /// It ran to its end.
    case ok
    /// It could not run.
    case failed
  }

  /// Its number in the plan.
  public var runID: Int
  /// The index of its setting in the plan.
  public var setting: Int
  /// Its number within the setting.
  public var replicate: Int
  /// Whether it ran.
  public var status: Status
  /// The metrics of ``Metric/wave``, in order; empty if it failed.
  public var values: [Int]
}

/// What an experiment found.
public struct ExperimentResult: Sendable {
  /// The plan it ran.
  public var plan: Plan
  /// The replicates that ran, in order of run id.
  public var records: [RunRecord]
  /// For each setting of the plan, what its replicates come to.
  public var settings: [SettingResult]
  /// For each variant, in plan order, the paired comparison with the baseline; empty unless the
  /// scope is `compare`.
  public var comparisons: [VariantComparison]
  /// What was read from each graph file.
  public var graphReports: [ReadingReport]
  /// Remarks for the user, each a sentence: contacts that ran short, customers without opinion, ….
  public var notes: [String]
  /// Whether every run of the plan is among the records and none failed.
  public var isComplete: Bool
  /// Whether it was stopped from outside.
  public var wasCancelled: Bool
}

/// What the replicates of one setting come to.
public struct SettingResult: Sendable {
  /// The number of people in its graph (the first, where there are several draws).
  public var people: Int
  /// The number of ties in its graph (the first, where there are several draws).
  public var ties: Int
  /// One summary for each of ``Metric/wave`` and then each of ``DerivedMetric/all``, in order.
  public var summaries: [MetricSummary]
  /// Rounds x opinions x quantities, in the order of `rounds.csv`.
  public var rounds: [RoundSummary]

  /// The summary of a metric by name.
  public func summary(_ name: String) -> MetricSummary? {
    summaries.first { $0.metric == name }
  }
}

/// A metric over the replicates of a setting: a row of the summary.
///
/// What does not exist is nil.
public struct MetricSummary: Sendable, Hashable {
  /// The metric's name.
  public var metric: String
  /// Replicates asked for.
  public var requested: Int
  /// Replicates the figures rest on.
  public var ok: Int
  /// The mean, the chance, or the ratio of means.
  public var mean: Double?
  /// The standard deviation between replicates.
  public var standardDeviation: Double?
  /// The standard error of the mean, chance or ratio.
  public var standardError: Double?
  /// The 95 % interval, or nil if it cannot be trusted.
  public var interval: Interval?
  /// How many replicates an interval that can be trusted would need, where it is nil for that reason.
  public var replicatesNeeded: Int?
  /// The quantiles .05, .25, .5, .75, .95 and the extremes over replicates.
  public var quantiles: Quantiles?

  /// Quantiles and extremes.
  public struct Quantiles: Sendable, Hashable {
    /// One replicate in twenty is below.
    public var p05: Double
    /// One in four is below.
    public var p25: Double
    /// Half are below.
    public var p50: Double
    /// Three in four are below.
    public var p75: Double
    /// Nineteen in twenty are below.
    public var p95: Double
    /// The smallest.
    public var min: Double
    /// The largest.
    public var max: Double
  }
}

/// A quantity of one opinion in one round over replicates: a row of `rounds.csv`.
public struct RoundSummary: Sendable, Hashable {
  /// What is counted.
  public enum Quantity: String, Sendable, CaseIterable {
    /// People first reached in the round.
    case newlyReached = "newly_reached"
    /// People reached up to the round.
    case reach
    /// Tellings in the round.
    case tellings
  }

  /// The opinion.
  public var opinion: Opinion
  /// The round, from 1.
  public var round: Int
  /// What is counted.
  public var quantity: Quantity
  /// The mean over replicates; those that ended before go on with nothing new.
  public var mean: Double
  /// The quantiles .05, .25, .5, .75, .95.
  public var quantiles: [Double]
}

/// A variant beside the baseline, replicate by replicate.
public struct VariantComparison: Sendable {
  /// The index of the variant's setting in the plan.
  public var setting: Int
  /// One row for each metric and derived metric, in the order of summaries.
  public var rows: [Row]

  /// A metric of the variant beside the baseline: a row of `compare.csv`.
  public struct Row: Sendable, Hashable {
    /// The metric's name.
    public var metric: String
    /// The baseline's mean, chance or ratio.
    public var baseline: Double?
    /// The variant's.
    public var value: Double?
    /// Variant less baseline.
    public var difference: Double?
    /// The 95 % interval of the difference, or nil if it cannot be trusted.
    public var interval: Interval?
    /// The share of pairs in which the variant is higher; ties count half.
    public var shareHigher: Double?
    /// Pairs the figures rest on.
    public var ok: Int
  }
}
