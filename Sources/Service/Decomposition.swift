/// What misery, silence and word of mouth cost in one replicate, and what misery costs by its
/// consequences: the same random numbers run again with one thing changed.
///
/// The cost of misery is broken down in sequence, one consequence after another removed (see
/// ``Counterfactual``), so that the parts add up to the whole. In another sequence they would share
/// what two consequences cost together otherwise.
///
/// ```swift
/// let decomposition = Decomposition(of: outcome) { counterfactual in
///   simulations[counterfactual]!.run(seed: 42, replicate: 0, in: workspace)
/// }
/// ```
///
/// Every figure is in money, discounted to the start of the first period, and a cost: positive where the
/// firm loses. Only ``gainedThroughGoodTalk`` is a gain.
///
/// It is what the misery, silence and word of mouth of these periods cost: a customer who is there at the end
/// is worth what one is as things are, whatever is left out. Otherwise misery avoided for ever after would be
/// a cost of the few who were unhappy in these periods.
public struct Decomposition: Sendable, Hashable {
  /// Customers in misery, in all periods together: people, counted once in each period.
  public var unhappy: Int
  /// What attempts and answers cost.
  public var recovery: Double
  /// The value of prospects lost to negative word of mouth.
  public var prospectsLostByTalk: Double
  /// The value of customers lost to negative word of mouth.
  public var customersLostByTalk: Double
  /// What is left: above all what customers were worth who left after their own misery, and what comes
  /// to positive word of mouth that misery prevented.
  public var ownLeaving: Double
  /// What is gained if every customer in misery complains: the value then, less that now.
  public var lostThroughSilence: Double
  /// What negative word of mouth costs: the value without it, less that with it.
  public var lostThroughBadTalk: Double
  /// What positive word of mouth gains: the value with it, less that without.
  public var gainedThroughGoodTalk: Double

  /// What misery costs: the value without misery, less that with it; the sum of its parts.
  public var costOfMisery: Double {
    recovery + prospectsLostByTalk + customersLostByTalk + ownLeaving
  }

  /// Runs every counterfactual and compares.
  ///
  /// - Parameters:
  ///   - outcome: What came of the model as it is.
  ///   - rerun: What comes of a counterfactual of the model with the same random numbers.
  /// - Complexity: as many runs as there are counterfactuals.
  public init(
    of outcome: ServiceOutcome, rerun: (Counterfactual) throws -> ServiceOutcome
  ) rethrows {
    func value(_ counterfactual: Counterfactual) throws -> Double {
      try outcome.netPresentValue(valuing: rerun(counterfactual))
    }
    unhappy = outcome.periods.reduce(0) { $0 + $1.misery }
    let now = outcome.netPresentValue(valuing: outcome)
    let free = try value(.freeRecovery)
    let prospects = try value(.prospectsUnswayed)
    let customers = try value(.customersUnswayed)
    recovery = free - now
    prospectsLostByTalk = prospects - free
    customersLostByTalk = customers - prospects
    ownLeaving = try value(.noMisery) - customers
    lostThroughSilence = try value(.everyoneComplains) - now
    lostThroughBadTalk = try value(.noBadTalk) - now
    gainedThroughGoodTalk = try now - value(.noGoodTalk)
  }
}
