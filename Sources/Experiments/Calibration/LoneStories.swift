package import Parallelism
import Randomness
package import SocialGraph
import Synchronization
import WordOfMouth

/// Stories told one at a time, so that they never overlap: one customer each, and no other opinion.
///
/// Story s is told on graph s mod (graphs) with its own random stream, the same for every chance to
/// retell: the contacts that people tell and their uniform numbers do not change, so a larger
/// chance never reaches fewer. (People retell if their uniform number is below the chance; which
/// contacts they tell does not depend on the chance.)
package struct LoneStories: Sendable {
  /// Who knows whom; at least one.
  package let graphs: [Graph]
  /// The people of each graph whose stories are told, in turns; nil for anybody, drawn at random.
  let tellers: [[PersonID]]?
  /// The opinion.
  let opinion: Opinion
  /// How it is told, whatever its chance to retell.
  let voice: Voice
  /// The last round in which anybody tells, or nil.
  let roundLimit: Int?
  /// The random seed.
  let seed: UInt64
  /// The number of stories.
  let stories: Int

  /// Waves of a run have period 0, so these stories have other random numbers.
  private static let period = 1
  /// As many stories as run together.
  private static let block = 16

  /// Some stories of one graph.
  private struct Piece: Sendable {
    let graph: Int
    let stories: [Int]
  }

  /// Runs the stories.
  ///
  /// They run in order, in parts that double in size, and the rest is given up once their sum is above
  /// the limit: the mean is then above it too, whatever the others would reach. Parts do not depend on
  /// the workers.
  ///
  /// - Parameters:
  ///   - chance: The chance to retell.
  ///   - limit: The mean reach above which the rest is given up, or nil.
  ///   - workers: Who runs them; their number does not change the result.
  ///   - cancellation: Once raised, the rest is not run.
  /// - Returns: What they reached.
  /// - Throws: `CancellationError` if cancelled.
  package func reaches(
    chance: Double, limit: Double?, workers: Workers, cancellation: Cancellation
  ) throws(CancellationError) -> StoryReaches {
    let most = limit.map { $0 * Double(stories) } ?? .infinity
    var found = StoryReaches(stories: stories, graphs: graphs.count)
    let rules = WaveRules(
      voices: ByOpinion { other in
        guard other == opinion else { return Voice(tells: .nobody) }
        var voice = voice
        voice.retell = chance
        return voice
      }, roundLimit: roundLimit)
    let waves = anybodysWaves(rules)
    var part = Self.block
    while found.reaches.count < stories {
      let range = found.reaches.count..<min(stories, found.reaches.count + part)
      found.reaches += try tell(
        range, rules, waves, workers: workers, cancellation: cancellation)
      if Double(found.sum) > most {
        found.isGivenUp = found.reaches.count < stories
        return found
      }
      part = min(1024, 2 * part)
    }
    return found
  }

  /// For each graph the wave of one customer drawn at random; none where tellers are given.
  private func anybodysWaves(_ rules: WaveRules) -> [Wave] {
    guard tellers == nil else { return [] }
    let firstHand = KnownCustomers.drawn(
      .count(1), order: .random, satisfied: opinion == .positive ? 1 : 0,
      dissatisfied: opinion == .negative ? 1 : 0)
    return graphs.map { Wave(graph: $0, rules: rules, firstHand: firstHand) }
  }

  private func tell(
    _ range: Range<Int>, _ rules: WaveRules, _ waves: [Wave], workers: Workers,
    cancellation: Cancellation
  ) throws(CancellationError) -> [Int] {
    var pieces: [Piece] = []
    for graph in graphs.indices {
      let own = range.filter { $0 % graphs.count == graph }
      for first in stride(from: 0, to: own.count, by: Self.block) {
        pieces.append(
          Piece(graph: graph, stories: Array(own[first..<min(own.count, first + Self.block)])))
      }
    }
    let work = pieces
    let reaches = Mutex([Int](repeating: 0, count: range.count))
    workers.forEach(
      work.count, cancellation: cancellation,
      makeState: { WaveWorkspace(cancellation: cancellation) }
    ) { workspace, index in
      let piece = work[index]
      let randoms = piece.stories.map {
        RandomStream(seed: seed, replicate: $0, period: Self.period)
      }
      var own: [Int] = []
      if let tellers {
        for (story, random) in zip(piece.stories, randoms) {
          var listed = ByOpinion<[PersonID]>(positive: [], negative: [])
          listed[opinion] = [teller(of: story, among: tellers[piece.graph])]
          let wave = Wave(
            graph: graphs[piece.graph], rules: rules, firstHand: .listed(listed))
          own.append(wave.run(random, in: workspace).counts[opinion].reach)
        }
      } else {
        waves[piece.graph].run(randoms, in: workspace) { own.append($0.counts[opinion].reach) }
      }
      let found = own
      reaches.withLock { all in
        for (story, reach) in zip(piece.stories, found) { all[story - range.lowerBound] = reach }
      }
    }
    if cancellation.isCancelled { throw CancellationError() }
    return reaches.withLock { $0 }
  }

  /// Whose story it is: people take turns, or, if they are more than the stories, every k-th is taken.
  private func teller(of story: Int, among people: [PersonID]) -> PersonID {
    let (turn, turns) = (story / graphs.count, max(1, stories / graphs.count))
    return turns < people.count
      ? people[min(people.count - 1, turn * people.count / turns)] : people[turn % people.count]
  }
}
