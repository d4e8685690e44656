/// The verdict on a slogan; the strongest objection applies.
public enum SloganVerdict: String, Sendable, Hashable, CaseIterable {
  /// Fewer would hear than are told.
  case reachBelowTold = "reach-below-told"
  /// Nobody is told, but people hear.
  case nobodyTells = "nobody-tells"
  /// A customer would tell more people than everybody has contacts.
  case moreThanContacts = "more-than-contacts"
  /// A customer would tell more people than an average person knows, by the highest estimate.
  case moreThanKnown = "more-than-known"
  /// Not even enough if every hearer retold to as many as a customer tells.
  case moreThanAllRetelling = "more-than-all-retelling"
  /// Each hearer would have to bring nearly one new hearer.
  case nearCritical = "near-critical"
  /// Most who hear would have to hear it from hearers.
  case longChains = "long-chains"
  /// Some would have to hear it from hearers.
  case someHearsay = "some-hearsay"
  /// Nobody needs to retell, but a customer tells a large part of their acquaintances.
  case manyFirstHand = "many-first-hand"
  /// Nobody needs to retell, and people do tell as many.
  case firstHand = "first-hand"
  /// Nobody tells and nobody hears.
  case silence = "silence"

  /// The share of those a customer could tell, by the lowest count, that counts as a large part.
  public static let largePart = 0.25

  init(_ story: SloganStory) {
    let most = Double(story.known.last ?? .max)
    let fewest = Double(story.known.first ?? .max)
    self =
      if story.told == 0 {
        story.reach == 0 ? .silence : .nobodyTells
      } else if story.reach < story.told {
        .reachBelowTold
      } else if story.contacts.map({ story.told > Double($0) }) == true {
        .moreThanContacts
      } else if story.told > most {
        .moreThanKnown
      } else if (story.retellingShare ?? 0) > 1 {
        .moreThanAllRetelling
      } else if let m = story.reproduction, m > 0 {
        m >= SloganStory.nearCritical ? .nearCritical : m > 0.5 ? .longChains : .someHearsay
      } else {
        story.told > Self.largePart * fewest ? .manyFirstHand : .firstHand
      }
  }

  /// Whether it is impossible.
  public var isImpossible: Bool {
    [.reachBelowTold, .nobodyTells, .moreThanContacts, .moreThanAllRetelling].contains(self)
  }
}
