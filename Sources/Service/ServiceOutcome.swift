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

  /// The sum over all periods and those to come, in which each customer has the share of the last period.
  private func discounted(_ value: (PeriodOutcome) -> Double) -> Double {
    let later = periods.last.map { residualPeriods * $0.forEachCustomer(value($0)) } ?? 0
    return periods.reduce(later) { $0 + value($1) * $1.discountFactor }
  }

  /// The net present value: discounted profits of all periods and the residual value; in money.
  public var netPresentValue: Double {
    periods.reduce(residualValue) { $0 + $1.profit * $1.discountFactor }
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
  /// Customers asked by the levers that find the unhappy (asked by two, counted twice).
  public var asked = 0
  /// Silent unhappy customers who became known by asking.
  public var found = 0
  /// Customers pleased to be asked.
  public var pleased = 0
  /// Attempts to resolve cases.
  public var attempts = 0
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
  /// Customers who left and would have stayed without negative word of mouth.
  public var lostByTalk = 0
  /// Customers who would have stayed without negative word of mouth, were about to leave and were
  /// won back.
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
  /// Causes noticed; calls, complaints and leavers.
  public var causesNoticed = 0
  /// The share of misery that held.
  public var miseryShare = 0.0
  /// The period's wave.
  public var wave: WaveOutcome
  /// People told each opinion in this period or an earlier one, whatever they hold; each counts once.
  public var everHeard = ByOpinion { _ in 0 }

  /// Margin of the customers who stayed; in money.
  public var revenue = 0.0
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
  /// What it would cost to win as many customers as left; no cost of the period, in money.
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

  /// Customers in misery.
  public var misery: Int {
    byClass[.silent] + byClass[.unresolved] + byClass[.resolved] + byClass[.resolvedQuickly]
  }
  /// Cases that were resolved.
  public var recovered: Int { byClass[.resolved] + byClass[.resolvedQuickly] }
  /// Customers who stayed; those won back among them.
  public var stayed: Int { customers - leavers }
  /// All costs; in money.
  public var cost: Double {
    recoveryCost + answerCost + listeningCost + inviteCost + engagementCost
  }
  /// Revenue and acquisition cost saved, less costs; in money.
  public var profit: Double { revenue + acquisitionSaved - cost }

  /// An amount of the period for each of its customers; 0 where there are none.
  func forEachCustomer(_ amount: Double) -> Double {
    customers == 0 ? 0 : amount / Double(customers)
  }
}
