package import Experiments

extension DataTable {
  /// `compare_periods.csv`: for each variant, period and metric that is compared pair by pair a row.
  package static func comparePeriods(_ result: ExperimentResult) -> DataTable {
    let (runs, baseline) = (result.runs, result.plan.options.lowerBound)
    return ofSettings(
      "compare_periods.csv", periodDifferenceFields, result.plan,
      result.comparisons.map {
        ($0.setting, runs.periodDifferences($0.setting, from: baseline))
      })
  }

  private static let periodDifferenceFields: [DataField<PeriodDifference>] =
    [
      .init(DataDictionary.period) { $0.period },
      .init(
        "metric",
        """
        What is compared: \(PeriodDifference.cumulativeProfit) (the discounted profits of this period and \
        all earlier ones), or a metric of this period alone as periods.csv has it.
        """
      ) { $0.metric },
      .figure("difference", "The mean of the variant's value minus the baseline's.") {
        $0.difference
      },
    ] + interval("difference's 95 % interval") { $0.judged }
    + pairQuantiles + [
      .init(
        "share_higher", unit: "share",
        "The share of replicates in which the variant is higher; equal ones count half."
      ) { $0.shareHigher },
      .init(
        "share_paid_back", unit: "share",
        """
        Of \(PeriodDifference.cumulativeProfit), the share of replicates in which the variant has been at \
        least as high as the baseline in this period or an earlier one; empty for other metrics.
        """
      ) { $0.sharePaidBack },
      .replicates { $0.ok },
    ]

  private static let pairQuantiles: [DataField<PeriodDifference>] = quantiles(unit: metricUnit) {
    let found = $0.quantiles
    return [found.p05, found.p25, found.p50, found.p75, found.p95]
  }
}
