import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Customers who are those with the most contacts.
@Suite struct RankedCustomersTests {
  /// Contacts: person 0 has 1, 1 has 4, 2 has 2, 3 has 2, 4 has 2, 5 has 1, 6 none.
  private static let small = SmallGraphs.graph(
    people: 7, ties: [(0, 1), (1, 2), (1, 3), (1, 4), (2, 3), (4, 5)])

  /// A wave whose customers are all satisfied.
  private func wave(
    _ graph: Graph, _ size: CustomerCount, _ order: CustomerOrder = .mostContacts,
    tells: TellingRule = .nobody
  ) -> Wave {
    Wave(
      graph: graph, rules: WaveRules(voices: ByOpinion { _ in Voice(tells: tells) }),
      firstHand: .drawn(size, order: order, satisfied: 1, dissatisfied: 0))
  }

  private func customers(_ wave: Wave, _ replicate: Int, period: Int = 0) -> Set<PersonID> {
    let random = RandomStream(seed: 6, replicate: replicate, period: period)
    let people = wave.firstHandGroups(random).flatMap(\.people)
    #expect(Set(people).count == people.count)
    return Set(people)
  }

  // MARK: By count

  @Test func `those with more contacts come first`() {
    let order: [Set<PersonID>] = [[1], [2, 3, 4], [0, 5], [6]]
    for (count, surely) in [
      (0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 4), (100, 4),
    ] {
      let wave = wave(Self.small, .count(count))
      for replicate in 0..<50 {
        let found = customers(wave, replicate)
        #expect(found.count == min(count, 7))
        #expect(found.isSuperset(of: order.prefix(surely).joined()))
        #expect(found.isSubset(of: order.prefix(surely + 1).joined()))
      }
    }
  }

  @Test func `of two with equally many contacts each is chosen in half of the replicates`() {
    // Two stars of 5.
    let graph = SmallGraphs.graph(
      people: 12, ties: (0..<2).flatMap { star in (1...5).map { (star * 6, star * 6 + $0) } })
    let wave = wave(graph, .count(1))
    var first = SampleMean()
    var second = SampleMean()
    for replicate in 0..<5_000 {
      let found = customers(wave, replicate)
      first.add(found == [0] ? 1 : 0)
      second.add(found == [6] ? 1 : 0)
    }
    #expect(first.agrees(with: 0.5) && second.agrees(with: 0.5))
    #expect(first.mean + second.mean == 1)
  }

  @Test(arguments: [1, 2, 3, 5])
  func `every set of people with equally many contacts is chosen equally often`(count: Int) {
    let wave = wave(SmallGraphs.ring(6), .count(count))
    var counts: [Set<PersonID>: Int] = [:]
    for replicate in 0..<6_000 { counts[customers(wave, replicate), default: 0] += 1 }
    let sets = [1: 6, 2: 15, 3: 20, 5: 6][count] ?? 0
    #expect(counts.count == sets)
    #expect(
      misfit(
        observed: Array(counts.values), chances: Array(repeating: 1 / Double(sets), count: sets))
        < 4
    )
  }

  @Test func `one more customer joins those there were`() {
    for graph in [
      Self.small, SmallGraphs.ring(40), SmallGraphs.random(people: 60, chance: 0.1, seed: 3),
    ] {
      let waves = (0...graph.people).map { wave(graph, .count($0)) }
      for replicate in 0..<10 {
        let found = waves.map { customers($0, replicate) }
        for (fewer, more) in zip(found, found.dropFirst()) {
          #expect(fewer.isSubset(of: more) && more.count == fewer.count + 1)
        }
      }
    }
  }

  @Test func `where all have equally many contacts, it is the random order by count`() {
    for graph in [SmallGraphs.ring(100), Graph(completeWithPeople: 100)] {
      for count in [1, 11, 40, 99] {
        for replicate in 0..<5 {
          #expect(
            customers(wave(graph, .count(count)), replicate)
              == customers(wave(graph, .count(count), .random), replicate))
        }
      }
    }
  }

  @Test func `replicates and periods have other orders`() {
    let wave = wave(SmallGraphs.ring(200), .count(20))
    let all = [customers(wave, 0), customers(wave, 1), customers(wave, 0, period: 1)]
    #expect(Set(all).count == 3)
  }

  @Test func `customers of equal contacts are not neighbours by id`() throws {
    // 400 circles of 5, people with neighbouring ids. Each of 100 customers tells 3 of 4: somebody with J
    // customers among the 4 others misses the story with chance 4^-J, where J is hypergeometric.
    let graph = try GraphModel.circles(people: 2_000, size: 5, weak: 0).build(
      seed: 1, workers: .single)
    let wave = wave(graph, .count(100), tells: .exactly(3))
    var reach = SampleMean()
    for replicate in 0..<200 {
      let outcome = wave.run(RandomStream(seed: 1, replicate: replicate), in: WaveWorkspace())
      reach.add(Double(outcome.counts.positive.reach))
    }
    var missed = 0.0
    for customers in 0...4 {
      // Of 1,999 others 100 are customers: the chance that of four these many are.
      var chance = [1.0, 4, 6, 4, 1][customers]
      for other in 0..<4 {
        let left = other < customers ? 100 - other : 1_899 - (other - customers)
        chance *= Double(left) / Double(1_999 - other)
      }
      for _ in 0..<customers { chance /= 4 }
      missed += chance
    }
    #expect(reach.agrees(with: 1_900 * (1 - missed)))
  }

  // MARK: By share

  @Test(arguments: [(30, 0.3), (30, 0.9), (7, 0.5), (500, 0.004), (2_000, 0.5), (20_000, 0.01)])
  func `by share their number is binomial`(people: Int, share: Double) {
    let wave = wave(SmallGraphs.path(people), .share(share))
    var number = SampleMean()
    var counts = [Int](repeating: 0, count: people + 1)
    for replicate in 0..<4_000 {
      let random = RandomStream(seed: 7, replicate: replicate)
      let found = wave.run(random, in: WaveWorkspace()).counts.positive.firstHand
      number.add(Double(found))
      counts[found] += 1
    }
    let variance = Double(people) * share * (1 - share)
    #expect(number.agrees(with: Double(people) * share))
    // The variance of a sample variance of 4,000 is about 2 / 4,000.
    #expect(abs(number.variance / variance - 1) < 0.1)
    let chances = (0...people).map { binomialChance(of: $0, among: people, chance: share) }
    #expect(misfit(observed: counts, chances: chances) < 4)
  }

  @Test func `by share, everybody or nobody is certain`() {
    for replicate in 0..<20 {
      #expect(customers(wave(Self.small, .share(0)), replicate).isEmpty)
      #expect(customers(wave(Self.small, .share(1)), replicate).count == 7)
    }
  }

  @Test func `a larger share has the same customers and some more`() {
    let graph = SmallGraphs.random(people: 120, chance: 0.05, seed: 4)
    let waves = [0, 0.001, 0.1, 0.1001, 0.25, 0.5, 0.7, 0.99, 1].map { wave(graph, .share($0)) }
    for replicate in 0..<300 {
      let found = waves.map { customers($0, replicate) }
      for (fewer, more) in zip(found, found.dropFirst()) { #expect(fewer.isSubset(of: more)) }
    }
  }

  /// The chance that more than some number are customers.
  private func more(than number: Int, of people: Int, _ share: Double) -> Double {
    (number + 1...people).reduce(0) {
      $0 + binomialChance(of: $1, among: people, chance: share)
    }
  }

  @Test func `by share, a place of the ranking is a customer with the chance of so many`() {
    let wave = wave(Self.small, .share(0.6))
    var found = [SampleMean](repeating: SampleMean(), count: 7)
    for replicate in 0..<8_000 {
      let customers = customers(wave, replicate)
      for person in 0..<7 { found[person].add(customers.contains(PersonID(person)) ? 1 : 0) }
    }
    func chance(_ places: ClosedRange<Int>) -> Double {
      places.reduce(0) { $0 + more(than: $1, of: 7, 0.6) } / Double(places.count)
    }
    #expect(found[1].agrees(with: chance(0...0)))
    for person in 2...4 { #expect(found[person].agrees(with: chance(1...3))) }
    for person in [0, 5] { #expect(found[person].agrees(with: chance(4...5))) }
    #expect(found[6].agrees(with: chance(6...6)))
  }

  // MARK: Representatives

  @Test func `people represent customers in proportion to their chances`() {
    func counts(_ size: CustomerCount) -> [Double] {
      let people = RankedCustomers(size, of: Self.small).representatives(12_000)
      return (0..<PersonID(7)).map { person in
        Double(people.count { $0 == person }) / 12_000
      }
    }
    #expect(counts(.count(1)) == [0, 1, 0, 0, 0, 0, 0])
    // One of three, and two of three, beside person 1.
    let one: [Double] = [0, 1.0 / 2, 1.0 / 6, 1.0 / 6, 1.0 / 6, 0, 0]
    let two: [Double] = [0, 1.0 / 3, 2.0 / 9, 2.0 / 9, 2.0 / 9, 0, 0]
    for (found, chance) in zip(counts(.count(2)) + counts(.count(3)), one + two) {
      #expect(abs(found - chance) < 2e-4)
    }
    #expect(counts(.count(7)).allSatisfy { abs($0 - 1.0 / 7) < 2e-4 })
    let share = counts(.share(0.3))
    let places = (0..<7).map { more(than: $0, of: 7, 0.3) }
    let equals = [places[4] + places[5], places[0], places[1] + places[2] + places[3]]
    let chances = [
      equals[0] / 2, equals[1], equals[2] / 3, equals[2] / 3, equals[2] / 3, equals[0] / 2,
      places[6],
    ]
    for (found, chance) in zip(share, chances) { #expect(abs(found - chance / 2.1) < 2e-4) }
    #expect(RankedCustomers(.count(0), of: Self.small).representatives(5).isEmpty)
    #expect(RankedCustomers(.share(0), of: Self.small).representatives(5).isEmpty)
    #expect(
      RankedCustomers(.share(0.5), of: Graph(completeWithPeople: 0)).representatives(5).isEmpty)
  }

  @Test func `in a graph without people there are no customers`() {
    for size in [CustomerCount.share(0.5), .count(3)] {
      #expect(customers(wave(Graph(completeWithPeople: 0), size), 0).isEmpty)
    }
  }
}
