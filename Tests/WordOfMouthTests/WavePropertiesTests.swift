import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// What must hold for any graph and any rules: the properties P of the known answers.
@Suite struct WavePropertiesTests {
  static let graphs: [Graph] = [
    SmallGraphs.random(people: 60, chance: 0.08, seed: 1),
    SmallGraphs.random(people: 80, chance: 0.05, directed: true, seed: 2),
    LargeGraphs.circles(people: 200, size: 5, weak: 1.5, seed: 3),
    LargeGraphs.erdosRenyi(people: 500, contacts: 6, seed: 4),
    SmallGraphs.star(leaves: 50), Graph(completeWithPeople: 70),
  ]

  static let counts: [CountDistribution] = [
    .exactly(1), .exactly(2), .between(0, 3), .between(2, 3), .between(8, 10),
    .poisson(mean: 1.5), .negativeBinomial(mean: 2, shape: 0.5),
  ]

  private func knowing(
    _ graph: Graph, _ voice: Voice, _ seeds: [PersonID], _ random: RandomStream, limit: Int? = nil
  ) -> Int {
    let wave = Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(positive: voice, negative: Voice(tells: .nobody)), roundLimit: limit),
      firstHand: .listed(ByOpinion(positive: seeds, negative: [])))
    let counts = wave.run(random, in: WaveWorkspace()).counts.positive
    return counts.firstHand + counts.adopted
  }

  @Test(arguments: graphs.indices)
  func `telling more, retelling more or one more seed never lowers who knows, in any replicate`(
    index: Int
  ) {
    let graph = Self.graphs[index]
    for replicate in 0..<20 {
      let random = RandomStream(seed: 6, replicate: replicate)
      for fade in [1, 0.6] {
        for limit in [nil, 3] {
          let byCount = (0...8).map {
            knowing(
              graph, Voice(tells: .exactly($0), retell: 0.6, fade: fade), [3, 9], random,
              limit: limit
            )
          }
          #expect(byCount == byCount.sorted())
          let byMean = [0, 0.5, 1.5, 4, 20].map {
            knowing(
              graph, Voice(tells: TellingRule(.count(.poisson(mean: $0))), retell: 0.6, fade: fade),
              [3, 9], random, limit: limit)
          }
          #expect(byMean == byMean.sorted())
          for distribution in Self.counts {
            let tells = TellingRule(.count(distribution))
            let byRetell = [0, 0.1, 0.3, 0.7, 1].map {
              knowing(
                graph, Voice(tells: tells, retell: $0, fade: fade), [3, 9], random, limit: limit)
            }
            #expect(byRetell == byRetell.sorted())
            let bySeeds = (0..<5).map {
              knowing(
                graph, Voice(tells: tells, retell: 0.6, fade: fade),
                Array([3, 9, 30, 0, 7].prefix($0)),
                random, limit: limit)
            }
            #expect(bySeeds == bySeeds.sorted())
            let bySilence = [1, 0.8, 0.4, 0].map {
              knowing(
                graph,
                Voice(
                  tells: TellingRule(.count(distribution), silent: $0), retell: 0.6, fade: fade),
                [3, 9], random, limit: limit)
            }
            #expect(bySilence == bySilence.sorted())
          }
        }
      }
    }
  }

  /// Two loud voices with all the trimmings, from random people.
  private func rules(_ conflict: ConflictRule, _ number: Int) -> WaveRules {
    let forms: [TellingRule] = [
      .exactly(2), .each(0.3), TellingRule(.weightedCascade), TellingRule(.count(.between(1, 4))),
      TellingRule(.everyone, silent: 0.6),
    ]
    return WaveRules(
      voices: ByOpinion(
        positive: Voice(
          tells: forms[number % 5], retell: 0.8, fade: 0.9, retells: forms[(number + 1) % 5]),
        negative: Voice(tells: forms[(number + 2) % 5], retell: 0.6, retells: forms[number / 5 % 5])
      ),
      conflict: conflict)
  }

  @Test(arguments: graphs.indices)
  func `every count is the count of somebody, and sums fit`(index: Int) {
    let graph = Self.graphs[index]
    let workspace = WaveWorkspace()
    for number in 0..<50 {
      let wave = Wave(
        graph: graph, rules: rules(ConflictRule.allCases[number % 3], number),
        firstHand: .drawn(.share(0.1), order: .random, satisfied: 0.5, dissatisfied: 0.3))
      let random = RandomStream(seed: 77, replicate: number)
      let outcome = wave.run(random, in: workspace)
      let known = workspace.knowledge(people: graph.people)
      let groups = wave.firstHandGroups(random)
      var knowsBoth = 0
      let firstHand = ByOpinion { opinion in
        Set(groups.filter { $0.opinion == opinion }.flatMap(\.people))
      }
      for each in known where each.positive && each.negative {
        knowsBoth += 1
      }
      for opinion in Opinion.allCases {
        for person in firstHand[opinion] {
          #expect(known[Int(person)][opinion])
        }
      }
      #expect(outcome.reachBoth == knowsBoth)
      for opinion in Opinion.allCases {
        let counts = outcome.counts[opinion]
        #expect(counts.firstHand == firstHand[opinion].count)
        #expect(counts.tellings >= counts.reach)
        #expect(counts.repeats == counts.tellings - counts.reach)
        #expect(counts.reach >= counts.adopted)
        #expect(counts.reach <= graph.people - counts.firstHand)
        #expect(counts.newlyReached.reduce(0, +) == counts.reach)
        #expect(counts.tellingsByRound.reduce(0, +) == counts.tellings)
        #expect(counts.newlyReached.count == outcome.rounds)
        #expect(counts.tellingsByRound.count == outcome.rounds)
        #expect(counts.tellers <= counts.firstHand + counts.adopted)
        #expect(counts.firstHand + counts.reach == known.filter { $0[opinion] }.count)
      }
      let holders = known.filter { $0.positive || $0.negative }.count
      #expect(
        holders
          == Opinion.allCases.reduce(0) {
            $0 + outcome.counts[$1].firstHand + outcome.counts[$1].adopted
          })
      #expect(outcome.rounds <= holders)
    }
  }

  @Test(arguments: graphs.indices)
  func `exchanging the opinions exchanges the results, byte for byte`(index: Int) {
    let graph = Self.graphs[index]
    let opposite: [(ConflictRule, ConflictRule)] = [
      (.negativeWins, .positiveWins), (.positiveWins, .negativeWins),
    ]
    for number in 0..<30 {
      let (conflict, otherTie) = opposite[number % 2]
      let rules = rules(conflict, number)
      let exchanged = WaveRules(
        voices: ByOpinion(positive: rules.voices.negative, negative: rules.voices.positive),
        conflict: otherTie)
      let groups = [
        FirstHandGroup(people: [1, 2], opinion: .positive, rule: .exactly(3)),
        FirstHandGroup(people: [5], opinion: .negative, rule: .everyone),
        FirstHandGroup(people: [8, 4], opinion: .negative, rule: .exactly(1)),
      ]
      let random = RandomStream(seed: 8, replicate: number, period: 2)
      let a = Wave(graph: graph, rules: rules, given: .groups(groups))
        .run(random, in: WaveWorkspace())
      let b = Wave(
        graph: graph, rules: exchanged,
        given: .groups(
          groups.map {
            FirstHandGroup(people: $0.people, opinion: $0.opinion.opposite, rule: $0.rule)
          })
      ).run(random, in: WaveWorkspace())
      #expect(a.counts.positive == b.counts.negative)
      #expect(a.counts.negative == b.counts.positive)
      #expect(a.reachBoth == b.reachBoth && a.rounds == b.rounds)
      let listed = Wave(
        graph: graph, rules: rules, firstHand: .listed(ByOpinion(positive: [0, 3], negative: [6]))
      ).run(random, in: WaveWorkspace())
      let other = Wave(
        graph: graph, rules: exchanged,
        firstHand: .listed(ByOpinion(positive: [6], negative: [0, 3]))
      ).run(random, in: WaveWorkspace())
      #expect(listed.counts.positive == other.counts.negative)
      #expect(listed.counts.negative == other.counts.positive)
    }
  }

  @Test func `by a coin either opinion wins as often`() {
    // Two tellers, one of each opinion, and 200 people who hear both in round 1.
    let graph = SmallGraphs.graph(
      people: 202, ties: (2..<202).flatMap { [(0, $0), (1, $0)] }, directed: true)
    let voice = Voice(tells: .everyone)
    let wave = Wave(
      graph: graph,
      rules: WaveRules(voices: ByOpinion(positive: voice, negative: voice), conflict: .coin),
      firstHand: .listed(ByOpinion(positive: [0], negative: [1])))
    let workspace = WaveWorkspace()
    var adopted = SampleMean()
    for replicate in 0..<100 {
      let outcome = wave.run(RandomStream(seed: 1, replicate: replicate), in: workspace)
      #expect(outcome.counts.positive.adopted + outcome.counts.negative.adopted == 200)
      #expect(outcome.reachBoth == 200)
      adopted.add(Double(outcome.counts.positive.adopted))
    }
    #expect(adopted.agrees(with: 100))
  }

  @Test func `relabelling people changes no distribution`() {
    let graph = SmallGraphs.random(people: 50, chance: 0.09, seed: 12)
    var generator = TestGenerator(seed: 13)
    let names = Array(0..<50).shuffled(using: &generator)
    let voices = [
      Voice(tells: .exactly(2), retell: 0.7), Voice(tells: .each(0.3), retell: 0.8),
      Voice(tells: TellingRule(.weightedCascade), retell: 1),
      Voice(tells: TellingRule(.count(.between(1, 4))), retell: 0.5, fade: 0.8),
    ]
    for voice in voices {
      let seeds: [PersonID] = [7, 20]
      let plain = OneStory(graph, voice, seeds: seeds).sizes(20_000, seed: 1)
      let renamed = OneStory(
        SmallGraphs.relabelled(graph, names), voice, seeds: seeds.map { PersonID(names[Int($0)]) }
      ).sizes(20_000, seed: 2)
      // Chi-squared of two samples of one size: each cell against the mean of both, with half the
      // freedom's variance; the doubled statistic is that of one sample of 40,000.
      let chances = zip(plain, renamed).map { Double($0 + $1) / 40_000 }
      #expect(misfit(observed: plain, chances: chances) < 4)
      #expect(misfit(observed: renamed, chances: chances) < 4)
      let difference = SampleMean(plain.spread).mean - SampleMean(renamed.spread).mean
      let error = (2 * SampleMean(plain.spread).variance / 20_000).squareRoot()
      #expect(abs(difference) < 4 * error)
    }
  }

  @Test func `two components never reach each other`() {
    let half = SmallGraphs.random(people: 30, chance: 0.3, seed: 14)
    let ties = (0..<30).flatMap { a in
      half.contacts(of: PersonID(a)).flatMap { [(a, Int($0)), (a + 30, Int($0) + 30)] }
    }
    let graph = SmallGraphs.graph(people: 60, ties: ties)
    let workspace = WaveWorkspace()
    for number in 0..<50 {
      let wave = Wave(
        graph: graph, rules: rules(.coin, number),
        firstHand: .listed(ByOpinion(positive: [0, 4], negative: [9])))
      _ = wave.run(RandomStream(seed: 3, replicate: number), in: workspace)
      #expect(workspace.knowledge(people: 100)[30...].allSatisfy { !$0.positive && !$0.negative })
    }
  }
}

extension [Int] {
  /// Counts of sizes as the sizes themselves.
  fileprivate var spread: [Double] {
    enumerated().flatMap { [Double](repeating: Double($0.0), count: $0.1) }
  }
}
