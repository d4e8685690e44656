public import SocialGraph
public import WordOfMouth

/// Who begins a wave of a test: customers as a scenario has them, or any groups.
public enum GivenFirstHand {
  /// Customers of a scenario.
  case customers(KnownCustomers)
  /// The same groups every time.
  case groups([FirstHandGroup])

  /// Listed customers.
  public static func listed(_ people: ByOpinion<[PersonID]>) -> GivenFirstHand {
    .customers(.listed(people))
  }

  /// Customers that are drawn in each replicate.
  public static func drawn(
    _ count: CustomerCount, order: CustomerOrder, satisfied: Double, dissatisfied: Double
  ) -> GivenFirstHand {
    .customers(.drawn(count, order: order, satisfied: satisfied, dissatisfied: dissatisfied))
  }
}

extension Wave {
  /// Prepares a wave that these people begin.
  public init(graph: Graph, rules: WaveRules, given firstHand: GivenFirstHand) {
    switch firstHand {
    case .customers(let customers): self.init(graph: graph, rules: rules, firstHand: customers)
    case .groups(let groups): self.init(graph: graph, rules: rules, groups: groups)
    }
  }
}

extension WaveWorkspace {
  /// What each of this many people knows after the last wave: the opinions they hold first-hand or
  /// were told at least once.
  public func knowledge(people: Int) -> [ByOpinion<Bool>] {
    let known = ByOpinion { self.known($0, people: people) }
    return (0..<people).map { person in
      ByOpinion { known[$0][person >> 6] >> UInt64(person & 63) & 1 == 1 }
    }
  }
}
