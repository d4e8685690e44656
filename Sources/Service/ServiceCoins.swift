internal import WordOfMouth

/// The chances of a model made ready to flip coins with, all that learning does not change.
struct ServiceCoins: Sendable {
  let visits, engaged, complain, analysed, attempt, quick, putRight: Coin
  /// Coins that fail are magic, where they are not misery.
  let notMagic: Coin
  let levers: [LeverCoins]
  /// Who stays, by class and what was heard.
  let stay: [Swayed]
  /// Who joins, by what was heard.
  let join: Swayed

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

  /// A chance that talk moves: the coin of who heard nothing, good, bad, both.
  struct Swayed: Sendable {
    let unmoved, good, bad, both: Coin

    init(_ chance: Double, _ sway: Market.Sway) {
      func coin(_ positive: Bool, _ negative: Bool) -> Coin {
        Coin(sway.moved(chance, heard: ByOpinion(positive: positive, negative: negative)))
      }
      unmoved = coin(false, false)
      good = coin(true, false)
      bad = coin(false, true)
      both = coin(true, true)
    }

    /// Whether nobody succeeds who did not hear good.
    var needsGood: Bool { unmoved.threshold == 0 }
  }

  /// Makes the coins of a model.
  init(_ model: ServiceModel) {
    visits = Coin(model.visits)
    engaged = Coin(model.experience.employees?.engaged ?? 0)
    notMagic = Coin(1 - model.experience.magic)
    complain = Coin(model.complaints.chance)
    analysed = Coin(model.complaints.analysed)
    attempt = Coin(model.recovery.attempt)
    quick = Coin(model.recovery.quick)
    putRight = Coin(model.recovery.quick + model.recovery.satisfied)
    levers = model.listening.map(LeverCoins.init)
    stay = CustomerClass.allCases.map { Swayed(model.loyalty(of: $0), model.market.staying) }
    join = Swayed(model.market.join, model.market.joining)
  }
}

extension ServiceModel {
  /// The chance that a customer of a class stays, before talk: with the boost of what was put right.
  public func loyalty(of kind: CustomerClass) -> Double {
    let loyalty = classes[kind].loyalty
    return kind == .satisfied || kind == .quick
      ? loyalty + recovery.boost * (1 - loyalty) : loyalty
  }
}
