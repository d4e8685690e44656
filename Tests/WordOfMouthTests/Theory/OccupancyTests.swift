import TestSupport
import Testing
import WordOfMouth

@Suite struct OccupancyTests {
  @Test func `M1 to M4: distinct hearers`() {
    #expect(
      agree(Occupancy.distinctHearers(people: 2_000, tellers: 100, told: 10), 749.33, digits: 2))
    #expect(
      agree(Occupancy.distinctHearers(people: 1_000, tellers: 100, told: 10), 570.90, digits: 2))
    #expect(
      agree(Occupancy.distinctHearers(people: 10_000, tellers: 100, told: 50), 3_903.17, digits: 2))
    #expect(Occupancy.hearingChance(people: 5, tellers: 1, told: 4) == 1)
    #expect(Occupancy.hearingChance(people: 5, tellers: 0, told: 4) == 0)
    #expect(Occupancy.hearingChance(people: 5, tellers: 3, told: 0) == 0)
  }
}
