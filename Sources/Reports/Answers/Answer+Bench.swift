import Experiments
import Measurement

extension Answer {
  /// What a benchmark measured: the fastest case first.
  public init(_ measured: BenchResult) {
    self.init(question: "How fast does this machine simulate word of mouth?", sentences: [])
    func speed(_ line: BenchResult.Line) -> Double {
      line.row.perSecond(Double(line.result.tellings)) ?? 0
    }
    func rate(_ number: Double) -> Value { .quantity(Quantity(number, .rate)) }
    if let best = measured.lines.max(by: { speed($0) < speed($1) }) {
      sentences = [
        """
        Up to \(rate(speed(best))) tellings per second (\(best.result.name) on \
        \(best.row.threads, "thread")).
        """
      ]
    }
    sentences += measured.machine
    var table = Table([
      .init("case", .text), .init("people", group: 0), .init("threads", group: 0),
      .init("tellings\nper s", group: 0), .init("+-", group: 0), .init("speed-up", group: 0),
    ])
    for result in measured.results {
      let rows = measured.lines.filter { $0.result.name == result.name }
      guard let best = rows.max(by: { speed($0) < speed($1) }) else { continue }
      table.rows.append(
        .cells([
          .text(result.name), .count(result.people), .count(best.row.threads), rate(speed(best)),
          .percent(best.row.spread.relativeDeviation),
          result.speedUp(of: best.row).map { .number($0, decimals: 2) } ?? .missing,
        ]))
    }
    let shown = min(table.rows.count, ComparisonTable.mostRows)
    let more = measured.lines.count - shown
    leftOut = (more > 0 ? ["\(more, "more row")"] : []) + ["memory", "how to read it"]
    table.rows = Array(table.rows.prefix(shown))
    self.table = table
    cautions = measured.warnings
  }
}
