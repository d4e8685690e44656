public import WordOfMouth

/// What customers experience, what the firm learns of it and does, who stays, who joins, and what all
/// that is worth: everything in a scenario except graph, customers and voices.
///
/// It runs in periods (months, say). Each is a fresh wave: opinions do not carry over; what lasts is
/// who is a customer, the causes of misery, and what people remember of what they heard.
public struct ServiceModel: Sendable, Hashable {
  /// The number of periods, at least 1.
  public var periods: Int
  /// What one period is called, for display: `month`.
  public var periodName = "period"
  /// The chance that a customer is served in a period; who is not has an ordinary experience.
  public var visits: Double
  /// What customers meet who are served.
  public var experience: Experience
  /// How customers in misery and the firm speak to each other.
  public var complaints: Complaints
  /// What the firm does to hear more than complaints, in file order; names are distinct.
  public var listening: [Lever]
  /// What the firm does about misery it knows of.
  public var recovery: Recovery
  /// What each class of customers does next.
  public var classes: ByClass<ClassRule>
  /// By which share each cause noticed lowers the share of misery from the next period on, in 0...1.
  public var learning: Double
  /// How word of mouth changes the chances to join and to stay.
  public var market: Market
  /// What it is worth.
  public var money: Money
  /// Classes of customers who differ in value and habit, in file order; empty where all are alike.
  public var segments: [Segment] = []

  /// Makes a model.
  public init(
    periods: Int, visits: Double = 1, experience: Experience, complaints: Complaints,
    listening: [Lever] = [], recovery: Recovery = Recovery(), classes: ByClass<ClassRule>,
    learning: Double = 0, market: Market = Market(), money: Money = Money()
  ) {
    self.periods = periods
    self.visits = visits
    self.experience = experience
    self.complaints = complaints
    self.listening = listening
    self.recovery = recovery
    self.classes = classes
    self.learning = learning
    self.market = market
    self.money = money
  }
}

/// What customers meet who are served: shares of moments.
public struct Experience: Sendable, Hashable {
  /// The share of misery when nobody in particular serves, in 0...1; ignored with `employees`.
  public var misery: Double
  /// The share of magic, in 0...1; with misery at most 1.
  public var magic: Double
  /// Who serves, where misery follows from it ("internal customers first").
  public var employees: Employees?
  /// The share of misery that is the customer's own doing, in 0...1.
  public var ownFault: Double

  /// Makes shares.
  public init(
    misery: Double, magic: Double, employees: Employees? = nil, ownFault: Double = 0
  ) {
    self.misery = misery
    self.magic = magic
    self.employees = employees
    self.ownFault = ownFault
  }

  /// The share of misery before anything is learnt.
  public var startingMisery: Double {
    guard let employees else { return misery }
    return employees.engaged * employees.miseryWhenEngaged
      + (1 - employees.engaged) * employees.miseryWhenNot
  }

  /// Employees who serve.
  public struct Employees: Sendable, Hashable {
    /// The share of experiences served by an engaged employee, in 0...1.
    public var engaged: Double
    /// The share of misery when an engaged employee serves, in 0...1.
    public var miseryWhenEngaged: Double
    /// The share of misery when another serves, in 0...1.
    public var miseryWhenNot: Double
    /// What keeping them engaged costs in each period, in money.
    public var costPerPeriod: Double

    /// Makes employees.
    public init(
      engaged: Double, miseryWhenEngaged: Double, miseryWhenNot: Double, costPerPeriod: Double = 0
    ) {
      self.engaged = engaged
      self.miseryWhenEngaged = miseryWhenEngaged
      self.miseryWhenNot = miseryWhenNot
      self.costPerPeriod = costPerPeriod
    }
  }
}

/// How customers in misery and the firm speak to each other.
public struct Complaints: Sendable, Hashable {
  /// The chance that a customer in misery complains, in 0...1; the others are silent.
  public var complain: Double
  /// That chance where customers are invited to complain, or nil if they are not.
  public var invited: Double?
  /// What inviting costs for each customer and period, in money.
  public var inviteCost: Double
  /// What answering costs for each complaint, in money.
  public var answerCost: Double
  /// The chance that a complaint is analysed, so that its cause is noticed, in 0...1.
  public var analysed: Double
  /// The share of those who would complain who post instead, in 0...1: they are silent, and broadcast as
  /// silent customers do (``ClassRule/broadcast``).
  public var venting = 0.0

  /// Makes chances and costs; nobody posts instead of complaining.
  public init(
    complain: Double, invited: Double? = nil, inviteCost: Double = 0, answerCost: Double = 0,
    analysed: Double = 0
  ) {
    self.complain = complain
    self.invited = invited
    self.inviteCost = inviteCost
    self.answerCost = answerCost
    self.analysed = analysed
  }

  /// The chance that a customer in misery would complain: invited to, or else not.
  public var wish: Double { invited ?? complain }

  /// The chance that a customer in misery complains, and does not post instead.
  public var chance: Double { wish * (1 - venting) }
}

extension ServiceModel {
  /// Whether customers who stay after misery buy more or less than others.
  public var buysLess: Bool {
    CustomerClass.allCases.contains { $0.isUnhappy && classes[$0].spends != 1 }
  }

  /// With which chance a lever notices somebody silent by what they buy.
  public func noticing(_ lever: Lever) -> Double {
    if case .buyingLess(let chance) = lever.finds, classes[.silent].spends < 1 { chance } else { 0 }
  }
}

/// A way to hear more than complaints.
public struct Lever: Sendable, Hashable {
  /// Its name in the file; it keys the lever's random numbers.
  public var name: String
  /// What it finds.
  public var finds: Finds
  /// What it costs in each period, in money.
  public var costPerPeriod: Double
  /// What it costs for each customer asked or noticed, call made, leaver heard or friend called, in money.
  public var costPerContact: Double
  /// Whom it calls besides, of a lever that finds leavers; nil for nobody.
  public var friends: FriendCalls?

  /// Makes a lever.
  public init(
    name: String, finds: Finds, costPerPeriod: Double = 0, costPerContact: Double = 0
  ) {
    self.name = name
    self.finds = finds
    self.costPerPeriod = costPerPeriod
    self.costPerContact = costPerContact
  }

  /// What a lever finds.
  public enum Finds: Sendable, Hashable {
    /// Survey, follow-up call: each customer is asked with chance `asks`; a silent unhappy one who is
    /// asked becomes known with chance `chance`; an asked customer with an ordinary experience
    /// takes being asked for magic with chance `pleases`.
    case unhappy(asks: Double, chance: Double, pleases: Double)
    /// Secret shoppers, promise audits, calling one's own line: this many calls in each period;
    /// each meets misery with the share that holds, and so notices a cause.
    case causes(calls: Int)
    /// Exit interviews: a leaver is heard with chance `chance`, and then won back with chance
    /// `winBack`; a leaver heard after misery notices a cause.
    case leavers(chance: Double, winBack: Double)
    /// Watching sales: a silent unhappy customer becomes known with chance `chance`, if the silent buy
    /// less than they did.
    case buyingLess(chance: Double)
  }
}

/// What the firm does about misery it knows of.
public struct Recovery: Sendable, Hashable {
  /// The chance that known misery is attempted, in 0...1.
  public var attempt: Double
  /// The most attempts in a period, those with the smallest attempt coins first; nil for no limit.
  public var capacity: Int?
  /// The share of attempts that resolve the case quickly, in 0...1.
  public var resolvedQuickly: Double
  /// The share of attempts that resolve it, but not quickly, in 0...1; with `resolvedQuickly` at most 1, the
  /// rest is not resolved.
  public var resolved: Double
  /// What an attempt costs, in money.
  public var costPerAttempt: Double
  /// The "recovery paradox": a resolved case makes a customer stay with p + boost (1 - p) in place
  /// of p, in 0...1.
  ///
  /// De Matos, Henrique and Rossi, *Service recovery paradox: a meta-analysis*, Journal of Service
  /// Research 10 (2007), find it for satisfaction, not for repurchase or word of mouth: 0.
  public var boost: Double
  /// The mean number of periods until a case that is attempted is closed, the one of the attempt
  /// included; geometric, at least 1, which is at once.
  ///
  /// In each period an open case is closed with chance 1 / within. Until then the customer waits: meets
  /// nothing, and has the loyalty and the story of ``CustomerClass/silent``. A case that is closed in a
  /// later period is not resolved quickly.
  public var within: Double
  /// The share of cases of the customer's own doing that are attempted all the same, of those that would
  /// be, in 0...1; the rest is refused, at no cost, and unresolved.
  public var helpsOwnFault: Double

  /// Makes a way to recover; by default nothing is attempted.
  public init(
    attempt: Double = 0, capacity: Int? = nil, resolvedQuickly: Double = 0, resolved: Double = 0,
    costPerAttempt: Double = 0, boost: Double = 0, within: Double = 1,
    helpsOwnFault: Double = 1
  ) {
    self.attempt = attempt
    self.capacity = capacity
    self.resolvedQuickly = resolvedQuickly
    self.resolved = resolved
    self.costPerAttempt = costPerAttempt
    self.boost = boost
    self.within = within
    self.helpsOwnFault = helpsOwnFault
  }

  /// The chance that a case stays open in a period.
  var staysOpen: Double { 1 - 1 / within }
}

/// What a period made of a customer.
public enum CustomerClass: Int, Sendable, Hashable, CaseIterable {
  /// An ordinary moment, or none.
  case ordinary
  /// Magic.
  case magic
  /// Misery that the firm did not hear of, or heard of by asking and left as it was, or that it has
  /// begun to resolve and not closed yet.
  case silent
  /// Misery after a complaint that was ignored, an attempt that did not resolve it, or a refusal.
  case unresolved
  /// Misery that was resolved, but not quickly.
  case resolved
  /// Misery that was resolved quickly.
  case resolvedQuickly

  /// Whether it began with misery.
  public var isUnhappy: Bool { rawValue >= CustomerClass.silent.rawValue }
}

/// One value for each class of customers.
public struct ByClass<Value> {
  private var values: [Value]

  /// Makes values by asking for each class.
  public init<Failure: Error>(_ value: (CustomerClass) throws(Failure) -> Value) throws(Failure) {
    values = []
    for each in CustomerClass.allCases { values.append(try value(each)) }
  }

  /// The value of a class.
  public subscript(each: CustomerClass) -> Value {
    get { values[each.rawValue] }
    set { values[each.rawValue] = newValue }
  }
}

extension ByClass: Sendable where Value: Sendable {}
extension ByClass: Equatable where Value: Equatable {}
extension ByClass: Hashable where Value: Hashable {}

/// What a class of customers does next.
public struct ClassRule: Sendable, Hashable {
  /// The chance to stay to the next period, before word of mouth, in 0...1.
  public var loyalty: Double
  /// What they tell, or nil for nothing to tell.
  public var story: FirstHandStory?
  /// The factor on the margin of those who stay, for as long as they do or until they meet misery again.
  ///
  /// Not negative; 1 for classes that did not begin with misery.
  public var spends: Double
  /// How some of them broadcast their story besides, or nil if none does.
  public var broadcast: Broadcast?

  /// Makes a rule.
  public init(
    loyalty: Double, story: FirstHandStory? = nil, spends: Double = 1, broadcast: Broadcast? = nil
  ) {
    self.loyalty = loyalty
    self.story = story
    self.spends = spends
    self.broadcast = broadcast
  }
}

/// How word of mouth changes the chances to join and to stay.
///
/// Hearing multiplies the odds p / (1 - p) of a chance p: good news by one number, bad news by another,
/// and both by both. Somebody has heard an opinion who was told it in the period, whatever they hold
/// themselves, or in an earlier one that they still remember.
public struct Market: Sendable, Hashable {
  /// The chance that a prospect joins in a period without having heard anything, in 0...1.
  public var join: Double
  /// What hearing does to joining.
  public var joining: Sway
  /// What hearing does to staying.
  public var staying: Sway
  /// The mean number of periods for which somebody who was told has heard, that of the telling
  /// included; geometric, at least 1.
  ///
  /// From each period to the next everybody forgets with chance 1 / remembers, and then forgets all they
  /// heard.
  public var remembers: Double

  /// Makes a market; by default nobody joins, word of mouth changes nothing, and nothing that was heard
  /// lasts.
  public init(
    join: Double = 0, joining: Sway = Sway(), staying: Sway = Sway(), remembers: Double = 1
  ) {
    self.join = join
    self.joining = joining
    self.staying = staying
    self.remembers = remembers
  }

  /// What hearing does to a chance: by what it multiplies the odds.
  public struct Sway: Sendable, Hashable {
    /// The factor on the odds of somebody who heard good news; not negative, 1 for no effect.
    public var heardGood: Double
    /// The factor on the odds of somebody who heard bad news; not negative, 1 for no effect.
    public var heardBad: Double

    /// Makes a sway; by default none.
    public init(heardGood: Double = 1, heardBad: Double = 1) {
      self.heardGood = heardGood
      self.heardBad = heardBad
    }

    /// A chance after hearing: 0 where the odds are multiplied by 0, also from 1.
    ///
    /// Another factor leaves 0 and 1 as they are.
    public func moved(_ chance: Double, heard: ByOpinion<Bool>) -> Double {
      let factor = (heard.positive ? heardGood : 1) * (heard.negative ? heardBad : 1)
      // What hearing does not change stays as it is, to the last bit.
      if factor == 1 { return chance }
      if factor == 0 { return 0 }
      return chance * factor / (1 - chance + chance * factor)
    }

    /// Whether hearing good or bad news changes a chance.
    public func changes(_ chance: Double) -> Bool {
      let heard = Opinion.allCases.map { opinion in ByOpinion { $0 == opinion } }
      return heard.contains { moved(chance, heard: $0) != chance }
    }
  }
}

/// What it is worth: prices, in one currency and at today's prices.
public struct Money: Sendable, Hashable {
  /// The name or sign of the currency, for display; nil if it has none.
  public var currency: String?
  /// What a customer who stayed brings in a period, at its end.
  public var margin: Double
  /// The cost of winning a customer by other means: saved for everyone who joins because of word of
  /// mouth.
  public var acquisitionCost: Double
  /// What it costs to replace a customer who left; nil for the acquisition cost.
  public var replacementCost: Double?
  /// The share of customers who left whom the firm replaces at once, in 0...1.
  ///
  /// The newcomer takes the place of the customer who left, among contacts too, and is a customer from the
  /// next period on: one who has met no misery.
  public var replace: Double
  /// The discount rate of a period, at least 0.
  public var discount: Double
  /// The chance to stay in each period after the last one, in 0...1; nil for the loyalty expected
  /// without word of mouth, at the misery and with the attempts of the end.
  public var retention: Double?

  /// Makes prices; by default nothing has one.
  public init(
    margin: Double = 0, acquisitionCost: Double = 0, replacementCost: Double? = nil,
    replace: Double = 0, discount: Double = 0, retention: Double? = nil
  ) {
    self.margin = margin
    self.acquisitionCost = acquisitionCost
    self.replacementCost = replacementCost
    self.replace = replace
    self.discount = discount
    self.retention = retention
  }

  /// What it costs to replace a customer.
  public var costOfReplacing: Double { replacementCost ?? acquisitionCost }

  /// The lifetime value of a customer from the next period on, m r / (1 + i - r), with margin m,
  /// retention r and discount rate i: Gupta and Lehmann, *Customers as assets*, Journal of Interactive
  /// Marketing 17 (2003).
  ///
  /// Infinite where nobody ever leaves and nothing is discounted.
  public static func lifetimeValue(
    margin: Double, retention: Double, discount: Double
  ) -> Double {
    margin == 0 || retention == 0 ? 0 : margin * retention / (1 + discount - retention)
  }
}
