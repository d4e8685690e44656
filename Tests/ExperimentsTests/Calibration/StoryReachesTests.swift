@testable import Experiments
import Statistics
import Testing

@Suite struct StoryReachesTests {
  @Test func `means, and the least of a mean that was given up`() {
    let whole = StoryReaches(reaches: [1, 2, 3, 6], stories: 4, graphs: 1)
    #expect(whole.mean == 3 && whole.sum == 12)
    #expect(StoryReaches(reaches: [8], stories: 4, graphs: 1, isGivenUp: true).mean == 2)
  }

  @Test func `of several graphs their means are the parts`() {
    // Two graphs: 1, 1, 1 and 5, 5, 5.
    let found = StoryReaches(reaches: [1, 5, 1, 5, 1, 5], stories: 6, graphs: 2)
    #expect(found.estimate.value == 3 && found.standardError == 2)
    #expect(found.estimate.degreesOfFreedom == 1)
  }

  @Test func `two kinds are many small and some huge`() {
    func kinds(_ reaches: [Int]) -> Bool {
      StoryReaches(reaches: reaches, stories: reaches.count, graphs: 1).areOfTwoKinds
    }
    #expect(kinds([1, 2, 1, 3, 900, 950, 1, 2, 1000, 4]))
    #expect(!kinds([900, 950, 990, 1000]))
    // Halved and halved again: sizes that tail off.
    #expect(!kinds((0..<1024).map { 1 + ($0 + 1).trailingZeroBitCount }))
    #expect(!kinds([]) && !kinds([0, 0]))
  }
}
