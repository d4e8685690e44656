import Foundation
import Service
import Testing

/// When a firm hears of misery by complaints alone: `Retention`.
@Suite struct ComplaintsTests {
  /// The chance of at least one complaint from this many customers in misery.
  private func chance(complain: Double, unhappy: Int) -> Double {
    1 - pow(1 - complain, Double(unhappy))
  }

  @Test func `S2: with 4 % complaining it takes 74 unhappy for 95 %`() {
    #expect(Complaints(complain: 0.04).unhappy(untilHeardWith: 0.95) == 74)
    #expect(chance(complain: 0.04, unhappy: 74) >= 0.95)
    #expect(chance(complain: 0.04, unhappy: 73) < 0.95)
  }

  @Test func `the fewest that suffice, for any chances`() throws {
    for complain in [1e-6, 0.001, 0.1, 0.25, 0.5, 0.9, 0.999] {
      for wanted in [0.001, 0.25, 0.5, 0.75, 0.95, 0.999] {
        let count = try #require(
          Complaints(complain: complain).unhappy(untilHeardWith: wanted))
        #expect(chance(complain: complain, unhappy: count) >= wanted - 1e-9)
        #expect(count == 1 || chance(complain: complain, unhappy: count - 1) < wanted + 1e-9)
      }
    }
  }

  @Test func `nobody, everybody, no chance wanted; an invitation counts`() {
    #expect(Complaints(complain: 0).unhappy(untilHeardWith: 0.95) == nil)
    #expect(Complaints(complain: 1).unhappy(untilHeardWith: 0.95) == 1)
    #expect(Complaints(complain: 0.1).unhappy(untilHeardWith: 0) == 0)
    #expect(Complaints(complain: 0, invited: 0.04).unhappy(untilHeardWith: 0.95) == 74)
  }
}
