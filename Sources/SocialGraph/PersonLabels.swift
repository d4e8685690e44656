/// What people are called outside: the ids of the file a graph was read from.
public enum PersonLabels: Sendable, Hashable {
  /// Person i is called "i": generated graphs.
  case numbered(Int)
  /// Whole numbers in rising order; person i is called by entry i.
  case integers([UInt64])
  /// Texts in rising order of their UTF-8 bytes; person i is called by entry i.
  case texts([String])

  /// The number of people.
  public var count: Int {
    switch self {
    case .numbered(let count): count
    case .integers(let labels): labels.count
    case .texts(let labels): labels.count
    }
  }

  /// What a person is called.
  ///
  /// - Complexity: O(1).
  public subscript(person: PersonID) -> String {
    switch self {
    case .numbered: "\(person)"
    case .integers(let labels): "\(labels[Int(person)])"
    case .texts(let labels): labels[Int(person)]
    }
  }

  /// The person of a label, or nil if nobody is called so.
  ///
  /// - Complexity: O(log people).
  public func person(called label: String) -> PersonID? {
    switch self {
    case .numbered(let count):
      guard let number = Self.wholeNumber(label), number < UInt64(count) else { return nil }
      return PersonID(number)
    case .integers(let labels):
      guard let number = Self.wholeNumber(label) else { return nil }
      return labels.sortedIndex(of: number) { $0 < $1 }.map { PersonID($0) }
    case .texts(let labels):
      let index = labels.sortedIndex(of: label) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return index.map { PersonID($0) }
    }
  }

  /// The labels of some of the people, who are then numbered in their order.
  ///
  /// - Parameter people: Whose, in rising order.
  /// - Returns: Their labels.
  package func only(_ people: [PersonID]) -> PersonLabels {
    switch self {
    case .numbered: .integers(people.map { UInt64($0) })
    case .integers(let labels): .integers(people.map { labels[Int($0)] })
    case .texts(let labels): .texts(people.map { labels[Int($0)] })
    }
  }

  /// Decimal digits alone as a number: no sign, no blank.
  package static func wholeNumber(_ text: String) -> UInt64? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
  }
}

extension RandomAccessCollection where Index == Int {
  /// The index of an element of a collection that starts at 0 and rises, or nil.
  ///
  /// - Complexity: O(log count).
  func sortedIndex(of element: Element, by precedes: (Element, Element) -> Bool) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if precedes(self[middle], element) { low = middle + 1 } else { high = middle }
    }
    // Neither comes first: texts that only look alike are not the same label.
    return low < count && !precedes(element, self[low]) ? low : nil
  }
}
