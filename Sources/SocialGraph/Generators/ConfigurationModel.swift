import Parallelism
import Randomness

/// `GraphModel.configuration(people:degrees:)`: any distribution of contacts, otherwise chance.
///
/// 1. Everybody draws a number of contacts from `degrees`; a Poisson or negative binomial number is at
///    most people - 1. If the sum is odd, or no graph can have these numbers (``isGraphical(_:)``), all
///    are drawn again: the numbers are as if drawn independently, given that a graph can have them.
/// 2. If more than half of all pairs are to be tied, generate who does *not* know whom, and take the
///    complement.
/// 3. Everybody gets as many half-ties, and they are joined in pairs at random.
/// 4. If there is a self-loop or a repeat, start again at 3, where a few hundred attempts are cheap and
///    likely to end without one.
/// 5. Else those ties are repaired: their half-ties are joined anew and switched with random ties
///    (``TieRepair``). Where that gets stuck, which takes a small or very uneven graph, a graph is
///    constructed and mixed by switches instead (``MixedGraph``).
///
/// So everybody has exactly the contacts drawn. A graph of step 3 is uniform among those in which people
/// have these contacts. One that was repaired is nearly so: the switched ties are a vanishing share where
/// the distribution has a variance, and how they lie is not corrected for. Of mixed graphs it is only
/// known that switches reach all, and not how soon.
///
/// Limits: those of the distribution; no count, and no mean, above people - 1; an even count or an even
/// number of people, since every tie has two ends.
///
/// Complexity: O(people + ties) time; half-ties are shuffled by one worker.
///
/// References: Newman, *Spread of epidemic disease on networks*, Phys. Rev. E 66 (2002); Viger and Latapy,
/// *Efficient and simple generation of random simple connected graphs with prescribed degree sequence*,
/// J. Complex Netw. 4 (2016), the switches, without their step that connects the graph.
struct ConfigurationModel: GraphGenerator {
  let people: Int
  let degrees: CountDistribution

  /// The most contacts that anybody can have.
  private var most: Int { max(0, people - 1) }

  var parameterProblem: GraphModelProblem? {
    if let problem = degrees.problem {
      return GraphModelProblem(parameter: "degrees", message: problem)
    }
    let largest = degrees.listedCounts?.last ?? 0
    return .unless(
      largest <= most, "degrees",
      "nobody can have \(largest) contacts among \(most) other people; use counts of at most \(most),"
        + " or more people")
      ?? .unless(
        degrees.mean <= Double(most), "degrees",
        "people cannot have \(words(degrees.mean)) contacts on average among \(most) other people; use a mean"
          + " of at most \(most), or more people")
      ?? .unless(
        people % 2 == 0 || degrees.listedCounts?.allSatisfy { $0 % 2 == 1 } != true, "degrees",
        "\(people) people with an odd number of contacts each would be half a tie short; use an even"
          + " number of people, or a count that is even")
  }

  var expectedTies: Double {
    guard degrees.problem == nil else { return 0 }
    return Double(people) * degrees.mean(upTo: most) / 2
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    let counts = try drawnCounts(random, workers: workers)
    let sum = counts.reduce(0) { $0 + Int($1) }
    guard sum / 2 <= Graph.mostTies else {
      throw .tooLarge(.ties(sum / 2, limit: Graph.mostTies), parameter: "people")
    }
    if sum > people * most / 2 {
      let strangers = counts.map { UInt32(most) - $0 }
      return try Self.graph(of: strangers, random: random, workers: workers).complement()
    }
    return try Self.graph(of: counts, random: random, workers: workers)
  }

  /// Everybody's number of contacts.
  private func drawnCounts(
    _ random: GraphStream, workers: Workers
  ) throws(GraphModelProblem) -> [UInt32] {
    let sampler = CountSampler(degrees)
    let attempts = min(10_000, max(100, 10_000_000 / max(1, people)))
    for attempt in 0..<attempts {
      let key = random.key(stage: 0, attempt: attempt)
      let parts = workers.mapRanges(people) { [most] range in
        range.map { UInt32(min(most, sampler.count(at: key.draws(of: UInt64($0)).unit(0)))) }
      }
      let counts = parts.count == 1 ? parts[0] : Array(parts.joined())
      if workers.isCancelled { throw .stopped }
      if isGraphical(counts) { return counts }
    }
    throw GraphModelProblem(
      parameter: "degrees",
      message:
        "of \(attempts) times that \(people) people drew their numbers of contacts, there was none"
        + " that they can have among themselves; use more people, or counts that differ less")
  }

  /// A random graph in which people have these numbers of contacts, which some graph has.
  private static func graph(
    of counts: [UInt32], random: GraphStream, workers: Workers
  ) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    do {
      let order = joinedHalfTies(of: counts, random, workers)
      list.add(count: order.count / 2, workers: workers) { index in
        Tie(order[2 * index], order[2 * index + 1])
      }
    }
    let built = try list.built(people: counts.count, workers: workers)
    if built.selfLoopsDropped == 0, built.repeatsDropped == 0 { return built.graph }
    var repair = TieRepair(built.graph, of: counts)
    if try repair.succeeds(random, workers) { return repair.graph() }
    var mixed = MixedGraph(of: counts)
    try mixed.mix(random.key(stage: 4), workers)
    var ties = TieList()
    ties.add(contentsOf: mixed.ties)
    return try ties.graph(people: counts.count, workers: workers)
  }

  /// Each person as often as it has half-ties, in a random order: neighbours are joined.
  private static func joinedHalfTies(
    of counts: [UInt32], _ random: GraphStream, _ workers: Workers
  ) -> [PersonID] {
    var halves: [PersonID] = []
    var pairs = 0.0
    halves.reserveCapacity(counts.reduce(0) { $0 + Int($1) })
    for (person, count) in counts.enumerated() {
      pairs += Double(count) * (Double(count) - 1)
      halves.append(
        contentsOf: repeatElement(PersonID(truncatingIfNeeded: person), count: Int(count)))
    }
    // Self-loops and repeats are about Poisson, with means ratio and ratio squared.
    let ratio = pairs / max(1, 2 * Double(halves.count))
    let isLikely = ratio + ratio * ratio < 5
    let redraws = isLikely ? min(300, 1_000_000 / max(1, halves.count)) : 0
    for attempt in 0...redraws {
      shuffle(&halves, random: random.key(stage: 1, attempt: attempt), workers: workers)
      if attempt < redraws, isSimple(halves) { break }
    }
    return halves
  }

  /// Whether neighbours are different people, and no two pairs the same.
  private static func isSimple(_ halves: [PersonID]) -> Bool {
    var seen = Set<TiedPair>(minimumCapacity: halves.count / 2)
    for index in stride(from: 1, to: halves.count, by: 2) {
      let (a, b) = (halves[index - 1], halves[index])
      if a == b || !seen.insert(TiedPair(a, b)).inserted { return false }
    }
    return true
  }
}

extension CountDistribution {
  /// The counts that occur, in rising order, or the first and last of a range; nil where there is no end.
  fileprivate var listedCounts: [Int]? {
    switch self {
    case .exactly(let count): [count]
    case .between(let low, let high): low == high ? [low] : [low, high - 1, high]
    case .shares(let shares): shares.filter { $0.share > 0 }.map(\.count)
    case .poisson, .negativeBinomial: nil
    }
  }
}
