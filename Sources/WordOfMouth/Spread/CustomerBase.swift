public import SocialGraph

/// Who is a customer, whatever they think.
///
/// Drawn customers are those that ``FirstHand/drawn(_:order:satisfied:dissatisfied:)`` draws under the
/// same luck, so that a scenario with opinions given and one with opinions lived meet the same people.
public struct CustomerBase: Sendable {
  /// Where customers come from.
  public enum Source: Sendable, Hashable {
    /// Drawn anew for each luck, in random order or by number of contacts.
    case drawn(FirstHand.Size, order: FirstHand.Order)
    /// The same people every time, in any order.
    case listed([PersonID])
  }

  /// Where they come from.
  public let source: Source
  /// The number of people in the graph.
  public let people: Int
  private let drawing: CustomerDrawing?

  /// Prepares drawing customers among the people of a graph.
  ///
  /// - Precondition: a share is in 0...1, a count is not negative, listed people are in the graph.
  /// - Complexity: O(listed people), or O(people log people) for those with the most contacts.
  public init(_ source: Source, graph: Graph) {
    self.source = source
    people = graph.people
    switch source {
    case .drawn(let size, let order):
      drawing = CustomerDrawing(size, order: order, satisfied: 0, dissatisfied: 0, graph: graph)
    case .listed(let listed):
      drawing = nil
      precondition(listed.allSatisfy { Int($0) < graph.people }, "customers are in the graph")
    }
  }

  /// Marks the customers under a luck.
  ///
  /// - Parameters:
  ///   - random: The luck.
  ///   - workspace: The worker's memory.
  ///   - bits: Takes who they are: bit `p % 64` of word `p / 64` is person p; the memory is reused.
  /// - Complexity: O(people) by share, else O(customers + people / 64).
  public func mark(_ random: RandomStream, in workspace: WaveWorkspace, bits: inout [UInt64]) {
    bits.removeAll(keepingCapacity: true)
    bits.append(contentsOf: repeatElement(0, count: (people + 63) / 64))
    switch source {
    case .listed(let listed): Self.mark(listed[...], in: &bits)
    case .drawn:
      drawing?.drawCustomers(random, into: &workspace.customers)
      Self.mark(workspace.customers.drawn, in: &bits)
    }
  }

  private static func mark(_ customers: ArraySlice<PersonID>, in bits: inout [UInt64]) {
    for person in customers { bits[Int(person >> 6)] |= 1 << UInt64(person & 63) }
  }
}
