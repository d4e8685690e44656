package import Experiments
import Statistics

/// What doubt about the inputs comes to, in sentences made of computed figures alone.
package struct UncertaintyWords {
  private let found: UncertaintyResult
  private let isService: Bool

  /// Prepares the sentences of a result.
  package init(_ found: UncertaintyResult, service: Bool) {
    self.found = found
    isService = service
  }

  /// A sentence or two for each figure that matters most.
  package var sentences: [String] {
    let shown = UncertaintyTables.headlines(isService ? .service : .wave)
    let chosen = isService ? [shown[0], shown[3]] : [shown[0], shown[1]]
    return chosen.compactMap { metric in
      guard let row = found.row(metric.name), let mean = row.mean, mean.isFinite else { return nil }
      return sentence(metric, row, mean)
    }
  }

  private func sentence(
    _ metric: ShownMetric, _ row: UncertaintyResult.Row, _ mean: Double
  ) -> String? {
    guard let error = row.standardError, let doubt = row.inputDeviation, let luck = row.luck else {
      return nil
    }
    let decimals = NumberText.decimals(for: mean, standardError: error)
    func text(_ value: Double) -> String {
      UncertaintyTables.spread(value, metric.kind, decimals)
    }
    let interval = row.interval.map {
      "95 % interval \(Figure.range($0.low, $0.high, metric.kind, decimals))"
    }
    let larger =
      doubt > luck
      ? "not knowing the inputs moves it more than luck does"
      : "luck moves it more than not knowing the inputs does"
    let first =
      "The \(metric.label) is \(Figure.text(mean, metric.kind, decimals)) on average over the inputs "
      + "(\(interval ?? "no interval to trust"); simulation error \(text(error))). From one market to "
      + "the next luck moves it by \(text(luck)), and what is not known of the inputs by "
      + "\(text(doubt)) (standard deviations): \(larger)."
    return first + behind(row)
  }

  /// Which input is behind the doubt.
  private func behind(_ row: UncertaintyResult.Row) -> String {
    guard let top = row.ranking.first else {
      return Self.reason(row.withheld).map { " Which input is behind it: \($0)." } ?? ""
    }
    let parts = row.ranking.prefix(3).map { input in
      let share = row.shares[input]
      let interval =
        share.interval.map { " (\(Figure.range($0.low, $0.high, .share, 1)))" } ?? ""
      return
        "\(TextWidth.printable(found.inputs[input])) \(NumberText.percent(share.value))\(interval)"
    }
    let second = row.ranking.dropFirst().first
    let isClear =
      second.map { other in
        (row.shares[top].interval?.low ?? 0) > (row.shares[other].interval?.high ?? 1)
      } ?? true
    let remark = isClear ? "" : "; the first two cannot be told apart"
    return " Of that doubt each input alone explains: \(parts.joined(separator: ", "))\(remark)."
  }

  /// Why there are no shares; nil where there are.
  static func reason(_ withheld: UncertaintyResult.Withheld?) -> String? {
    switch withheld {
    case nil: nil
    case .alike: "the same in all samples"
    case .samplesNeeded(let needed):
      "too few samples to tell; \(NumberText.whole(needed)) would do"
    case .replicatesNeeded(let needed?):
      "lost in luck; about \(NumberText.count(needed, "replicate")) would tell"
    case .replicatesNeeded(nil): "nothing that could be told from luck"
    }
  }
}
