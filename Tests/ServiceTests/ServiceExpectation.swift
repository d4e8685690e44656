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
  /// Silent unhappy customers whom no asking finds and who become known because they buy less.
  var noticed: Double
  /// Customers whom being asked pleases.
  var pleased: Double
  /// Customers in misery by their own doing.
  var ownFault: Double
  /// Of them, those whose case is known and refused.
  var refused: Double
  /// Attempts to resolve cases.
  var attempts: Double
  /// Customers who wait for the end of a case.
  var waiting: Double
  /// Of them, those who stay.
  var openCases: Double
  /// Cases resolved in the period in which they come up.
  var recoveredWithinPeriod: Double
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
  /// Customers who leave and are replaced.
  var replaced: Double
  /// Causes noticed.
  var causesNoticed: Double
  /// What customers who stay spend, those won back among them.
  var spending: Double
  /// Margin of the customers who stay; in money.
  var revenue: Double
  /// All costs; in money.
  var cost: Double

  /// Customers known to be in misery.
  var known: Double { complaints + found + noticed }
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
  ///   - waiting: Of the customers, those whose case is open from before.
  ///   - spending: What the customers spent before, none of whom then waits; nil if nobody has met misery.
  ///   - learnt: By which factor learning lowered the share of misery so far, in 0...1.
  /// - Complexity: O(levers).
  init(
    of model: ServiceModel, customers: Double, prospects: Double = 0, waiting: Double = 0,
    spending: Double? = nil, learnt: Double = 1
  ) {
    let closes = 1 / model.recovery.within
    let present = customers - waiting
    let moments = model.experience.moments(learnt: learnt)
    self.customers = customers
    self.prospects = prospects
    served = present * model.visits
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
        contactCost += lever.costPerContact * asks * present
      case .causes(let calls):
        callsInMisery += Double(calls) * model.experience.startingMisery * learnt
        contactCost += lever.costPerContact * Double(calls)
      case .leavers, .buyingLess: break
      }
    }
    asked = asksPerCustomer * present
    found = (misery - complaints) * (1 - unfound)
    // The silent whom a lever notices cost a contact, also where asking or another lever found them.
    var unnoticed = 1.0
    for lever in model.listening {
      let chance = model.noticing(lever)
      unnoticed *= 1 - chance
      contactCost += lever.costPerContact * chance * (misery - complaints)
    }
    noticed = (misery - complaints) * unfound * (1 - unnoticed)
    let heard = found + noticed
    let magic = served * moments.magic
    let ordinary = present - misery - magic
    pleased = ordinary * (1 - unpleased)

    let recovery = model.recovery
    let refusal = model.experience.ownFault * (1 - recovery.helpsOwnFault)
    ownFault = misery * model.experience.ownFault
    refused = (complaints + heard) * recovery.attempt * refusal
    attempts = (complaints + heard) * recovery.attempt * (1 - refusal)
    let failing = 1 - recovery.resolvedQuickly - recovery.resolved
    let closed = attempts * closes
    // Who has waited.
    let closedLater = waiting * closes
    self.waiting = waiting * (1 - closes) + attempts - closed
    recoveredWithinPeriod = closed * (1 - failing)
    let silent = misery - complaints - heard * recovery.attempt + self.waiting
    let classes: [Double] = [
      ordinary - pleased, magic + pleased, silent,
      complaints * (1 - recovery.attempt) + refused + (closed + closedLater) * failing,
      closed * recovery.resolved + closedLater * (1 - failing), closed * recovery.resolvedQuickly,
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
    openCases = self.waiting * (1 - (1 - model.loyalty(of: .silent)) * lost)
    unhappyLeavers = unhappyAbout * lost
    leaversHeard = about * (1 - unheard)
    wonBack = about - leavers
    joiners = prospects * model.market.join
    replaced = leavers * model.money.replace
    causesNoticed =
      callsInMisery + complaints * model.complaints.analysed + unhappyAbout * (1 - unheard)

    self.spending = CustomerClass.allCases.reduce(0) { sum, kind in
      let before = customers == 0 ? 1 : (spending ?? customers) / customers
      let staying = classes[kind.rawValue] * (1 - (1 - model.loyalty(of: kind)) * lost)
      return sum + staying * (kind.isUnhappy ? model.classes[kind].spends : before)
    }
    revenue = model.money.margin * self.spending
    cost =
      contactCost + replaced * (model.money.replacementCost ?? model.money.acquisitionCost)
      + model.listening.reduce(0) { $0 + $1.costPerPeriod }
      + recovery.costPerAttempt * attempts + model.complaints.answerCost * complaints
      + (model.complaints.invited == nil ? 0 : model.complaints.inviteCost * customers)
      + (model.experience.employees?.costPerPeriod ?? 0)
  }
}
