internal import Randomness

/// The chances of a model made ready to flip coins with, all that learning does not change.
struct ServiceCoins: Sendable {
  let visits, engaged, complain, vents, analysed, attempt, resolvedQuickly,
    resolvedAtAll: CoinThreshold
  /// Whether misery is the customer's own doing, and whether the firm then helps all the same.
  let ownFault, helps: CoinThreshold
  /// Whether an open case is closed in a period.
  let closes: CoinThreshold
  /// Coins that fail are magic, where they are not misery.
  let notMagic: CoinThreshold
  let levers: [LeverCoins]
  /// Whether a lever hears leavers.
  let interviewsLeavers: Bool
  /// Whether a lever calls friends of leavers.
  let callsFriends: Bool
  /// Whether a lever notices who buys less.
  let noticesBuyingLess: Bool
  /// Whether customers who stay after misery buy more or less than others.
  let buysLess: Bool
  /// Who stays, by class (``CustomerClass/rawValue``) and what was heard.
  let stay: [SwayedCoin]
  /// Who joins, by what was heard.
  let join: SwayedCoin
  /// Who of those who left is replaced.
  let replaces: CoinThreshold
  /// Who remembers what they heard before; never succeeds where hearing changes nothing.
  let remembers: CoinThreshold

  /// The coins of one lever; those it has no use for never succeed.
  struct LeverCoins: Sendable {
    var asks = CoinThreshold(chance: 0)
    var finds = CoinThreshold(chance: 0)
    var pleases = CoinThreshold(chance: 0)
    var hears = CoinThreshold(chance: 0)
    var winsBack = CoinThreshold(chance: 0)
    var notices: CoinThreshold

    init(_ lever: Lever, of model: ServiceModel) {
      notices = CoinThreshold(chance: model.noticing(lever))
      switch lever.finds {
      case .unhappy(let asks, let chance, let pleases):
        self.asks = CoinThreshold(chance: asks)
        finds = CoinThreshold(chance: chance)
        self.pleases = CoinThreshold(chance: pleases)
      case .causes, .buyingLess: break
      case .leavers(let chance, let winBack):
        hears = CoinThreshold(chance: chance)
        winsBack = CoinThreshold(chance: winBack)
      }
    }
  }

  /// Whether cases take time, so that customers wait.
  var takesTime: Bool { closes.value < CoinThreshold.always }

  /// Whether any who left are replaced.
  var replacesLeavers: Bool { replaces.value > 0 }

  /// Whether any prospects join.
  var anybodyJoins: Bool { !join.isCertain || join.unmoved.value > 0 }

  /// Whether misery may be the customer's own doing.
  var hasOwnFault: Bool { ownFault.value > 0 }

  /// Makes the coins of a model.
  init(_ model: ServiceModel) {
    visits = CoinThreshold(chance: model.visits)
    engaged = CoinThreshold(chance: model.experience.employees?.engaged ?? 0)
    notMagic = CoinThreshold(chance: 1 - model.experience.magic)
    complain = CoinThreshold(chance: model.complaints.wish)
    vents = CoinThreshold(chance: model.complaints.venting)
    analysed = CoinThreshold(chance: model.complaints.analysed)
    attempt = CoinThreshold(chance: model.recovery.attempt)
    resolvedQuickly = CoinThreshold(chance: model.recovery.resolvedQuickly)
    resolvedAtAll = CoinThreshold(chance: model.recovery.resolvedQuickly + model.recovery.resolved)
    ownFault = CoinThreshold(chance: model.experience.ownFault)
    helps = CoinThreshold(chance: model.recovery.helpsOwnFault)
    closes = CoinThreshold(chance: 1 / model.recovery.within)
    levers = model.listening.map { LeverCoins($0, of: model) }
    interviewsLeavers = levers.contains { $0.hears.value > 0 }
    callsFriends = model.listening.contains(where: \.callsFriends)
    noticesBuyingLess = levers.contains { $0.notices.value > 0 }
    buysLess = model.buysLess
    stay = CustomerClass.allCases.map { SwayedCoin(model.loyalty(of: $0), model.market.staying) }
    join = SwayedCoin(model.market.join, model.market.joining)
    replaces = CoinThreshold(chance: model.money.replace)
    let market = model.market
    let isIdle = market.joining == Market.Sway() && market.staying == Market.Sway()
    remembers = CoinThreshold(chance: isIdle ? 0 : 1 - 1 / market.remembers)
  }
}

extension ServiceModel {
  /// The chance that a customer of a class stays, before word of mouth: with the boost of a resolved case.
  public func loyalty(of kind: CustomerClass) -> Double {
    let loyalty = classes[kind].loyalty
    return kind == .resolved || kind == .resolvedQuickly
      ? loyalty + recovery.boost * (1 - loyalty) : loyalty
  }
}
