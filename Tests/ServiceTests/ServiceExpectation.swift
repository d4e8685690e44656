import Service

/// What one period comes to on average: closed forms, without word of mouth and while capacity does not bind.
///
/// Customers are independent of each other then, and every figure is a number of customers times a
/// product of chances. Tests compare simulations with it.
struct ServiceExpectation: Sendable, Hashable {
  /// Customers at the start.
  var customers: Double
  /// Prospects at the start.
  var prospects: Double
  /// Customers served.
  var served: Double
  /// Customers in misery.
  var misery: Double
  /// Customers of each class, after recovery.
  var byClass: ByClass<Double>
  /// Customers in misery who complain.
  var complaints: Double
  /// Customers asked; asked by two levers, counted twice.
  var asked: Double
  /// Silent unhappy customers who become known by asking.
  var found: Double
  /// Customers whom being asked pleases.
  var pleased: Double
  /// Attempts to resolve cases.
  var attempts: Double
  /// Audit calls that meet misery.
  var callsInMisery: Double
  /// Customers who leave.
  var leavers: Double
  /// Of them, those of classes that began with misery.
  var unhappyLeavers: Double
  /// Customers about to leave whom exit interviews hear.
  var leaversHeard: Double
  /// Customers about to leave who are won back.
  var wonBack: Double
  /// Prospects who join.
  var joiners: Double
  /// Causes noticed.
  var causesNoticed: Double
  /// Margin of the customers who stay; in money.
  var revenue: Double
  /// All costs; in money.
  var cost: Double

  /// Customers known to be in misery.
  var known: Double { complaints + found }
  /// Customers who stay; those won back among them.
  var stayed: Double { customers - leavers }
  /// Revenue less costs; in money.
  var profit: Double { revenue - cost }

  /// Works out what a period comes to.
  ///
  /// - Parameters:
  ///   - model: The model; talk and capacity are left out.
  ///   - customers: Customers at the start.
  ///   - prospects: Prospects at the start.
  ///   - learnt: By which factor learning lowered the share of misery so far, in 0...1.
  /// - Complexity: O(levers).
  init(
    of model: ServiceModel, customers: Double, prospects: Double = 0, learnt: Double = 1
  ) {
    let moments = model.experience.moments(learnt: learnt)
    self.customers = customers
    self.prospects = prospects
    served = customers * model.visits
    misery = served * moments.misery
    complaints = misery * model.complaints.chance

    // A customer missed by every lever is neither found nor pleased.
    var (asksPerCustomer, unfound, unpleased) = (0.0, 1.0, 1.0)
    var contactCost = 0.0
    callsInMisery = 0
    for lever in model.listening {
      switch lever.finds {
      case .unhappy(let asks, let chance, let pleases):
        asksPerCustomer += asks
        unfound *= 1 - asks * chance
        unpleased *= 1 - asks * pleases
        contactCost += lever.costPerContact * asks * customers
      case .causes(let calls):
        callsInMisery += Double(calls) * model.experience.startingMisery * learnt
        contactCost += lever.costPerContact * Double(calls)
      case .leavers: break
      }
    }
    asked = asksPerCustomer * customers
    found = (misery - complaints) * (1 - unfound)
    let magic = served * moments.magic
    let ordinary = customers - misery - magic
    pleased = ordinary * (1 - unpleased)

    let recovery = model.recovery
    attempts = (complaints + found) * recovery.attempt
    let silent = misery - complaints - found * recovery.attempt
    let classes: [Double] = [
      ordinary - pleased, magic + pleased, silent,
      complaints * (1 - recovery.attempt)
        + attempts * (1 - recovery.resolvedQuickly - recovery.resolved),
      attempts * recovery.resolved, attempts * recovery.resolvedQuickly,
    ]
    byClass = ByClass { classes[$0.rawValue] }

    func leaving(_ kinds: [CustomerClass]) -> Double {
      kinds.reduce(0) { $0 + classes[$1.rawValue] * (1 - model.loyalty(of: $1)) }
    }
    let about = leaving(CustomerClass.allCases)
    let unhappyAbout = leaving(CustomerClass.allCases.filter(\.isUnhappy))
    var (unheard, lost) = (1.0, 1.0)
    for lever in model.listening {
      guard case .leavers(let chance, let winBack) = lever.finds else { continue }
      contactCost += lever.costPerContact * about * lost * chance
      unheard *= 1 - chance
      lost *= 1 - chance * winBack
    }
    leavers = about * lost
    unhappyLeavers = unhappyAbout * lost
    leaversHeard = about * (1 - unheard)
    wonBack = about - leavers
    joiners = prospects * model.market.join
    causesNoticed =
      callsInMisery + complaints * model.complaints.analysed + unhappyAbout * (1 - unheard)

    revenue = model.money.margin * (customers - leavers)
    cost =
      contactCost + model.listening.reduce(0) { $0 + $1.costPerPeriod }
      + recovery.costPerAttempt * attempts + model.complaints.answerCost * complaints
      + (model.complaints.invited == nil ? 0 : model.complaints.inviteCost * customers)
      + (model.experience.employees?.costPerPeriod ?? 0)
  }
}
