import Evidence
import Testing
import WordOfMouth

@Suite struct SloganStoryTests {
  @Test(arguments: [(2.5, 50.0, 0.950), (9, 250, 0.964), (9, 9, 0), (1, 2, 0.5)])
  func `B4: the reproduction number that a slogan implies`(
    told: Double, reach: Double, answer: Double
  ) throws {
    let story = SloganStory(told: told, reach: reach)
    #expect(abs(try #require(story.reproduction) - answer) < 1e-12)
    // With the share of hearers who tell on, hop by hop, the sum comes back to the reach.
    let share = try #require(story.retellingShare)
    var (hearers, sum, hops, bulk) = (told, told, 1, 0)
    while hearers > 1e-12 {
      if bulk == 0, sum >= 0.95 * reach { bulk = hops }
      hearers *= share * told
      sum += hearers
      hops += 1
    }
    #expect(abs(sum - reach) < 1e-6)
    #expect(story.generations == bulk)
  }

  @Test func `near the critical point a little more is a lot more`() throws {
    let story = SloganStory(told: 9, reach: 250)
    #expect(abs(try #require(story.reach(reproductionLargerBy: 0.01)) - 346.15) < 0.01)
    #expect(story.reach(reproductionLargerBy: 0.036) == .infinity)
    #expect(story.generations == 82)
  }

  @Test func `among contacts one telling goes back, so more have to pass it on`() throws {
    let free = try #require(SloganStory(told: 9, reach: 250).retellingShare)
    let tied = try #require(SloganStory(told: 9, reach: 250, contacts: 10).retellingShare)
    #expect(abs(free - 0.964 / 9) < 1e-12)
    #expect(abs(tied - 0.964 / 9 * 10 / 9) < 1e-12)
  }

  @Test func `the share of stories that go beyond one hop is that of a coin for each hearer`()
    throws
  {
    let story = SloganStory(told: 2, reach: 4)
    // m = .5, so a quarter of hearers tell on: 1 - .75^2.
    #expect(abs(try #require(story.shareBeyondOneHop) - 0.4375) < 1e-12)
    #expect(story.shareWithinOneHop == 0.5)
    #expect(SloganStory(told: 9, reach: 9).shareBeyondOneHop == 0)
    // A quarter of 4 hearers retell, to 2 each: with the 2 told that makes 4.
    #expect(story.retellings == 1)
    #expect(SloganStory(told: 9, reach: 9).retellings == 0)
    #expect(SloganStory(told: 0.5, reach: 5).retellings == nil)
  }

  @Test func `numbers that contradict each other have no figures`() {
    for (told, reach) in [(9.0, 5.0), (0, 5)] {
      let story = SloganStory(told: told, reach: reach)
      #expect(!story.isConsistent)
      #expect(story.reproduction == nil && story.retellingShare == nil)
      #expect(story.generations == nil && story.reach(reproductionLargerBy: 0.01) == nil)
      #expect(story.shareWithinOneHop == nil && story.shareBeyondOneHop == nil)
      #expect(story.verdict.isImpossible)
    }
    #expect(SloganStory(told: 0, reach: 0).reproduction == 0)
  }
}
