public import Experiments
import Statistics

extension Answer {
  /// The value that was sought.
  public init(_ result: SeekResult) {
    let words = SeekWords(result)
    self.init(
      question: Prose(Self.question(of: result.grid)), sentences: [words.asked] + words.sentences)
    alerts = result.alerts
    let grid = result.points.filter(\.isOfGrid)
    table = words.table(of: grid)
    cautions = words.cautions + result.grid.briefCautions()
    let more = result.points.count - grid.count
    leftOut = (more > 0 ? ["\(more, "more value") tried"] : []) + ["how to read it"]
  }
}

extension Document {
  /// The value that was sought, every value that was tried, and how to read it.
  public static func of(_ result: SeekResult) -> Document {
    let words = SeekWords(result)
    let plan = result.grid.plan
    return Document(
      result.alerts.map { .alert($0) } + [
        .title(Prose(Answer.question(of: result.grid))), .paragraph(words.asked),
      ] + words.sentences.map { .paragraph($0) } + [.table(words.table(of: result.points))]
        + section("How to read it", explanations(of: result))
        + section("Cautions", words.cautions + result.grid.cautions)
        + [provenance(plan, "\(result.replicates, "replicate") per value")])
  }

  private static func explanations(of result: SeekResult) -> [Prose] {
    [
      """
      \(result.points.count, "value") were tried, \(.count(result.points.count(where: \.isOfGrid))) of \
      them first and evenly spaced; the others lie between two of these where the figure passes the \
      target. Two passes between neighbours of the first ones cancel, and are not seen.
      """,
      """
      All values have the same random seed and as many replicates, and so common random numbers: \
      what differs is due to the value.
      """,
      """
      The interval of the value holds those at which the 95 % interval of the figure holds the \
      target: simulation error alone, not what is unknown about the other inputs.
      """,
      result.question.relation == .equal
        ? """
        "side": above or below where all of the interval is, and not sure where simulation error \
        decides.
        """
        : """
        "holds?": yes where all of the interval is on the side that was asked for, no where none of \
        it is, and not sure where simulation error decides.
        """,
    ]
  }
}

extension SeekResult {
  /// What is incomplete, before anything else.
  fileprivate var alerts: [Prose] {
    var alerts: [Prose] = []
    if wasCancelled {
      alerts.append("STOPPED EARLY: the value is not known as closely as it was sought.")
    }
    if failed > 0 {
      alerts.append(
        "FAILED: \(.count(failed)) of \(runs, "replicate"); the figures are based on the rest.")
    }
    return alerts
  }
}
