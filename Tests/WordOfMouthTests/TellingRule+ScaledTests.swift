import Randomness
import Testing
import WordOfMouth

@Suite struct TellingRuleScaledTests {
  @Test func `a count keeps its mean, in whole numbers next to each other`() throws {
    #expect(TellingRule.exactly(9).scaled(by: 2) == .exactly(18))
    #expect(
      TellingRule.exactly(9).scaled(by: 1.5)
        == TellingRule(
          .count(.shares([.init(count: 13, share: 0.5), .init(count: 14, share: 0.5)]))))
    let forms: [CountDistribution] = [
      .exactly(1), .between(8, 10), .between(0, 3), .poisson(mean: 4),
      .negativeBinomial(mean: 9, shape: 0.5), .between(5, 200_001),
      .shares([.init(count: 0, share: 0.7), .init(count: 5, share: 0.3)]),
    ]
    for form in forms {
      for factor in [0.1, 0.5, 0.75, 1.1, 3, 10] {
        let rule = try #require(TellingRule(.count(form), silent: 0.2).scaled(by: factor))
        #expect(rule.problem == nil, "\(form) x \(factor)")
        #expect(rule.silent == 0.2)
        let mean = try #require(rule.meanCount)
        // A wide range has whole ends.
        let allowance = if case .between(5, _) = form { 1.0 } else { 1e-9 }
        #expect(abs(mean - 0.8 * form.mean * factor) < allowance, "\(form) x \(factor): \(mean)")
      }
    }
  }

  @Test func `a factor of 1 leaves a rule as it is, and 0 leaves nobody to tell`() {
    let rules: [TellingRule] = [
      .exactly(9), .each(0.2), .everyone, .nobody, TellingRule(.weightedCascade, silent: 0.1),
      TellingRule(.layers([.init("work", .exactly(3)), .init("home", .everyone)])),
    ]
    for rule in rules {
      #expect(rule.scaled(by: 1) == rule)
      #expect(rule.scaled(by: 0) == .nobody)
    }
  }

  @Test func `chances are multiplied, and everybody told is at most everybody`() throws {
    #expect(TellingRule.each(0.2).scaled(by: 3) == .each(0.2 * 3))
    #expect(try #require(TellingRule.each(0.4).scaled(by: 3)).problem == "a chance is in 0...1")
    #expect(TellingRule.everyone.scaled(by: 0.25) == .each(0.25))
    #expect(TellingRule.everyone.scaled(by: 4) == .everyone)
    #expect(
      TellingRule(.layers([.init("work", .exactly(3)), .init("home", .everyone)])).scaled(by: 2)
        == TellingRule(.layers([.init("work", .exactly(6)), .init("home", .everyone)])))
  }

  @Test func `what has no number, or too large a one, is said`() {
    let cascade = TellingRule(.weightedCascade)
    #expect(cascade.scaled(by: 2) == nil)
    #expect(TellingRule(.layers([.init("work", cascade)])).scaled(by: 2) == nil)
    #expect(TellingRule.exactly(4_000_000_000).scaled(by: 2)?.problem != nil)
    #expect(TellingRule(.count(.poisson(mean: 60_000))).scaled(by: 2)?.problem != nil)
  }
}
