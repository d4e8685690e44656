public import Experiments
public import Scenarios
import SocialGraph
import WordOfMouth

/// What theory says of a scenario on its graph, wherever a closed form or a fixed point is known.
///
/// An experiment that is given this function computes theory once, with its result:
///
/// ```swift
/// let result = try Experiment(plan, theory: Predictions.of).run(...)
/// result.settings[0].theory.first?.value
/// ```
///
/// | scenario | figures | formula |
/// |---|---|---|
/// | nobody retells | reach, reach per customer | first-hand talk; occupancy on a complete graph |
/// | reproduction number below 1, or fading, or a limit of rounds | the same | branching total with the overlap of customers |
/// | above 1, some customers | chance of take-off, reach given take-off | percolation, counted talk, complete mixing |
/// | above 1, many customers | reach, reach per customer | talk of many customers |
/// | `circles`, `each` with everyone retelling | chance of take-off, reach given take-off | two-level mixing |
/// | layers of closed circles and of random meetings, told once | the same | two-level mixing |
/// | the same, told in every round and from outside, no customers | rounds until 16, 50, 95 % know | strong and weak ties |
/// | one customer on a small complete graph, `each` with everyone retelling | reach | Reed-Frost chain, exactly |
///
/// None is known for scenarios with a `service` block, other layers of ties, other stories told in every round, opinions that turn,
/// directed graphs, the rule `weightedCascade`, and customers who are listed or those with the most contacts.
public enum Predictions {
  /// The predictions for a scenario, those of the positive story first.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated; its chances to retell are solved for.
  ///   - profile: What its graph is like, or nil if it was not built.
  /// - Returns: The predictions, at most one for a metric; none where no theory is known.
  /// - Complexity: O(rounds x different numbers of contacts).
  public static func of(_ scenario: Scenario, on profile: GraphProfile?) -> [Prediction] {
    if let profile, scenario.service == nil, !scenario.awaitsCalibration, scenario.graph.hasLayers {
      return Opinion.allCases.flatMap {
        TwoLayerTheory(scenario, $0)?.predictions(people: profile.people) ?? []
      }
    }
    guard let profile, scenario.service == nil, !scenario.awaitsCalibration,
      !scenario.graph.hasLayers, !scenario.rules.goesBeyondPlain,
      !profile.isDirected, profile.people > 1,
      case .drawn(let size, .random, let satisfied, let dissatisfied) = scenario.customers
    else { return [] }
    let share: Double
    switch size {
    case .share(let part): share = part
    case .count(let count): share = min(1, Double(count) / Double(profile.people))
    }
    let setting = Setting(
      scenario: scenario, profile: profile, size: size,
      holding: ByOpinion(positive: satisfied, negative: dissatisfied), customers: share)
    return Opinion.allCases.flatMap { StoryTheory(setting, $0)?.predictions ?? [] }
  }

  /// A scenario of drawn customers and its graph.
  struct Setting {
    let scenario: Scenario
    let profile: GraphProfile
    let size: CustomerCount
    /// The share of customers who hold each opinion.
    let holding: ByOpinion<Double>
    /// The share of people who are customers.
    let customers: Double

    var people: Double { Double(profile.people) }

    /// The share of people who hold an opinion first-hand.
    func firstHand(_ opinion: Opinion) -> Double { customers * holding[opinion] }

    /// Whether everybody knows everybody.
    var isComplete: Bool {
      profile.contacts.count == 1 && profile.contacts[0].number == profile.people - 1
    }

    /// The talk about an opinion, if theory covers it.
    func talk(_ opinion: Opinion) -> TalkOnContacts? {
      TalkOnContacts(
        people: profile.contacts.map { ($0.number, $0.people) },
        voice: scenario.voices[opinion])
    }
  }
}
