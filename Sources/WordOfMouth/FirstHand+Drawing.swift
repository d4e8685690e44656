internal import Randomness
internal import SocialGraph

/// Draws customers and their opinions: what ``FirstHand/drawn(_:order:satisfied:dissatisfied:)`` means.
///
/// | decision | purpose | draw |
/// |---|---|---|
/// | by share: is this person a customer? | customer, of the person | u < share, draw 0 |
/// | by count: who comes first | customer, of person 0 | draw i at step i of a shuffle |
/// | the opinion | satisfaction, of the person | negative if u < dissatisfied, else positive if u >= 1 - satisfied, draw 0 |
///
/// So more customers are the same ones and some more, and whoever is dissatisfied stays so when the
/// share of the dissatisfied rises.
struct CustomerDrawing: Sendable {
  private let size: FirstHand.Size
  private let people: Int
  private let satisfied: Double
  private let dissatisfied: Double
  /// The number of customers, expected by share.
  private let count: Int
  /// The customers where they are the same each time: those with the most contacts.
  private let hubs: [PersonID]?

  /// Prepares drawing customers among the people of a graph.
  ///
  /// - Complexity: O(1), or O(people log people) for those with the most contacts.
  init(
    _ size: FirstHand.Size, order: FirstHand.Order, satisfied: Double, dissatisfied: Double,
    graph: Graph
  ) {
    precondition(
      (0...1).contains(satisfied) && (0...1).contains(dissatisfied),
      "shares of customers are in 0...1")
    self.size = size
    self.satisfied = satisfied
    self.dissatisfied = dissatisfied
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

  /// Who holds which opinion first-hand under a luck.
  ///
  /// - Complexity: O(people) by share, O(customers) by count.
  func people(_ luck: Luck) -> ByOpinion<[PersonID]> {
    let satisfaction = luck.key(.satisfaction)
    let (unhappy, happy) = (dissatisfied, 1 - satisfied)
    var result = ByOpinion<[PersonID]>(positive: [], negative: [])
    result.positive.reserveCapacity(Int(satisfied * Double(count)) + 8)
    result.negative.reserveCapacity(Int(dissatisfied * Double(count)) + 8)
    @inline(__always)
    func ask(_ person: PersonID) {
      let u = satisfaction.draws(of: person).unit(0)
      if u < unhappy {
        result.negative.append(person)
      } else if u >= happy {
        result.positive.append(person)
      }
    }
    let customer = luck.key(.customer)
    if let hubs {
      for person in hubs { ask(person) }
    } else if case .share(let share) = size {
      for person in 0..<UInt32(truncatingIfNeeded: people)
      where customer.draws(of: person).unit(0) < share {
        ask(person)
      }
    } else {
      for person in firstOfRandomOrder(count, of: people, customer.draws(of: UInt64(0))) {
        ask(person)
      }
    }
    return result
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
