public import WordOfMouth

/// The world with one thing otherwise: a model that is run under the luck of another to see what that
/// thing is worth.
///
/// The first four go together: each takes back one more consequence of misery than the one before it,
/// until none is left.
public enum Counterfactual: String, Sendable, Hashable, CaseIterable {
  /// Attempts and answers cost nothing.
  case freeRecovery
  /// Besides, bad talk keeps no prospect from joining.
  case prospectsUnswayed
  /// Besides, bad talk makes no customer leave.
  case customersUnswayed
  /// Nobody meets misery; all else is as it was.
  case noMisery
  /// Every customer in misery complains, and capacity is what it was.
  case everyoneComplains
  /// Nobody who holds the negative opinion first-hand has it to tell.
  case noBadTalk
  /// Nobody who holds the positive opinion first-hand has it to tell.
  case noGoodTalk

  /// The model with that thing otherwise.
  ///
  /// Where the model gives no retention, what a customer is worth after the last period follows the
  /// misery of the model that is run, so that without misery customers are worth more.
  public func applied(to model: ServiceModel) -> ServiceModel {
    switch self {
    case .freeRecovery: model.withFreeRecovery
    case .prospectsUnswayed: model.withFreeRecovery.withoutBadSwayOfProspects
    case .customersUnswayed:
      model.withFreeRecovery.withoutBadSwayOfProspects.withoutBadSwayOfCustomers
    case .noMisery: model.withoutMisery
    case .everyoneComplains: model.whereEveryoneComplains
    case .noBadTalk: model.withoutStories(of: .negative)
    case .noGoodTalk: model.withoutStories(of: .positive)
    }
  }
}

extension ServiceModel {
  private func changed(_ change: (inout ServiceModel) -> Void) -> ServiceModel {
    var model = self
    change(&model)
    return model
  }

  /// The model in which nobody meets misery: who would have has an ordinary moment.
  public var withoutMisery: ServiceModel {
    changed {
      $0.experience.misery = 0
      $0.experience.employees?.miseryWhenEngaged = 0
      $0.experience.employees?.miseryWhenNot = 0
    }
  }

  /// The model in which every customer in misery complains, with the same capacity to recover; inviting
  /// costs what it did.
  public var whereEveryoneComplains: ServiceModel {
    changed {
      $0.complaints.complain = 1
      if $0.complaints.invited != nil { $0.complaints.invited = 1 }
    }
  }

  /// The model in which no class has a story of an opinion to tell.
  ///
  /// Who had one holds no opinion first-hand, and may take one up by hearsay.
  public func withoutStories(of opinion: Opinion) -> ServiceModel {
    changed { model in
      for kind in CustomerClass.allCases where model.classes[kind].story?.opinion == opinion {
        model.classes[kind].story = nil
      }
    }
  }

  /// The model in which attempts to put misery right, and answers to complaints, cost nothing.
  public var withFreeRecovery: ServiceModel {
    changed {
      $0.recovery.costPerAttempt = 0
      $0.complaints.answerCost = 0
    }
  }

  /// The model in which bad talk does not lower the chance that a prospect joins.
  public var withoutBadSwayOfProspects: ServiceModel { changed { $0.market.joining.down = 0 } }

  /// The model in which bad talk does not lower the chance that a customer stays.
  public var withoutBadSwayOfCustomers: ServiceModel { changed { $0.market.staying.down = 0 } }
}
