public import WordOfMouth

/// What came of one replicate of a service model: its periods in order, and what they are worth.
public struct ServiceOutcome: Sendable, Hashable {
  /// The periods.
  public var periods: [PeriodOutcome]
  /// What those who are customers at the end are expected to bring and cost after it, discounted to the
  /// start; in money.
  public var residualValue: Double
  /// How many periods those who are customers at the end are expected to go through after it, all together
  /// and each discounted to the start; 0 where nothing is counted after the end.
  public var residualPeriods: Double
  /// The same of the customers of each segment, in the model's order; empty where there are none.
  ///
  /// Waves, audit calls and costs of a period belong to no segment.
  public var segments: [OfSegment] = []
  /// What one customer at the end is expected to bring and cost after it, discounted to the start, in each
  /// population: of each segment, or of all customers; also where nobody is left.
  var worthAtEnd: [Double] = []

  /// Makes an outcome.
  public init(periods: [PeriodOutcome], residualValue: Double, residualPeriods: Double = 0) {
    self.periods = periods
    self.residualValue = residualValue
    self.residualPeriods = residualPeriods
  }

  /// Attempts to resolve cases, each discounted to the start as its cost is; those expected after the last
  /// period among them.
  public var discountedAttempts: Double { discounted { Double($0.attempts) } }

  /// What they cost; in money.
  public var discountedRecoveryCost: Double { discounted(\.recoveryCost) }

  /// The sum over all periods and those to come, in which each customer has the share of the last period, that of
  /// their segment where there are segments.
  private func discounted(_ value: (PeriodOutcome) -> Double) -> Double {
    if !segments.isEmpty { return segments.reduce(0) { $0 + $1.outcome.discounted(value) } }
    let later = periods.last.map { residualPeriods * $0.forEachCustomer(value($0)) } ?? 0
    return periods.reduce(later) { $0 + value($1) * $1.discountFactor }
  }

  /// What came of the customers of a segment.
  public struct OfSegment: Sendable, Hashable {
    /// The name of the segment.
    public var name: String
    /// The outcome.
    public var outcome: ServiceOutcome

    /// Makes the outcome of a segment.
    public init(_ name: String, _ outcome: ServiceOutcome) {
      self.name = name
      self.outcome = outcome
    }
  }

  /// The net present value: discounted profits of all periods and the residual value; in money.
  public var netPresentValue: Double {
    periods.reduce(residualValue) { $0 + $1.profit * $1.discountFactor }
  }

  /// The net present value of another outcome of the same firm where a customer at its end is worth what one
  /// is at the end of this one; in money.
  func netPresentValue(valuing other: ServiceOutcome) -> Double {
    let crowds = other.segments.isEmpty ? [other] : other.segments.map(\.outcome)
    let later = zip(worthAtEnd, crowds).reduce(0) {
      $0 + $1.0 * Double($1.1.periods.last?.customersAtEnd ?? 0)
    }
    return other.periods.reduce(later) { $0 + $1.profit * $1.discountFactor }
  }

  /// The first period with a complaint, from 1, or nil if nobody ever complained.
  public var firstComplaint: Int? { periods.firstIndex { $0.complaints > 0 }.map { $0 + 1 } }

  /// The first period, from 1, that starts with at least 5 % fewer customers than the first, or nil if
  /// none does.
  public var salesDown: Int? {
    guard let first = periods.first?.customers, first > 0 else { return nil }
    // In whole numbers: 95 of 100 are 5 % down.
    return periods.firstIndex { $0.customers * 20 <= first * 19 }.map { $0 + 1 }
  }
}

/// What came of one period: people by what happened to them, and money.
///
/// Every count is of people unless it says otherwise; customers are those at the period's start.
public struct PeriodOutcome: Sendable, Hashable {
  /// Customers at the start.
  public var customers = 0
  /// Prospects at the start: neither customers nor gone.
  public var prospects = 0
  /// People who left in earlier periods and stay out.
  public var gone = 0
  /// Customers served.
  public var served = 0
  /// Customers of each class, after recovery.
  public var byClass = ByClass { _ in 0 }
  /// Customers in misery who complained.
  public var complaints = 0
  /// Silent customers who broadcast instead of complaining.
  public var vented = 0
  /// Customers asked by the levers that find the unhappy (asked by two, counted twice).
  public var asked = 0
  /// Silent unhappy customers who became known by asking.
  public var found = 0
  /// Silent unhappy customers whom no asking found and who became known because they buy less.
  public var noticed = 0
  /// Customers pleased to be asked.
  public var pleased = 0
  /// Customers in misery by their own doing.
  public var ownFault = 0
  /// Of them, those whose case the firm knew of and refused.
  public var refused = 0
  /// Attempts to resolve cases; those that began in the period.
  public var attempts = 0
  /// Customers who wait: their case was attempted, in this period or an earlier one, and is still open.
  public var waiting = 0
  /// Customers of unhappy classes by the case of an earlier period, still open or closed in this one.
  public var casesFromBefore = 0
  /// Cases of earlier periods that were resolved in this one.
  public var recoveredLater = 0
  /// Customers who stayed and whose case is open at the end.
  public var openCases = 0
  /// Audit calls made; calls, not people.
  public var calls = 0
  /// Audit calls that met misery; calls, not people.
  public var callsInMisery = 0
  /// Customers who left.
  public var leavers = 0
  /// Of them, those of classes that began with misery.
  public var unhappyLeavers = 0
  /// Customers about to leave who were heard in exit interviews.
  public var leaversHeard = 0
  /// Customers about to leave who were won back, and so did not.
  public var wonBack = 0
  /// Contacts of leavers heard whom a lever called (called by two, counted twice).
  public var friendsCalled = 0
  /// Customers who were about to leave, were called as a friend, and stayed.
  public var friendsKept = 0
  /// Customers who left and would have stayed without negative word of mouth.
  public var lostByTalk = 0
  /// Customers who would have stayed without negative word of mouth, were about to leave and were
  /// won back, or kept by a call as a friend.
  public var wonBackAfterTalk = 0
  /// Customers who would have been about to leave without any word of mouth.
  public var leaversWithoutTalk = 0
  /// Customers who stayed and would have left without positive word of mouth.
  public var keptByTalk = 0
  /// Prospects who joined; customers from the next period on.
  public var joiners = 0
  /// Of them, those who would not have joined without positive word of mouth.
  public var joinersByTalk = 0
  /// Prospects who did not join and would have without negative word of mouth.
  public var joinersLostByTalk = 0
  /// Customers who left and were replaced by new ones, who are customers from the next period on.
  public var replaced = 0
  /// Causes noticed; calls, complaints and leavers.
  public var causesNoticed = 0
  /// The share of misery that held.
  public var miseryShare = 0.0
  /// The period's wave.
  public var wave: WaveOutcome
  /// People told each opinion in this period or an earlier one, whatever they hold; each counts once.
  public var everHeard = ByOpinion { _ in 0 }

  /// What customers who stayed spend: one for each, times the factor of their last misery.
  public var spending = 0.0
  /// Margin of the customers who stayed, by what they spend; in money.
  public var revenue = 0.0
  /// Margin that customers who stayed did not bring because of their last misery; in money.
  public var revenueLost = 0.0
  /// Acquisition cost saved by joiners won by word of mouth; in money.
  public var acquisitionSaved = 0.0
  /// Cost of attempts to resolve cases; in money.
  public var recoveryCost = 0.0
  /// Cost of answering complaints; in money.
  public var answerCost = 0.0
  /// Cost of listening, all levers together; in money.
  public var listeningCost = 0.0
  /// Of it, the cost of levers that find leavers; in money.
  public var exitInterviewCost = 0.0
  /// Cost of inviting complaints; in money.
  public var inviteCost = 0.0
  /// Cost of engaged employees; in money.
  public var engagementCost = 0.0
  /// Cost of replacing customers who left; in money.
  public var replacingCost = 0.0
  /// What it would cost to win as many customers as left, replaced or not; in money.
  public var replacementCost = 0.0
  /// Customers who left, and the discount rate for each customer: of a margin of 1 for each, what leaving and
  /// discounting take; in money.
  public var marginLost = 0.0
  /// What a unit of money at the period's end is worth at the start of the first, 1/(1+i)^t.
  public var discountFactor = 1.0

  /// Makes the outcome of a period in which nothing happened.
  public init(wave: WaveOutcome) {
    self.wave = wave
  }

  /// Customers in misery, that of the period.
  public var misery: Int {
    byClass[.silent] + byClass[.unresolved] + byClass[.resolved] + byClass[.resolvedQuickly]
      - casesFromBefore
  }
  /// Customers in misery whose case nobody attempted and who did not complain.
  public var silent: Int { byClass[.silent] - waiting }
  /// Cases that were resolved, those of earlier periods among them.
  public var recovered: Int { byClass[.resolved] + byClass[.resolvedQuickly] }
  /// Cases that were resolved in the period in which they came up.
  public var recoveredWithinPeriod: Int { recovered - recoveredLater }
  /// Customers who stayed; those won back among them.
  public var stayed: Int { customers - leavers }
  /// Customers at the end: who stayed, who joined, and newcomers in place of who left.
  public var customersAtEnd: Int { stayed + joiners + replaced }
  /// People who left, in this period or an earlier one, and stay out.
  public var goneAtEnd: Int { gone + leavers - replaced }
  /// All costs; in money.
  public var cost: Double {
    recoveryCost + answerCost + listeningCost + inviteCost + engagementCost + replacingCost
  }
  /// Costs that go on after the last period: without exit interviews and replacing, for whom they win back or
  /// bring is not counted then; in money.
  var lastingCost: Double { cost - exitInterviewCost - replacingCost }
  /// Revenue and acquisition cost saved, less costs; in money.
  public var profit: Double { revenue + acquisitionSaved - cost }

  /// An amount of the period for each of its customers; 0 where there are none.
  func forEachCustomer(_ amount: Double) -> Double {
    customers == 0 ? 0 : amount / Double(customers)
  }
}
