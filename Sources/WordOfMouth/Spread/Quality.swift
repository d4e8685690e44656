internal import Randomness
internal import SocialGraph

/// Who keeps a good opinion on taking it up, and who has a bad experience: a coin for each person.
struct Quality {
  private let chance: Double
  private let key: RandomKey

  /// Makes the coins of a luck.
  ///
  /// - Parameters:
  ///   - chance: The chance to keep it, in 0...1.
  ///   - random: The luck.
  init(_ chance: Double, _ random: RandomStream) {
    self.chance = chance
    key = random.key(.quality)
  }

  /// Whether somebody keeps the opinion: draw 0.
  func keeps(_ person: PersonID) -> Bool { key.draws(of: person).unit(0) < chance }

  /// People by what their coins say, in order.
  func parted(_ people: ArraySlice<PersonID>) -> (kept: [PersonID], turned: [PersonID]) {
    (people.filter(keeps), people.filter { !keeps($0) })
  }
}
