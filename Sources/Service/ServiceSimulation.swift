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
/// 2. Who is in misery complains, posts instead, or is silent.
/// 3. Levers ask customers, and so find silent misery and may please; others call to find causes.
/// 4. Known misery that the firm does not refuse as the customer's own doing is attempted as far as capacity goes,
///    and resolved quickly, less quickly, or not; at once, or after some periods in which the customer waits.
/// 5. Every class with a story tells it, and may broadcast it: one wave over the whole graph.
/// 6. By what they heard now, or remember, customers leave or stay; leavers are interviewed and may be won back,
///    and their friends called; prospects join; newcomers replace some of those who left; what was noticed lowers
///    the share of misery from the next period on.
/// 7. It is added up in money at the period's end.
///
/// Sources: Hirschman, *Exit, Voice, and Loyalty*, Harvard 1970 (leaving and speaking up as what the
/// dissatisfied do); TARP, *Consumer complaint handling in America*, 1979 (loyalty by what became of a
/// complaint); and those of `Wave` for word of mouth. Every random decision is keyed by person,
/// purpose and period, so that models run with the same seed meet the same random numbers and can
/// be compared in pairs. Where the model has segments, the customers of each live by its own model; what
/// they hear, the capacity for attempts and what the firm learns are those of all. It knows nothing
/// of customers who come back by themselves.
public struct ServiceSimulation: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// The model.
  public let model: ServiceModel
  /// How stories spread; the model's stories define which contacts first-hand people tell.
  public let rules: WaveRules

  private let customers: CustomerBase
  /// Everybody, or the people of each segment.
  private let populations: [Population]
  /// What belongs to no segment, where there are segments.
  private let firm: Population?
  private let wave: GroupWave
  private let broadcasting: Broadcasting
  /// For each group of the wave, whose people are in it.
  private let tellers: [[Tellers]]

  /// Customers of some classes in a population.
  private struct Tellers {
    let population: Int
    var classes: [CustomerClass]
  }

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
    (populations, firm) = Population.all(of: model)
    var groups: [FirstHandStory] = []
    var tellers: [[Tellers]] = []
    for (population, part) in populations.enumerated() {
      for kind in CustomerClass.allCases {
        guard let story = part.model.classes[kind].story else { continue }
        let group = groups.firstIndex(of: story) ?? groups.count
        if group == groups.count {
          groups.append(story)
          tellers.append([])
        }
        if tellers[group].last?.population == population {
          tellers[group][tellers[group].count - 1].classes.append(kind)
        } else {
          tellers[group].append(Tellers(population: population, classes: [kind]))
        }
      }
    }
    self.tellers = tellers
    broadcasting = Broadcasting(model)
    wave = GroupWave(
      graph: graph, rules: rules, groups: groups, broadcasts: broadcasting.stories)
  }

  /// Who is a customer at the start.
  public var customersAtStart: KnownCustomers { customers.customers }

  /// Runs all periods of one replicate.
  ///
  /// - Parameters:
  ///   - seed: The random seed.
  ///   - replicate: The replicate, from 0.
  ///   - workspace: The worker's memory; what it held before does not matter.
  /// - Returns: The outcome; the same for the same simulation, seed and replicate. If the workspace
  ///   ``ServiceWorkspace/wasStopped``, that of the periods before.
  /// - Complexity: for each period that of its wave, and O(people / 64 + customers x coins).
  public func run(
    seed: UInt64, replicate: Int, in workspace: ServiceWorkspace
  ) -> ServiceOutcome {
    var random = RandomStream(seed: seed, replicate: replicate)
    start(random, in: workspace)
    // Of each population, and of the firm where that is none of them.
    var misery = (populations + [firm].compactMap(\.self)).map { MiseryShare($0.model) }
    var all = ServiceOutcome(periods: [], residualValue: 0)
    all.periods.reserveCapacity(model.periods)
    all.segments = model.segments.map { .init($0.name, all) }
    // What belonged to no segment in the last period.
    var ofFirm: PeriodOutcome?
    var discountFactor = 1.0
    for period in 0..<model.periods where !workspace.wave.stops(people: graph.people) {
      random.period = period
      discountFactor /= 1 + model.money.discount
      let lived = live(random, misery, in: workspace)
      if workspace.wasStopped { break }
      var (outcome, parts) = (lived.all, lived.parts)
      outcome.discountFactor = discountFactor
      for place in misery.indices { misery[place].learn(from: outcome.causesNoticed) }
      all.periods.append(outcome)
      ofFirm = lived.firm
      for place in all.segments.indices {
        parts[place].discountFactor = discountFactor
        all.segments[place].outcome.periods.append(parts[place])
      }
    }
    addResidualValue(to: &all, of: ofFirm, learnt: misery[0].learnt)
    return all
  }

  /// The first-hand people of the last period that was run in a workspace.
  ///
  /// - Precondition: the last run in it was one of this simulation.
  package func firstHandGroups(in workspace: ServiceWorkspace) -> [FirstHandGroup] {
    zip(wave.groups, workspace.memory.tellers).map {
      FirstHandGroup(people: $1, opinion: $0.opinion, rule: $0.tells)
    }
  }

  /// Adds what the customers of the last period's end are worth at the start, and for how many periods.
  ///
  /// What belongs to no segment costs as much for each customer as it did in the last period.
  private func addResidualValue(
    to all: inout ServiceOutcome, of firm: PeriodOutcome?, learnt: Double
  ) {
    guard let last = all.periods.last else { return }
    let parts = all.segments.isEmpty ? [last] : all.segments.compactMap(\.outcome.periods.last)
    let models = model.parts.map(\.model)
    let crowds = model.sharing(
      zip(models, parts).map { ($0, Crowd($1.customersAtEnd, waiting: $1.openCases)) },
      learnt: learnt)
    let ofFirm = firm.map { last.forEachCustomer($0.lastingCost) } ?? 0
    for place in parts.indices {
      let part = parts[place]
      let (amount, leaving) = later(part, models[place], crowds[place], learnt)
      func periods(_ customers: Double) -> Double {
        // Nobody is worth nothing, even where each were worth more than any number.
        customers == 0 ? 0 : customers / leaving * last.discountFactor
      }
      let expected = periods(Double(part.customersAtEnd))
      let value = expected * amount
      all.residualValue += value
      all.residualPeriods += expected
      let worth = periods(1) * (amount - ofFirm)
      all.worthAtEnd.append(worth.isFinite ? worth : 0)
      if !all.segments.isEmpty {
        all.segments[place].outcome.residualValue = value
        all.segments[place].outcome.residualPeriods = expected
      }
    }
    if firm != nil { all.residualValue -= all.residualPeriods * ofFirm }
  }

  /// What a customer of a population brings and costs in each period after the last one, and the chance with
  /// which the next one does not count: left or discounted.
  ///
  /// A customer costs in each period what one cost on average in the last one, but for exit interviews and
  /// replacing: whom they win back or bring is left out of retention too. Nothing is counted where customers
  /// have no margin, or none is retained.
  private func later(
    _ last: PeriodOutcome, _ model: ServiceModel, _ customers: Crowd, _ learnt: Double
  ) -> (amount: Double, leaving: Double) {
    let count = last.customersAtEnd
    if model.money.margin == 0 { return (0, .infinity) }
    let retention = model.retention(customers, learnt: learnt)
    if retention == 0 { return (0, .infinity) }
    let spent = last.spending + Double(last.joiners + last.replaced)
    let spending = model.spending(
      customers, learnt: learnt, before: count == 0 ? nil : spent / Double(count))
    let cost = last.forEachCustomer(last.lastingCost)
    return (
      model.money.margin * spending * retention - cost, 1 + model.money.discount - retention
    )
  }

  /// Forgets the last run: everybody is a customer or a prospect, and has heard nothing.
  private func start(_ random: RandomStream, in workspace: ServiceWorkspace) {
    customers.mark(random, in: workspace.wave, bits: &workspace.memory.customers)
    let customers = workspace.memory.customers
    for opinion in Opinion.allCases {
      workspace.memory.everHeard[opinion].removeAll(keepingCapacity: true)
      workspace.memory.everHeardCount[opinion] = 0
      workspace.memory.everHeard[opinion].append(
        contentsOf: repeatElement(0, count: customers.count))
      workspace.memory.remembered[opinion].removeAll(keepingCapacity: true)
    }
    let everybody = customers.indices.map { word in
      UInt64.max >> UInt64(64 - min(64, graph.people - word << 6))
    }
    let people =
      model.segments.isEmpty
      ? [everybody]
      : Population.people(of: model.segments, random.key(.segment), among: everybody)
    workspace.memory.populations.removeLast(
      max(0, workspace.memory.populations.count - people.count))
    while workspace.memory.populations.count < people.count {
      workspace.memory.populations.append(ServiceMemory())
    }
    for (place, people) in people.enumerated() {
      workspace.memory.populations[place].forget(
        words: customers.count, takesTime: populations[place].coins.takesTime,
        buysLess: populations[place].coins.buysLess)
      for (word, (people, bits)) in zip(people, customers).enumerated() {
        workspace.memory.populations[place].people += people.nonzeroBitCount
        workspace.memory.populations[place].words[word] =
          PeopleWord(people: people, customers: bits & people)
      }
    }
  }

  /// Lives one period through.
  ///
  /// - Returns: What came of everybody, of each population, and of what belongs to no segment.
  private func live(
    _ random: RandomStream, _ misery: [MiseryShare], in workspace: ServiceWorkspace
  ) -> (all: PeriodOutcome, parts: [PeriodOutcome], firm: PeriodOutcome?) {
    let keys = ServiceStreams(random, levers: model.listening)
    func period(_ population: Population, _ misery: MiseryShare) -> Period {
      Period(
        model: population.model, coins: population.coins, keys: keys, people: graph.people,
        misery: misery)
    }
    var periods = zip(populations, misery).map(period)
    var ofFirm = firm.map { period($0, misery[misery.count - 1]) }
    for place in periods.indices {
      periods[place].experience(&workspace.memory.populations[place])
      periods[place].refuse(&workspace.memory.populations[place])
    }
    if ofFirm == nil { periods[0].audit() } else { ofFirm?.audit() }
    limitAttempts(&workspace.memory.populations, keys)
    for place in periods.indices {
      periods[place].recover(&workspace.memory.populations[place])
      periods[place].wait(&workspace.memory.populations[place])
      periods[place].sort(&workspace.memory.populations[place])
    }
    gatherTellers(&workspace.memory)
    gatherBroadcasters(&workspace.memory, &periods)
    // Taken out and put back, so that the wave can fill it while it reads the lists.
    var heard = ByOpinion<[UInt64]> { _ in [] }
    swap(&heard, &workspace.memory.heard)
    let told = wave.run(
      random, people: workspace.memory.tellers, broadcasters: workspace.memory.broadcasters,
      in: workspace.wave, heard: &heard)
    for opinion in Opinion.allCases {
      workspace.memory.everHeardCount[opinion] += addPeople(
        heard[opinion], to: &workspace.memory.everHeard[opinion])
    }
    periods[0].remember(workspace.memory.remembered, &workspace.memory.remembering, &heard)
    for place in periods.indices {
      periods[place].prepareToDecide(&workspace.memory.populations[place], heard)
    }
    let called = callFriends(periods, workspace.memory.populations)
    for place in periods.indices {
      periods[place].noteGone(&workspace.memory.populations[place])
      periods[place].consequences(&workspace.memory.populations[place], heard, called)
      periods[place].dropCasesOfLeavers(&workspace.memory.populations[place])
      periods[place].spend(&workspace.memory.populations[place])
      periods[place].replaceLeavers(&workspace.memory.populations[place])
      periods[place].settle()
    }
    swap(&heard, &workspace.memory.remembered)
    swap(&heard, &workspace.memory.heard)
    ofFirm?.settle()
    let parts = periods.map(\.outcome)
    var all = ofFirm?.outcome ?? parts[0]
    if ofFirm != nil { for part in parts { all.add(part) } }
    all.wave = told
    all.everHeard = workspace.memory.everHeardCount
    return (all, parts, ofFirm?.outcome)
  }

  /// Takes as many attempts of all populations together as capacity allows; of one, that is part of its
  /// recovery.
  private func limitAttempts(_ memory: inout [ServiceMemory], _ keys: ServiceStreams) {
    guard let firm, let capacity = model.recovery.capacity else { return }
    var all = memory[0].words
    for part in memory.dropFirst() {
      for word in all.indices { all[word].attempted |= part.words[word].attempted }
    }
    AttemptChoice.limit(
      &all, to: capacity, firm.coins.attempt, keys.attempt, &memory[0].attempts)
    for place in memory.indices {
      for word in all.indices { memory[place].words[word].attempted &= all[word].attempted }
    }
  }

  /// Calls friends of those about to leave, of whatever segment both are.
  private func callFriends(
    _ periods: [Period], _ memory: [ServiceMemory]
  ) -> CalledFriends {
    guard periods[0].coins.callsFriends else { return CalledFriends() }
    var customers = [UInt64](repeating: 0, count: memory[0].words.indices.count)
    var leaving = customers
    for (period, part) in zip(periods, memory) {
      let more = period.leaving(part)
      for word in customers.indices {
        customers[word] |= part.words[word].customers
        leaving[word] |= more[word]
      }
    }
    return periods[0].callFriends(graph, customers, of: leaving)
  }

  /// Lists the people of each group of the wave; those of a population in order of id.
  private func gatherTellers(_ memory: inout MarketMemory) {
    while memory.tellers.count < tellers.count { memory.tellers.append([]) }
    memory.tellers.removeLast(memory.tellers.count - tellers.count)
    for (group, parts) in tellers.enumerated() {
      memory.tellers[group].removeAll(keepingCapacity: true)
      for part in parts {
        memory.populations[part.population].stayingOrJoining.add(
          part.classes, to: &memory.tellers[group])
      }
    }
  }

  /// Lists who broadcasts each story.
  private func gatherBroadcasters(_ memory: inout MarketMemory, _ periods: inout [Period]) {
    let stories = broadcasting.stories.count
    while memory.broadcasters.count < stories { memory.broadcasters.append([]) }
    memory.broadcasters.removeLast(memory.broadcasters.count - stories)
    for story in 0..<stories { memory.broadcasters[story].removeAll(keepingCapacity: true) }
    for place in periods.indices {
      periods[place].broadcast(
        broadcasting, memory.populations[place], into: &memory.broadcasters)
    }
  }
}
