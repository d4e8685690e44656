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
    var sentences =
      [
        "Reach: distinct people told the story who do not hold that opinion from their own experience. "
          + "Take-off: at least \(takeOff) of all people first told in round 2 "
          + "or later." + periods
      ]
      + (result.uncertainty.map(uncertainty) ?? [
        "95 % interval: simulation error; more replicates narrow it. Luck, p05 to p95: one market to "
          + "the next; nine in ten end there, and more replicates do not narrow it. Neither covers doubt "
          + "about the inputs: vary those."
      ])
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

  private func uncertainty(_ found: UncertaintyResult) -> [String] {
    [
      "Luck: the standard deviation from one market to the next, the inputs being what they are; nothing "
        + "narrows it. Simulation error: the standard error of the mean over all samples; more samples "
        + "and replicates narrow it, and the 95 % interval is made of it. Input uncertainty: the standard "
        + "deviation of the true mean from one sample of the inputs to the next, with luck taken off; "
        + "only knowing the inputs better narrows it.",
      "Samples, p05 to p95: nine in ten of the samples' figures, each the mean of its replicates.",
      "Share: the part of the variance of the samples that would go away, on average, if that input "
        + "alone became known (Saltelli and others 2008, first-order index), by a sum of curves fitted to "
        + "the samples (Sudret 2008). The rest is what inputs do together, and what the curves miss.",
      found.sampling == .latinHypercube
        ? "The samples are a Latin hypercube: each input has one in each of "
          + "\(NumberText.count(found.samples, "equally likely part")) (McKay, Beckman and Conover 1979). "
          + "Inputs are taken for independent."
        : "Each sample is drawn by itself. Inputs are taken for independent.",
    ]
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
