import Parallelism

extension Graph {
  /// The same graph with other numbers for its people.
  ///
  /// Nothing that is true of people by their ties changes, so tests compare results on both.
  ///
  /// - Parameter numbers: The new number of each person: every number once.
  /// - Returns: The graph in which `numbers[a]` and `numbers[b]` are tied where a and b are in this.
  /// - Complexity: O(people + ties).
  package func relabelled(by numbers: [PersonID]) -> Graph {
    precondition(numbers.count == people, "one number for each person")
    guard case .rows = storage else { return self }
    var list = TieList()
    for person in 0..<PersonID(people) {
      for contact in contacts(of: person) where isDirected || person < contact {
        list.add(numbers[Int(person)], numbers[Int(contact)])
      }
    }
    do {
      return try list.build(people: people, isDirected: isDirected, workers: .single).graph
    } catch {
      preconditionFailure("as large as this graph: \(error)")
    }
  }
}
