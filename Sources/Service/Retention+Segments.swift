internal import WordOfMouth

// What is expected of customers where they are of segments: each is worth what those of their segment are.
extension ServiceModel {
  /// The shares of misery and magic of an average person who is served, before anything is learnt.
  var meanMoments: (misery: Double, magic: Double) {
    parts.reduce((0, 0)) { sum, part in
      let moments = part.model.experience.moments(learnt: 1)
      return (sum.0 + part.share * moments.misery, sum.1 + part.share * moments.magic)
    }
  }

  /// How customers in misery speak to the firm, on average over those of all segments.
  ///
  /// - Complexity: O(segments x classes).
  public var meanComplaints: Complaints {
    if segments.isEmpty { return complaints }
    let parts = parts
    let misery = parts.map { $0.share * $0.model.experience.startingMisery }
    let chances = parts.map(\.model.complaints.wish)
    let all = misery.reduce(0, +)
    let mean = zip(misery, chances).reduce(0) { $0 + $1.0 * $1.1 } / all
    var complaints = complaints
    // Without misery nobody complains, whatever the chance.
    let chance = all > 0 ? mean : complaints.wish
    if complaints.invited == nil {
      complaints.complain = chance
    } else {
      complaints.invited = chance
    }
    return complaints
  }

  /// The margin of an average person.
  var meanMargin: Double { parts.reduce(0) { $0 + $1.share * $1.model.money.margin } }

  /// The share of misery of an average person, before anything is learnt.
  ///
  /// - Complexity: O(segments x classes).
  public var meanMisery: Double {
    parts.reduce(0) { $0 + $1.share * $1.model.experience.startingMisery }
  }

  /// The mean of a value of a model, of somebody who may be of any segment.
  func mean(_ value: (ServiceModel) -> Double) -> Double {
    if segments.isEmpty { return value(self) }
    // Of a segment that has nobody not even infinitely much counts.
    return parts.reduce(0) { $1.share == 0 ? $0 : $0 + $1.share * value($1.model) }
  }

  /// Shares the capacity among the customers of segments: where more attempts are expected than it allows,
  /// those of all become fewer alike.
  ///
  /// - Parameters:
  ///   - parts: The model of each segment, or this one, and how many customers it holds for.
  ///   - learnt: What is left of the starting share of misery, in 0...1.
  /// - Returns: The customers of each, with their share of the capacity.
  /// - Complexity: O(segments x levers).
  func sharing(_ parts: [(model: ServiceModel, customers: Crowd)], learnt: Double) -> [Crowd] {
    guard !segments.isEmpty, let capacity = recovery.capacity else { return parts.map(\.customers) }
    let attempts = parts.map { $0.model.expectedAttempts($0.customers, learnt: learnt) }
    let all = attempts.reduce(0, +)
    let share = all > Double(capacity) ? Double(capacity) / all : .infinity
    return zip(parts, attempts).map { part, attempts in
      part.customers.limited(to: share == .infinity ? .infinity : attempts * share)
    }
  }
}
