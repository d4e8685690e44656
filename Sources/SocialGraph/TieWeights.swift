/// How much each tie weighs: how often two people meet, how close they are, or the chance itself that one
/// tells the other.
///
/// An undirected tie has one weight, which both of its people see. Weights are kept to seven digits, 4 bytes
/// for each contact of each person.
public struct TieWeights: Sendable {
  /// The weight of each contact, row after row.
  package let values: [Float]
  /// The smallest; 0 without ties.
  public let smallest: Double
  /// The largest; 0 without ties.
  public let largest: Double
  /// The mean over contacts; 0 without ties.
  public let mean: Double

  /// How many contacts of people there are.
  public var count: Int { values.count }

  /// Takes the weights of contacts, row after row, finite and not negative.
  package init(_ values: [Float]) {
    self.values = values
    var (least, most, sum) = (Float.infinity, Float(0), 0.0)
    for value in values {
      precondition(value >= 0 && value.isFinite, "a weight is finite and not negative")
      least = min(least, value)
      most = max(most, value)
      sum += Double(value)
    }
    smallest = values.isEmpty ? 0 : Double(least)
    largest = Double(most)
    mean = values.isEmpty ? 0 : sum / Double(values.count)
  }

  /// Whether every weight times a factor is a chance, but for what rounding a weight adds.
  public func areChances(times factor: Double) -> Bool { largest * factor <= 1 + 1e-6 }
}

extension Graph {
  /// The same graph, whose contacts have weights.
  ///
  /// - Parameter weight: The weight of a tie, finite and not negative; of an undirected graph it is asked
  ///   both ways, and the same.
  /// - Returns: The graph with weights.
  /// - Precondition: the contacts are stored.
  /// - Complexity: O(people + ties).
  public func weighted(_ weight: (_ from: PersonID, _ to: PersonID) -> Double) -> Graph {
    guard case .rows(_, let targets) = storage else {
      preconditionFailure("weights are those of stored ties")
    }
    var values: [Float] = []
    values.reserveCapacity(targets.count)
    for person in 0..<PersonID(truncatingIfNeeded: people) {
      for contact in contacts(of: person) { values.append(Float(weight(person, contact))) }
    }
    return weighted(values)
  }

  /// The same graph, whose contacts have these weights, row after row.
  package func weighted(_ values: [Float]) -> Graph {
    guard case .rows(_, let targets) = storage, values.count == targets.count else {
      preconditionFailure("each stored contact has a weight")
    }
    var graph = self
    graph.weights = TieWeights(values)
    return graph
  }

  /// The weight of a person's contact number `index`; nil if ties have none.
  ///
  /// - Complexity: O(1).
  public func weight(_ index: Int, of person: PersonID) -> Double? {
    guard case .rows(let offsets, _) = storage else { return nil }
    return weights.map { Double($0.values[Int(offsets[Int(person)]) + index]) }
  }
}

/// The weights of a graph's ties while they are found, in any order.
package struct TieWeightTable: Sendable {
  private let graph: Graph
  private let offsets: [UInt32]
  /// The weight at each place of a tie's contact; of an undirected tie, in the row of the smaller id alone.
  private var values: [Double]

  /// Begins without any.
  ///
  /// - Precondition: the contacts are stored.
  package init(_ graph: Graph) {
    guard case .rows(let offsets, let targets) = graph.storage else {
      preconditionFailure("weights are those of stored ties")
    }
    self.graph = graph
    self.offsets = offsets
    values = Array(repeating: .nan, count: targets.count)
  }

  /// The place of a tie, in `0..<places`.
  ///
  /// - Precondition: it is one of the graph.
  /// - Complexity: O(log contacts).
  package func place(of tie: Tie) -> Int {
    let isTurned = !graph.isDirected && tie.from > tie.to
    let (row, contact) = isTurned ? (tie.to, tie.from) : (tie.from, tie.to)
    guard let index = graph.contacts(of: row).sortedIndex(of: contact, by: { $0 < $1 }) else {
      preconditionFailure("a tie with a weight is in the graph")
    }
    return Int(offsets[Int(row)]) + index
  }

  /// The weight at a place; nil before it has one.
  package subscript(place: Int) -> Double? {
    get { values[place].isNaN ? nil : values[place] }
    set { values[place] = newValue ?? .nan }
  }

  /// The graph with the weights; 0 where none was given.
  ///
  /// - Complexity: O(people + ties).
  package consuming func weighted() -> Graph {
    let graph = graph
    var weights = values.map { $0.isNaN ? 0 : Float($0) }
    values = []
    guard !graph.isDirected else { return graph.weighted(weights) }
    // Rows are in rising order, so that smaller ids come one after the other in the row of a larger one.
    var next = offsets
    for person in 0..<PersonID(truncatingIfNeeded: graph.people) {
      for (index, contact) in graph.contacts(of: person).enumerated() where contact > person {
        weights[Int(next[Int(contact)])] = weights[Int(offsets[Int(person)]) + index]
        next[Int(contact)] += 1
      }
    }
    return graph.weighted(weights)
  }
}
