import Testing
import WordOfMouth

@Suite struct WaveRulesTests {
  @Test func `by default nobody tells on, nothing fades, and hearers would tell as customers do`() {
    let voice = Voice(tells: .exactly(9))
    #expect(voice.retell == 0 && voice.fade == 1 && voice.retells == .exactly(9))
    #expect(Voice(tells: .exactly(9), retells: .nobody).retells == .nobody)
  }

  @Test func `by default bad news wins and rounds are not limited`() {
    let rules = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    #expect(rules.conflict == .negativeWins && rules.roundLimit == nil)
    #expect(ConflictRule.allCases.map(\.rawValue) == ["negativeWins", "positiveWins", "coin"])
    #expect(RandomStream(seed: 4) == RandomStream(seed: 4, replicate: 0, period: 0))
  }
}
