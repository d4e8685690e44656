public import WordOfMouth

extension ServiceLedger {
  /// What one replicate came to over all periods, as far as a ledger's gap is counted in it.
  ///
  /// Who is a customer, or is told, in two periods counts twice, as in the ledger.
  public struct Counts: Sendable, Hashable {
    /// The customers of each segment, in the model's order; without segments all of them.
    public var customers: [Customers]
    /// Tellings of the first round.
    public var firstHandTellings: ByOpinion<Double>
    /// All tellings.
    public var tellings: ByOpinion<Double>
    /// People reached.
    public var reach: ByOpinion<Double>
    /// Customers who left.
    public var leavers: Double
    /// Customers about to leave who were won back, or kept by a call as a friend.
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
      customers =
        outcome.segments.isEmpty
        ? [Customers(outcome)] : outcome.segments.map { Customers($0.outcome) }
      firstHandTellings = ByOpinion { opinion in
        sum { $0.wave.counts[opinion].tellingsByRound.first ?? 0 }
      }
      tellings = ByOpinion { opinion in sum { $0.wave.counts[opinion].tellings } }
      reach = ByOpinion { opinion in sum { $0.wave.counts[opinion].reach } }
      leavers = sum(\.leavers)
      wonBack = sum { $0.wonBack + $0.friendsKept }
      leaversWithoutTalk = sum(\.leaversWithoutTalk)
    }

    /// How many numbers it is where there are so many populations: segments, or all customers as one.
    package static func numbers(populations: Int) -> Int {
      numbersOfAll + populations * Customers.numbers
    }

    /// Numbers that are not of the customers of a population.
    private static let numbersOfAll = 9

    /// It as numbers.
    package var numbers: [Double] {
      [firstHandTellings, tellings, reach].flatMap { [$0.positive, $0.negative] }
        + [leavers, wonBack, leaversWithoutTalk] + customers.flatMap(\.asNumbers)
    }

    /// Makes it of its numbers.
    ///
    /// - Parameter numbers: As many as ``numbers(populations:)`` says.
    package init(numbers: [Double]) {
      func opinions(_ place: Int) -> ByOpinion<Double> {
        ByOpinion(positive: numbers[place], negative: numbers[place + 1])
      }
      (firstHandTellings, tellings, reach) = (opinions(0), opinions(2), opinions(4))
      (leavers, wonBack, leaversWithoutTalk) = (numbers[6], numbers[7], numbers[8])
      customers = stride(from: Self.numbersOfAll, to: numbers.count, by: Customers.numbers).map {
        Customers(numbers[$0..<$0 + Customers.numbers])
      }
    }
  }

  /// What became of some customers over all periods.
  public struct Customers: Sendable, Hashable {
    /// Customers of each class, after recovery.
    public var byClass: ByClass<Double>
    /// Customers pleased to be asked.
    public var pleased: Double

    fileprivate init(_ outcome: ServiceOutcome) {
      byClass = ByClass { kind in
        Double(outcome.periods.reduce(0) { $0 + $1.byClass[kind] })
      }
      pleased = Double(outcome.periods.reduce(0) { $0 + $1.pleased })
    }

    fileprivate static let numbers = CustomerClass.allCases.count + 1

    fileprivate var asNumbers: [Double] { CustomerClass.allCases.map { byClass[$0] } + [pleased] }

    fileprivate init(_ numbers: ArraySlice<Double>) {
      byClass = ByClass { numbers[numbers.startIndex + $0.rawValue] }
      pleased = numbers[numbers.endIndex - 1]
    }
  }

  /// The ledger less the simulation, in counted parts that sum to it.
  ///
  /// With w the weight of a class (the mean told, or the chance to leave), n its customers, L1 what the
  /// ledger's customers come to and a that of one customer in one period, summed over segments, each with
  /// its own w and n:
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
  /// - Complexity: O(segments).
  public func parts(of counts: Counts) -> [(part: LedgerPart, value: Double)] {
    func sum(_ kinds: [CustomerClass], _ factor: (ByClass<Double>, CustomerClass) -> Double)
      -> Double
    {
      zip(weights, counts.customers).reduce(0) { sum, part in
        kinds.reduce(sum) { $0 + part.1.byClass[$1] * factor(part.0, $1) }
      }
    }
    let unhappy = CustomerClass.allCases.filter(\.isUnhappy)
    let usual = zip(perCustomer, counts.customers).reduce(0) { sum, part in
      sum + part.0 * CustomerClass.allCases.reduce(0) { $0 + part.1.byClass[$1] }
    }
    let pleased = zip(weights, counts.customers).reduce(0) {
      $0 + $1.1.pleased * ($1.0[.ordinary] - $1.0[.magic])
    }
    let untouched =
      sum(unhappy) { w, _ in w[.silent] } + sum([.magic, .ordinary]) { w, kind in w[kind] }
      + pleased
    let expected = sum(CustomerClass.allCases) { w, kind in w[kind] }
    let common: [(LedgerPart, Double)] = [
      (.cameAndWent, ofCustomers - usual), (.moments, usual - untouched),
      (.recovered, sum([.resolved, .resolvedQuickly]) { w, kind in w[.silent] - w[kind] }),
      (.unresolved, sum([.unresolved]) { w, kind in w[.silent] - w[kind] }),
      (.pleased, pleased),
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
