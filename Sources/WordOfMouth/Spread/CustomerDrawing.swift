internal import Randomness
internal import SocialGraph

/// Draws customers and their opinions: what ``Customers/drawn(_:order:satisfied:dissatisfied:)`` means.
///
/// | decision | purpose | draw |
/// |---|---|---|
/// | by share: is this person a customer? | customer, of the person | u < share, draw 0 |
/// | by count: who comes first | customer, of person 0 | draw i at step i of a shuffle |
/// | the opinion | satisfaction, of the person | negative if u < dissatisfied, else positive if u >= 1 - satisfied, draw 0 |
///
/// So more customers are the same ones and some more, and whoever is dissatisfied stays so when the
/// share of the dissatisfied rises.
struct CustomerDrawing: Sendable, Equatable {
  private let size: CustomerCount
  private let people: Int
  private let satisfied: Double
  private let dissatisfied: Double
  /// The number of customers, expected by share.
  let count: Int
  /// The customers where they are the same each time: those with the most contacts.
  private let hubs: [PersonID]?

  /// Prepares drawing customers among the people of a graph; nil where they are listed.
  ///
  /// - Complexity: O(1), or O(people log people) for those with the most contacts.
  init?(_ customers: KnownCustomers, graph: Graph) {
    let order: CustomerOrder
    switch customers {
    case .drawn(let size, let chosen, let satisfied, let dissatisfied):
      (self.size, order) = (size, chosen)
      (self.satisfied, self.dissatisfied) = (satisfied, dissatisfied)
    case .atStart(let size, let chosen):
      (self.size, order) = (size, chosen)
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
    hubs = order == .mostContacts ? graph.peopleWithMostContacts(count) : nil
  }

  /// Whether it is worth remembering who was drawn: those with the most contacts are the same each time.
  var isRemembered: Bool { hubs == nil }

  /// Draws who holds which opinion first-hand.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - drawn: Takes the people; its memory is reused.
  /// - Complexity: O(people) by share, O(customers) by count.
  func draw(_ random: RandomStream, into drawn: inout DrawnCustomers) {
    if hubs == nil { drawCustomers(random, into: &drawn) }
    drawn.ask(hubs, satisfied: satisfied, dissatisfied: dissatisfied, random)
  }

  /// Draws who is a customer, and does not ask what they think.
  ///
  /// - Complexity: O(people) by share, else O(customers).
  func drawCustomers(_ random: RandomStream, into drawn: inout DrawnCustomers) {
    let key = random.key(.customer)
    if let hubs {
      drawn.take(hubs)
      return
    }
    switch size {
    case .share(let share): drawn.drawShare(share, of: people, key)
    case .count: drawn.drawFirst(count, of: people, key.draws(of: UInt64(0)))
    }
  }
}

/// Customers drawn for one replicate, and memory to draw those of the next.
struct DrawnCustomers {
  /// In `0..<count`, the customers; beyond, room.
  private var customers: [PersonID] = []
  private var count = 0
  private var moved = MovedPlaces()
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

  /// Takes people as they are.
  fileprivate mutating func take(_ people: [PersonID]) {
    makeRoom(people.count, in: &customers)
    customers.replaceSubrange(..<people.count, with: people)
    count = people.count
  }

  /// Draws each person with one chance.
  fileprivate mutating func drawShare(_ share: Double, of people: Int, _ key: RandomKey) {
    makeRoom(people, in: &customers)
    let coin = CoinThreshold(chance: share)
    var list = customers.mutableSpan
    var end = 0
    // A word at a time: first all coins, a loop that compilers turn into vectors; then the people.
    for first in stride(from: 0, to: UInt64(people), by: 64) {
      var bits: UInt64 = 0
      for offset in UInt64(0)..<64 {
        bits |= (coin.sign(key.draws(of: first &+ offset).bits(0)) >> 63) &<< offset
      }
      // No bits of people who are not there.
      if UInt64(people) &- first < 64 { bits &= 1 << (UInt64(people) &- first) &- 1 }
      while bits != 0 {
        list[end] = PersonID(truncatingIfNeeded: first) &+ PersonID(bits.trailingZeroBitCount)
        end &+= 1
        bits &= bits &- 1
      }
    }
    count = end
  }

  /// Draws the first people of a random order.
  fileprivate mutating func drawFirst(_ wanted: Int, of people: Int, _ draws: RandomDraws) {
    makeRoom(wanted, in: &customers)
    firstOfRandomOrder(wanted, of: people, draws, into: &customers, &moved)
    count = wanted
  }

  /// Asks people what they think: those given, or else the customers drawn.
  fileprivate mutating func ask(
    _ given: [PersonID]?, satisfied: Double, dissatisfied: Double, _ random: RandomStream
  ) {
    let (people, count) = (given ?? customers, given?.count ?? count)
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

extension Graph {
  /// The people with the most contacts, of equals the lower id first.
  fileprivate func peopleWithMostContacts(_ count: Int) -> [PersonID] {
    // One number orders by contacts, falling, and then by id, rising.
    let keys = (0..<UInt64(people)).map { person in
      UInt64(UInt32.max - UInt32(contactCount(of: PersonID(person)))) << 32 | person
    }
    return keys.sorted().prefix(count).map { PersonID(truncatingIfNeeded: $0) }
  }
}
