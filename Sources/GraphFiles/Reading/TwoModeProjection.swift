import Foundation
import Parallelism
import PlainText
import SocialGraph

/// The people of one side of a two-mode file, tied if they share at least one of the other side.
///
/// 1. Take the ties between people and things as one graph; that drops repeats.
/// 2. Everybody is tied to all who have one of the same things, each once.
///
/// A thing that d people share ties d(d-1)/2 pairs, so a projection can be far larger than its file:
/// it is counted before it is made, and refused if it cannot be held.
///
/// Source: Breiger, *The Duality of Persons and Groups*, Social Forces 53 (1974).
struct TwoModeProjection {
  let graph: Graph
  let labels: PersonLabels
  /// Rows that repeat others.
  let repeatsDropped: Int
  let notes: [String]

  /// Projects.
  ///
  /// - Parameters:
  ///   - read: The two-mode list.
  ///   - side: Whose ties are wanted.
  ///   - isDirected: Whether to make each tie twice, one way each.
  ///   - workers: Who builds.
  ///   - mostTies: How many ties can be held.
  /// - Throws: If the file is not two-mode, or its projection is too large.
  /// - Complexity: O(sum over things of the square of the number of people who share it).
  init(
    _ read: consuming ReadTies, on side: Projection, isDirected: Bool, workers: Workers,
    mostTies: Int = TwoModeProjection.mostTies
  ) throws(Diagnostic) {
    let list = try TwoModeList(read)
    let (people, things) = side == .first ? (list.first, list.second) : (list.second, list.first)
    labels = people
    guard people.count + things.count <= Int(PersonID.max) else { throw .tooLarge }
    let offset = PersonID(people.count)
    let shared = list.ties.map { tie in
      side == .first ? Tie(tie.from, tie.to + offset) : Tie(tie.to, tie.from + offset)
    }
    let built = try [shared].built(
      people: people.count + things.count, isDirected: false, workers: workers)
    repeatsDropped = built.repeatsDropped
    let limit = isDirected ? mostTies / 2 : mostTies
    var count = 0
    Self.forEachPair(of: people.count, in: built.graph) { _, _ in
      count += 1
      return count <= limit
    }
    guard count <= limit else { throw Self.tooLarge(limit: limit, side: side) }
    var ties = TiePieces()
    Self.forEachPair(of: people.count, in: built.graph) { first, second in
      ties.append(Tie(first, second))
      if isDirected { ties.append(Tie(second, first)) }
      return true
    }
    graph = try ties.take().built(
      people: people.count, isDirected: isDirected, workers: workers
    ).graph
    notes =
      list.notes + [
        "The file was read as two-mode and projected on its \(side.rawValue) side: \(people.count)"
          + " people, tied if they share at least one of the \(things.count) others."
      ]
      + (isDirected ? ["Each tie of the projection goes both ways and was made twice."] : [])
  }

  /// As many ties as a graph can have, and as fit into this machine's memory while it is built.
  static var mostTies: Int {
    min(Graph.mostTies, Int(clamping: ProcessInfo.processInfo.physicalMemory / 24))
  }

  /// Calls with each pair of people who share something, the first below the second, until told to
  /// stop.
  private static func forEachPair(
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

  private static func tooLarge(limit: Int, side: Projection) -> Diagnostic {
    let other: Projection = side == .first ? .second : .first
    return Diagnostic(
      "the projection has more than the \(limit) ties that can be held: some of the other side are shared"
        + " by very many",
      remedy:
        "Project on the \(other.rawValue) side, or leave out what nearly everybody shares: it says"
        + " little about who talks to whom.")
  }
}

/// A list of ties between people and things, each numbered by themselves.
private struct TwoModeList {
  let first: PersonLabels
  let second: PersonLabels
  let ties: [Tie]
  var notes: [String] = []

  /// Takes the two sides that the file declares, or those of its columns.
  init(_ read: consuming ReadTies) throws(Diagnostic) {
    let all = read.takePieces().flatMap(\.self)
    let labels = read.labels
    if let things = read.things {
      (first, second, ties) = (labels, things, all)
      return
    }
    var (from, to) = (Set<PersonID>(), Set<PersonID>())
    for tie in all {
      from.insert(tie.from)
      to.insert(tie.to)
    }
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
    (first, second) = (tellers.labels, told.labels)
    ties = all.map { Tie(tellers.numbers[Int($0.from)], told.numbers[Int($0.to)]) }
  }
}
