internal import Randomness
internal import SocialGraph
internal import SpreadTypes

/// Draws customers and their opinions: what ``Customers/drawn(_:order:satisfied:dissatisfied:)`` means.
///
/// | decision | purpose | draw |
/// |---|---|---|
/// | by share: how many are customers | customerCount, of person 0 | inversion of a binomial distribution, draw 0 |
/// | who comes first | customer, of person 0 | draw i at step i of a shuffle |
/// | by contacts: who comes first of those with equally many | customer, of the person whose id is the number of those with more | draw i at step i of a shuffle of them |
/// | the opinion | satisfaction, of the person | negative if u < dissatisfied, else positive if u >= 1 - satisfied, draw 0 |
///
/// So more customers are the same ones and some more, by share and by count, and whoever is dissatisfied
/// stays so when the share of the dissatisfied rises. By share, everybody is a customer with that chance,
/// independently of others: see ``CustomerNumber``.
struct CustomerDrawing: Sendable, Equatable {
  private let number: CustomerNumber
  private let people: Int
  private let satisfied: Double
  private let dissatisfied: Double
  /// The number of customers, expected by share.
  let count: Int
  /// The customers where they are those with the most contacts, nil where their order is random.
  private let ranked: RankedCustomers?

  /// Prepares drawing customers among the people of a graph; nil where they are listed.
  ///
  /// - Complexity: that of a ``CustomerNumber``, or O(people log people) for those with the most contacts.
  init?(_ customers: KnownCustomers, graph: Graph) {
    let (size, order): (CustomerCount, CustomerOrder)
    switch customers {
    case .drawn(let wanted, let chosen, let satisfied, let dissatisfied):
      (size, order) = (wanted, chosen)
      (self.satisfied, self.dissatisfied) = (satisfied, dissatisfied)
    case .atStart(let wanted, let chosen):
      (size, order) = (wanted, chosen)
      (satisfied, dissatisfied) = (0, 0)
    case .listed: return nil
    }
    precondition(
      (0...1).contains(satisfied) && (0...1).contains(dissatisfied),
      "shares of customers are in 0...1")
    people = graph.people
    switch size {
    case .share(let share):
      precondition((0...1).contains(share), "the share of customers is in 0...1")
      count = Int((share * Double(graph.people)).rounded())
    case .count(let number):
      precondition(number >= 0, "the number of customers is not negative")
      count = min(number, graph.people)
    }
    number = CustomerNumber(size, of: graph.people)
    ranked = order == .mostContacts ? RankedCustomers(size, of: graph) : nil
  }

  /// Whether it is worth remembering who was drawn: most of those with the most contacts are the same each
  /// time, and two graphs have others.
  var isRemembered: Bool { ranked == nil }

  /// Draws who holds which opinion first-hand.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - drawn: Takes the people; its memory is reused.
  /// - Complexity: that of ``drawCustomers(_:into:)``.
  func draw(_ random: RandomStream, into drawn: inout DrawnCustomers) {
    drawCustomers(random, into: &drawn)
    drawn.ask(satisfied: satisfied, dissatisfied: dissatisfied, random)
  }

  /// What the kernel draws first-hand people of small waves by; nil where they are too many, or those with the
  /// most contacts.
  func starts(_ randoms: ArraySlice<RandomStream>) -> SmallWaveStarts? {
    if ranked != nil { return nil }
    var waves: [DrawnWave] = []
    waves.reserveCapacity(randoms.count)
    for random in randoms {
      let count = number.draw(random)
      if count > SmallWaveLimits.drawn { return nil }
      waves.append(
        DrawnWave(
          count: UInt32(truncatingIfNeeded: count), order: random.key(.customer).word,
          opinions: random.key(.satisfaction).word, streams: StreamWords(random)))
    }
    return .drawn(
      waves, CoinThreshold(chance: dissatisfied), CoinThreshold(chance: 1 - satisfied))
  }

  /// Draws who is a customer, and does not ask what they think.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - drawn: Takes the people; its memory is reused.
  ///   - sorts: Whether many are put in order of id.
  /// - Complexity: O(customers); those with the most contacts as ``RankedCustomers/draw(_:into:)``.
  func drawCustomers(
    _ random: RandomStream, into drawn: inout DrawnCustomers, sorts: Bool = true
  ) {
    if let ranked {
      ranked.draw(random, into: &drawn)
    } else {
      drawn.drawFirst(
        number.draw(random), of: people, random.key(.customer).draws(of: UInt64(0)),
        sorts: sorts)
    }
  }
}

/// Customers drawn for one replicate, and memory to draw those of the next.
struct DrawnCustomers {
  /// In `0..<count`, the customers; beyond, room.
  private var customers: [PersonID] = []
  private var count = 0
  private var shuffle = ShuffleMemory()
  private var sorted = PersonBits()
  /// Those who hold each opinion first-hand; beyond, room.
  private(set) var holders = ByOpinion<[PersonID]>(positive: [], negative: [])
  /// How many they are.
  private(set) var holderCounts = ByOpinion(positive: 0, negative: 0)

  /// The people who hold each opinion first-hand.
  var firstHand: ByOpinion<[PersonID]> {
    ByOpinion { Array(holders[$0].prefix(holderCounts[$0])) }
  }

  /// The customers.
  var drawn: ArraySlice<PersonID> { customers[..<count] }

  /// Takes people as they are, and of others the first of a random order.
  mutating func take(
    _ people: ArraySlice<PersonID>, and wanted: Int, of others: ArraySlice<PersonID>,
    _ draws: RandomDraws
  ) {
    count = people.count + wanted
    makeRoom(count, in: &customers)
    if wanted == others.count {
      customers.replaceSubrange(..<wanted, with: others)
    } else {
      firstOfRandomOrder(wanted, of: others.count, draws, into: &customers, &shuffle)
      for index in 0..<wanted {
        customers[index] = others[others.startIndex + Int(customers[index])]
      }
    }
    customers.replaceSubrange(wanted..<count, with: people)
  }

  /// Draws the first people of a random order; many are put in order of id, in which what each of them
  /// does next reads memory from one end to the other.
  fileprivate mutating func drawFirst(
    _ wanted: Int, of people: Int, _ draws: RandomDraws, sorts: Bool
  ) {
    makeRoom(wanted, in: &customers)
    firstOfRandomOrder(wanted, of: people, draws, into: &customers, &shuffle)
    count = wanted
    if sorts && wanted > people / 64 { sorted.sort(&customers, count: wanted, people: people) }
  }

  /// Asks the customers what they think.
  fileprivate mutating func ask(satisfied: Double, dissatisfied: Double, _ random: RandomStream) {
    // Held here, the customers can be seen beside those who hold opinions; they are not copied.
    let people = customers
    makeRoom(count + 1, in: &holders.positive)
    makeRoom(count + 1, in: &holders.negative)
    let key = random.key(.satisfaction)
    let (unhappy, content) = (
      CoinThreshold(chance: dissatisfied), CoinThreshold(chance: 1 - satisfied)
    )
    holderCounts = Self.ask(
      people.span, count, unhappy, content, key, &holders.positive, &holders.negative)
  }

  // Each array by itself lets them be seen through spans side by side.
  private static func ask(
    _ people: Span<PersonID>, _ count: Int, _ unhappy: CoinThreshold, _ content: CoinThreshold,
    _ key: RandomKey, _ positive: inout [PersonID], _ negative: inout [PersonID]
  ) -> ByOpinion<Int> {
    var positives = positive.mutableSpan
    var negatives = negative.mutableSpan
    var counts = ByOpinion(positive: 0, negative: 0)
    for index in 0..<count {
      let person = people[index]
      let bits = key.draws(of: person).bits(0)
      let isUnhappy = Int(truncatingIfNeeded: unhappy.sign(bits) >> 63)
      let isHappy = 1 &- Int(truncatingIfNeeded: content.sign(bits) >> 63)
      negatives[counts.negative] = person
      counts.negative &+= isUnhappy
      positives[counts.positive] = person
      counts.positive &+= isHappy & (1 &- isUnhappy)
    }
    return counts
  }

  private func makeRoom(_ count: Int, in list: inout [PersonID]) {
    if list.count < count { list += repeatElement(0, count: count - list.count) }
  }
}

/// Customers of the first replicates: waves that want the same ones under the same random stream, as those of a sweep
/// do, need not draw them again.
struct RememberedCustomers {
  /// How many people are remembered, at most: 4 MiB of them.
  private static let mostPeople = 1 << 20
  /// How many replicates are remembered, at most.
  private static let mostDraws = 1 << 10

  private struct Draw {
    var drawing: CustomerDrawing
    var random: RandomStream
    var holders: ByOpinion<[PersonID]>
  }

  private var draws: [Draw?] = []

  /// Who holds each opinion first-hand drawn or remembered; nil for a replicate that is not
  /// to be remembered.
  ///
  /// - Complexity: O(1) where it is remembered, else as ``CustomerDrawing/draw(_:into:)``.
  mutating func holders(
    _ drawing: CustomerDrawing, _ random: RandomStream, drawnIn memory: inout DrawnCustomers
  ) -> ByOpinion<[PersonID]>? {
    let place = random.replicate
    guard drawing.isRemembered, place < Self.mostDraws,
      (place + 1) * drawing.count <= Self.mostPeople
    else { return nil }
    if draws.count <= place {
      draws += repeatElement(nil, count: place + 1 - draws.count)
    }
    if let draw = draws[place], draw.random == random, draw.drawing == drawing {
      return draw.holders
    }
    drawing.draw(random, into: &memory)
    let holders = memory.firstHand
    draws[place] = Draw(drawing: drawing, random: random, holders: holders)
    return holders
  }
}
