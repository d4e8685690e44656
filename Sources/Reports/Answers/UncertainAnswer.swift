import Experiments
import Scenarios
import Statistics

/// Which uncertain input matters most.
struct UncertainAnswer {
  let result: ExperimentResult
  let found: UncertaintyResult

  /// The figure that matters most, of those that differ.
  var headline: (figure: KeyFigure, row: UncertaintyResult.Row)? {
    let rows = result.keyFigures.compactMap { figure in
      found.row(figure.metric).map { (figure, $0) }
    }
    return rows.first { ($0.1.inputDeviation ?? 0) > 0 } ?? rows.first
  }

  /// The sentences.
  var sentences: [Prose] {
    guard let (figure, row) = headline else { return [] }
    return [most(figure, row), average(figure, row), deviations(row)].compactMap(\.self)
  }

  /// How many samples have any replicate.
  private var started: Int { result.settings.count(where: \.isStarted) }

  private func most(_ figure: KeyFigure, _ row: UncertaintyResult.Row) -> Prose {
    guard let top = row.ranking.first else {
      if started < found.samples {
        return "Which input matters most for \(figure.label) cannot be told yet."
      }
      let reason = UncertaintyWords.reason(row.withheld) ?? "no input has an effect"
      return "Which input matters most for \(figure.label) cannot be told: \(reason)."
    }
    let share = row.shares[top]
    let numbers = PeopleNumbers(share.value, share.interval, .share)
    let second = row.ranking.dropFirst().first
    let isClear =
      second.map {
        (share.interval?.low ?? 0) > (row.shares[$0].interval?.high ?? 1)
      } ?? true
    let doubt: Prose =
      isClear
      ? ""
      : "; that it comes before \(second.map { KeyWords.said(found.inputs[$0]) } ?? "") is not certain"
    return """
      \(KeyWords.said(found.inputs[top]).capitalized) matters most for \(figure.label): it alone explains \
      \(numbers.value(share.value)) of what the inputs leave \
      open\(numbers.brackets(share.value, share.interval))\(doubt).
      """
  }

  private func average(_ figure: KeyFigure, _ row: UncertaintyResult.Row) -> Prose? {
    guard let mean = row.mean, mean.isFinite else { return nil }
    // How many replicates would do says nothing where samples are few as well.
    let judged = row.judged.map { SampleInterval($0.interval, isFirm: $0.isFirm) }
    let numbers = PeopleNumbers(mean, judged, figure.kind)
    let range: Prose =
      row.quantiles.map {
        "; nine samples in ten lie between \(numbers.value($0.p05)) and \(numbers.value($0.p95))"
      } ?? ""
    return """
      Averaged over \(started, "sample") of the inputs it is \
      \(numbers.value(mean))\(numbers.brackets(mean, judged))\(range).
      """
  }

  private func deviations(_ row: UncertaintyResult.Row) -> Prose? {
    guard let inputs = row.inputDeviation, let spread = row.spread else { return nil }
    func said(_ number: Double) -> Value { PeopleNumbers(number).value(number) }
    if inputs == 0, spread == 0 { return "It is the same in every replicate and every sample." }
    return """
      Not knowing the inputs moves it by about \(said(inputs)) either way, and chance from one \
      simulated market to another by about \(said(spread)): \
      \(UncertaintyWords.verdict(inputs: inputs, spread: spread)).
      """
  }

  /// The inputs by rank.
  var table: Table? {
    guard let (_, row) = headline, !row.ranking.isEmpty else { return nil }
    let inputs = result.plan.document.uncertain?.inputs ?? []
    return Table(
      [
        .init("input", .longText), .init("explains", group: 0), .init("95 % interval", group: 0),
        .init("between", .longText, group: 0, isDispensable: true),
      ],
      rows: row.ranking.prefix(ComparisonTable.mostRows).map { place in
        let share = row.shares[place]
        let numbers = PeopleNumbers(share.value, share.interval, .share)
        let range = inputs.first { $0.path == found.inputs[place] }.map {
          ScenarioWords.uncertain($0.distribution).text
        }
        return .cells([
          .text(found.inputs[place]), numbers.value(share.value),
          share.interval.map { numbers.range($0.low, $0.high) } ?? .missing,
          .text(range ?? ""),
        ])
      })
  }

  /// What the table leaves out.
  var leftOut: [Prose] {
    let more = found.inputs.count - ComparisonTable.mostRows
    return (more > 0 ? ["\(more, "more input")"] : []) + ["all other figures"]
  }
}
