internal import Randomness

/// The chances of a model made ready to flip coins with, all that learning does not change.
struct ServiceCoins: Sendable {
  let visits, engaged, complain, analysed, attempt, resolvedQuickly, resolvedAtAll: CoinThreshold
  /// Coins that fail are magic, where they are not misery.
  let notMagic: CoinThreshold
  let levers: [LeverCoins]
  /// Whether a lever hears leavers.
  let interviewsLeavers: Bool
  /// Who stays, by class (``CustomerClass/rawValue``) and what was heard.
  let stay: [SwayedCoin]
  /// Who joins, by what was heard.
  let join: SwayedCoin
  /// Who remembers what they heard before; never succeeds where hearing changes nothing.
  let remembers: CoinThreshold

  /// The coins of one lever; those it has no use for never succeed.
  struct LeverCoins: Sendable {
    var asks = CoinThreshold(chance: 0)
    var finds = CoinThreshold(chance: 0)
    var pleases = CoinThreshold(chance: 0)
    var hears = CoinThreshold(chance: 0)
    var winsBack = CoinThreshold(chance: 0)

    init(_ lever: Lever) {
      switch lever.finds {
      case .unhappy(let asks, let chance, let pleases):
        self.asks = CoinThreshold(chance: asks)
        finds = CoinThreshold(chance: chance)
        self.pleases = CoinThreshold(chance: pleases)
      case .causes: break
      case .leavers(let chance, let winBack):
        hears = CoinThreshold(chance: chance)
        winsBack = CoinThreshold(chance: winBack)
      }
    }
  }

  /// Makes the coins of a model.
  init(_ model: ServiceModel) {
    visits = CoinThreshold(chance: model.visits)
    engaged = CoinThreshold(chance: model.experience.employees?.engaged ?? 0)
    notMagic = CoinThreshold(chance: 1 - model.experience.magic)
    complain = CoinThreshold(chance: model.complaints.chance)
    analysed = CoinThreshold(chance: model.complaints.analysed)
    attempt = CoinThreshold(chance: model.recovery.attempt)
    resolvedQuickly = CoinThreshold(chance: model.recovery.resolvedQuickly)
    resolvedAtAll = CoinThreshold(chance: model.recovery.resolvedQuickly + model.recovery.resolved)
    levers = model.listening.map(LeverCoins.init)
    interviewsLeavers = levers.contains { $0.hears.value > 0 }
    stay = CustomerClass.allCases.map { SwayedCoin(model.loyalty(of: $0), model.market.staying) }
    join = SwayedCoin(model.market.join, model.market.joining)
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
