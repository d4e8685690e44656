public import Statistics

/// What is known of a decision between a baseline and its what-ifs where inputs are uncertain: how often
/// each what-if is better, which input turns the answer, and what knowing an input would be worth.
///
/// A difference is always a what-if's figure less the baseline's with common random numbers, whichever way is
/// better. See <doc:DecisionsUnderDoubt>.
public struct DecisionResult: Sendable {
  /// The name of the metric that decides.
  public var metric: String
  /// Its unit.
  public var unit: String
  /// Whether more of it is better.
  public var isHigherBetter: Bool
  /// The paths of the inputs, in file order.
  public var inputs: [String]
  /// How many combinations of inputs were drawn.
  public var samples: Int
  /// The what-ifs, in plan order.
  public var whatIfs: [WhatIf]
  /// What knowing inputs would be worth.
  public var information: Information

  /// The what-if of a name.
  public func whatIf(_ name: String) -> WhatIf? { whatIfs.first { $0.name == name } }

  /// A mean difference over paired replicates.
  public struct Difference: Sendable, Hashable {
    /// What-if less baseline.
    public var value: Double
    /// Its standard error; nil of a single replicate.
    public var standardError: Double?
    /// Its 95 % interval by simulation error alone; nil of a single replicate.
    public var interval: Interval?
    /// The share of pairs in which the what-if is higher; ties count half.
    public var shareHigher: Double
  }

  /// What the sign of a difference says.
  public enum Verdict: String, Sendable, Hashable {
    /// The what-if is better than the baseline.
    case better
    /// It is worse.
    case worse
    /// Its interval holds 0.
    case tooClose = "too close to tell"
  }

  /// A combination of inputs.
  public struct World: Sendable, Hashable {
    /// The number of the sample, from 0.
    public var sample: Int
    /// The difference in it.
    public var difference: Difference
    /// What its sign says, with the simulation error taken out.
    public var verdict: Verdict
  }

  /// A what-if beside the baseline.
  public struct WhatIf: Sendable {
    /// Its name.
    public var name: String
    /// The difference at the scenario's own values; nil where no pair has the figure.
    public var assumed: Difference?
    /// The combinations of inputs that have the figure on both sides, in order.
    public var worlds: [World]
    /// The mean difference over the combinations of inputs.
    public var mean: Double?
    /// The 95 % interval of that mean, from the number of combinations and from simulation error.
    public var interval: Interval?
    /// The quantiles and extremes of the differences over the combinations of inputs.
    public var quantiles: MetricSummary.Quantiles?
    /// For each input, in file order, what the difference is at its ends.
    public var bars: [Bar]

    /// In how many combinations of inputs a verdict holds.
    public func count(_ verdict: Verdict) -> Int { worlds.count { $0.verdict == verdict } }

    /// The indices of the inputs by falling length of their bars; equal ones in file order.
    public var ranking: [Int] {
      bars.indices.sorted { (-bars[$0].length, $0) < (-bars[$1].length, $1) }
    }
  }

  /// What a difference is where one input moves and the others have the scenario's values.
  public struct Bar: Sendable {
    /// The path of the input.
    public var input: String
    /// The input's value in the scenario, as text.
    public var assumed: String
    /// Of a range the 5th and the 95th percentile; of alternatives all of them, in order.
    public var ends: [End]
    /// Whether the ends are alternatives that are no numbers of a range.
    public var hasAlternatives: Bool
    /// Where the sign of the difference changes; nil where it does not between the ends.
    public var signChange: SignChange?

    /// The end of the least difference, the first of equals.
    public var lowest: End? { found.min { $0.value < $1.value }?.end }
    /// The end of the largest difference, the first of equals.
    public var highest: End? { found.max { $0.value < $1.value }?.end }
    /// How far the differences at the ends are apart.
    public var length: Double {
      (highest?.difference?.value ?? 0) - (lowest?.difference?.value ?? 0)
    }

    private var found: [(end: End, value: Double)] {
      ends.compactMap { end in end.difference.map { (end, $0.value) } }
    }
  }

  /// An end of a bar.
  public struct End: Sendable, Hashable {
    /// The value of the input, as text.
    public var text: String
    /// The same as a number; nil of what is none.
    public var number: Double?
    /// The difference there; nil where no pair has the figure.
    public var difference: Difference?
  }

  /// A value of an input at which the better option becomes the worse one.
  public struct SignChange: Sendable, Hashable {
    /// The number at which the straight lines through the ends and the scenario's value cross 0, the nearest
    /// to the scenario's value; nil of alternatives.
    public var number: Double?
    /// The first alternative at which the sign is the opposite of that of the scenario's value, or where that is
    /// 0, of the first alternative that has a sign; nil of a range.
    public var alternative: String?
    /// Whether the intervals show the change: one of the differences is above 0 and one below it.
    public var isClear: Bool
  }

  /// What knowing inputs would be worth, in the unit of the metric.
  public struct Information: Sendable {
    /// The option that is best on average: the name of a what-if, or `baseline`; nil where nothing is known.
    public var best: String?
    /// For each input, in file order, what knowing it alone would be worth; nil where samples are too few for
    /// its alternatives, and empty where nothing can be told.
    public var inputs: [Worth?]
    /// What knowing all of them together would be worth.
    public var all: Worth?
    /// Why it cannot be told; nil where it can.
    public var withheld: UncertaintyResult.Withheld?

    /// Whether any input, or all of them, would change the decision; nil where that cannot be told.
    public var changesDecision: Bool? { all?.changesDecision }

    /// The indices of the inputs by falling worth; equal ones in file order.
    public var ranking: [Int] {
      inputs.indices.sorted {
        (-(inputs[$0]?.value ?? 0), $0) < (-(inputs[$1]?.value ?? 0), $1)
      }
    }
  }

  /// What knowing something exactly before deciding would be worth.
  public struct Worth: Sendable, Hashable {
    /// By how much the expected figure of the best option rises; not below 0.
    public var value: Double
    /// Its 95 % interval, from 0 on.
    public var interval: Interval
    /// Whether another option than that which is best on average is best in any fitted world.
    public var changesDecision: Bool
  }
}
