package import Experiments
import Scenarios

/// How to read the tables, in a few sentences.
extension ExperimentResult {
  /// What the figures and their columns mean.
  package var explanations: [Prose] {
    let hasPeriods = plan.metrics.hasPeriods
    var sentences =
      [reach] + (uncertainty.map(sampled) ?? [Self.spread])
      + (decision == nil ? [] : Self.decided)
    if hasPeriods { sentences += periods }
    if !comparisons.isEmpty {
      sentences.append(
        """
        Differences are what-if minus baseline with common random numbers, replicate by replicate. \
        \(hasPeriods ? side : Self.higher) pt: percentage points.
        """)
      if hasPeriods { sentences.append(worth) }
    }
    return sentences
  }

  private static let higher: Prose =
    """
    Higher in: the share of replicates in which the what-if is higher; equal ones count half, and where \
    all are equal it says "same".
    """

  private var side: Prose {
    """
    For the firm: whether the difference is better or worse; unclear where chance could be behind it; \
    nothing where it depends, and of totals that move because more or fewer customers remain, which \
    have a rate per 100 customers of a \(terms.period) below them.
    """
  }

  private var reach: Prose {
    let none: Prose =
      settings.count > 1 ? " \"No split\" means that a reach has one mode." : ""
    let modes: Prose =
      hasModes
      ? """
       Take-off is shown where reach has two modes with hardly anything between: the number of people \
      first told in round 2 or later parts them.\(none)
      """ : ""
    let counted: Prose =
      plan.metrics.hasPeriods
      ? """
      Hearings: people who are told the story in a \(terms.period) and do not hold that opinion from \
      their own experience, added up over the \(terms.plural), so that who hears it in two of them \
      counts twice. People who hear it count once in all \(terms.plural), whatever they hold. Hearings per story: \
      for each customer and \(terms.period) with that experience.
      """
      : """
      Reach: distinct people who are told the story and do not hold that opinion from their own \
      experience.
      """
    return """
      \(counted) New hearers per hearer: before the market fills up; below 1 a story dies out.\(modes)
      """
  }

  private static let spread: Prose = """
    95 % interval: simulation error of the mean; more replicates narrow it; "~" marks a rough one, \
    which is wider, because the replicates are few or uneven. Spread: how much \
    simulated markets differ; nine in ten lie between the 5th and the 95th percentile, and more \
    replicates do not narrow it. Neither covers uncertainty about the inputs: vary those.
    """

  private var worth: Prose {
    """
    Net benefit: the change in net present value. Profit gained per unit spent, or saved: added \
    profit divided by added, or saved, cost. Pays back in: the first \(terms.period) by which the \
    what-if's total discounted profit is not below the baseline's. Break-even: what an attempt to resolve a \
    case costs, in both, if the net benefit is 0. Costs nothing net: the change in cost may be zero.
    """
  }

  private func sampled(_ found: UncertaintyResult) -> [Prose] {
    let together: Prose =
      plan.document.uncertain?.correlations.isEmpty ?? true
      ? "Inputs are assumed independent."
      : """
      Some inputs go together, as their rank correlations say; what one of these explains another may explain \
      as well, so that shares overlap and need not add up.
      """
    return [
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
        \(found.samples, "equally likely part") (McKay, Beckman and Conover 1979). \(together)
        """
        : "The samples are drawn independently. \(together)",
    ]
  }

  private static let decided: [Prose] = [
    """
    Combinations of inputs: in each, baseline and what-ifs run the same replicates with common random \
    numbers; too close to tell means that the 95 % interval of the mean difference, from simulation error \
    alone, holds 0. Low and high are an input's 5th and 95th percentile, or the alternatives with the least \
    and the largest difference, with all other inputs at the scenario's values.
    """,
    """
    Worth knowing: by how much the mean of the best option would rise if the input became known before \
    deciding (expected value of partial perfect information), by regression on the samples (Strong, Oakley \
    and Brennan 2014).
    """,
  ]

  private var periods: [Prose] {
    let replaces = plan.metrics.place(of: "replaced") != nil
    let replaced: Prose =
      replaces
      ? "replacing customers is a cost, and what it would cost to replace all who left is not"
      : "nobody who left is replaced, and what that would cost is no part of the cost"
    return [
      """
      Customers are counted once in each \(terms.period). The truth is what happened to them; the \
      firm sees what complaints, surveys, audits and sales show. The \(terms.period) of an event, such \
      as the first complaint, is the mean over the replicates in which it happened.
      """,
      """
      Money: profit and its parts are sums over the \(terms.plural), not discounted; the net present \
      value is discounted to the start and includes the residual value of those who are customers at the \
      end. The lifetime value of a customer is that at the share who stayed, word of mouth included; \
      \(replaced).
      """,
    ]
      + (plan.decomposes
        ? [
          """
          The cost of an unhappy customer and the value of silence and word of mouth are differences \
          in net present value from reruns with common random numbers and without misery, silence or \
          word of mouth; parts are added back one after another and sum to the total. What the firm \
          loses is a cost and stands under costs; only what good news brings is a gain.
          """
        ] : [])
  }
}
