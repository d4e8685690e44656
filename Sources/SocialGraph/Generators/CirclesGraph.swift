import Parallelism

/// `GraphModel.circles(people:size:weak:)`: closed circles of friends, and random ties between them.
///
/// 1. People 0..<size are the first circle, the next `size` the second, and so on; the last circle
///    is smaller if people is no multiple of size. Within a circle everybody knows everybody.
/// 2. Every pair of people of different circles is tied with one chance, independently, such that
///    people have `weak` contacts outside their circle on average. (Those of a smaller last circle
///    have a few more, since more people are outside it.)
///
/// Limits: size at least 1; weak in 0...the mean number of people outside a person's circle.
///
/// Complexity: O(people x (size + weak)) expected time, shared by the workers.
///
/// Reference: Ball, Mollison and Scalia-Tomba, *Epidemics with two levels of mixing*, Ann. Appl.
/// Probab. 7 (1997); their global contacts are drawn for each case, these ties are lasting.
struct CirclesGraph: GraphGenerator {
  let people: Int
  let size: Int
  let weak: Double

  var parameterProblem: GraphModelProblem? {
    let most = meanOutside
    return .unless(size >= 1, "size", "a circle of \(size) is too small; use at least 1")
      ?? .unless(
        (0...most).contains(weak), "weak",
        "a mean of \(words(weak)) is not in 0...\(words(most)), the mean number of people outside a person's"
          + " circle"
      )
  }

  var expectedTies: Double {
    let (full, rest) = circles
    let inside = full * Double(size) * (Double(size) - 1) + rest * (rest - 1)
    return (inside + weak * Double(people)) / 2
  }

  /// The number of complete circles, and of people in the smaller last one.
  private var circles: (full: Double, rest: Double) {
    let (full, rest) = people.quotientAndRemainder(dividingBy: max(1, size))
    return (Double(full), Double(rest))
  }

  /// The mean over people of the number of people outside their circle.
  private var meanOutside: Double {
    guard people > 0 else { return 0 }
    let (full, rest) = circles
    let people = Double(people)
    return (full * Double(size) * (people - Double(size)) + rest * (people - rest)) / people
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    for person in 0..<people {
      if person & 0xFFF == 0, workers.isCancelled { throw .stopped }
      for friend in person - person % size..<person {
        list.add(PersonID(truncatingIfNeeded: person), PersonID(truncatingIfNeeded: friend))
      }
    }
    let outside = meanOutside
    let pairs = PairTable(
      firstRow: 0, firstColumn: 0, rows: people, shape: .beforeBlocks(of: size),
      chance: outside > 0 ? min(1, weak / outside) : 0, stage: 0)
    list.addSuccesses(of: [pairs], random: random, workers: workers)
    return try list.graph(people: people, workers: workers)
  }
}
