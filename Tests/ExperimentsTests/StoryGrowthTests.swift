import Statistics
import Testing
import WordOfMouth

@testable import Experiments

/// How a story grows over the replicates of a setting.
@Suite struct StoryGrowthTests {
  private func rounds(
    _ newHearers: [Int], people: Int = 10_000, firstHand: Int = 1, limit: Int? = nil
  ) -> StoryRounds {
    StoryRounds(
      of: .negative,
      in: Samples.outcome(people: people, negative: newHearers, firstHand: firstHand),
      roundLimit: limit)
  }

  private func growth(_ all: [StoryRounds], _ rules: StoryRules = StoryRules()) -> StoryGrowth {
    let grouping = ReplicateGroups(of: all.indices.map { Int32($0) }, draws: [1])
    return StoryGrowth(of: all.count, rules, grouping) { number in all.map { $0[number] } }
  }

  @Test func `a story that dies out has a number below one`() throws {
    // Nine hearers bring 0 to 8 others, four on average, and these bring nobody.
    let found = growth((0..<90).map { rounds([9, $0 % 9]) })
    #expect(found.state == .estimated && !found.mayTakeOff && found.split == nil)
    let number = try #require(found.number)
    // 4 for 9 and 4 hearers: the share who do not know is hardly below one.
    #expect(abs(number - 4.0 / 13) < 1e-3)
    #expect(found.interval?.interval.contains(number) == true)
  }

  @Test func `a bound below one closes what a few replicates leave open`() {
    let few = (0..<10).map { rounds([9, $0 % 2 == 0 ? 16 : 0], limit: 2) }
    #expect(growth(few).mayTakeOff)
    var rules = StoryRules()
    rules.bound = 0.99
    let bounded = growth(few, rules)
    #expect(!bounded.mayTakeOff && bounded.diesOut && bounded.risk == nil)
    #expect(bounded.interval.map { $0.interval.high <= 0.99 } == true)
  }

  @Test func `what a scenario excludes is not estimated`() {
    let all = (0..<40).map { _ in rounds([9, 18]) }
    let expected: [(StoryRules.Exception, StoryGrowth.State, Double?)] = [
      (.repeats, .repeats, nil), (.outside, .outside, nil), (.oneRound, .oneRound, nil),
      (.notRetold, .notRetold, 0),
    ]
    for (exception, state, number) in expected {
      var rules = StoryRules()
      rules.exception = exception
      let found = growth(all, rules)
      #expect(found.state == state && found.number == number && !found.mayTakeOff)
    }
  }

  @Test func `where nobody was told or told it on, it may take off`() {
    let silent = growth((0..<20).map { _ in rounds([]) })
    #expect(silent.state == .nobodyTold && silent.number == nil && silent.mayTakeOff)
    let none = growth((0..<20).map { _ in rounds([1]) })
    #expect(none.state == .noneBrought && none.number == 0 && none.mayTakeOff)
    #expect(none.risk?.isHigh == true && none.risk?.seen == 0)
  }

  @Test func `it is read late where a tenth know at first, and not at all where half do`() throws {
    let late = growth((0..<20).map { rounds([2_000, 900 + $0]) })
    #expect(late.state == .late && !late.mayTakeOff && late.interval?.advice == .never)
    #expect(abs(late.knowingAtFirst - 0.2001) < 1e-9)
    let filled = growth((0..<20).map { _ in rounds([6_000, 1_000]) })
    #expect(filled.state == .filledAtOnce && filled.number == nil && !filled.mayTakeOff)
  }

  @Test func `two modes are split where it may take off`() throws {
    let all = (0..<40).map { rounds($0 % 4 == 0 ? [9, 18, 36, 70, 8_000 + $0] : [9, $0 % 3]) }
    let found = growth(all)
    #expect(found.mayTakeOff)
    let split = try #require(found.split)
    #expect(split.upper == 10 && split.count == 40)
    #expect(found.far == 10)
    #expect(
      found.risk
        == StoryGrowth.Risk(
          seen: 10, isLow: false, isHigh: true, isOnlyForFew: false))
  }

  @Test func `a story that goes far with few tellers may die out unseen`() {
    // One in two brings 18, the others 4: the square of the mean over the variance is 2.4.
    let all = (0..<100).map { rounds([9, $0 % 2 == 0 ? 18 : 4, 40, 80, 5_000]) }
    let found = growth(all)
    #expect(found.far == 100)
    #expect(found.risk?.isLow == true && found.risk?.isHigh == false)
    // With hundreds of equal starts it cannot.
    let sure = growth((0..<100).map { rounds([400, 400 + $0 % 2, 900, 5_000], firstHand: 99) })
    #expect(sure.mayTakeOff && sure.risk == nil)
  }

  @Test func `periods are waves of their own`() {
    var both = rounds([9, 4])
    both.add(rounds([9, 6]))
    let others = 20_000 - Double(both.firstHand)
    #expect(
      growth([both]).extent
        == StoryGrowth.Extent(
          people: 10_000, inWaves: 20_000, others: others, tellers: 20_000, customers: 10_000,
          customersInWaves: 20_000))
    var rules = StoryRules()
    (rules.isFirstHandOnly, rules.mostCustomers) = (true, 7)
    let few = growth([both], rules).extent
    #expect(few?.customers == 7 && few?.customersInWaves == 14 && few?.tellers == 14)
    #expect(both.waves == 2 && both.inFirst == 18 && both.inSecond == 10 && both.later == 10)
    #expect(both.reproduction.early.newHearers == 10)
  }
}
