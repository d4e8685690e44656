package import Experiments
import Scenarios

/// How to read the tables, in a few sentences.
extension ExperimentResult {
  /// What the figures and their columns mean.
  package var explanations: [Prose] {
    let hasPeriods = plan.metrics.hasPeriods
    var sentences = [reach] + (uncertainty.map(sampled) ?? [Self.spread])
    if hasPeriods { sentences += periods }
    if !comparisons.isEmpty {
      sentences.append(
        """
        Differences are what-if minus baseline with common random numbers, replicate by replicate. \
        Higher in: the share of replicates in which the what-if is higher; equal ones count half. \
        pt: percentage points.
        """)
      if hasPeriods { sentences.append(Self.worth) }
    }
    return sentences
  }

  private var reach: Prose {
    let shares = plan.settings.map(\.scenario.takeOff)
    let (least, most) = (shares.min() ?? 0, shares.max() ?? 0)
    let takeOff: Prose = least == most ? "\(.share(most))" : "\(.share(least)) to \(.share(most))"
    let periods =
      plan.metrics.hasPeriods
      ? " Reach is summed over the periods; a story takes off if it does so in one of them." : ""
    return """
      Reach: distinct people who are told the story and do not hold that opinion from their own \
      experience. Take-off: at least \(takeOff) of all people are first told in round 2 or \
      later.\(periods)
      """
  }

  private static let spread: Prose = """
    95 % interval: simulation error of the mean; more replicates narrow it. Spread: how much \
    simulated markets differ; nine in ten lie between the 5th and the 95th percentile, and more \
    replicates do not narrow it. Neither covers uncertainty about the inputs: vary those.
    """

  private static let worth: Prose = """
    Net benefit: the change in net present value. Profit gained per unit spent, or saved: added \
    profit divided by added, or saved, cost. Pays back in: the first period by which the what-if's \
    total discounted profit is not below the baseline's. Break-even: the most that one more \
    recovery may cost before the what-if is no better. "none": the change in cost, or in the number \
    of recoveries, may be zero.
    """

  private func sampled(_ found: UncertaintyResult) -> [Prose] {
    [
      """
      Spread: the standard deviation across simulated markets for given inputs; \
      nothing narrows it. Simulation error: the standard error of the mean over all samples; more \
      samples and replicates narrow it, and the 95 % interval follows from it. Input uncertainty: \
      the standard deviation of the true mean across samples of the inputs; only knowing the inputs \
      better narrows it.
      """,
      "Samples, 5th to 95th percentile: nine in ten sample means are in this range.",
      """
      Share: the part of the variance across samples that would go away, on average, if that input \
      alone became known (first-order index, Saltelli and others 2008), from a sum of curves fitted \
      to the samples (Sudret 2008). The rest: interactions between inputs, and what the curves miss.
      """,
      found.sampling == .latinHypercube
        ? """
        The samples are a Latin hypercube: each input has one value in each of \
        \(found.samples, "equally likely part") (McKay, Beckman and Conover 1979). Inputs are assumed independent.
        """
        : "The samples are drawn independently. Inputs are assumed independent.",
    ]
  }

  private var periods: [Prose] {
    [
      """
      Customers are counted once in each period. The truth is what happened to them; the firm sees \
      what complaints, surveys, audits and sales show. The period of an event, such as the first \
      complaint, is the mean over the replicates in which it happened.
      """,
      """
      Money: profit and its parts are sums over the periods, not discounted; the net present value \
      is discounted to the start and includes the residual value of those who are customers at the \
      end.
      """,
    ]
      + (plan.decomposes
        ? [
          """
          The cost of an unhappy customer and the value of silence and word of mouth are differences \
          in net present value from reruns with common random numbers and without misery, silence or \
          word of mouth; parts are added back one after another and sum to the total.
          """
        ] : [])
  }
}
