import Parallelism

/// `GraphModel.ringLattice(people:contacts:)`: a ring where everybody knows the nearest.
///
/// 1. People sit on a ring in order of id.
/// 2. Everybody is tied to the next contacts/2 people; so everybody has contacts/2 on each side.
///
/// Limits: contacts even, in 0...people - 1. Nothing is random.
///
/// Complexity: O(people x contacts) time.
///
/// Reference: the starting point of Watts and Strogatz, *Collective dynamics of 'small-world'
/// networks*, Nature 393 (1998).
struct RingLattice: GraphGenerator {
  let people: Int
  let contacts: Int

  var parameterProblem: GraphModelProblem? {
    problem(ofCount: contacts, named: "contacts")
      ?? .unless(
        contacts % 2 == 0, "contacts",
        "\(contacts) is odd, but a ring has as many contacts on each side; use an even number")
  }

  var expectedTies: Double { Double(people) * Double(contacts) / 2 }

  /// The end of tie number `step` (from 0) of those that lead on from a person.
  func end(of person: Int, step: Int) -> PersonID {
    let next = person + step + 1
    return PersonID(truncatingIfNeeded: next < people ? next : next - people)
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    let steps = contacts / 2
    list.add(count: people * steps, workers: workers) { index in
      let (person, step) = index.quotientAndRemainder(dividingBy: steps)
      return Tie(PersonID(truncatingIfNeeded: person), end(of: person, step: step))
    }
    return try list.graph(people: people, workers: workers)
  }
}
