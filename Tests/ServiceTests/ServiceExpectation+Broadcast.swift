import Randomness
import Service
import WordOfMouth

/// What broadcasts come to on average, where customers tell nobody else and hearers tell nobody on.
///
/// Customers are independent of each other. Each reaches a given other person with a chance h of its own: of
/// each class its share, times who of it broadcasts, times the mean reach over everybody else. So somebody
/// with m customers beside them hears with chance 1 - (1 - h)^m.
extension ServiceExpectation {
  /// Customers who post instead of complaining: of those who would, the ones whom no lever finds and no
  /// attempt reaches.
  func vented(_ model: ServiceModel) -> Double {
    let unnoticed = misery - complaints
    let found = unnoticed > 0 ? (found + noticed) / unnoticed : 0
    return misery * model.complaints.wish * model.complaints.venting
      * (1 - found * model.recovery.attempt)
  }

  /// Customers of each class who broadcast.
  func broadcasters(_ model: ServiceModel) -> ByClass<Double> {
    ByClass { kind in
      guard let broadcast = model.classes[kind].broadcast, model.classes[kind].story != nil else {
        return 0
      }
      let sure = kind == .silent ? vented(model) : 0
      return sure + (byClass[kind] - sure) * broadcast.share
    }
  }

  /// The people broadcasts of an opinion reach, each time.
  func broadcastTellings(_ opinion: Opinion, _ model: ServiceModel, people: Double) -> Double {
    let broadcasters = broadcasters(model)
    return CustomerClass.allCases.reduce(0) { sum, kind in
      guard let broadcast = model.classes[kind].broadcast,
        model.classes[kind].story?.opinion == opinion
      else { return sum }
      return sum + broadcasters[kind] * min(broadcast.reaches.mean, people - 1)
    }
  }

  /// The chances to have heard exactly these opinions, with so many customers beside oneself.
  func chance(
    _ heard: ByOpinion<Bool>, among others: Double, _ model: ServiceModel, people: Double
  ) -> Double {
    func reached(_ opinion: Opinion) -> Double {
      broadcastTellings(opinion, model, people: people) / customers / (people - 1)
    }
    func none(_ chance: Double) -> Double { power(1 - chance, others) }
    let (good, bad) = (reached(.positive), reached(.negative))
    let neither = none(good + bad)
    return switch (heard.positive, heard.negative) {
    case (false, false): neither
    case (true, false): none(bad) - neither
    case (false, true): none(good) - neither
    case (true, true): 1 - none(good) - none(bad) + neither
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    (0..<Int(exponent)).reduce(1) { product, _ in product * base }
  }

  /// All that somebody may have heard.
  static let hearings = [
    ByOpinion(positive: false, negative: false), ByOpinion(positive: true, negative: false),
    ByOpinion(positive: false, negative: true), ByOpinion(positive: true, negative: true),
  ]

  /// People told an opinion.
  func heard(_ opinion: Opinion, _ model: ServiceModel) -> Double {
    let people = customers + prospects
    return Self.hearings.filter { $0[opinion] }.reduce(0) {
      $0 + customers * chance($1, among: customers - 1, model, people: people)
        + prospects * chance($1, among: customers, model, people: people)
    }
  }

  /// Prospects who join, by what they hear.
  func joinersWhoHear(_ model: ServiceModel) -> Double {
    Self.hearings.reduce(0) {
      $0 + prospects * chance($1, among: customers, model, people: customers + prospects)
        * model.market.joining.moved(model.market.join, heard: $1)
    }
  }

  /// Customers about to leave, by what they hear.
  func leaversWhoHear(_ model: ServiceModel) -> Double {
    CustomerClass.allCases.reduce(0) { sum, kind in
      Self.hearings.reduce(sum) {
        $0 + byClass[kind] * chance($1, among: customers - 1, model, people: customers + prospects)
          * (1 - model.market.staying.moved(model.loyalty(of: kind), heard: $1))
      }
    }
  }
}
