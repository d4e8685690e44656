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
  /// The rows of the two-mode list.
  let rows: Int
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
    rows = list.ties.count
    let (people, things) = side == .first ? (list.first, list.second) : (list.second, list.first)
    labels = people
    guard people.count + things.count <= Int(PersonID.max) else { throw .tooLarge() }
    var shared = TieList()
    let offset = PersonID(people.count)
    shared.add(
      contentsOf: list.ties.map { tie in
        side == .first ? Tie(tie.from, tie.to + offset) : Tie(tie.to, tie.from + offset)
      })
    let built: BuiltGraph
    do {
      built = try shared.build(
        people: people.count + things.count, isDirected: false, workers: workers)
    } catch {
      throw .tooLarge()
    }
    repeatsDropped = built.repeatsDropped
    let twoMode = built.graph
    let limit = isDirected ? mostTies / 2 : mostTies
    var ties = 0
    Self.forEachPair(of: people.count, in: twoMode) { _, _ in
      ties += 1
      return ties <= limit
    }
    guard ties <= limit else { throw Self.tooLarge(limit: limit, side: side) }
    var pairs = TieList()
    Self.forEachPair(of: people.count, in: twoMode) { first, second in
      pairs.add(first, second)
      if isDirected { pairs.add(second, first) }
      return true
    }
    do {
      graph = try pairs.build(people: people.count, isDirected: isDirected, workers: workers).graph
    } catch {
      throw .tooLarge()
    }
    notes =
      list.notes + [
        "The file was read as two-mode and projected on its \(side.rawValue) side: \(people.count) people,"
          + " tied if they share at least one of the \(things.count) others."
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
    let labels = read.labels
    let things = read.things
    let isEdgeList = read.isEdgeList
    let all = read.takePieces().flatMap(\.self)
    if let things {
      first = labels
      second = things
      ties = all
      return
    }
    var numbers: (first: [PersonID], second: [PersonID]) = (
      Array(repeating: 0, count: labels.count), Array(repeating: 0, count: labels.count)
    )
    for tie in all {
      numbers.first[Int(tie.from)] = 1
      numbers.second[Int(tie.to)] = 1
    }
    let both = (0..<labels.count).filter { numbers.first[$0] == 1 && numbers.second[$0] == 1 }
    if let one = both.first {
      let label = labels[PersonID(one)].debugDescription
      guard isEdgeList else {
        throw Diagnostic(
          "the file is not two-mode: \(label) has ties to it and ties from it",
          remedy:
            "Read it without a projection, or write it as a list with people in one column and"
            + " things in the other.")
      }
      notes.append(
        "\(both.count) ids stand in both columns (\(label)), and mean something else in each.")
    }
    first = Self.taken(&numbers.first, of: labels)
    second = Self.taken(&numbers.second, of: labels)
    ties = all.map { Tie(numbers.first[Int($0.from)], numbers.second[Int($0.to)]) }
  }

  /// The labels of those marked with 1, each of whom is then numbered.
  private static func taken(_ numbers: inout [PersonID], of labels: PersonLabels) -> PersonLabels {
    var people: [PersonID] = []
    for person in numbers.indices where numbers[person] == 1 {
      numbers[person] = PersonID(people.count)
      people.append(PersonID(person))
    }
    return labels.only(people)
  }
}
