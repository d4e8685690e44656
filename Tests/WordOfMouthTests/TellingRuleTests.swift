import Randomness
import Testing
import WordOfMouth

@Suite struct TellingRuleTests {
  @Test func `means are known where no graph is needed`() {
    #expect(TellingRule.exactly(9).meanCount == 9)
    #expect(TellingRule(.count(.between(2, 3)), silent: 0.5).meanCount == 1.25)
    #expect(TellingRule.nobody.meanCount == 0)
    #expect(TellingRule.each(0.2).meanCount == nil)
    #expect(TellingRule(.weightedCascade).meanCount == nil)
    #expect(TellingRule.everyone.meanCount == nil)
    #expect(TellingRule(.everyone, silent: 1).meanCount == 0)
  }

  @Test func `numbers out of range are reported with what is allowed`() {
    #expect(TellingRule.exactly(9).problem == nil)
    #expect(TellingRule(.each(1), silent: 1).problem == nil)
    #expect(TellingRule.each(1.1).problem == "a chance is in 0...1")
    #expect(TellingRule.each(.nan).problem == "a chance is in 0...1")
    #expect(TellingRule(.everyone, silent: -0.1).problem == "\"silent\" is a share in 0...1")
    #expect(TellingRule.exactly(-1).problem?.contains("0...4000000000") == true)
    #expect(TellingRule.nobody.problem == nil && TellingRule(.weightedCascade).problem == nil)
  }
}
