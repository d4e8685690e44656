import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Who holds an opinion first-hand: `Customers` and `CustomerDrawing` with
/// `VirtualShuffle`.
@Suite struct CustomerDrawingTests {
  private let rules = WaveRules(
    voices: ByOpinion(
      positive: Voice(tells: .exactly(2)), negative: Voice(tells: .exactly(9))))

  private func people(
    _ graph: Graph, _ firstHand: KnownCustomers, _ random: RandomStream
  ) -> ByOpinion<[PersonID]> {
    let groups = Wave(graph: graph, rules: rules, firstHand: firstHand).firstHandGroups(random)
    return ByOpinion { opinion in
      groups.filter { $0.opinion == opinion }.flatMap(\.people).sorted()
    }
  }

  @Test func `by share, so many are customers, satisfied and dissatisfied on average`() {
    let graph = Graph(completeWithPeople: 1_000)
    var positive = SampleMean()
    var negative = SampleMean()
    for replicate in 0..<400 {
      let found = people(
        graph, .drawn(.share(0.2), order: .random, satisfied: 0.6, dissatisfied: 0.1),
        RandomStream(seed: 1, replicate: replicate))
      positive.add(Double(found.positive.count))
      negative.add(Double(found.negative.count))
    }
    #expect(positive.agrees(with: 120))
    #expect(negative.agrees(with: 20))
    // Binomial, as by a coin for each person.
    #expect(abs(positive.variance / (1_000 * 0.12 * 0.88) - 1) < 0.35)
  }

  @Test(arguments: [0, 1, 2, 12, 13, 50, 99, 100, 101, 5_000])
  func `by count, exactly so many are customers, at most all`(count: Int) {
    let graph = Graph(completeWithPeople: 100)
    for replicate in 0..<20 {
      let found = people(
        graph, .drawn(.count(count), order: .random, satisfied: 0.5, dissatisfied: 0.5),
        RandomStream(seed: 2, replicate: replicate))
      #expect(found.positive.count + found.negative.count == min(count, 100))
      #expect(Set(found.positive + found.negative).count == min(count, 100))
    }
  }

  @Test(arguments: [2, 40])
  func `by count, everybody is a customer equally often`(count: Int) {
    // 2 of 48 remembers moved places only, 40 of 48 shuffles all people.
    let graph = Graph(completeWithPeople: 48)
    var counts = [Int](repeating: 0, count: 48)
    var together = SampleMean()
    for replicate in 0..<20_000 {
      let found = people(
        graph, .drawn(.count(count), order: .random, satisfied: 1, dissatisfied: 0),
        RandomStream(seed: 3, replicate: replicate)
      ).positive
      for person in found { counts[Int(person)] += 1 }
      together.add(found.contains(0) && found.contains(47) ? 1 : 0)
    }
    let share = Double(count) / 48
    #expect(
      counts.allSatisfy {
        abs(Double($0) - 20_000 * share) < 5 * (20_000 * share * (1 - share)).squareRoot()
      })
    #expect(together.agrees(with: share * Double(count - 1) / 47))
  }

  @Test func `one more customer joins those there were, whichever way the shuffle is kept`() {
    let graph = Graph(completeWithPeople: 80)
    for replicate in 0..<20 {
      let random = RandomStream(seed: 4, replicate: replicate)
      let byCount = (0...80).map {
        Set(
          people(
            graph, .drawn(.count($0), order: .random, satisfied: 1, dissatisfied: 0), random
          ).positive)
      }
      for (fewer, more) in zip(byCount, byCount.dropFirst()) {
        #expect(fewer.isSubset(of: more) && more.count == fewer.count + 1)
      }
      let byShare = [0, 0.1, 0.4, 1].map {
        Set(
          people(
            graph, .drawn(.share($0), order: .random, satisfied: 1, dissatisfied: 0), random
          ).positive)
      }
      for (fewer, more) in zip(byShare, byShare.dropFirst()) { #expect(fewer.isSubset(of: more)) }
      #expect(byShare[0].isEmpty && byShare[3].count == 80)
    }
  }

  @Test func `more dissatisfaction or satisfaction only adds to those there were`() {
    let graph = Graph(completeWithPeople: 500)
    let random = RandomStream(seed: 5)
    func found(_ satisfied: Double, _ dissatisfied: Double) -> ByOpinion<[PersonID]> {
      people(
        graph,
        .drawn(.share(0.5), order: .random, satisfied: satisfied, dissatisfied: dissatisfied),
        random)
    }
    let few = found(0.2, 0.1)
    let many = found(0.6, 0.3)
    #expect(Set(few.positive).isSubset(of: many.positive))
    #expect(Set(few.negative).isSubset(of: many.negative))
    #expect(few.positive.count < many.positive.count)
    #expect(found(1, 0).negative.isEmpty)
    #expect(found(0, 1).positive.isEmpty)
    #expect(found(0, 0).positive.isEmpty && found(0, 0).negative.isEmpty)
    // Where the shares claim somebody twice, dissatisfaction goes first.
    #expect(found(1, 1).positive.isEmpty)
  }

  @Test func `listed people and groups are the same every time`() {
    let graph = Graph(completeWithPeople: 20)
    let listed = KnownCustomers.listed(ByOpinion(positive: [4, 2], negative: [7]))
    let groups = [
      FirstHandGroup(people: [1], opinion: .negative, rule: .everyone),
      FirstHandGroup(people: [], opinion: .positive, rule: .nobody),
    ]
    for replicate in 0..<3 {
      let random = RandomStream(seed: 7, replicate: replicate)
      #expect(
        Wave(graph: graph, rules: rules, firstHand: listed).firstHandGroups(random) == [
          FirstHandGroup(people: [4, 2], opinion: .positive, rule: .exactly(2)),
          FirstHandGroup(people: [7], opinion: .negative, rule: .exactly(9)),
        ])
      #expect(
        Wave(graph: graph, rules: rules, given: .groups(groups)).firstHandGroups(random)
          == groups)
    }
  }

  @Test func `seeds, replicates and periods draw other customers`() {
    let graph = Graph(completeWithPeople: 1_000)
    let drawn = KnownCustomers.drawn(.share(0.5), order: .random, satisfied: 1, dissatisfied: 0)
    let all = [
      RandomStream(seed: 1), RandomStream(seed: 2), RandomStream(seed: 1, replicate: 1),
      RandomStream(seed: 1, period: 1),
      RandomStream(seed: 1, replicate: 1, period: 1),
    ].map { people(graph, drawn, $0).positive }
    #expect(Set(all).count == all.count)
  }

  // MARK: By share, as by coins

  /// A wave whose customers are all satisfied.
  private func wave(_ people: Int, _ size: CustomerCount) -> Wave {
    Wave(
      graph: Graph(completeWithPeople: people), rules: rules,
      firstHand: .drawn(size, order: .random, satisfied: 1, dissatisfied: 0))
  }

  private func customers(_ wave: Wave, _ random: RandomStream) -> [PersonID] {
    wave.firstHandGroups(random).flatMap(\.people).sorted()
  }

  @Test(arguments: [0.02, 0.3, 0.5, 0.85])
  func `by share, every set of people is as likely as by coins`(share: Double) {
    let wave = wave(8, .share(share))
    var counts = [Int](repeating: 0, count: 256)
    for replicate in 0..<TestExtent.count(full: 200_000, reduced: 20_000) {
      let found = customers(wave, RandomStream(seed: 11, replicate: replicate))
      counts[found.reduce(0) { $0 | 1 << Int($1) }] += 1
    }
    let chances = (0..<256).map { set in
      (0..<8).reduce(1.0) { $0 * (set >> $1 & 1 == 1 ? share : 1 - share) }
    }
    #expect(misfit(observed: counts, chances: chances) < 4)
  }

  /// People and shares for which the shuffle is kept either way, and customers are sorted or not.
  @Test(arguments: [
    (64, 0.25), (1_000, 0.001), (1_000, 0.01), (1_000, 0.05), (5_000, 0.0004), (5_000, 0.5),
  ])
  func `by share, number, each person and each pair are as by coins`(people: Int, share: Double) {
    let wave = wave(people, .share(share))
    let replicates = TestExtent.count(full: 20_000, reduced: people > 1_000 ? 400 : 2_000)
    var number = SampleMean()
    var numbers = [Int](repeating: 0, count: people + 1)
    var pairs = SampleMean()
    // How many are in each of 16 parts by id, and whether two people are: far, near, in one word or not.
    var parts = [Int](repeating: 0, count: 16)
    let watched: [(PersonID, PersonID)] = [(0, 1), (0, PersonID(people - 1)), (31, 33), (5, 40)]
    var together = [[Int]](repeating: [0, 0, 0, 0], count: watched.count)
    for replicate in 0..<replicates {
      let found = customers(wave, RandomStream(seed: 12, replicate: replicate))
      number.add(Double(found.count))
      numbers[found.count] += 1
      for person in found { parts[Int(person) * 16 / people] += 1 }
      // Neighbours by id who are both customers.
      pairs.add(Double(zip(found, found.dropFirst()).count { $1 == $0 + 1 }))
      let set = Set(found)
      for (place, pair) in watched.enumerated() {
        let (one, other) = (set.contains(pair.0), set.contains(pair.1))
        together[place][(one ? 1 : 0) + (other ? 2 : 0)] += 1
      }
    }
    #expect(number.agrees(with: Double(people) * share))
    let variance = Double(people) * share * (1 - share)
    let kurtosis = (1 - 6 * share * (1 - share)) / variance
    #expect(
      abs(number.variance / variance - 1) < 4 * ((2 + kurtosis) / Double(replicates)).squareRoot())
    let binomial = (0...people).map { binomialChance(of: $0, among: people, chance: share) }
    #expect(misfit(observed: numbers, chances: binomial) < 4)
    let sizes = (0..<16).map { part in
      (0..<people).count { $0 * 16 / people == part }
    }
    #expect(misfit(observed: parts, chances: sizes.map { Double($0) / Double(people) }) < 4)
    #expect(pairs.agrees(with: Double(people - 1) * share * share, allowance: 0.005))
    for pair in together {
      let one = [1 - share, share]
      #expect(
        misfit(observed: pair, chances: (0..<4).map { one[$0 & 1] * one[$0 >> 1] }) < 4)
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 130, 5_000])
  func `a larger share has the same customers and some more, and so has a count`(people: Int) {
    let shares = [0, 0.0001, 0.001, 0.0012, 0.0125, 0.016, 0.1, 0.124, 0.126, 0.5, 0.51, 0.99, 1]
    let waves = shares.map { wave(people, .share($0)) }
    for replicate in 0..<(people > 1_000 ? 4 : 40) {
      let random = RandomStream(seed: 13, replicate: replicate, period: replicate % 2)
      let found = waves.map { customers($0, random) }
      for (fewer, more) in zip(found, found.dropFirst()) {
        #expect(Set(fewer).isSubset(of: more))
      }
      for customers in found {
        #expect(Set(customers).count == customers.count)
        #expect(customers == self.customers(wave(people, .count(customers.count)), random))
      }
      #expect(found[0].isEmpty && found[shares.count - 1].count == people)
    }
  }

  @Test func `by share, one number of each replicate says how many`() {
    let wave = wave(300, .share(0.1))
    for replicate in 0..<50 {
      let u = RandomKey(seed: 14, purpose: .customerCount, replicate: UInt64(replicate), period: 3)
        .draws(of: UInt64(0)).unit(0)
      let found = customers(wave, RandomStream(seed: 14, replicate: replicate, period: 3)).count
      let below = (0..<found).reduce(0) { $0 + binomialChance(of: $1, among: 300, chance: 0.1) }
      #expect(below <= u + 1e-12)
      #expect(u < below + binomialChance(of: found, among: 300, chance: 0.1) + 1e-12)
    }
  }

  /// Numbers of customers that the kernel draws in lanes, some of them by share, and just more than it does.
  @Test(arguments: [0, 1, 12, 64, 255, 256, 257, 300])
  func `customers drawn for many waves at once are those of each`(count: Int) throws {
    let graph = try GraphModel.erdosRenyi(people: 300, contacts: 3).build(
      seed: 6, workers: .single)
    let sizes: [CustomerCount] = [.count(count), .share(Double(count) / 300)]
    for (size, (satisfied, dissatisfied)) in sizes.flatMap({ size in
      [(0.5, 0.2), (1, 0), (0, 1), (1, 1), (0.3, 0.0)].map { (size, $0) }
    }) {
      let wave = Wave(
        graph: graph,
        rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .exactly(2), retell: 0.2) }),
        firstHand: .drawn(
          size, order: .random, satisfied: satisfied, dissatisfied: dissatisfied))
      #expect(wave.runsTogether)
      let randoms = (0..<21).map { RandomStream(seed: 3, replicate: $0, period: $0 % 3) }
      let alone = WaveWorkspace()
      var outcomes: [WaveOutcome] = []
      wave.run(randoms, in: WaveWorkspace()) { outcomes.append($0) }
      #expect(outcomes == randoms.map { wave.run($0, in: alone) })
    }
  }

  @Test func `customers who are remembered are those who would be drawn`() throws {
    let remembering = WaveWorkspace(remembersCustomers: true)
    let graphs = try [500, 700].map {
      try GraphModel.barabasiAlbert(people: $0, attach: 3).build(seed: 4, workers: .single)
    }
    let customers: [(CustomerCount, CustomerOrder)] = [
      (.share(0.1), .random), (.count(30), .random), (.share(0.2), .random),
      (.count(9), .mostContacts),
    ]
    // Beyond 1,023 replicates nobody is remembered.
    var randoms = [(1, 0), (1, 1), (2, 0)].map { seed, period in
      [0, 1, 7, 1_023, 1_024, 40_000].map {
        RandomStream(seed: seed, replicate: $0, period: period)
      }
    }
    for graph in graphs {
      for (size, order) in customers {
        for (satisfied, retell) in [(0.6, 0.1), (0.6, 0.9), (0.5, 0.9)] {
          let wave = Wave(
            graph: graph,
            rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .exactly(2), retell: retell) }),
            firstHand: .drawn(size, order: order, satisfied: satisfied, dissatisfied: 0.3))
          // Back and forth, so that other customers are asked for with the same random stream, too.
          randoms.reverse()
          for randoms in randoms {
            let expected = randoms.map { wave.run($0, in: WaveWorkspace()) }
            #expect(randoms.map { wave.run($0, in: remembering) } == expected)
            var together: [WaveOutcome] = []
            wave.run(randoms, in: remembering) { together.append($0) }
            #expect(together == expected)
          }
        }
      }
    }
  }
}
