import PlainText
import Service
import WordOfMouth

// Factors of segments that can have no effect.
extension ScenarioCautions {
  /// A sentence for each factor without an effect; where no segment has a factor, one for all.
  static func segments(_ model: ServiceModel) -> [Caution] {
    let segments = model.segments
    if segments.isEmpty { return [] }
    if segments.allSatisfy({ $0 == Segment($0.name, share: $0.share) }) {
      return [
        Caution(
          ["customers.segments"],
          "customers.segments changes nothing but what figures can be broken down by: no factor differs from 1."
        )
      ]
    }
    return segments.flatMap { segment -> [Caution] in
      let path = "customers.segments.\(segment.name)"
      if segment.share == 0 {
        // About its factors: a what-if that makes it empty means to.
        return [
          Caution(
            ["margin", "misery", "complain", "tells"].map { "\(path).\($0)" },
            "\(path) has no effect: nobody is of it (share is 0).")
        ]
      }
      return [
        segment.margin == 1 || model.money.margin != 0
          ? nil : noEffect(["\(path).margin"], because: "customers bring no margin"),
        misery(segment, model).map { noEffect(["\(path).misery"], because: $0) },
        magic(segment, model).map { Caution(["\(path).misery"], "\(path).misery \($0)") },
        complain(segment, model).map { noEffect(["\(path).complain"], because: $0) },
        tells(segment, model).map { noEffect(["\(path).tells"], because: $0) },
      ].compactMap(\.self)
    }
  }

  private static func misery(_ segment: Segment, _ model: ServiceModel) -> String? {
    if segment.misery == 1 { return nil }
    if model.visits == 0 { return "no customer is served (service.visits is 0)" }
    return model.experience == model.model(of: segment).experience
      ? "misery is certain or never happens\(certain)" : nil
  }

  /// That misery leaves a segment less magic than the model says, which takes its share second.
  private static func magic(_ segment: Segment, _ model: ServiceModel) -> String? {
    let usual = model.experience.moments(learnt: 1).magic
    let left = model.model(of: segment).experience.moments(learnt: 1).magic
    if model.visits == 0 || left > usual - 1e-9 { return nil }
    return
      "also lowers the share of excellent experiences of this segment, from \(NumberText.percent(usual)) to "
      + "\(NumberText.percent(left)): bad experiences take their share first."
  }

  private static func complain(_ segment: Segment, _ model: ServiceModel) -> String? {
    if segment.complain == 1 { return nil }
    let own = model.model(of: segment)
    if model.visits * own.experience.startingMisery == 0 {
      return "none of its customers is unhappy"
    }
    if model.complaints.wish != own.complaints.wish { return nil }
    return
      (model.complaints.wish == 0
      ? "no unhappy customer complains" : "every unhappy customer complains") + certain
  }

  private static func tells(_ segment: Segment, _ model: ServiceModel) -> String? {
    if segment.tells == 1 { return nil }
    let own = model.model(of: segment)
    let kinds = CustomerClass.allCases.filter(own.occurs)
    let stories = kinds.compactMap { model.classes[$0].story }
    if stories.allSatisfy(\.tells.tellsNobody) { return "none of its customers tells anybody" }
    let isSame = kinds.allSatisfy { model.classes[$0].story == own.classes[$0].story }
    return isSame ? "its customers tell all their contacts already" : nil
  }
}
