import Parallelism
import Randomness

/// `GraphModel.barabasiAlbert(people:attach:)`: who has many contacts gets more.
///
/// 1. The first attach + 1 people all know each other.
/// 2. Each further person in turn draws ends of the ties there are, uniformly and so in proportion
///    to contacts, until they name `attach` different people; it is tied to those.
///
/// Everybody has at least `attach` contacts, and there are
/// attach (attach + 1) / 2 + (people - attach - 1) attach ties.
///
/// Limits: attach in 0...people - 1.
///
/// Complexity: O(people x attach) expected time. To draw an end of a uniformly random tie is to look
/// one entry of the list of ties up (Batagelj and Brandes); the near ends of that list follow a rule
/// and are not stored. Newcomers are served by one worker in turn, the rows are built by all.
///
/// References: Barabasi and Albert, *Emergence of scaling in random networks*, Science 286 (1999);
/// Batagelj and Brandes, *Efficient generation of large random networks*, Phys. Rev. E 71 (2005).
struct BarabasiAlbert: GraphGenerator {
  let people: Int
  let attach: Int

  var parameterProblem: GraphModelProblem? { problem(ofCount: attach, named: "attach") }

  var expectedTies: Double {
    let attach = Double(attach)
    return attach * (attach + 1) / 2 + max(0, Double(people) - attach - 1) * attach
  }

  func graph(luck: GraphLuck, workers: Workers) throws(GraphTooLarge) -> Graph {
    var list = TieList()
    guard attach > 0 else { return try list.graph(people: people, workers: workers) }
    for later in 0...attach {
      for earlier in 0..<later {
        list.add(PersonID(truncatingIfNeeded: later), PersonID(truncatingIfNeeded: earlier))
      }
    }
    do {
      let chosen = choices(luck.key(stage: 0))
      var place = 0
      for newcomer in attach + 1..<people {
        for _ in 0..<attach {
          list.add(PersonID(truncatingIfNeeded: newcomer), chosen[place])
          place += 1
        }
      }
    }
    return try list.graph(people: people, workers: workers)
  }

  /// The people whom the newcomers choose, `attach` for each newcomer.
  private func choices(_ luck: RandomKey) -> [PersonID] {
    let attach = UInt64(attach)
    // The ends of the first ties: each of attach + 1 people `attach` times.
    let firstEnds = (attach + 1) * attach
    var chosen = [PersonID](repeating: 0, count: Int(attach) * (people - Int(attach) - 1))
    // The newcomer that last chose each person; nobody was chosen by person 0.
    var chosenBy = [PersonID](repeating: 0, count: people)
    var place = 0
    for newcomer in Int(attach) + 1..<people {
      let id = PersonID(truncatingIfNeeded: newcomer)
      let draws = luck.draws(of: id)
      let ends = firstEnds + 2 * UInt64(place)
      let rowEnd = place + Int(attach)
      var draw = 0
      while place < rowEnd {
        let end = draws.below(ends, draw)
        draw += 1
        let person: PersonID
        if end < firstEnds {
          person = PersonID(truncatingIfNeeded: end / attach)
        } else {
          let (tie, side) = (end - firstEnds).quotientAndRemainder(dividingBy: 2)
          person =
            side == 0 ? PersonID(truncatingIfNeeded: attach + 1 + tie / attach) : chosen[Int(tie)]
        }
        if chosenBy[Int(person)] != id {
          chosenBy[Int(person)] = id
          chosen[place] = person
          place += 1
        }
      }
    }
    return chosen
  }
}
