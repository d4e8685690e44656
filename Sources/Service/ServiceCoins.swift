/// The chances of a model made ready to flip coins with, all that learning does not change.
struct ServiceCoins: Sendable {
  let visits, engaged, complain, analysed, attempt, resolvedQuickly, resolvedAtAll: Coin
  /// Coins that fail are magic, where they are not misery.
  let notMagic: Coin
  let levers: [LeverCoins]
  /// Whether a lever hears leavers.
  let interviewsLeavers: Bool
  /// Who stays, by class and what was heard.
  let stay: StayCoins
  /// Who joins, by what was heard.
  let join: SwayedCoin

  /// The coins of one lever; those it has no use for never succeed.
  struct LeverCoins: Sendable {
    var asks = Coin(0)
    var finds = Coin(0)
    var pleases = Coin(0)
    var hears = Coin(0)
    var winsBack = Coin(0)

    init(_ lever: Lever) {
      switch lever.finds {
      case .unhappy(let asks, let chance, let pleases):
        self.asks = Coin(asks)
        finds = Coin(chance)
        self.pleases = Coin(pleases)
      case .causes: break
      case .leavers(let chance, let winBack):
        hears = Coin(chance)
        winsBack = Coin(winBack)
      }
    }
  }

  /// Makes the coins of a model.
  init(_ model: ServiceModel) {
    visits = Coin(model.visits)
    engaged = Coin(model.experience.employees?.engaged ?? 0)
    notMagic = Coin(1 - model.experience.magic)
    complain = Coin(model.complaints.chance)
    analysed = Coin(model.complaints.analysed)
    attempt = Coin(model.recovery.attempt)
    resolvedQuickly = Coin(model.recovery.resolvedQuickly)
    resolvedAtAll = Coin(model.recovery.resolvedQuickly + model.recovery.resolved)
    levers = model.listening.map(LeverCoins.init)
    interviewsLeavers = levers.contains { $0.hears.threshold > 0 }
    stay = StayCoins(
      ByClass { SwayedCoin(model.loyalty(of: $0), model.market.staying) })
    join = SwayedCoin(model.market.join, model.market.joining)
  }
}

extension ServiceModel {
  /// The chance that a customer of a class stays, before talk: with the boost of what was put right.
  public func loyalty(of kind: CustomerClass) -> Double {
    let loyalty = classes[kind].loyalty
    return kind == .resolved || kind == .resolvedQuickly
      ? loyalty + recovery.boost * (1 - loyalty) : loyalty
  }
}
