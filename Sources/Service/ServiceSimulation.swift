internal import Randomness
public import SocialGraph
public import WordOfMouth

/// A service model on a graph, ready to run with any random numbers.
///
/// It is immutable and shared between workers; what changes during a run is in a ``ServiceWorkspace``,
/// one for each worker.
///
/// ```swift
/// let simulation = ServiceSimulation(
///   graph: graph, model: model, rules: rules, customers: .atStart(.share(0.6), order: .random))
/// let outcome = simulation.run(seed: 42, replicate: 0, in: ServiceWorkspace())
/// ```
///
/// In each period:
///
/// 1. Each customer is served or not, and meets misery, magic or an ordinary experience.
/// 2. Who is in misery complains or is silent.
/// 3. Levers ask customers, and so find silent misery and may please; others call to find causes.
/// 4. Known misery is attempted as far as capacity goes, and resolved quickly, less quickly, or not.
/// 5. Every class with a story tells it: one wave over the whole graph.
/// 6. By what they heard now, or remember, customers leave or stay; leavers are interviewed and may be won back; prospects join; what was
///    noticed lowers the share of misery from the next period on.
/// 7. It is added up in money at the period's end.
///
/// Sources: Hirschman, *Exit, Voice, and Loyalty*, Harvard 1970 (leaving and speaking up as what the
/// dissatisfied do); TARP, *Consumer complaint handling in America*, 1979 (loyalty by what became of a
/// complaint); and those of `Wave` for word of mouth. Every random decision is keyed by person,
/// purpose and period, so that models run with the same seed meet the same random numbers and can
/// be compared in pairs. It knows nothing of prices that differ between customers, or of customers
/// who come back by themselves.
public struct ServiceSimulation: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// The model.
  public let model: ServiceModel
  /// How stories spread; the model's stories define which contacts first-hand people tell.
  public let rules: WaveRules

  private let customers: CustomerBase
  private let coins: ServiceCoins
  private let wave: GroupWave
  /// For each group of the wave, the classes whose people are in it.
  private let classesOfGroup: [[CustomerClass]]

  /// Prepares a simulation.
  ///
  /// - Parameters:
  ///   - graph: Who knows whom.
  ///   - model: What happens.
  ///   - rules: How stories spread.
  ///   - customers: Who is a customer at the start.
  /// - Precondition: the model has no ``ServiceModel/problem``, and what `Wave` and `CustomerBase` ask.
  /// - Complexity: that of preparing a `Wave`.
  public init(
    graph: Graph, model: ServiceModel, rules: WaveRules, customers: KnownCustomers
  ) {
    precondition(model.problem == nil, "the service model's numbers are out of range")
    self.graph = graph
    self.model = model
    self.rules = rules
    self.customers = CustomerBase(customers, graph: graph)
    coins = ServiceCoins(model)
    var groups: [FirstHandStory] = []
    var classes: [[CustomerClass]] = []
    for kind in CustomerClass.allCases {
      guard let story = model.classes[kind].story else { continue }
      if let index = groups.firstIndex(of: story) {
        classes[index].append(kind)
      } else {
        groups.append(story)
        classes.append([kind])
      }
    }
    classesOfGroup = classes
    wave = GroupWave(graph: graph, rules: rules, groups: groups)
  }

  /// Who is a customer at the start.
  public var customersAtStart: KnownCustomers { customers.customers }

  /// Runs all periods of one replicate.
  ///
  /// - Parameters:
  ///   - seed: The random seed.
  ///   - replicate: The replicate, from 0.
  ///   - workspace: The worker's memory; what it held before does not matter.
  /// - Returns: The outcome; the same for the same simulation, seed and replicate.
  /// - Complexity: for each period that of its wave, and O(people / 64 + customers x coins).
  public func run(
    seed: UInt64, replicate: Int, in workspace: ServiceWorkspace
  ) -> ServiceOutcome {
    var random = RandomStream(seed: seed, replicate: replicate)
    start(random, in: workspace)
    var misery = MiseryShare(model)
    var periods: [PeriodOutcome] = []
    periods.reserveCapacity(model.periods)
    var discountFactor = 1.0
    for period in 0..<model.periods {
      random.period = period
      discountFactor /= 1 + model.money.discount
      var outcome = live(random, misery, in: workspace)
      outcome.discountFactor = discountFactor
      misery.learn(from: outcome.causesNoticed)
      periods.append(outcome)
    }
    let residual = periods.last.map { self.residual($0, misery) } ?? (value: 0, periods: 0)
    return ServiceOutcome(
      periods: periods, residualValue: residual.value, residualPeriods: residual.periods)
  }

  /// The first-hand people of the last period that was run in a workspace.
  ///
  /// - Precondition: the last run in it was one of this simulation.
  package func firstHandGroups(in workspace: ServiceWorkspace) -> [FirstHandGroup] {
    zip(wave.groups, workspace.memory.tellers).map {
      FirstHandGroup(people: $1, opinion: $0.opinion, rule: $0.tells)
    }
  }

  /// What the customers of the last period's end are worth at the start, and for how many periods.
  ///
  /// A customer costs in each period what one cost on average in the last one, but for exit interviews:
  /// whom they win back is left out of retention too. Nothing is counted where customers have no margin, or
  /// none is retained.
  private func residual(
    _ last: PeriodOutcome, _ misery: MiseryShare
  ) -> (value: Double, periods: Double) {
    let customers = last.stayed + last.joiners
    // Nobody is worth nothing, even where each were worth more than any number.
    if customers == 0 || model.money.margin == 0 { return (0, 0) }
    let retention = model.retention(customers: customers, learnt: misery.learnt)
    if retention == 0 { return (0, 0) }
    let periods =
      Double(customers) / (1 + model.money.discount - retention) * last.discountFactor
    let cost = last.forEachCustomer(last.cost - last.exitInterviewCost)
    return (periods * (model.money.margin * retention - cost), periods)
  }

  /// Forgets the last run: everybody is a customer or a prospect, and has heard nothing.
  private func start(_ random: RandomStream, in workspace: ServiceWorkspace) {
    customers.mark(random, in: workspace.wave, bits: &workspace.memory.customers)
    let customers = workspace.memory.customers
    for opinion in Opinion.allCases {
      workspace.memory.everHeard[opinion].removeAll(keepingCapacity: true)
      workspace.memory.everHeard[opinion].append(
        contentsOf: repeatElement(0, count: customers.count))
      workspace.memory.remembered[opinion].removeAll(keepingCapacity: true)
    }
    workspace.memory.words.removeAll(keepingCapacity: true)
    for (word, bits) in customers.enumerated() {
      let number = min(64, graph.people - word << 6)
      workspace.memory.words.append(
        PeopleWord(people: ~0 >> UInt64(64 - number), customers: bits))
    }
  }

  /// Lives one period through.
  private func live(
    _ random: RandomStream, _ misery: MiseryShare, in workspace: ServiceWorkspace
  ) -> PeriodOutcome {
    let keys = ServiceStreams(random, levers: model.listening)
    var period = Period(
      model: model, coins: coins, keys: keys, people: graph.people, misery: misery)
    period.experience(&workspace.memory)
    period.audit()
    period.recover(&workspace.memory)
    gatherTellers(&workspace.memory, period.outcome.byClass)
    // Taken out and put back, so that the wave can fill it while it reads the lists.
    var heard = ByOpinion<[UInt64]> { _ in [] }
    swap(&heard, &workspace.memory.heard)
    period.outcome.wave = wave.run(
      random, people: workspace.memory.tellers, in: workspace.wave, heard: &heard)
    period.outcome.everHeard = ByOpinion {
      Self.add(heard[$0], to: &workspace.memory.everHeard[$0])
    }
    period.remember(workspace.memory.remembered, &workspace.memory.remembering, &heard)
    period.consequences(&workspace.memory, heard)
    swap(&heard, &workspace.memory.remembered)
    swap(&heard, &workspace.memory.heard)
    period.settle()
    return period.outcome
  }

  /// Adds people to others, and counts all of them.
  private static func add(_ people: [UInt64], to others: inout [UInt64]) -> Int {
    var count = 0
    for word in people.indices {
      others[word] |= people[word]
      count += others[word].nonzeroBitCount
    }
    return count
  }

  /// Lists the people of each group of the wave.
  private func gatherTellers(_ memory: inout ServiceMemory, _ byClass: ByClass<Int>) {
    while memory.tellers.count < classesOfGroup.count { memory.tellers.append([]) }
    memory.tellers.removeLast(memory.tellers.count - classesOfGroup.count)
    for (group, classes) in classesOfGroup.enumerated() {
      let count = classes.reduce(0) { $0 + byClass[$1] }
      Self.gather(classes, count, of: memory.words, into: &memory.tellers[group])
    }
  }

  /// Lists the people of some classes, this many, in order of id.
  private static func gather(
    _ classes: [CustomerClass], _ count: Int, of words: [PeopleWord], into list: inout [PersonID]
  ) {
    // One more place, for what is written of a word that has no more people.
    let places = count + 1
    list.removeLast(max(0, list.count - places))
    list.append(contentsOf: repeatElement(0, count: places - list.count))
    var people = list.mutableSpan
    var place = 0
    for (number, word) in words.enumerated() {
      var rest: UInt64 = 0
      for kind in classes { rest |= word.customers(of: kind) }
      // Whether a word has one more is hard to predict, that it has no more than four is not.
      for _ in 0..<4 { write(&rest, ofWord: number, to: &people, at: &place) }
      while rest != 0 { write(&rest, ofWord: number, to: &people, at: &place) }
    }
    list.removeLast()
  }

  /// Moves the first person of what is left of a word to a place in a list; without one, the place stays.
  @inline(__always)
  private static func write(
    _ rest: inout UInt64, ofWord number: Int, to people: inout MutableSpan<PersonID>,
    at place: inout Int
  ) {
    people[place] = PersonID(truncatingIfNeeded: number &<< 6 &+ rest.trailingZeroBitCount)
    place &+= rest == 0 ? 0 : 1
    rest &= rest &- 1
  }
}
