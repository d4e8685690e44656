import Parallelism
import Randomness

/// `GraphModel.configuration(people:degrees:)`: any distribution of contacts, otherwise chance.
///
/// 1. Everybody draws a number of half-ties from `degrees`, at most people - 1.
/// 2. All half-ties are put in a random order, and neighbours joined in pairs. If their number is
///    odd, the last one, a uniformly random one, stays alone.
/// 3. Self-loops and repeated ties are erased.
///
/// Erasing leaves people with a little fewer contacts than they drew: for many people and
/// distributions of finite variance by a vanishing share, for heavy tails mostly the hubs.
///
/// Limits: those of the distribution.
///
/// Complexity: O(people + ties) time; half-ties are shuffled by one worker.
///
/// References: Newman, *Spread of epidemic disease on networks*, Phys. Rev. E 66 (2002); Britton,
/// Deijfen and Martin-Lof, *Generating simple random graphs with prescribed degree distribution*,
/// J. Stat. Phys. 124 (2006), the erased model.
struct ConfigurationModel: GraphGenerator {
  let people: Int
  let degrees: CountDistribution

  var parameterProblem: GraphModelProblem? {
    degrees.problem.map { GraphModelProblem(parameter: "degrees", message: $0) }
  }

  var expectedTies: Double {
    Double(people) * min(degrees.mean, max(0, Double(people - 1))) / 2
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphTooLarge) -> Graph {
    var list = TieList()
    do {
      var halves = try halfTies(random.key(stage: 0), workers: workers)
      shuffle(&halves, random: random.key(stage: 1))
      let order = halves
      list.add(count: order.count / 2, workers: workers) { index in
        Tie(order[2 * index], order[2 * index + 1])
      }
    }
    return try list.graph(people: people, workers: workers)
  }

  /// Each person as often as it has half-ties.
  private func halfTies(
    _ random: RandomKey, workers: Workers
  ) throws(GraphTooLarge) -> [PersonID] {
    let sampler = CountSampler(degrees)
    let most = max(0, people - 1)
    let counts = workers.mapRanges(people) { range in
      range.map { UInt32(min(most, sampler.count(at: random.draws(of: UInt64($0)).unit(0)))) }
    }
    let total = counts.reduce(0) { $0 + $1.reduce(0) { $0 + Int($1) } }
    guard total / 2 <= Graph.mostTies else { throw .ties(total / 2, limit: Graph.mostTies) }
    var halves: [PersonID] = []
    halves.reserveCapacity(total)
    var person: PersonID = 0
    for count in counts.joined() {
      for _ in 0..<count { halves.append(person) }
      person &+= 1
    }
    return halves
  }
}
