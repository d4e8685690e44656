public import SocialGraph

/// Who is a customer, whatever they think.
///
/// Drawn customers are those that ``Customers/drawn(_:order:satisfied:dissatisfied:)`` draws under the
/// same random stream, so that a scenario with given opinions and one with experiences have the same
/// customers.
public struct CustomerBase: Sendable {
  /// Where they come from.
  public let customers: KnownCustomers
  private let drawing: CustomerDrawing?
  private let people: Int

  /// Prepares drawing customers among the people of a graph.
  ///
  /// - Precondition: a share is in 0...1, a count is not negative, listed people are in the graph.
  /// - Complexity: O(listed people), or O(people log people) for those with the most contacts.
  public init(_ customers: KnownCustomers, graph: Graph) {
    self.customers = customers
    people = graph.people
    drawing = CustomerDrawing(customers, graph: graph)
  }

  /// Marks the customers of a replicate.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - workspace: The worker's memory.
  ///   - bits: Takes who they are: bit `p % 64` of word `p / 64` is person p; the memory is reused.
  /// - Complexity: O(customers + people / 64).
  public func mark(_ random: RandomStream, in workspace: WaveWorkspace, bits: inout [UInt64]) {
    bits.removeAll(keepingCapacity: true)
    bits.append(contentsOf: repeatElement(0, count: (people + 63) / 64))
    if case .listed(let listed) = customers {
      Self.mark(listed.positive[...], in: &bits)
      Self.mark(listed.negative[...], in: &bits)
    }
    guard let drawing else { return }
    drawing.drawCustomers(random, into: &workspace.customers, sorts: false)
    Self.mark(workspace.customers.drawn, in: &bits)
  }

  private static func mark(_ people: ArraySlice<PersonID>, in bits: inout [UInt64]) {
    let people = people.span
    var words = bits.mutableSpan
    for index in people.indices {
      let person = people[index]
      words[Int(person >> 6)] |= 1 &<< UInt64(person & 63)
    }
  }
}
