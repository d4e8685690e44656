@testable import Experiments
import Parallelism
import Randomness
import SocialGraph
import Testing
import WordOfMouth

@Suite struct LoneStoriesTests {
  private func stories(_ voice: Voice, _ tellers: [[PersonID]]? = nil) throws
    -> LoneStories
  {
    LoneStories(
      graphs: try (0..<2).map {
        try GraphModel.wattsStrogatz(people: 500, contacts: 6, rewire: 0.2)
          .build(seed: 3, draw: $0, workers: .single)
      }, tellers: tellers, opinion: .positive, voice: voice, roundLimit: nil, seed: 3, stories: 200)
  }

  @Test(arguments: [
    Voice(tells: .exactly(2)), Voice(tells: .each(0.3)),
    Voice(tells: TellingRule(.weightedCascade)),
    Voice(tells: .everyone, fade: 0.7),
    Voice(tells: TellingRule(.count(.poisson(mean: 3)), silent: 0.2), fade: 0.9),
  ])
  func `no story reaches fewer at a larger chance`(voice: Voice) throws {
    let stories = try stories(voice)
    var before = [Int](repeating: 0, count: 200)
    for chance in [0, 0.1, 0.2, 0.35, 0.5, 0.8, 1] {
      let found = try stories.reaches(
        chance: chance, limit: nil, workers: Workers(2), cancellation: Cancellation())
      #expect(zip(before, found.reaches).allSatisfy { $0 <= $1 })
      before = found.reaches
    }
  }

  @Test func `giving up does not change which side of the limit the mean is`() throws {
    let stories = try stories(Voice(tells: .exactly(3)))
    for chance in [0.1, 0.3, 0.6] {
      let whole = try stories.reaches(
        chance: chance, limit: nil, workers: Workers(1), cancellation: Cancellation())
      let cut = try stories.reaches(
        chance: chance, limit: 12, workers: Workers(2), cancellation: Cancellation())
      #expect((whole.mean > 12) == (cut.mean > 12))
      #expect(cut.reaches == Array(whole.reaches.prefix(cut.reaches.count)))
    }
  }

  @Test func `given people take turns on each graph`() throws {
    let stories = try stories(Voice(tells: .everyone), [[5], [7, 9]])
    let found = try stories.reaches(
      chance: 0, limit: nil, workers: Workers(2), cancellation: Cancellation())
    let contacts = [5, 7, 5, 9].enumerated().map {
      stories.graphs[$0.0 % 2].contactCount(of: PersonID($0.1))
    }
    #expect(found.reaches == (0..<200).map { contacts[$0 % 4] })
  }
}
