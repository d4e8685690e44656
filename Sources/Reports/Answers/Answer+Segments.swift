public import Experiments
import Scenarios

extension Answer {
  /// What matters of each segment of customers, side by side and without intervals.
  ///
  /// - Parameter result: A result with segments.
  public init(bySegmentOf result: ExperimentResult) {
    let words = SegmentWords(result, isBrief: true)
    self.init(
      alerts: result.alerts, question: Prose(Self.question(of: result)),
      sentences: words.sentences, table: words.table, leftOut: ["intervals", "more figures"])
  }
}
