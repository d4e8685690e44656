internal import Randomness
public import SocialGraph
public import WordOfMouth

/// The model of one wave once more, slow and obvious, to compare the kernel with.
///
/// It shares with the kernel the random keys, the gap between successes of rare coins, and the words
/// of the model; everything else (who is a customer, how many contacts, which, what a round does) is
/// written here a second time, with sets and dictionaries and one person at a time.
public struct ReferenceSimulator {
  /// Who knows whom.
  public let graph: Graph
  /// How stories spread.
  public let rules: WaveRules
  /// Where first-hand opinions come from.
  public let firstHand: GivenFirstHand

  /// What becomes of the keys of telling: more than one layer or round has its own.
  var telling: @Sendable (RandomKey) -> RandomKey = { $0 }
  /// Where people tell in every round, what becomes of the key of who is silent: it is the same in each.
  var silence: (@Sendable (RandomKey) -> RandomKey)?
  /// The most people that somebody tells of those met at random, where contacts are such.
  var meetings: Int?

  /// How many people can tell each person, where a rule asks.
  private var whoCanTell: [Int]

  /// Makes a simulator.
  public init(graph: Graph, rules: WaveRules, firstHand: GivenFirstHand) {
    self.graph = graph
    self.rules = rules
    self.firstHand = firstHand
    let forms = Opinion.allCases.flatMap { [rules.voices[$0].tells, rules.voices[$0].retells] }
    var asks = forms.contains { $0.form == .weightedCascade }
    if case .groups(let groups) = firstHand {
      asks = asks || groups.contains { $0.rule.form == .weightedCascade }
    }
    whoCanTell = Array(repeating: 0, count: asks ? graph.people : 0)
    for person in 0..<(asks ? graph.people : 0) {
      for contact in graph.contacts(of: PersonID(person)) { whoCanTell[Int(contact)] += 1 }
    }
  }

  /// What came of a wave, and who knows what.
  public struct Result {
    /// The counts.
    public var outcome: WaveOutcome
    /// The first-hand people.
    public var groups: [FirstHandGroup]
    /// The opinion of whoever holds one.
    public var holds: [PersonID: Opinion] = [:]
    /// Who was told what.
    public var heard: ByOpinion<Set<PersonID>> = ByOpinion { _ in [] }
  }

  /// Runs the wave.
  public func run(_ random: RandomStream) -> Result {
    let groups = firstHandGroups(random)
    var result = Result(
      outcome: WaveOutcome(
        people: graph.people, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0),
      groups: groups)
    var firstHandPeople: ByOpinion<Set<PersonID>> = ByOpinion { _ in [] }
    for group in groups {
      for person in group.people {
        result.holds[person] = group.opinion
        firstHandPeople[group.opinion].insert(person)
      }
    }
    var newInRound: [ByOpinion<Int>] = []
    var toldInRound: [ByOpinion<Int>] = []
    var tellers: ByOpinion<Int> = ByOpinion { _ in 0 }
    var adopted: ByOpinion<Int> = ByOpinion { _ in 0 }
    var visits: ByOpinion<Int> = ByOpinion { _ in 0 }

    // Who tells what by which rule in the coming round.
    var due: [(person: PersonID, opinion: Opinion, rule: TellingRule)] = groups.flatMap { group in
      group.people.map { ($0, group.opinion, group.rule) }
    }
    var round = 0
    while !due.isEmpty && round < rules.roundLimit ?? Int.max {
      round += 1
      var toldNow: ByOpinion<[PersonID]> = ByOpinion { _ in [] }
      for teller in due {
        let told = contactsTold(by: teller.person, teller.rule, random)
        tellers[teller.opinion] += told.isEmpty ? 0 : 1
        visits[teller.opinion] += graph.contactCount(of: teller.person)
        toldNow[teller.opinion] += told
      }
      if toldNow.positive.isEmpty && toldNow.negative.isEmpty {
        round -= 1
        break
      }
      var new: ByOpinion<Int> = ByOpinion { _ in 0 }
      for opinion in Opinion.allCases {
        for person in Set(toldNow[opinion]) {
          let isNew = result.heard[opinion].insert(person).inserted
          if isNew && !firstHandPeople[opinion].contains(person) { new[opinion] += 1 }
        }
      }
      newInRound.append(new)
      toldInRound.append(ByOpinion { toldNow[$0].count })

      due = []
      for person in Set(toldNow.positive).union(toldNow.negative) where result.holds[person] == nil
      {
        let toldPositive = toldNow.positive.contains(person)
        let toldNegative = toldNow.negative.contains(person)
        let opinion: Opinion
        if toldPositive && toldNegative {
          switch rules.conflict {
          case .negativeWins: opinion = .negative
          case .positiveWins: opinion = .positive
          case .coin: opinion = unit(.conflict, person, 0, random) < 0.5 ? .negative : .positive
          }
        } else {
          opinion = toldPositive ? .positive : .negative
        }
        result.holds[person] = opinion
        adopted[opinion] += 1
        let voice = rules.voices[opinion]
        var chance = voice.retell
        for _ in 1..<round { chance *= voice.fade }
        if unit(.retelling, person, 0, random) < chance {
          due.append((person, opinion, voice.retells))
        }
      }
    }

    for opinion in Opinion.allCases {
      var counts = WaveOutcome.Counts()
      counts.firstHand = firstHandPeople[opinion].count
      counts.tellers = tellers[opinion]
      counts.tellings = toldInRound.map { $0[opinion] }.reduce(0, +)
      counts.reach = result.heard[opinion].subtracting(firstHandPeople[opinion]).count
      counts.adopted = adopted[opinion]
      counts.visits = visits[opinion]
      counts.newlyReached = newInRound.map { $0[opinion] }
      counts.tellingsByRound = toldInRound.map { $0[opinion] }
      result.outcome.counts[opinion] = counts
    }
    let knowsPositive = result.heard.positive.union(firstHandPeople.positive)
    let knowsNegative = result.heard.negative.union(firstHandPeople.negative)
    result.outcome.reachBoth = knowsPositive.intersection(knowsNegative).count
    result.outcome.rounds = round
    return result
  }

  // MARK: Choosing

  /// The contacts that a person tells by a rule.
  public func contactsTold(by person: PersonID, _ rule: TellingRule, _ random: RandomStream)
    -> [PersonID]
  {
    let contacts = (0..<graph.contactCount(of: person)).map { graph.contact($0, of: person) }
    let u: Double
    if let silence {
      let key = silence(key(.tellingCount, random))
      if key.draws(of: person).unit(0) < rule.silent { return [] }
      u = unit(.tellingCount, person, 0, random)
    } else {
      // One number says both who is silent, and of the others, how many contacts.
      let number = unit(.tellingCount, person, 0, random)
      if number < rule.silent { return [] }
      u = rest(number, rule.silent)
    }
    if let meetings { return met(by: person, rule, u, contacts, most: meetings, random) }
    switch rule.form {
    case .nobody:
      return []
    case .everyone:
      return contacts
    case .weightedCascade:
      return contacts.enumerated().filter { index, contact in
        let whoCanTell = whoCanTell[Int(contact)]
        let bits = draws(.tellingChoice, person, random).bits(index + 1)
        // Below 2^64 / whoCanTell, in whole numbers.
        return !bits.multipliedReportingOverflow(by: UInt64(whoCanTell)).overflow
      }.map(\.element)
    case .byWeight(let factor):
      return contacts.enumerated().filter { index, _ in
        let chance = (graph.weight(index, of: person) ?? 0) * factor
        return draws(.tellingChoice, person, random).unit(index + 1) < chance
      }.map(\.element)
    case .each(let chance):
      var told: [PersonID] = []
      var failuresLeft = gap(chance, person, 0, random)
      for contact in contacts {
        if failuresLeft == 0 {
          told.append(contact)
          failuresLeft = gap(chance, person, told.count, random)
        } else {
          failuresLeft -= 1
        }
      }
      return told
    case .count(let distribution):
      return first(count(distribution, at: u), of: contacts, person, random)
    case .layers:
      preconditionFailure("layers are walked through one by one")
    }
  }

  /// What is left of a uniform number of somebody who is not silent, as one of 0..<1.
  private func rest(_ u: Double, _ silent: Double) -> Double {
    silent > 0 ? min((u - silent) / (1 - silent), 1 - 0x1p-53) : u
  }

  /// The first contacts of a random order.
  private func first(
    _ wanted: Int, of contacts: [PersonID], _ person: PersonID, _ random: RandomStream
  ) -> [PersonID] {
    let d = contacts.count
    var order = contacts
    for index in 0..<min(wanted, d) {
      let draw = uniform(below: d - index, index, of: d, draws(.tellingChoice, person, random))
      order.swapAt(index, index + draw)
    }
    return Array(order.prefix(wanted))
  }

  /// Which of the people met at random a person tells.
  private func met(
    by person: PersonID, _ rule: TellingRule, _ u: Double, _ others: [PersonID], most: Int,
    _ random: RandomStream
  ) -> [PersonID] {
    switch rule.form {
    case .nobody: return []
    case .everyone: return first(most, of: others, person, random)
    case .count(let distribution):
      return first(min(most, count(distribution, at: u)), of: others, person, random)
    case .each(let chance):
      // Binomial, by adding chances up.
      var sum = 0.0
      for successes in 0..<most {
        sum += binomialChance(successes, of: most, chance)
        if u < sum { return first(successes, of: others, person, random) }
      }
      return first(most, of: others, person, random)
    case .weightedCascade, .byWeight, .layers: preconditionFailure("not for people met afresh")
    }
  }

  private func binomialChance(_ successes: Int, of trials: Int, _ chance: Double) -> Double {
    var result = 1.0
    for index in 0..<trials {
      result *= index < successes ? chance : 1 - chance
      if index < successes { result *= Double(trials - index) / Double(successes - index) }
    }
    return result
  }

  /// A number in `0..<bound`: of a half-word where there are few contacts, else of a whole word.
  private func uniform(below bound: Int, _ index: Int, of d: Int, _ draws: RandomDraws) -> Int {
    if d >= 65_536 { return Int(draws.below(UInt64(bound), index)) }
    let word = draws.bits(index / 2)
    let half = index % 2 == 0 ? word % 4_294_967_296 : word / 4_294_967_296
    return Int(half) * bound / 4_294_967_296
  }

  private func gap(_ chance: Double, _ person: PersonID, _ index: Int, _ random: RandomStream)
    -> Int
  {
    GeometricGap(chance: chance).failures(
      draws(.tellingChoice, person, random).bits(index), limit: 1_000_000)
  }

  /// The count at a uniform number, by adding up chances until they exceed it.
  private func count(_ distribution: CountDistribution, at u: Double) -> Int {
    switch distribution {
    case .exactly(let count): return count
    case .between(let low, let high):
      return low + Int(u * 4_294_967_296) * (high - low + 1) / 4_294_967_296
    case .shares(let shares):
      var sum = 0.0
      for entry in shares where entry.share > 0 {
        sum += entry.share
        if u < sum { return entry.count }
      }
      return shares.last { $0.share > 0 }?.count ?? 0
    case .poisson, .negativeBinomial:
      var sum = 0.0
      for k in 0..<10_000 {
        sum += chance(of: k, in: distribution)
        if u < sum { return k }
      }
      return 10_000
    }
  }

  // MARK: Customers

  /// Who holds which opinion first-hand.
  public func firstHandGroups(_ random: RandomStream) -> [FirstHandGroup] {
    var people: ByOpinion<[PersonID]> = ByOpinion { _ in [] }
    switch firstHand {
    case .groups(let groups): return groups
    case .customers(.listed(let listed)): people = listed
    case .customers(.atStart): break
    case .customers(.drawn(let size, let order, let satisfied, let dissatisfied)):
      for customer in customers(size, order, random) {
        let u = unit(.satisfaction, customer, 0, random)
        if u < dissatisfied {
          people.negative.append(customer)
        } else if u >= 1 - satisfied {
          people.positive.append(customer)
        }
      }
    }
    return Opinion.allCases.map {
      FirstHandGroup(people: people[$0], opinion: $0, rule: rules.voices[$0].tells)
    }
  }

  private func customers(
    _ size: CustomerCount, _ order: CustomerOrder, _ random: RandomStream
  ) -> [PersonID] {
    let number =
      switch size {
      case .share(let share): binomial(of: graph.people, share, random)
      case .count(let count): count
      }
    switch order {
    case .mostContacts: return Array(byContacts(random).prefix(number))
    case .random:
      var everybody = (0..<graph.people).map { PersonID($0) }
      for index in everybody.indices {
        let draw = draws(.customer, 0, random).below(UInt64(everybody.count - index), index)
        everybody.swapAt(index, index + Int(draw))
      }
      return Array(everybody.prefix(number))
    }
  }

  /// Everybody, those with more contacts first, and those with equally many in random order.
  private func byContacts(_ random: RandomStream) -> [PersonID] {
    var ordered: [PersonID] = []
    let everybody = (0..<graph.people).map { PersonID($0) }
    for contacts in Set(everybody.map { graph.contactCount(of: $0) }).sorted(by: >) {
      var equal = everybody.filter { graph.contactCount(of: $0) == contacts }
      let draws = draws(.customer, PersonID(ordered.count), random)
      for index in equal.indices {
        equal.swapAt(index, index + Int(draws.below(UInt64(equal.count - index), index)))
      }
      ordered += equal
    }
    return ordered
  }

  /// How many of some people are customers who are so with a chance each, by one uniform number.
  private func binomial(of people: Int, _ chance: Double, _ random: RandomStream) -> Int {
    let u = unit(.customerCount, 0, 0, random)
    var sum = 0.0
    for successes in 0..<people {
      sum += TestSupport.binomialChance(of: successes, among: people, chance: chance)
      if u < sum { return successes }
    }
    return people
  }

  // MARK: Random numbers

  private func draws(_ purpose: RandomPurpose, _ person: PersonID, _ random: RandomStream)
    -> RandomDraws
  {
    let isTelling = purpose == .tellingCount || purpose == .tellingChoice
    let key = key(purpose, random)
    return (isTelling ? telling(key) : key).draws(of: person)
  }

  private func key(_ purpose: RandomPurpose, _ random: RandomStream) -> RandomKey {
    RandomKey(
      seed: random.seed, purpose: purpose, replicate: UInt64(random.replicate),
      period: UInt64(random.period))
  }

  private func unit(
    _ purpose: RandomPurpose, _ person: PersonID, _ index: Int, _ random: RandomStream
  ) -> Double {
    draws(purpose, person, random).unit(index)
  }
}
