import Service
import WordOfMouth

extension Metric {
  /// What a ledger's gap is counted from beside ``service``: added to it for ledgers alone.
  static let ofLedger: [Metric] =
    [
      counted("ordinary", "Customers with an ordinary moment, or none.") { $0.byClass[.ordinary] },
      counted("satisfied", "Unhappy customers put right, but not quickly.") {
        $0.byClass[.resolved]
      },
      counted("quick", "Unhappy customers put right quickly.") { $0.byClass[.resolvedQuickly] },
      counted(
        "won_back_after_talk", humps: .negative,
        "Customers who were won back and without bad talk had not been about to leave."
      ) { $0.wonBackAfterTalk },
    ]
    + Opinion.allCases.map { opinion in
      counted(
        firstHandTellings(opinion), unit: "tellings",
        "Times that the \(opinion) story was told in the first round."
      ) { $0.wave.counts[opinion].tellingsByRound.first ?? 0 }
    }

  private static func firstHandTellings(_ opinion: Opinion) -> String {
    "first_hand_tellings_\(opinion)"
  }

  /// The counts of each replicate that a ledger's gap is made of.
  static func ledgerCounts(_ sample: SettingSample) -> [ServiceLedger.Counts] {
    func values(_ name: String) -> [Double] { sample.values(name) }
    func values(_ name: (Opinion) -> String) -> ByOpinion<[Double]> {
      ByOpinion { values(name($0)) }
    }
    let byClass = ByClass { values(column(of: $0)) }
    let (tellings, reach) = (values { "tellings_\($0)" }, values { "reach_\($0)" })
    let firstHand = values(firstHandTellings)
    let (pleased, leavers, wonBack) = (values("pleased"), values("leavers"), values("won_back"))
    let (lost, kept) = (values("lost_by_talk"), values("kept_by_talk"))
    let wonBackAfterTalk = values("won_back_after_talk")
    return leavers.indices.map { index in
      ServiceLedger.Counts(
        byClass: ByClass { byClass[$0][index] }, pleased: pleased[index],
        firstHandTellings: ByOpinion { firstHand[$0][index] },
        tellings: ByOpinion { tellings[$0][index] }, reach: ByOpinion { reach[$0][index] },
        leavers: leavers[index], wonBack: wonBack[index],
        lostByTalk: lost[index] + wonBackAfterTalk[index], keptByTalk: kept[index])
    }
  }

  private static func column(of kind: CustomerClass) -> String {
    switch kind {
    case .ordinary: "ordinary"
    case .magic: "magic"
    case .silent: "silent"
    case .unresolved: "in_vain"
    case .resolved: "satisfied"
    case .resolvedQuickly: "quick"
    }
  }
}
