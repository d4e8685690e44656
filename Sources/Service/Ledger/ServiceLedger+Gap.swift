public import WordOfMouth

extension ServiceLedger {
  /// What one replicate came to over all periods, as far as a ledger's gap is counted in it.
  ///
  /// Who is a customer, or is told, in two periods counts twice, as in the ledger.
  public struct Counts: Sendable, Hashable {
    /// Customers of each class, after recovery.
    public var byClass: ByClass<Double>
    /// Customers pleased to be asked.
    public var pleased: Double
    /// Tellings of the first round.
    public var firstHandTellings: ByOpinion<Double>
    /// All tellings.
    public var tellings: ByOpinion<Double>
    /// People reached.
    public var reach: ByOpinion<Double>
    /// Customers who left.
    public var leavers: Double
    /// Customers about to leave who were won back.
    public var wonBack: Double
    /// Customers who would have been about to leave without any word of mouth.
    public var leaversWithoutTalk: Double

    /// Counts what came of a replicate.
    ///
    /// - Complexity: O(periods).
    public init(_ outcome: ServiceOutcome) {
      func sum(_ count: (PeriodOutcome) -> Int) -> Double {
        Double(outcome.periods.reduce(0) { $0 + count($1) })
      }
      byClass = ByClass { kind in sum { $0.byClass[kind] } }
      pleased = sum(\.pleased)
      firstHandTellings = ByOpinion { opinion in
        sum { $0.wave.counts[opinion].tellingsByRound.first ?? 0 }
      }
      tellings = ByOpinion { opinion in sum { $0.wave.counts[opinion].tellings } }
      reach = ByOpinion { opinion in sum { $0.wave.counts[opinion].reach } }
      leavers = sum(\.leavers)
      wonBack = sum(\.wonBack)
      leaversWithoutTalk = sum(\.leaversWithoutTalk)
    }
  }

  /// The ledger less the simulation, in counted parts that sum to it.
  ///
  /// With w the weight of a class (the mean told, or the chance to leave), n its customers, L1 what the
  /// ledger's customers come to and a that of one customer in one period:
  ///
  /// ```
  /// came and went   L1 - a (all n)
  /// moments         a (all n) - what their moments come to if no case is resolved and nobody is pleased
  /// recovered       n (w silent - w) of resolved and resolvedQuickly
  /// unresolved      n (w silent - w) of unresolved
  /// pleased         pleased (w ordinary - w magic)
  /// ```
  ///
  /// What is left is the sum of n w: of a story it is told by too few contacts, dies, or is told twice as
  /// in a plain wave; of customers lost it is changed by word of mouth, by winning back, and by
  /// chance.
  ///
  /// - Parameter counts: What a replicate came to.
  /// - Returns: The parts, in the order they are shown.
  /// - Complexity: O(1).
  public func parts(of counts: Counts) -> [(part: LedgerPart, value: Double)] {
    let (n, w, pleased) = (counts.byClass, weights, counts.pleased)
    func sum(_ kinds: [CustomerClass], _ term: (CustomerClass) -> Double) -> Double {
      kinds.reduce(0) { $0 + term($1) }
    }
    let all = sum(CustomerClass.allCases) { n[$0] }
    let misery = sum(CustomerClass.allCases.filter(\.isUnhappy)) { n[$0] }
    let untouched =
      misery * w[.silent] + (n[.magic] - pleased) * w[.magic]
      + (n[.ordinary] + pleased) * w[.ordinary]
    let expected = sum(CustomerClass.allCases) { n[$0] * w[$0] }
    let common: [(LedgerPart, Double)] = [
      (.cameAndWent, ofCustomers - perCustomer * all), (.moments, perCustomer * all - untouched),
      (.recovered, sum([.resolved, .resolvedQuickly]) { n[$0] * (w[.silent] - w[$0]) }),
      (.unresolved, n[.unresolved] * (w[.silent] - w[.unresolved])),
      (.pleased, pleased * (w[.ordinary] - w[.magic])),
    ]
    let rest: [(LedgerPart, Double)] =
      switch subject {
      case .story(let opinion):
        [
          (.ranOut, expected - counts.firstHandTellings[opinion]),
          (
            .died,
            (counted.value - ofCustomers)
              - (counts.tellings[opinion] - counts.firstHandTellings[opinion])
          ),
          (.toldTwice, counts.tellings[opinion] - counts.reach[opinion]),
        ]
      case .customersLost:
        [
          (.movedByTalk, counts.leaversWithoutTalk - (counts.leavers + counts.wonBack)),
          (.wonBack, counts.wonBack), (.chance, expected - counts.leaversWithoutTalk),
        ]
      }
    return (common + rest).map { (part: $0.0, value: $0.1) }
  }
}
