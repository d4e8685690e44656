public import Experiments
import PlainText
import Scenarios

/// What every column of the results folder means, and its unit.
///
/// Metrics are described in the tables of `Experiments`, parameters in the parameter table of
/// `Scenarios`; the rest is described here and nowhere else.
public enum DataDictionary {
  /// A column of a file.
  public struct Column: Sendable, Hashable {
    /// Its name in the header.
    public var name: String
    /// Its unit, empty for names and texts.
    public var unit: String
    /// What it holds, in a sentence.
    public var meaning: String

    /// Whether its texts are values: numbers, `true` and `false` where they read as such.
    var holdsValues: Bool

    /// Makes a column.
    init(_ name: String, unit: String = "", holdsValues: Bool = false, _ meaning: String) {
      (self.name, self.unit, self.meaning) = (name, unit, meaning)
      self.holdsValues = holdsValues
    }

    /// The column as JSON has it.
    var json: JSONValue {
      ["name": .text(name), "unit": .text(unit), "meaning": .text(meaning)]
    }
  }

  /// The columns that say which setting a row belongs to.
  ///
  /// - Parameter plan: The plan, whose varied paths have a column each.
  /// - Returns: The columns in order.
  public static func settingColumns(of plan: Plan) -> [Column] {
    let meanings = plan.paths.isEmpty ? [] : plan.document.explained()
    return [
      scenario, Column("variant", "The name of the what-if, or baseline."),
      Column("point", "The number of the design point, from 0."),
    ]
      + plan.paths.map { path in
        let meaning = meanings.first { $0.path == path }?.meaning
        return Column(
          "param.\(path)", holdsValues: true, meaning ?? "The value of \(path) at this point.")
      }
  }

  /// The name of the scenario.
  static let scenario = Column(
    "scenario", "The name of the scenario: its file name without folder and extension.")

  /// The metrics of a replicate, as columns of `runs.csv`.
  public static func runColumns(of table: MetricTable) -> [Column] {
    table.metrics.map { Column($0.name, unit: $0.unit, $0.meaning) }
  }

  /// What the `metric` column of `summary.csv` and `compare.csv` may hold, in the order of rows.
  ///
  /// - Parameters:
  ///   - table: The metrics of a kind of scenario.
  ///   - isCompared: Whether to include those that only a comparison has.
  /// - Returns: A column for each metric: name, unit and meaning.
  public static func metrics(of table: MetricTable, isCompared: Bool) -> [Column] {
    runColumns(of: table)
      + table.derived.map { Column($0.name, unit: $0.unit, $0.meaning) }
      + (isCompared ? table.comparisons.map { Column($0.name, unit: $0.unit, $0.meaning) } : [])
  }

  /// The metrics of a scenario of waves.
  public static var waveMetrics: [Column] { metrics(of: .wave, isCompared: true) }

  /// The metrics of a scenario with periods beside those of a wave, of which it has the sums.
  public static var serviceMetrics: [Column] {
    let known = Set(waveMetrics.map(\.name))
    return metrics(of: .decomposed, isCompared: true).filter { !known.contains($0.name) }
  }

  /// The further columns of `periods.csv`.
  static let periods =
    [
      Column("period", "The period, from 1."),
      Column("metric", metric.meaning + " For this period alone."), replicates,
    ] + moments + quantiles(unit: metricUnit)

  /// The number of a run, the first column of `runs.csv`.
  static let runID = Column("run_id", "The number of the run in the plan, from 0.")

  /// The further columns of `runs.csv`, before the metrics.
  static let run = [
    Column("replicate", "The number of the replicate within its setting, from 0."),
    Column("seed", "The random seed, as hexadecimal text."),
    Column("status", "Whether the replicate ran: ok or failed; failed ones have no metrics."),
  ]

  /// The further columns of `rounds.csv`.
  static let rounds =
    [
      Column("opinion", "The opinion: positive or negative."),
      Column("round", "The round, from 1: first-hand people tell in round 1."),
      Column(
        "quantity",
        "What is counted: newly_reached (people first told in the round), reach (people told up to "
          + "the round), tellings (in the round)."),
      Column(
        "mean", unit: quantityUnit,
        "The mean over replicates; those that have ended count with 0 new."),
    ] + quantiles(unit: quantityUnit)

  /// The further columns of `summary.csv`.
  static let summary =
    [
      metric, Column("n_requested", unit: "replicates", "Replicates requested."), replicates,
    ] + moments + quantiles(unit: metricUnit) + [
      Column("min", unit: metricUnit, "The smallest of the replicates."),
      Column("max", unit: metricUnit, "The largest of the replicates."),
    ]

  /// The further columns of `compare.csv`.
  static let compare =
    [
      metric,
      Column("baseline", unit: metricUnit, "The baseline's mean, chance or ratio."),
      Column("value", unit: metricUnit, "The variant's mean, chance or ratio."),
      Column("difference", unit: metricUnit, "The variant's value minus the baseline's."),
    ] + interval("difference's 95 % interval") + [
      Column(
        "share_higher", unit: "share",
        "The share of replicates in which the variant is higher; equal ones count half."),
      replicates,
    ]

  /// The columns of `uncertainty.csv` after the scenario.
  static let uncertainty =
    [
      metric,
      Column(
        "input",
        "The path of the uncertain input, or rest: what inputs do together and what the curves miss."
      ),
      Column("rank", "The input's rank by its share, from 1; empty where there are no shares."),
      Column(
        "share", unit: "share",
        "The part of the variance between samples, less the spread across replicates, that the input alone explains."
      ),
      Column("share_low", unit: "share", "The lower end of the share's 95 % interval."),
      Column("share_high", unit: "share", "The upper end of the share's 95 % interval."),
      Column("n_samples", unit: "samples", "Samples the figures are based on."),
      Column("n_replicates", unit: "replicates", "Replicates of each sample."),
      Column("mean", unit: metricUnit, "The mean over the samples."),
      Column(
        "se", unit: metricUnit, "Simulation error: the standard error of the mean over the samples."
      ),
    ] + interval("mean's 95 % interval") + [
      Column(
        "spread_sd", unit: metricUnit,
        "Spread across replicates: the standard deviation between replicates within a sample."),
      Column(
        "input_sd", unit: metricUnit,
        "Input uncertainty: the standard deviation between samples, less the spread across replicates."
      ),
    ]
    + [
      ("p05", "One sample in twenty is"), ("p50", "Half of the samples are"),
      ("p95", "Nineteen samples in twenty are"),
    ].map {
      Column($0.0, unit: metricUnit, $0.1 + " below, including the spread across replicates.")
    }

  /// The further columns of `theory.csv`.
  static let theory = [
    metric,
    Column("theory", unit: metricUnit, "The value by theory."),
    Column(
      "simulated", unit: metricUnit, "The mean over replicates, the chance, or the ratio of means."),
    Column("se", unit: metricUnit, "The standard error of the simulated figure."),
    Column("formula", "The name of the formula."),
    Column("source", "The source of the formula."),
    Column(
      "differences",
      "Why simulation may differ from theory by more than its error; empty where it should not."),
  ]

  private static let metric = Column(
    "metric", "The metric's name; see the metrics of the data dictionary.")
  private static let replicates = Column(
    "n_ok", unit: "replicates", "Replicates the figures are based on.")

  private static func interval(_ name: String) -> [Column] {
    [("ci_low", "lower"), ("ci_high", "upper")].map {
      Column(
        $0.0, unit: metricUnit, "The \($0.1) end of the \(name); empty where it is not reliable.")
    }
  }

  private static let moments =
    [
      Column(
        "mean", unit: metricUnit, "The mean over replicates, the chance, or the ratio of means."),
      Column("sd", unit: metricUnit, "The standard deviation between replicates."),
      Column("se", unit: metricUnit, "The standard error of the mean, chance or ratio."),
    ] + interval("95 % interval")
  private static let metricUnit = "the metric's unit"
  private static let quantityUnit = "people or tellings"

  private static func quantiles(unit: String) -> [Column] {
    [
      Column("p05", unit: unit, "One replicate in twenty is below."),
      Column("p25", unit: unit, "One replicate in four is below."),
      Column("p50", unit: unit, "Half of the replicates are below."),
      Column("p75", unit: unit, "Three replicates in four are below."),
      Column("p95", unit: unit, "Nineteen replicates in twenty are below."),
    ]
  }
}
