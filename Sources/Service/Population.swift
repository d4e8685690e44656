internal import Randomness

/// People for whom one model holds: everybody, or where there are segments those of one.
struct Population: Sendable {
  /// The model.
  let model: ServiceModel
  /// Its chances.
  let coins: ServiceCoins

  private init(_ model: ServiceModel) {
    self.model = model
    coins = ServiceCoins(model)
  }

  /// The populations of a model, and the firm: what belongs to no segment.
  ///
  /// - Parameter model: The model.
  /// - Returns: One population for each segment, and a firm without people whose misery is that of an
  ///   average person; or one of everybody, which is the firm as well.
  static func all(of model: ServiceModel) -> (populations: [Population], firm: Population?) {
    if model.segments.isEmpty { return ([Population(model)], nil) }
    var firm = model
    let misery = model.meanMisery
    firm.experience.misery = misery
    firm.experience.employees?.miseryWhenEngaged = misery
    firm.experience.employees?.miseryWhenNot = misery
    firm.segments = []
    let populations = model.segments.map { segment in
      var part = model.model(of: segment)
      // All of them share the capacity, and nobody bears what a period costs.
      part.recovery.capacity = nil
      part.experience.employees?.costPerPeriod = 0
      for lever in part.listening.indices { part.listening[lever].costPerPeriod = 0 }
      return Population(part)
    }
    return (populations, Population(firm))
  }

  /// Puts everybody in a segment for a replicate.
  ///
  /// - Parameters:
  ///   - segments: The segments.
  ///   - key: The key of segments.
  ///   - people: Everybody, a bit each.
  /// - Returns: The people of each segment.
  /// - Complexity: O(segments x people).
  static func people(
    of segments: [Segment], _ key: RandomKey, among people: [UInt64]
  ) -> [[UInt64]] {
    var (sheet, end) = (CoinSheet(), 0.0)
    for segment in segments.dropLast() {
      end += segment.share
      sheet.add(key, CoinThreshold(chance: min(end, 1)))
    }
    sheet.flip(of: PeopleBlocks(words: people))
    var rest = people
    return (0..<max(0, segments.count - 1)).map { segment in
      rest.indices.map { word in
        let found = rest[word] & sheet.lower(segment, word)
        rest[word] &= ~found
        return found
      }
    } + [rest]
  }
}
