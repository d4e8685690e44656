import Parallelism
import Randomness

/// `GraphModel.randomRegular(people:contacts:)`: everybody has the same number of random contacts.
///
/// 1. If contacts > (people - 1) / 2, generate who does *not* know whom: the regular graph of
///    people - 1 - contacts, and take its complement.
/// 2. Give everybody `contacts` half-ties and join them in pairs at random.
/// 3. If there is a self-loop or a repeat, start again at 2; but at most 300 times, and only for the
///    first million half-ties in all.
/// 4. After that, go through the half-ties in order. Where a tie is a self-loop or repeats another
///    of that person, draw a random tie and switch ends with it: {u, v} and {x, y} become {u, x}
///    and {v, y}. Draw again if that would make a self-loop or a repeat; should 1000 draws in a row
///    fail, which takes a tiny graph, start again at 2.
///
/// A pairing without self-loops and repeats is a uniformly random simple regular graph; its chance
/// is about exp(-(contacts^2 - 1) / 4), so step 3 makes small graphs of up to four contacts exactly
/// uniform. A switched graph is nearly so: about (contacts^2 - 1) / 4 ties are switched, a share
/// contacts / (2 people) of all, and how they lie is not corrected for.
///
/// Limits: contacts in 0...people - 1; people x contacts even, since every tie has two ends.
///
/// Complexity: O(people x contacts + contacts^3) expected time; one worker pairs and switches.
///
/// References: Bollobas, *A probabilistic proof of an asymptotic formula for the number of labelled
/// regular graphs*, Eur. J. Comb. 1 (1980), the pairing; Steger and Wormald, *Generating random
/// regular graphs quickly*, Comb. Probab. Comput. 8 (1999); McKay and Wormald, *Uniform generation
/// of random regular graphs of moderate degree*, J. Algorithms 11 (1990), the switches.
struct RandomRegular: GraphGenerator {
  let people: Int
  let contacts: Int

  var parameterProblem: GraphModelProblem? {
    problem(ofCount: contacts, named: "contacts")
      ?? .unless(
        people % 2 == 0 || contacts % 2 == 0, "contacts",
        "\(people) people with \(contacts) contacts each would be half a tie short; one of the two"
          + " numbers must be even")
  }

  var expectedTies: Double { Double(people) * Double(contacts) / 2 }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    if contacts > max(0, people - 1) / 2 {
      return try RandomRegular(people: people, contacts: people - 1 - contacts)
        .graph(random: random, workers: workers).complement()
    }
    var list = TieList()
    guard contacts > 0 else { return try list.graph(people: people, workers: workers) }
    do {
      let redraws = min(300, UInt64(1_000_000 / (people * contacts)))
      var attempt: UInt64 = 0
      func joined(_ attempt: UInt64) -> HalfTiePairing {
        HalfTiePairing(
          people: people, contacts: contacts, random: random.key(stage: 2 * attempt), workers)
      }
      var pairing = joined(0)
      while try !pairing.becomesSimple(
        switching: attempt >= redraws, random: random.key(stage: 2 * attempt + 1), workers)
      {
        attempt += 1
        pairing = joined(attempt)
      }
      for half in pairing.partner.indices where half < pairing.partner[half] {
        list.add(pairing.owner(UInt32(half)), pairing.owner(pairing.partner[half]))
      }
    }
    return try list.graph(people: people, workers: workers)
  }
}

/// Half-ties joined in pairs: person u has half-ties `u * contacts ..< (u + 1) * contacts`.
private struct HalfTiePairing {
  let contacts: UInt32
  /// The half-tie each is joined with.
  var partner: [UInt32]
  /// Who is tied, if there are many contacts and ties to switch.
  private var pairs: TiedPairs?

  /// Joins the half-ties at random.
  init(people: Int, contacts: Int, random: RandomKey, _ workers: Workers) {
    self.contacts = UInt32(contacts)
    var order = Array(0..<UInt32(people * contacts))
    shuffle(&order, random: random, workers: workers)
    partner = [UInt32](repeating: 0, count: order.count)
    for index in stride(from: 1, to: order.count, by: 2) {
      partner[Int(order[index - 1])] = order[index]
      partner[Int(order[index])] = order[index - 1]
    }
  }

  func owner(_ half: UInt32) -> PersonID { half / contacts }

  private func isTied(_ person: PersonID, _ other: PersonID) -> Bool {
    pairs?[person, other] ?? isInRow(of: person, other)
  }

  private func isInRow(of person: PersonID, _ other: PersonID) -> Bool {
    let start = Int(person) * Int(contacts)
    return holds(
      partner.span.extracting(start..<start + Int(contacts)), anyOf: other * contacts,
      count: contacts)
  }

  /// Lists the pairs that are tied, if that pays.
  private mutating func listPairs(people: Int) {
    guard var listed = TiedPairs(people: people, contacts: Int(contacts)) else { return }
    for half in partner.indices { listed[owner(UInt32(half)), owner(partner[half])] = true }
    pairs = listed
  }

  /// Whether there are no self-loops and repeats, or none any more after `switching` them away.
  ///
  /// A switch never makes a self-loop or a repeat, so what was checked stays right.
  mutating func becomesSimple(
    switching: Bool, random: RandomKey, _ workers: Workers
  ) throws(GraphModelProblem) -> Bool {
    let people = partner.count / Int(contacts)
    if switching { listPairs(people: people) }
    // The person whose row last held each person, plus one.
    var seenIn = [UInt32](repeating: 0, count: people)
    for person in 0..<UInt32(people) {
      if person & 0xFFF == 0, workers.isCancelled { throw .stopped }
      for half in person * contacts..<(person + 1) * contacts {
        var contact = owner(partner[Int(half)])
        if contact == person || seenIn[Int(contact)] == person + 1 {
          guard switching, switched(half, of: person, random: random) else { return false }
          contact = owner(partner[Int(half)])
        }
        seenIn[Int(contact)] = person + 1
      }
    }
    return true
  }

  private mutating func switched(_ half: UInt32, of person: PersonID, random: RandomKey) -> Bool {
    let draws = random.draws(of: half)
    let far = partner[Int(half)]
    let contact = owner(far)
    for draw in 0..<1000 {
      let near = UInt32(truncatingIfNeeded: draws.below(UInt64(partner.count), draw))
      let end = partner[Int(near)]
      let (x, y) = (owner(near), owner(end))
      // {u, x} and {v, y} must be ties of two people, new, and not the same tie.
      guard x != person, y != contact, !(person == contact && x == y),
        !isTied(person, x), !isTied(contact, y)
      else { continue }
      partner[Int(half)] = near
      partner[Int(near)] = half
      partner[Int(far)] = end
      partner[Int(end)] = far
      if pairs != nil {
        // What was tied twice still is once.
        let (isStillTied, areStillTied) = (isInRow(of: person, contact), isInRow(of: x, y))
        pairs?[person, contact] = isStillTied
        pairs?[x, y] = areStillTied
        pairs?[person, x] = true
        pairs?[contact, y] = true
      }
      return true
    }
    return false
  }
}

extension Graph {
  /// The graph in which exactly those are tied who are not in this undirected one.
  func complement() -> Graph {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(people + 1)
    var targets: [PersonID] = []
    targets.reserveCapacity(people * (people - 1) - 2 * ties)
    for person in 0..<PersonID(people) {
      var row = contacts(of: person)[...]
      for other in 0..<PersonID(people) where other != person {
        if row.first == other { row.removeFirst() } else { targets.append(other) }
      }
      offsets.append(UInt32(targets.count))
    }
    return Graph(offsets: offsets, targets: targets, isDirected: false)
  }
}
