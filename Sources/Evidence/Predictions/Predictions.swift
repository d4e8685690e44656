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
/// | nobody retells | reach, reach per customer | first-hand telling; occupancy on a complete graph |
/// | reproduction number below 1, or fading, or a limit of rounds | the same | branching total with the overlap of customers |
/// | above 1, some customers | chance of take-off, reach given take-off | percolation, counted tellings, complete mixing |
/// | above 1, many customers | reach, reach per customer | tellings of many customers |
/// | `circles`, `each` with everyone retelling | chance of take-off, reach given take-off | two-level mixing |
/// | layers of closed circles and of random meetings, told once | the same | two-level mixing |
/// | the same, told in every round and from outside, no customers | rounds until 16, 50, 95 % know | strong and weak ties |
/// | one customer on a small complete graph, `each` with everyone retelling | reach | Reed-Frost chain, exactly |
///
/// None is known for scenarios with a `service` block, other layers of ties, other stories told in every round, opinions that turn,
/// directed graphs, the rule `weightedCascade`, the rule `byWeight` unless all ties weigh the same, and customers who are listed or those with the most contacts.
public enum Predictions {
  /// The predictions for a scenario, those of the positive story first.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated; its chances to retell are solved for.
  ///   - profile: What its graph is like, or nil if it was not built.
  /// - Returns: The predictions, at most one for a metric; none where no theory is known.
  /// - Complexity: O(rounds x different numbers of contacts).
  public static func of(_ scenario: Scenario, on profile: GraphProfile?) -> [Prediction] {
    guard let profile, scenario.service == nil, !scenario.awaitsCalibration else { return [] }
    let scenario = scenario.equallyWeighted(profile.equalWeight)
    if scenario.graph.hasLayers {
      return Opinion.allCases.flatMap {
        TwoLayerTheory(scenario, $0)?.predictions(people: profile.people) ?? []
      }
    }
    return Opinion.allCases.flatMap { StoryTheory(scenario, profile, $0)?.predictions ?? [] }
  }
}
