internal import WordOfMouth

/// One thing changed in a model, which is then run with the same random numbers to see what that thing is
/// worth.
///
/// The first four go together: each takes back one more consequence of misery than the one before it,
/// until none is left.
public enum Counterfactual: String, Sendable, Hashable, CaseIterable {
  /// Attempts and answers cost nothing.
  case freeRecovery
  /// In addition, negative word of mouth keeps no prospect from joining.
  case prospectsUnswayed
  /// In addition, negative word of mouth makes no customer leave.
  case customersUnswayed
  /// Nobody meets misery; everything else is unchanged.
  case noMisery
  /// Every customer in misery complains, and capacity is what it was.
  case everyoneComplains
  /// Nobody who holds the negative opinion first-hand has it to tell.
  case noBadTalk
  /// Nobody who holds the positive opinion first-hand has it to tell.
  case noGoodTalk

  /// The model with that thing changed.
  public func applied(to model: ServiceModel) -> ServiceModel {
    var model = model
    switch self {
    case .freeRecovery, .prospectsUnswayed, .customersUnswayed:
      model.recovery.costPerAttempt = 0
      model.complaints.answerCost = 0
      if self != .freeRecovery { model.market.joining.heardBad = 1 }
      if self == .customersUnswayed { model.market.staying.heardBad = 1 }
    case .noMisery:
      // Who would have met misery has an ordinary experience.
      model.experience.misery = 0
      model.experience.employees?.miseryWhenEngaged = 0
      model.experience.employees?.miseryWhenNot = 0
    case .everyoneComplains:
      model.complaints.venting = 0
      // Inviting costs what it did.
      model.complaints.complain = 1
      if model.complaints.invited != nil { model.complaints.invited = 1 }
      for place in model.segments.indices { model.segments[place].complain = 1 }
    case .noBadTalk: model.removeStories(of: .negative)
    case .noGoodTalk: model.removeStories(of: .positive)
    }
    return model
  }
}

extension ServiceModel {
  /// Leaves no class a story of an opinion to tell.
  ///
  /// Who had one holds no opinion first-hand, and may adopt one by hearsay.
  fileprivate mutating func removeStories(of opinion: Opinion) {
    for kind in CustomerClass.allCases where classes[kind].story?.opinion == opinion {
      classes[kind].story = nil
    }
  }
}
