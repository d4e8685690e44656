public import Experiments
import PlainText
import Scenarios

extension Document {
  /// What a plan would take.
  public static func of(_ estimate: CostEstimate, _ plan: Plan) -> Document {
    let about: Prose = "about \(.number(estimate.ties, decimals: 0))"
    let time: Value = estimate.seconds.map { .quantity(Quantity($0, .duration)) } ?? "not tried"
    let rows: [(String, Value)] = [
      ("settings", .count(estimate.settings)),
      ("replicates", .count(estimate.runs)),
      ("graphs", .count(estimate.graphs)),
      ("people, at most", .count(estimate.people)),
      // An expected number is no exact one.
      ("ties, at most", .text(estimate.ties > 0 ? about.text : "unknown until the file is read")),
      ("memory", .quantity(Quantity(Double(estimate.bytes), .bytes))),
      ("time", time),
    ]
    let document = plan.document
    let calibration: [Block] =
      plan.awaitsCalibration
      ? [
        .paragraph(
          """
          Calibration is not included in this time: \(Calibration(plan).questions, "chance") to \
          retell to solve for, each by simulating about 40 times \(.count(Calibration.stories)) \
          single stories; seconds for reaches of hundreds, in proportion for more.
          """)
      ] : []
    return Document(
      [
        .title(
          """
          \(document.name): estimated cost of \(plan.scope.rawValue) (seed \(document.baseline.seed.description), \
          plan \(plan.hash))
          """),
        .table(
          Table(
            [.init("", .text), .init("", group: 0)],
            rows: rows.map { .cells([.text($0.0), $0.1]) })),
      ] + calibration)
  }
}
