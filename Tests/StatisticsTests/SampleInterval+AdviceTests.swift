import Statistics
import Testing

/// How many parts a firm interval takes.
@Suite struct SampleIntervalAdviceTests {
  private func advice(
    _ parts: [Double], unseen: SampleInterval.UnseenMode? = nil
  ) throws -> SampleInterval.Advice? {
    let estimate = try #require(Estimate(meanOf: Moments(parts)))
    return try #require(
      SampleInterval(estimate, parts: parts, range: .init(step: 1), unseen: unseen)
    ).advice
  }

  private let even = (0..<400).map { Double($0 % 20) }

  @Test func `a mode seen three to nine times asks for ten sightings`() throws {
    // 14 x 100 / 1.54 and 14 x 100 / 6.43.
    let parts = Array(even.prefix(100))
    #expect(try advice(parts, unseen: .init(seen: 3, high: 1e6)) == .about(910))
    #expect(try advice(parts, unseen: .init(seen: 9, high: 1e6)) == .about(220))
    #expect(try advice(parts, unseen: .init(seen: 10, high: 1e6)) == nil)
  }

  @Test func `one or two sightings promise nothing`() throws {
    let parts = Array(even.prefix(100))
    #expect(try advice(parts, unseen: .init(seen: 1, high: 1e6)) == .moreThan(1_000))
    #expect(try advice(parts, unseen: .init(seen: 2, high: 1e6)) == .moreThan(1_000))
    #expect(try advice(parts, unseen: .init(seen: 0)) == .moreThan(1_000))
  }

  @Test func `a mode that so many parts outweigh does not matter`() throws {
    // The distance is 30 and the deviation 5.77: 1.4 x 27 parts are enough.
    #expect(try advice(even, unseen: .init(seen: 0, high: 39.5)) == nil)
    #expect(try advice(even, unseen: .init(seen: 0, high: 1e4)) != nil)
  }

  @Test func `a mode assumed only for few parts asks for nothing`() throws {
    let parts = Array(even.prefix(20))
    let unseen = SampleInterval.UnseenMode(seen: 0, low: 0, isOnlyForFewParts: true)
    #expect(try advice(parts, unseen: unseen) == .about(200))
  }

  @Test func `what nobody can tell is more than any number`() {
    #expect(SampleInterval.Advice.about(1_000_000) < .moreThan(10))
    #expect(SampleInterval.Advice.about(200) < .about(300))
  }

  @Test func `parts of a whole ask for more of the whole, as they may be rarer`() {
    // The lower 80 % limits of 100 and of 9 are 91.6 and 6.43.
    #expect(SampleInterval.Advice.about(200).outOf(400, parts: 100) == .about(880))
    #expect(SampleInterval.Advice.about(200).outOf(400, parts: 9) == .about(13_000))
    #expect(SampleInterval.Advice.about(20).outOf(400, parts: 100) == .about(410))
    #expect(SampleInterval.Advice.about(200).outOf(400, parts: 2) == .moreThan(4_000))
    #expect(SampleInterval.Advice.moreThan(300).outOf(400, parts: 100) == .moreThan(4_000))
  }

  @Test func `what was seen once among a hundred asks for about four hundred`() throws {
    let once = (0..<100).map { $0 == 7 ? 1.0 : 0 }
    #expect(try advice(once) == .about(390))
    let twice = (0..<100).map { $0 % 50 == 7 ? 1.0 : 0 }
    #expect(try advice(twice) == .about(200))
  }
}
