public import Experiments
import PlainText
import Scenarios
import Statistics
import WordOfMouth

/// The files of a results folder, with what each of their columns means.
extension DataTable {
  // MARK: Replicates

  /// `runs.csv`: one row for each replicate that was run, in order of run id.
  package static func runs(_ result: ExperimentResult) -> DataTable {
    let seeds = result.plan.settings.map { seedText($0.scenario.seed).cell }
    let before: [DataField<RunRecord>] = [
      .init("run_id", "The number of the run in the plan, from 0.") { $0.runID }
    ]
    let own: [DataField<RunRecord>] = [
      .init("replicate", "The number of the replicate within its setting, from 0.") {
        $0.replicate
      },
      .init("seed", "The random seed, as a hexadecimal string.") {
        seeds[$0.setting]
      },
      .init("status", "Whether the replicate ran: ok or failed; failed ones have no metrics.") {
        $0.status.rawValue
      },
    ]
    let metrics = DataDictionary.columns(result.plan.metrics.metrics).enumerated().map {
      place, column in
      DataField<RunRecord>(column) { $0.values.isEmpty ? nil : $0.values[place] }
    }
    let fields =
      before + settingFields(of: result.plan).map { field in field.of { $0.setting } } + own
      + metrics
    return DataTable(fields, result.runs.records, count: result.done, file: "runs.csv")
  }

  // MARK: Settings

  /// `rounds.csv`: for each setting, opinion, round and quantity a row.
  package static func rounds(_ result: ExperimentResult) -> DataTable {
    let fields: [DataField<RoundSummary>] =
      [
        .init("opinion", "The opinion: positive or negative.") { $0.opinion.description },
        .init(DataDictionary.round) { $0.round },
        .init(
          "quantity",
          """
          What is counted: newly_reached (people first told in the round), reach (people told up to \
          the round), tellings (in the round).
          """
        ) { $0.quantity.rawValue },
        .init(
          "mean", unit: quantityUnit,
          "The mean over replicates; those that have ended count with 0 new."
        ) { $0.mean },
      ] + quantiles(unit: quantityUnit) { $0.quantiles }
    return ofSettings("rounds.csv", fields, result, \.rounds)
  }

  /// `periods.csv`: for each setting, period and metric a row.
  package static func periods(_ result: ExperimentResult) -> DataTable {
    let fields: [DataField<PeriodSummary>] =
      [
        .init(DataDictionary.period) { $0.period },
        .init("metric", metricMeaning + " For this period alone.") { $0.summary.metric },
        .replicates { $0.summary.ok },
      ] + moments
    return ofSettings("periods.csv", fields, result) { setting in
      setting.periods.enumerated().flatMap { place, summaries in
        summaries.map { (place + 1, $0) }
      }
    }
  }

  /// `summary.csv`: for each setting and metric a row; a choice of metrics leaves rows out.
  package static func summary(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> DataTable {
    let fields: [DataField<PeriodSummary>] =
      [.init("metric", metricMeaning) { $0.summary.metric }] + summaryFigures
    return ofSettings("summary.csv", fields, result) { setting in
      setting.summaries.filter { choice?.contains($0.metric) ?? true }.map { (0, $0) }
    }
  }

  /// A figure of one period, from 1, or of all, which is 0.
  typealias PeriodSummary = (period: Int, summary: MetricSummary)

  /// What is known of a figure.
  static let summaryFigures: [DataField<PeriodSummary>] =
    [
      .init(
        "n_requested", unit: "replicates",
        "Replicates requested; with a precision as many as it took, and the most before that is known."
      ) { $0.summary.requested },
      .replicates { $0.summary.ok },
    ] + moments + [
      .figure("min", "The smallest of the replicates.") { $0.summary.quantiles?.min },
      .figure("max", "The largest of the replicates.") { $0.summary.quantiles?.max },
    ]

  /// Mean, deviation, error, interval and quantiles.
  private static let moments: [DataField<PeriodSummary>] =
    [
      .figure("mean", meanMeaning) { $0.summary.mean },
      .figure("sd", "The standard deviation between replicates.") { $0.summary.standardDeviation },
      .figure("se", "The standard error of the mean, chance or ratio.") {
        $0.summary.standardError
      },
    ] + interval("95 % interval") { $0.summary.judged }
    + quantiles(unit: metricUnit) { row in
      let found = row.summary.quantiles
      return [found?.p05, found?.p25, found?.p50, found?.p75, found?.p95]
    }

  /// `compare.csv`: for each variant and metric a row; a choice of metrics leaves rows out.
  package static func compare(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> DataTable {
    let fields: [DataField<VariantComparison.Row>] =
      [.init("metric", metricMeaning) { $0.metric }] + compareFigures
    let lists = result.comparisons.map { comparison in
      (comparison.setting, comparison.rows.filter { choice?.contains($0.metric) ?? true })
    }
    return ofSettings("compare.csv", fields, result.plan, lists)
  }

  /// What is known of a figure of a variant beside the baseline.
  static let compareFigures: [DataField<VariantComparison.Row>] =
    [
      .figure("baseline", "The baseline's mean, chance or ratio.") { $0.baseline },
      .figure("value", "The variant's mean, chance or ratio.") { $0.value },
      .figure("difference", "The variant's value minus the baseline's.") { $0.difference },
    ] + interval("difference's 95 % interval") { $0.judged } + [
      .init(DataDictionary.shareHigher) { $0.shareHigher }, .replicates { $0.ok },
    ]

  /// `theory.csv`: for each setting and figure that theory knows a row.
  package static func theory(_ result: ExperimentResult) -> DataTable {
    let fields: [DataField<(theory: Prediction, simulated: MetricSummary?)>] = [
      .init("metric", metricMeaning) { $0.theory.metric },
      .figure("theory", "The value by theory.") { $0.theory.value },
      .figure("simulated", meanMeaning) { $0.simulated?.mean },
      .figure("se", "The standard error of the simulated figure.") { $0.simulated?.standardError },
      .init("formula", "The name of the formula.") { $0.theory.formula },
      .init("source", "The source of the formula.") { $0.theory.source },
      .init(
        "differences",
        "Why simulation may differ from theory by more than its error; empty where it should not."
      ) { $0.theory.differences.joined(separator: "; ") },
    ]
    return ofSettings("theory.csv", fields, result) { setting in
      setting.theory.map { ($0, setting.summary($0.metric)) }
    }
  }

  // MARK: Samples

  /// `uncertainty.csv`: for each metric a row for each uncertain input by rank, and one for the rest.
  package static func uncertainty(
    _ found: UncertaintyResult, of result: ExperimentResult
  ) -> DataTable {
    let name = result.plan.document.name
    let rows = found.rows.flatMap { row -> [InputShare] in
      let inputs: [InputShare] =
        row.shares.isEmpty
        ? found.inputs.map { (row, $0, nil, nil, nil) }
        : row.ranking.enumerated().map { place, input in
          let share = row.shares[input]
          return (row, found.inputs[input], place + 1, share.value, share.interval)
        }
      return inputs + [(row, "rest", nil, row.rest, nil)]
    }
    let scenario = DataField<InputShare>(DataDictionary.scenario) { _ in name }
    return DataTable([scenario] + uncertaintyFields, rows, file: "uncertainty.csv")
  }

  /// The share of an input in the uncertainty of a figure.
  private typealias InputShare = (
    row: UncertaintyResult.Row, input: String, rank: Int?, share: Double?, interval: Interval?
  )

  private static let uncertaintyFields: [DataField<InputShare>] =
    [
      .init("metric", metricMeaning) { $0.row.metric },
      .init(
        "input",
        "The path of the uncertain input, or rest: interactions between inputs, and what the curves miss."
      ) { $0.input },
      .init("rank", "The input's rank by its share, from 1; empty where there are no shares.") {
        $0.rank
      },
      .init(
        "share", unit: "share",
        """
        The part of the variance between samples, less the spread across replicates, that the input \
        alone explains.
        """
      ) { $0.share },
      .init("share_low", unit: "share", "The lower end of the share's 95 % interval.") {
        $0.interval?.low
      },
      .init("share_high", unit: "share", "The upper end of the share's 95 % interval.") {
        $0.interval?.high
      },
      .init("n_samples", unit: "samples", "Samples the figures are based on.") { $0.row.samples },
      .init("n_replicates", unit: "replicates", "Replicates of each sample.") { $0.row.replicates },
      .figure("mean", "The mean over the samples.") { $0.row.mean },
      .figure("se", "Simulation error: the standard error of the mean over the samples.") {
        $0.row.standardError
      },
    ] + interval("mean's 95 % interval") { $0.row.judged } + [
      .figure(
        "spread_sd",
        "Spread across replicates: the standard deviation between replicates within a sample."
      ) { $0.row.spread },
      .figure(
        "input_sd",
        "Input uncertainty: the standard deviation between samples, less the spread across replicates."
      ) { $0.row.inputDeviation },
      .figure("p05", "One sample in twenty is \(belowMeaning)") { $0.row.quantiles?.p05 },
      .figure("p50", "Half of the samples are \(belowMeaning)") { $0.row.quantiles?.p50 },
      .figure("p95", "Nineteen samples in twenty are \(belowMeaning)") { $0.row.quantiles?.p95 },
    ]

  /// What goes to other programs of a result: `summary.csv`, of a comparison `compare.csv`, of
  /// uncertain inputs `uncertainty.csv`, and where these have variants `worlds.csv`.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - choice: The metrics that are asked for, or nil for all; uncertain inputs come with all.
  /// - Returns: The table.
  public static func of(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> DataTable {
    if let decision = result.decision, result.plan.scope == .uncertain {
      return worlds(decision, of: result)
    }
    if let found = result.uncertainty { return uncertainty(found, of: result) }
    return result.plan.scope == .compare
      ? compare(result, only: choice) : summary(result, only: choice)
  }

  // MARK: What they share

  static let metricUnit = "the metric's unit"
  private static let quantityUnit = "people or tellings"
  private static let metricMeaning = "The metric's name; see the metrics of the data dictionary."
  private static let meanMeaning = "The mean over replicates, the chance, or the ratio of means."
  private static let belowMeaning = "below, including the spread across replicates."

  static func interval<Row>(
    _ name: String, _ judged: @escaping @Sendable (Row) -> SampleInterval?
  ) -> [DataField<Row>] {
    [
      .figure("ci_low", "The lower end of the \(name).") { judged($0)?.interval.low },
      .figure("ci_high", "The upper end of the \(name).") { judged($0)?.interval.high },
      .init(
        "interval",
        """
        Whether the interval is firm; or rough: wider, as the replicates are few or uneven; or late: of a \
        reproduction number that is read only when more than a tenth of people know, so that it may be a \
        fifth too low however many replicates there are.
        """
      ) { judged($0).map(word) },
      .init(
        "n_firm", unit: "replicates",
        """
        About how many replicates make a rough interval firm; empty where nobody can tell yet, as a rare \
        take-off or failure to take off may not have been seen.
        """
      ) { row -> Int? in
        if case .about(let count)? = judged(row)?.advice { count } else { nil }
      },
    ]
  }

  private static func word(_ judged: SampleInterval) -> String {
    if judged.isFirm { return "firm" }
    return judged.advice == .never ? "late" : "rough"
  }

  static func quantiles<Row>(
    unit: String, _ values: @escaping @Sendable (Row) -> [Double?]
  ) -> [DataField<Row>] {
    let names = [
      ("p05", "One replicate in twenty is"), ("p25", "One replicate in four is"),
      ("p50", "Half of the replicates are"), ("p75", "Three replicates in four are"),
      ("p95", "Nineteen replicates in twenty are"),
    ]
    return names.enumerated().map { place, name in
      .init(name.0, unit: unit, name.1 + " below.") { values($0)[place] }
    }
  }

  /// A table with some rows of each setting.
  static func ofSettings<Row>(
    _ file: String, _ fields: [DataField<Row>], _ result: ExperimentResult,
    _ rows: (SettingResult) -> [Row]
  ) -> DataTable {
    ofSettings(file, fields, result.plan, result.settings.enumerated().map { ($0, rows($1)) })
  }

  static func ofSettings<Row>(
    _ file: String, _ fields: [DataField<Row>], _ plan: Plan,
    _ lists: some Collection<(setting: Int, rows: [Row])>
  ) -> DataTable {
    // Long waves have millions of rows.
    let rows = lists.lazy.flatMap { list in
      list.rows.lazy.map { (setting: list.setting, row: $0) }
    }
    let all: [DataField<(setting: Int, row: Row)>] =
      settingFields(of: plan).map { field in field.of { $0.setting } }
      + fields.map { field in field.of { $0.row } }
    // Each list is made once to be counted and once to be written.
    let count = lists.reduce(0) { $0 + $1.rows.count }
    return DataTable(all, rows, count: count, file: file)
  }

  /// The columns that say which setting a row belongs to; a varied path has a column each.
  private static func settingFields(of plan: Plan) -> [DataField<Int>] {
    let settings = plan.settings
    // Cells that are made once for each setting, and not for each of its rows.
    let names = settings.indices.map { plan.document(of: $0).name.cell }
    let variants = settings.map(\.variant.cell)
    let points = settings.map(\.point.cell)
    // They are numbers wherever they read as such.
    let values = settings.map { $0.parameters.map { JSONValue(parameter: $0).content } }
    let meanings = plan.paths.isEmpty ? [] : plan.document.explained()
    return [
      .init(DataDictionary.scenario) { names[$0] },
      .init("variant", "The name of the what-if, or baseline.") { variants[$0] },
      .init("point", "The number of the design point, from 0.") { points[$0] },
    ]
      + plan.paths.enumerated().flatMap { place, path in
        let meaning = meanings.first { $0.path == path }?.meaning
        let value = DataField<Int>(
          "param.\(path)", meaning ?? "The value of \(path) at this point."
        ) { values[$0][place] }
        return [value] + (meanTold(place, path, plan).map { [$0] } ?? [])
      }
  }

  /// A number to chart beside the text of a telling count that varies.
  private static func meanTold(_ place: Int, _ path: String, _ plan: Plan) -> DataField<Int>? {
    guard TellingRule.isTellingCount(at: path) else { return nil }
    let means = plan.settings.map { TellingRule(varied: $0.parameters[place])?.meanCount }
    return .init(
      "param.\(path).mean", unit: "people",
      """
      The mean number of contacts told by param.\(path), silent people included; empty where it \
      depends on the graph, as with each and everyone.
      """
    ) { means[$0] }
  }

  // MARK: Columns

  /// `columns.csv`: for each column of each file of a folder a row, its own included.
  ///
  /// - Parameters:
  ///   - tables: The other files.
  ///   - dialect: How they are written.
  /// - Returns: The table.
  package static func columns(
    of tables: [DataTable], in dialect: CSVDialect = .rfc4180
  ) -> DataTable {
    let fields: [DataField<(file: String, column: DataDictionary.Column)>] = [
      .init("file", "The file in the results folder.") { $0.file },
      .init("column", "The name of the column in its header.") { $0.column.name },
      .init("meaning", "What the column holds.") { $0.column.meaning },
      .init("unit", "Its unit; empty for names, texts and plain numbers.") { $0.column.unit },
    ]
    let file = "columns.csv"
    let rows =
      tables.flatMap { table in table.columns.map { (table.file, $0) } }
      + fields.map { (file, $0.column) }
    return DataTable(fields, rows.map { (dialect.name(of: $0.0), $0.1) }, file: file)
  }
}

extension DataField {
  /// A figure in the unit of its row's metric.
  static func figure(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> DataField {
    DataField(name, unit: DataTable.metricUnit, meaning, value)
  }

  /// The number of replicates behind a row.
  static func replicates(
    _ value: @escaping @Sendable (Row) -> Int
  ) -> DataField {
    DataField("n_ok", unit: "replicates", "Replicates the figures are based on.", value)
  }
}

/// A random seed as results have it: `0x` and 16 digits.
func seedText(_ seed: UInt64) -> String { "0x" + hexadecimal(seed, digits: 16) }
