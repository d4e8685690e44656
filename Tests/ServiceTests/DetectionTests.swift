import Service
import Testing

@Suite struct DetectionTests {
  @Test func `S2: with 4 % complaining it takes 74 unhappy for 95 %`() {
    let detection = Detection(complain: 0.04)
    #expect(detection.unhappy(for: 0.95) == 74)
    #expect(detection.chance(unhappy: 74) >= 0.95)
    #expect(detection.chance(unhappy: 73) < 0.95)
    #expect(abs(detection.chance(unhappy: 2) - (1 - 0.96 * 0.96)) < 1e-15)
  }

  @Test func `the fewest that suffice, for any chances`() {
    for complain in [1e-9, 0.001, 0.1, 0.25, 0.5, 0.9, 0.999] {
      for chance in [0.001, 0.25, 0.5, 0.75, 0.95, 0.999] {
        let detection = Detection(complain: complain)
        guard let count = detection.unhappy(for: chance) else {
          Issue.record("somebody complains")
          continue
        }
        #expect(detection.chance(unhappy: count) >= chance - 1e-9)
        #expect(count == 1 || detection.chance(unhappy: count - 1) < chance)
      }
    }
  }

  @Test func `nobody, everybody, no chance wanted`() {
    #expect(Detection(complain: 0).unhappy(for: 0.95) == nil)
    #expect(Detection(complain: 0).chance(unhappy: 1000) == 0)
    #expect(Detection(complain: 1).unhappy(for: 0.95) == 1)
    #expect(Detection(complain: 1).chance(unhappy: 0) == 0)
    #expect(Detection(complain: 1).chance(unhappy: 1) == 1)
    #expect(Detection(complain: 0.1).unhappy(for: 0) == 0)
  }
}
