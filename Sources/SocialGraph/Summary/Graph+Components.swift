extension Graph {
  /// The numbers of people in the components, in the order of their smallest ids.
  ///
  /// A component is a largest set of people who are linked through ties, directions ignored.
  ///
  /// Union by smallest id with path halving: Tarjan and van Leeuwen, *Worst-case analysis of set
  /// union algorithms*, J. ACM 31 (1984).
  ///
  /// - Complexity: almost O(people + ties); O(1) for complete mixing.
  package func componentSizes() -> [Int] {
    guard case .rows(let offsets, let targets) = storage else { return people > 0 ? [people] : [] }
    var parents = Array(0..<PersonID(people))
    var links = parents.mutableSpan
    let bounds = offsets.span
    let ends = targets.span
    for person in 0..<people {
      var root = Self.root(of: PersonID(truncatingIfNeeded: person), in: &links)
      for index in Int(bounds[person])..<Int(bounds[person + 1]) {
        // An undirected tie is met twice; once is enough.
        guard isDirected || ends[index] < person else { break }
        let other = Self.root(of: ends[index], in: &links)
        links[Int(max(root, other))] = min(root, other)
        root = min(root, other)
      }
    }
    // A root is the smallest id of its component, so it is met before the others.
    var sizes: [Int] = []
    var numbers = [UInt32](repeating: 0, count: people)
    for person in 0..<people {
      let root = Int(Self.root(of: PersonID(truncatingIfNeeded: person), in: &links))
      if root == person {
        numbers[person] = UInt32(truncatingIfNeeded: sizes.count)
        sizes.append(0)
      }
      sizes[Int(numbers[root])] += 1
    }
    return sizes
  }

  /// The smallest id that a person is linked to so far; shortens the way to it.
  @inline(__always)
  private static func root(of person: PersonID, in links: inout MutableSpan<PersonID>) -> PersonID {
    var current = person
    while links[Int(current)] != current {
      let next = links[Int(links[Int(current)])]
      links[Int(current)] = next
      current = next
    }
    return current
  }
}
