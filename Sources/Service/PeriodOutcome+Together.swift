// Populations of one period together: every count and every amount of money that a period has is named once.
extension PeriodOutcome {
  private static let counts: [any WritableKeyPath<PeriodOutcome, Int> & Sendable] = [
    \.customers, \.prospects, \.gone, \.served, \.complaints, \.vented, \.asked, \.found,
    \.noticed, \.pleased, \.ownFault, \.refused, \.attempts, \.waiting, \.casesFromBefore,
    \.recoveredLater, \.openCases, \.calls, \.callsInMisery, \.leavers, \.unhappyLeavers,
    \.leaversHeard, \.wonBack, \.friendsCalled, \.friendsKept, \.lostByTalk, \.wonBackAfterTalk,
    \.leaversWithoutTalk, \.keptByTalk, \.joiners, \.joinersByTalk, \.joinersLostByTalk,
    \.replaced, \.causesNoticed,
  ]

  private static let amounts: [any WritableKeyPath<PeriodOutcome, Double> & Sendable] = [
    \.spending, \.revenue, \.revenueLost, \.acquisitionSaved, \.recoveryCost, \.answerCost,
    \.listeningCost, \.exitInterviewCost, \.inviteCost, \.engagementCost, \.replacingCost,
    \.replacementCost, \.marginLost,
  ]

  /// Adds the people of a population, and their money; the wave, who ever heard, misery and discounting are
  /// those of all.
  mutating func add(_ part: PeriodOutcome) {
    for count in Self.counts { self[keyPath: count] += part[keyPath: count] }
    for amount in Self.amounts { self[keyPath: amount] += part[keyPath: amount] }
    for kind in CustomerClass.allCases { byClass[kind] += part.byClass[kind] }
  }
}
