import Scenarios
package import Experiments

/// How to read the tables, in a few sentences.
package struct Explanations {
  /// The result.
  package var result: ExperimentResult

  /// Prepares the sentences of a result.
  package init(result: ExperimentResult) {
    self.result = result
  }

  /// The sentences.
  package var sentences: [String] {
    let scenarios = result.plan.settings.map(\.scenario)
    let (least, most) = (scenarios.map(\.takeOff).min() ?? 0, scenarios.map(\.takeOff).max() ?? 0)
    let takeOff =
      (least == most ? "" : "\(NumberText.plainPercent(least)) to ")
      + NumberText.plainPercent(most)
    var sentences = [
      "Reach: distinct people told the story who do not hold that opinion from their own experience. "
        + "Take-off: at least \(takeOff) of all people first told in round 2 "
        + "or later.",
      "95 % interval: simulation error; more replicates narrow it. Luck, p05 to p95: one market to "
        + "the next; nine in ten end there, and more replicates do not narrow it. Neither covers doubt "
        + "about the inputs: vary those.",
    ]
    if !result.comparisons.isEmpty {
      sentences.append(
        "Differences are what-if less baseline under the same luck, replicate by replicate. Higher in: "
          + "the share of replicates in which the what-if is higher; ties count half. pt: percentage "
          + "points.")
    }
    return sentences
  }
}
