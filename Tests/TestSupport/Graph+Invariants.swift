package import SocialGraph

extension Graph {
  /// What is wrong with the graph, in sentences; empty for a graph that keeps its promises.
  ///
  /// The promises: offsets start at 0, never fall and end at the number of entries; contacts are
  /// people, rise strictly within a row, and never are the person itself; an undirected tie is in
  /// the rows of both its ends; a directed graph counts exactly the ties that come in.
  ///
  /// For tests and after changes to a builder: it is slower than most uses of a graph.
  ///
  /// - Complexity: O(people + ties x log contacts).
  package func checkInvariants() -> [String] {
    guard case .rows(let offsets, let targets) = storage else {
      return isDirected || !incoming.isEmpty ? ["A complete graph is undirected."] : []
    }
    let shape = shapeProblems(offsets: offsets, targets: targets)
    // Rows can be walked only if they are where the offsets say.
    return shape.isEmpty ? rowProblems() + endProblems(targets: targets) : shape
  }

  private func shapeProblems(offsets: [UInt32], targets: [PersonID]) -> [String] {
    var problems: [String] = []
    if offsets.count != people + 1 { problems.append("There is not one offset a person and one.") }
    if offsets.first != 0 { problems.append("The first row does not start at 0.") }
    if offsets.last.map(Int.init) != targets.count {
      problems.append("The last row does not end at the last entry.")
    }
    if zip(offsets, offsets.dropFirst()).contains(where: { $0 > $1 }) {
      problems.append("An offset is smaller than the one before it.")
    }
    if targets.contains(where: { Int($0) >= people }) {
      problems.append("A contact is nobody in the graph.")
    }
    return problems
  }

  private func rowProblems() -> [String] {
    var problems: [String] = []
    for person in 0..<PersonID(people) {
      let row = contacts(of: person)
      if row.contains(person) { problems.append("Person \(person) is tied to itself.") }
      if zip(row, row.dropFirst()).contains(where: { $0 >= $1 }) {
        problems.append("The contacts of person \(person) do not rise strictly.")
      }
    }
    return problems
  }

  private func endProblems(targets: [PersonID]) -> [String] {
    if isDirected {
      var counts = [UInt32](repeating: 0, count: people)
      for target in targets { counts[Int(target)] += 1 }
      return counts == incoming ? [] : ["The incoming counts are not those of the ties."]
    }
    var problems = incoming.isEmpty ? [] : ["An undirected graph counts incoming ties."]
    for person in 0..<PersonID(people) {
      for contact in contacts(of: person) where !hasTie(from: contact, to: person) {
        problems.append("Person \(contact) does not know \(person), who knows \(contact).")
      }
    }
    return problems
  }
}
