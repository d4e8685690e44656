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
  /// file: it is counted before it is made, and refused if it cannot be held.
  ///
  /// Source: Breiger, *The Duality of Persons and Groups*, Social Forces 53 (1974).
  ///
  /// - Parameters:
  ///   - side: Whose ties are wanted.
  ///   - options: Whether to make each tie twice, one way each, and who builds.
  ///   - report: Takes the repeats of the two-mode list, and remarks.
  /// - Returns: The graph, and what its people are called.
  /// - Throws: If the file is not two-mode, or its projection is too large.
  /// - Complexity: O(sum over things of the square of the number of people who share it).
  consuming func projected(
    on side: Projection, _ options: ReadingOptions, _ report: inout ReadingReport
  ) throws(Diagnostic) -> (graph: Graph, labels: PersonLabels) {
    let list = try TwoModeList(self, people: side)
    let (people, things) = (list.people.count, list.things.count)
    guard people + things <= Int(PersonID.max) else { throw .tooLarge }
    var undirected = options
    undirected.isDirected = false
    let shared = try [list.ties.map { Tie($0.from, $0.to + PersonID(people)) }].built(
      people: people + things, undirected, &report)
    // As many ties as a graph can have, and as fit into this machine's memory while it is built.
    let mostTies = min(
      Graph.mostTies, Int(ProcessLimits.current.memory.bytes / 24))
    let limit = options.isDirected ? mostTies / 2 : mostTies
    var count = 0
    forEachPair(of: people, in: shared) { _, _ in
      count += 1
      return count <= limit
    }
    guard count <= limit else { throw tooLarge(limit: limit, side: side) }
    var ties = TiePieces()
    forEachPair(of: people, in: shared) { first, second in
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
    let graph = try ties.take().built(people: people, options, &made)
    return (graph, list.people)
  }
}

/// Calls with each pair of people who share something, the first below the second, until told to
/// stop.
private func forEachPair(
  of people: Int, in graph: Graph, _ body: (PersonID, PersonID) -> Bool
) {
  // The last person with whom somebody was met.
  var met = [PersonID](repeating: .max, count: people)
  for person in 0..<PersonID(people) {
    for thing in graph.contacts(of: person) {
      // In rising order: the later ones come last.
      for other in graph.contacts(of: thing).reversed() {
        guard other > person else { break }
        guard met[Int(other)] != person else { continue }
        met[Int(other)] = person
        guard body(person, other) else { return }
      }
    }
  }
}

private func tooLarge(limit: Int, side: Projection) -> Diagnostic {
  let other: Projection = side == .first ? .second : .first
  return Diagnostic(
    "the projection has more than the \(limit) ties that can be held: some of the other side are shared"
      + " by very many",
    remedy:
      "Project on the \(other.rawValue) side, or leave out what nearly everybody shares: it says"
      + " little about who talks to whom.")
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
    var all = read.takePieces().flatMap(\.self)
    let labels = read.labels
    if side == .second { all = all.map { Tie($0.to, $0.from) } }
    if let others = read.things {
      (people, things) = side == .first ? (labels, others) : (others, labels)
      ties = all
      return
    }
    let (from, to) = (Set(all.lazy.map(\.from)), Set(all.lazy.map(\.to)))
    let both = from.intersection(to)
    if let one = both.min() {
      let label = labels[one].debugDescription
      guard read.isEdgeList else {
        throw Diagnostic(
          "the file is not two-mode: \(label) has ties to it and ties from it",
          remedy:
            "Read it without a projection, or write it as a list with people in one column and"
            + " things in the other.")
      }
      notes.append(
        "\(both.count) ids are in both columns (\(label)), and mean something else in each.")
    }
    // The members of a side are numbered by themselves.
    func numbered(_ side: Set<PersonID>) -> (labels: PersonLabels, numbers: [PersonID]) {
      let members = side.sorted()
      var numbers = [PersonID](repeating: 0, count: labels.count)
      for (number, member) in members.enumerated() { numbers[Int(member)] = PersonID(number) }
      return (labels.only(members), numbers)
    }
    let (tellers, told) = (numbered(from), numbered(to))
    (people, things) = (tellers.labels, told.labels)
    ties = all.map { Tie(tellers.numbers[Int($0.from)], told.numbers[Int($0.to)]) }
  }
}
