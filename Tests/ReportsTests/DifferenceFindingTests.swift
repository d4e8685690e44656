@testable import Experiments
import Statistics
import Testing

@testable import Reports

@Suite struct DifferenceFindingTests {
  private func finding(
    _ difference: Double, _ low: Double, _ high: Double, of baseline: Double, isSame: Bool = false
  ) -> DifferenceFinding {
    DifferenceFinding(
      VariantComparison.Row(
        metric: "reach_negative", baseline: baseline, value: baseline + difference,
        difference: difference,
        judged: SampleInterval(Interval(low: low, high: high), isFirm: true),
        isSame: isSame, ok: 200))
  }

  @Test func `an interval that holds 0 or reads as if it did is no finding`() {
    #expect(finding(40, -20, 100, of: 650) == .unclear)
    #expect(finding(40, 0, 100, of: 650) == .unclear)
    // Shown as 120 (0 to 250).
    #expect(finding(119.3, 4.99, 251.8, of: 647.8) == .unclear)
    #expect(finding(-119.3, -251.8, -4.99, of: 647.8) == .unclear)
    #expect(finding(119.3, 15.2, 251.8, of: 647.8) == .clear)
    #expect(!finding(40, -20, 100, of: 650).isFinding)
  }

  @Test func `below 1 % it is little, and below one person as well nothing`() {
    #expect(finding(0.3, 0.19, 0.5, of: 716) == .negligible)
    #expect(finding(5, 4, 6, of: 716) == .little)
    #expect(finding(8, 7, 9, of: 716) == .clear)
    // Of a small number even a part of a person is much.
    #expect(finding(0.3, 0.19, 0.5, of: 2) == .clear)
    #expect(finding(0, 0, 0, of: 716, isSame: true) == .same)
  }
}
