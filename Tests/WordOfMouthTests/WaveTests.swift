import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Small waves by hand, round by round.
@Suite struct WaveTests {
  private func run(
    _ graph: Graph, positive: Voice = Voice(tells: .everyone), _ positivePeople: [PersonID] = [],
    negative: Voice = Voice(tells: .everyone), _ negativePeople: [PersonID] = [],
    conflict: ConflictRule = .negativeWins, limit: Int? = nil
  ) -> WaveOutcome {
    Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(positive: positive, negative: negative), conflict: conflict,
        roundLimit: limit),
      firstHand: .listed(ByOpinion(positive: positivePeople, negative: negativePeople))
    ).run(RandomStream(seed: 1), in: WaveWorkspace())
  }

  private let loud = Voice(tells: .everyone, retell: 1)

  @Test
  func
    `a story walks down a path, one person a round, and nobody learns anything when it is told back`()
  {
    let counts = run(SmallGraphs.path(5), positive: loud, [0]).counts.positive
    #expect(counts.newlyReached == [1, 1, 1, 1, 0])
    #expect(counts.tellingsByRound == [1, 2, 2, 2, 1])
    #expect(counts.reach == 4 && counts.adopted == 4 && counts.tellings == 8 && counts.repeats == 4)
    #expect(counts.tellers == 5 && counts.firstHand == 1 && counts.peakRound == 1)
    #expect(counts.reachedBeyondFirstHand == 3)
  }

  @Test func `without retelling only contacts hear`() {
    let counts = run(SmallGraphs.path(5), [2]).counts.positive
    #expect(counts.newlyReached == [2] && counts.tellers == 1 && counts.adopted == 2)
  }

  @Test func `two stories meet in the middle, and the conflict rule decides`() {
    // 0 + and 4 -: both reach 2 in round 2.
    for (conflict, winner) in [
      (ConflictRule.negativeWins, Opinion.negative), (.positiveWins, .positive),
    ] {
      let outcome = run(
        SmallGraphs.path(5), positive: loud, [0], negative: loud, [4], conflict: conflict)
      #expect(outcome.counts[winner].adopted == 2)
      #expect(outcome.counts[winner.opposite].adopted == 1)
      // The middle person heard both; it tells both sides, who hold the one or the other opinion, so
      // the winner's story reaches the other's first hearer too.
      #expect(outcome.counts[winner].reach == 3)
      #expect(outcome.counts[winner.opposite].reach == 2)
      #expect(outcome.reachBoth == 2)
      #expect(outcome.rounds == 3)
    }
  }

  @Test func `who comes first keeps the opinion, and still hears the other`() {
    // 1 hears + in round 1 and - in round 2 by way of 3.
    let graph = SmallGraphs.graph(people: 4, ties: [(0, 1), (2, 3), (3, 1)], directed: true)
    let outcome = run(graph, positive: loud, [0], negative: loud, [2])
    #expect(outcome.counts.positive.adopted == 1)
    #expect(outcome.counts.negative.adopted == 1)
    #expect(outcome.counts.negative.reach == 2)
    #expect(outcome.reachBoth == 1)
  }

  @Test func `first-hand people count for the reach of the other opinion only`() {
    let outcome = run(SmallGraphs.path(3), [0, 1], [2])
    #expect(outcome.counts.positive.reach == 1)
    #expect(outcome.counts.positive.tellings == 3)
    #expect(outcome.counts.positive.repeats == 2)
    #expect(outcome.counts.negative.reach == 1)
    #expect(outcome.counts.positive.adopted == 0 && outcome.counts.negative.adopted == 0)
    #expect(outcome.reachBoth == 2)
  }

  @Test func `a limit stops the telling, and zero means silence`() {
    let path = SmallGraphs.path(6)
    #expect(run(path, positive: loud, [0], limit: 0).counts.positive.tellings == 0)
    #expect(run(path, positive: loud, [0], limit: 0).rounds == 0)
    #expect(run(path, positive: loud, [0], limit: 0).counts.positive.newlyReached == [])
    #expect(run(path, positive: loud, [0], limit: 3).counts.positive.newlyReached == [1, 1, 1])
    #expect(run(path, positive: loud, [0], limit: 100).rounds == 6)
  }

  @Test func `fading multiplies at each hop: nobody retells at zero but those of the first round`()
  {
    let fading = Voice(tells: .everyone, retell: 1, fade: 0)
    #expect(run(SmallGraphs.path(6), positive: fading, [0]).counts.positive.reach == 2)
  }

  @Test func `fading chances are retell times fade to the hop`() {
    // A directed path: the chance to get past hop t is .9 x .8^(t - 1).
    let graph = SmallGraphs.graph(people: 6, ties: (0..<5).map { ($0, $0 + 1) }, directed: true)
    let story = OneStory(graph, Voice(tells: .everyone, retell: 0.9, fade: 0.8), seeds: [0])
    var alive = 1.0
    var chances = [0.0, 0]
    for hop in 1...4 {
      let chance = 0.9 * [1, 0.8, 0.64, 0.512][hop - 1]
      chances.append(alive * (1 - chance))
      alive *= chance
    }
    chances.append(alive)
    #expect(misfit(observed: story.sizes(20_000), chances: chances) < 4)
  }

  @Test func `hearers retell by their own rule`() {
    let voice = Voice(tells: .everyone, retell: 1, retells: .nobody)
    let counts = run(SmallGraphs.path(5), positive: voice, [2]).counts.positive
    #expect(counts.reach == 2 && counts.tellers == 1)
  }

  @Test func `who has no contact tells nobody and is no teller`() {
    let outcome = run(SmallGraphs.graph(people: 3, ties: [(1, 2)]), [0, 1])
    #expect(outcome.counts.positive.tellers == 1)
    #expect(outcome.counts.positive.firstHand == 2)
  }

  @Test func `no people, no customers, no story`() {
    for people in 0...2 {
      for graph in [Graph(completeWithPeople: people), SmallGraphs.graph(people: people, ties: [])]
      {
        let outcome = run(graph)
        #expect(outcome.people == people && outcome.rounds == 0 && outcome.reachBoth == 0)
        #expect(outcome.counts.positive == WaveOutcome.Counts())
      }
    }
  }

  @Test func `the same random gives the same outcome, another random another`() {
    let graph = LargeGraphs.erdosRenyi(people: 2_000, contacts: 8, seed: 1)
    let voice = Voice(tells: .exactly(3), retell: 0.5)
    let wave = Wave(
      graph: graph,
      rules: WaveRules(voices: ByOpinion(positive: voice, negative: voice), conflict: .coin),
      firstHand: .drawn(.share(0.05), order: .random, satisfied: 0.5, dissatisfied: 0.5))
    let randoms = [
      RandomStream(seed: 1), RandomStream(seed: 2), RandomStream(seed: 1, replicate: 1),
      RandomStream(seed: 1, period: 1),
      RandomStream(seed: .max, replicate: .max, period: .max),
    ]
    let first = randoms.map { wave.run($0, in: WaveWorkspace()) }
    let shared = WaveWorkspace()
    #expect(randoms.reversed().map { wave.run($0, in: shared) } == first.reversed())
    #expect(Set(first).count == first.count)
  }

  @Test func `misuse is caught before any telling`() async {
    await #expect(processExitsWith: .failure) {
      _ = Wave(
        graph: Graph(completeWithPeople: 3),
        rules: WaveRules(
          voices: ByOpinion { _ in Voice(tells: .everyone) }),
        firstHand: .listed(ByOpinion(positive: [3], negative: [])))
    }
    await #expect(processExitsWith: .failure) {
      let wave = Wave(
        graph: Graph(completeWithPeople: 3),
        rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .everyone) }),
        firstHand: .listed(ByOpinion(positive: [1], negative: [1])))
      _ = wave.run(RandomStream(seed: 1), in: WaveWorkspace())
    }
    await #expect(processExitsWith: .failure) {
      _ = Wave(
        graph: Graph(completeWithPeople: 3),
        rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .everyone, retell: 1.5) }),
        firstHand: .listed(ByOpinion(positive: [], negative: [])))
    }
  }

  /// Mentions `StopCheck`, which is reached through waves alone.
  @Test func `a cancelled wave ends within some rounds and is dropped`() {
    let ring = SmallGraphs.ring(5000)
    let wave = Wave(
      graph: ring,
      rules: WaveRules(voices: ByOpinion(positive: loud, negative: loud)),
      firstHand: .drawn(.count(1), order: .mostContacts, satisfied: 1, dissatisfied: 0))
    let randoms = (0..<3).map { RandomStream(seed: 1, replicate: $0) }
    let free = WaveWorkspace(cancellation: Cancellation())
    var whole: [WaveOutcome] = []
    wave.run(randoms, in: free) { whole.append($0) }
    #expect(whole.count == 3 && whole[0].rounds > 2000 && !free.wasStopped)

    let cancellation = Cancellation()
    let workspace = WaveWorkspace(cancellation: cancellation)
    #expect(wave.run(randoms[0], in: workspace) == whole[0] && !workspace.wasStopped)
    cancellation.cancel()
    let part = wave.run(randoms[0], in: workspace)
    #expect(workspace.wasStopped && part.rounds < 100)
    wave.run(randoms, in: workspace) { _ in Issue.record("a wave after a cancellation") }
  }

  @Test func `small waves that run together are dropped together`() {
    let quiet = Voice(tells: .exactly(1), retell: 1)
    let wave = Wave(
      graph: SmallGraphs.ring(500),
      rules: WaveRules(voices: ByOpinion(positive: quiet, negative: quiet)),
      firstHand: .drawn(.count(5), order: .random, satisfied: 0.5, dissatisfied: 0.5))
    #expect(wave.runsTogether)
    let cancellation = Cancellation()
    cancellation.cancel()
    let workspace = WaveWorkspace(cancellation: cancellation)
    var done = 0
    wave.run((0..<3200).map { RandomStream(seed: 1, replicate: $0) }, in: workspace) { _ in
      done += 1
    }
    #expect(workspace.wasStopped && done < 3200 && done % Wave.mostTogether == 0)
  }

  @Test func `a cancelled wave ends within a round that many tell in`() {
    let people = 200_000
    let wave = Wave(
      graph: SmallGraphs.ring(people),
      rules: WaveRules(voices: ByOpinion(positive: loud, negative: loud), roundLimit: 1),
      firstHand: .drawn(.share(1), order: .random, satisfied: 1, dissatisfied: 0))
    let cancellation = Cancellation()
    cancellation.cancel()
    let workspace = WaveWorkspace(cancellation: cancellation)
    let part = wave.run(RandomStream(seed: 1), in: workspace)
    #expect(workspace.wasStopped && part.counts.positive.tellings < people)
  }

  @Test func `a wave step by step is cancelled as well`() {
    let again = Voice(tells: .everyone, retell: 1, repeats: true)
    let wave = Wave(
      graph: SmallGraphs.ring(5000),
      rules: WaveRules(
        voices: ByOpinion(positive: again, negative: again), roundLimit: 2000),
      firstHand: .listed(ByOpinion(positive: [0], negative: [])))
    let cancellation = Cancellation()
    cancellation.cancel()
    let workspace = WaveWorkspace(cancellation: cancellation)
    #expect(wave.run(RandomStream(seed: 1), in: workspace).rounds < 200)
    #expect(workspace.wasStopped)
  }
}
