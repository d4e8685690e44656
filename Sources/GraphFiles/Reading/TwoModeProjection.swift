import Parallelism
import PlainText
import SocialGraph

extension ReadTies {
  /// The people of one side of a two-mode file, tied if they share at least one of the other side.
  ///
  /// 1. Take the ties between people and things as one graph; that drops repeats.
  /// 2. Everybody is tied to all who have one of the same things, each once.
  ///
  /// A thing that d people share ties d(d-1)/2 pairs, so a projection can be far larger than its
  /// file: it is bounded, or counted, before it is made, and refused if it cannot be held
  /// (``SharedThings``).
  ///
  /// Source: Breiger, *The Duality of Persons and Groups*, Social Forces 53 (1974).
  ///
  /// - Parameters:
  ///   - side: Whose ties are wanted.
  ///   - options: Whether to make each tie twice, one way each, and who builds.
  ///   - report: Takes the repeats of the two-mode list, and remarks.
  /// - Returns: The graph, and what its people are called.
  /// - Throws: If the file is not two-mode, or its projection is too large.
  /// - Complexity: O(sum over things of the square of the number of people who share it), less where the
  ///   same people share many things.
  consuming func projected(
    on side: Projection, _ options: ReadingOptions, _ report: inout ReadingReport
  ) throws(Diagnostic) -> (graph: Graph, labels: PersonLabels) {
    let merged = taken.merged
    let list = try TwoModeList(self, people: side)
    let (people, things) = (list.people.count, list.things.count)
    guard people + things <= Int(PersonID.max) else { throw .tooLarge }
    var undirected = options
    undirected.isDirected = false
    let graph = try [list.ties.map { Tie($0.from, $0.to + PersonID(people)) }].built(
      people: people + things, undirected, &report)
    // What was merged has repeats alone: an id is something else in each column.
    report.repeatsDropped += merged.rows
    let shared = SharedThings(graph: graph, people: people)
    try shared.check(options, side)
    var ties = TiePieces()
    shared.forEachPair { first, second in
      ties.append(Tie(first, second))
      if options.isDirected { ties.append(Tie(second, first)) }
      return true
    }
    report.notes += list.notes
    report.notes.append(
      "The file was read as two-mode and projected on its \(side.rawValue) side: \(people) people,"
        + " tied if they share at least one of the \(things) others.")
    if options.isDirected {
      report.notes.append("Each tie of the projection goes both ways and was made twice.")
    }
    // Building drops nothing now, and what it dropped of the list is to be reported.
    var made = report
    return (try ties.take().built(people: people, options, &made), list.people)
  }
}

/// Who shares things with whom: ties between the people `0..<people` and the things above them.
private struct SharedThings {
  let graph: Graph
  let people: Int

  /// What a tie takes: while the graph is built, and 8 bytes in the list that is made first.
  private static let bytesPerTie = ReadingOptions.bytesPerTie + 8

  /// How many pairs are looked at, at most, to count those that are different: a minute or so.
  private static let mostSteps = 1e11

  /// Checks that the ties of all pairs can be held.
  ///
  /// 1. The sum of d(d-1)/2 over things is no less than their number, and the largest is no more. Both take
  ///    no more time than to read the list.
  /// 2. Where these do not tell, pairs are counted, up to the limit.
  ///
  /// - Throws: If they are more than a graph can have, or than fit into memory while it is built.
  func check(_ options: ReadingOptions, _ side: Projection) throws(Diagnostic) {
    let rows = options.isDirected ? 2.0 : 1.0
    let limit =
      min(
        Double(Graph.mostTies), options.memory.bytes / Self.bytesPerTie) / rows
    var (sum, largest) = (0.0, 0.0)
    for thing in people..<graph.people {
      let count = Double(graph.contactCount(of: PersonID(thing)))
      let pairs = count * (count - 1) / 2
      sum += pairs
      largest = max(largest, pairs)
    }
    guard sum > limit else { return }
    guard largest <= limit else { throw tooLarge(largest * rows, options, side) }
    guard sum <= Self.mostSteps else {
      throw Diagnostic(
        "the other side is shared by so many that \(NumberText.plain(sum)) pairs would have to be compared",
        remedy: remedy(side), cause: .memory)
    }
    var count = 0
    forEachPair { _, _ in
      count += 1
      return Double(count) <= limit
    }
    guard Double(count) <= limit else { throw tooLarge(Double(count) * rows, options, side) }
  }

  private func tooLarge(
    _ ties: Double, _ options: ReadingOptions, _ side: Projection
  ) -> Diagnostic {
    let what =
      "the projection has \(NumberText.whole(Int(ties))) ties or more, as some of the other side are shared"
      + " by very many"
    guard ties <= Double(Graph.mostTies) else {
      return Diagnostic(
        "\(what); a graph can have \(NumberText.whole(Graph.mostTies))", remedy: remedy(side),
        cause: .memory)
    }
    return .overMemory(what, bytes: ties * Self.bytesPerTie, options.memory, remedy: remedy(side))
  }

  private func remedy(_ side: Projection) -> String {
    let other: Projection = side == .first ? .second : .first
    return
      "Project on the \(other.rawValue) side, or leave out what nearly everybody shares: it says"
      + " little about who talks to whom."
  }

  /// Calls with each pair of people who share something, the first below the second, until told to
  /// stop.
  func forEachPair(_ body: (PersonID, PersonID) -> Bool) {
    // The last person with whom somebody was met.
    var met = [PersonID](repeating: .max, count: people)
    for person in 0..<PersonID(people) {
      var others = people - 1 - Int(person)
      things: for thing in graph.contacts(of: person) {
        // In rising order: the later ones come last.
        for other in graph.contacts(of: thing).reversed() {
          guard other > person else { break }
          guard met[Int(other)] != person else { continue }
          met[Int(other)] = person
          guard body(person, other) else { return }
          others -= 1
          // Everybody is met: further things tie nobody else.
          if others == 0 { break things }
        }
      }
    }
  }
}

/// A list of ties between people and things, each numbered by themselves.
private struct TwoModeList {
  let people: PersonLabels
  let things: PersonLabels
  /// From people to things.
  let ties: [Tie]
  var notes: [String] = []

  /// Takes the two sides that the file declares, or those of its columns.
  init(_ read: consuming ReadTies, people side: Projection) throws(Diagnostic) {
    var all = read.take().pieces.flatMap(\.self)
    let labels = read.labels
    if side == .second { all = all.map { Tie($0.to, $0.from) } }
    if let others = read.things {
      (people, things) = side == .first ? (labels, others) : (others, labels)
      ties = all
      return
    }
    let sides = TwoModeHint.sides([all], people: labels.count)
    if let one = sides.firstIndex(of: 3) {
      let label = labels[PersonID(one)].quotedShort
      guard read.isEdgeList else {
        throw Diagnostic(
          "the file is not two-mode: \(label) has ties to it and ties from it",
          remedy:
            "Read it without a projection, or write it as a list with people in one column and"
            + " things in the other.")
      }
      notes.append(
        "\(sides.count { $0 == 3 }) ids are in both columns (\(label)), and mean something else in each."
      )
    }
    // The members of a side are numbered by themselves.
    func numbered(_ side: UInt8) -> (labels: PersonLabels, numbers: [PersonID]) {
      var members: [PersonID] = []
      var numbers = [PersonID](repeating: 0, count: labels.count)
      for (id, sides) in sides.enumerated() where sides & side != 0 {
        numbers[id] = PersonID(members.count)
        members.append(PersonID(id))
      }
      return (labels.only(members), numbers)
    }
    let (tellers, told) = (numbered(1), numbered(2))
    (people, things) = (tellers.labels, told.labels)
    ties = all.map { Tie(tellers.numbers[Int($0.from)], told.numbers[Int($0.to)]) }
  }
}
