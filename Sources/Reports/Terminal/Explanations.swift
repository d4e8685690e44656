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
    let isService = result.plan.metrics.hasPeriods
    let periods =
      isService
      ? " With several periods, reach is their sum, and a story takes off that does so in one of them."
      : ""
    var sentences = [
      "Reach: distinct people told the story who do not hold that opinion from their own experience. "
        + "Take-off: at least \(takeOff) of all people first told in round 2 "
        + "or later." + periods,
      "95 % interval: simulation error; more replicates narrow it. Luck, p05 to p95: one market to "
        + "the next; nine in ten end there, and more replicates do not narrow it. Neither covers doubt "
        + "about the inputs: vary those.",
    ]
    if isService { sentences += service }
    if !result.comparisons.isEmpty {
      sentences.append(
        "Differences are what-if less baseline under the same luck, replicate by replicate. Higher in: "
          + "the share of replicates in which the what-if is higher; ties count half. pt: percentage "
          + "points.")
      if isService {
        sentences.append(
          "Net benefit: the change of net present value. Profit gained per unit spent, or saved: added "
            + "profit over the cost added, or saved. Pays back in: the first period up to which the "
            + "what-if's discounted profits are not below the baseline's. Break-even: what one more "
            + "recovery may cost before the what-if is no better; \"none\" where the cost or the "
            + "recoveries that it divides by may not have changed.")
      }
    }
    return sentences
  }

  private var service: [String] {
    [
      "Customers are counted anew in each period. Misery, according to whom: the truth is what happened "
        + "to customers; the firm sees what complaints, surveys, audits and sales show of it. A period "
        + "that did not come in all runs is the mean over those in which it did.",
      "Money: profit and what it is made of are summed as they fall due; the net present value is "
        + "discounted to the start and has the residual value of those who are customers at the end.",
    ]
      + (result.plan.decomposes
        ? [
          "Costs of an unhappy customer and worths of silence and talk: differences of net present "
            + "value to the same luck without misery, silence or talk; the parts are taken back one "
            + "after another and add up."
        ] : [])
  }
}
