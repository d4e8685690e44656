@testable import Experiments
@testable import Reports
import Statistics
import Testing

@Suite struct FirmSideTests {
  private func row(_ difference: Double, _ low: Double, _ high: Double) -> VariantComparison.Row {
    var row = VariantComparison.Row(metric: "leavers", ok: 10)
    row.difference = difference
    row.judged = SampleInterval(Interval(low: low, high: high), isFirm: true)
    row.isSame = low == 0 && high == 0
    return row
  }

  @Test func `a difference is better or worse by its direction and its metric`() {
    #expect(FirmSide.more.word(for: row(3, 2, 4)) == "better")
    #expect(FirmSide.more.word(for: row(-3, -4, -2)) == "worse")
    #expect(FirmSide.less.word(for: row(3, 2, 4)) == "worse")
    #expect(FirmSide.less.word(for: row(-3, -4, -2)) == "better")
    #expect(FirmSide.less.word(for: row(-3, -7, 1)) == "unclear")
    #expect(FirmSide.more.word(for: row(0, 0, 0)) == "same")
  }

  @Test func `totals that move with the customers are judged by their rate`() {
    func side(_ metric: String) -> FirmSide? { FirmSide(of: metric, in: .decomposed) }
    for metric in ["unhappy", "leavers", "hearings_negative"] {
      #expect(side(metric) == nil)
      #expect(side("\(metric)_per_100_customers") == .less)
    }
    #expect(side("recovered_per_100_customers") == .more)
    #expect(side("profit") == .more && side("cost") == .less && side("cost_recovery") == .less)
    #expect(side("value_lost_through_bad_talk") == .less)
    #expect(side("value_gained_through_good_talk") == .more)
    // More complaints are news of misery, and a chance to resolve it.
    #expect(side("complaints") == nil && side("complaints_per_100_customers") == nil)
  }
}
