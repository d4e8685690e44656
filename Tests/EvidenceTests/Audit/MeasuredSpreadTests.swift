import Evidence
import Testing

@Suite struct MeasuredSpreadTests {
  @Test func `games with a duty exceed 1, and the rest are counted in retellings`() {
    #expect(MeasuredSpread.all.count == 3)
    for measured in MeasuredSpread.all {
      #expect((measured.reproduction == nil) != (measured.retellingsPerSeed == nil))
      #expect(measured.reproduction.map { $0.lowerBound > 1 } ?? true)
    }
    #expect(MeasuredSpread.iceBucket.reproduction == 1.43...1.43)
    #expect(MeasuredSpread.nominationGames.reproduction == 1.9...2.5)
    #expect(MeasuredSpread.twitter.retellingsPerSeed == 1)
  }
}
