import Statistics
import TestSupport
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

  @Test func `what was seen once or twice among a hundred may be rarer`() throws {
    // 4 x 9.85^2 / 0.223 and 4 x 6.86^2 x 2 / 0.824.
    let once = (0..<100).map { $0 == 7 ? 1.0 : 0 }
    #expect(try advice(once) == .about(1_800))
    let twice = (0..<100).map { $0 % 50 == 7 ? 1.0 : 0 }
    #expect(try advice(twice) == .about(460))
    // Where most parts differ, their skewness is as well known as it can be.
    let skewed = (0..<100).map { $0 == 7 ? 100.0 : Double($0 % 2) }
    #expect(try advice(skewed) == .about(390))
  }

  /// Of promises made from 200 units, the share that 9 of 10 are to keep: of samples of as many units as
  /// were promised, how many are firm.
  private func keptPromises(
    _ interval: (Int) throws -> SampleInterval?
  ) throws -> (kept: Int, of: Int) {
    var (kept, all) = (0, 0)
    for _ in 0..<200 {
      guard case .about(let count)? = try interval(200)?.advice else { continue }
      all += 1
      if try interval(count)?.isFirm == true { kept += 1 }
    }
    return (kept, all)
  }

  @Test(arguments: [0.005, 0.01, 0.02])
  func `pairs that hardly ever differ are firm when advice is followed`(chance: Double) throws {
    var random = UniformNumbers(seed: 21)
    let (kept, all) = try keptPromises { count in
      let parts = (0..<count).map { _ in
        random.next() < chance
          ? (random.next() < 0.3 ? -1 : 1 + (random.next() * 3).rounded(.down)) : 0
      }
      guard let estimate = Estimate(meanOf: Moments(parts)) else { return nil }
      return SampleInterval(estimate, parts: parts, range: .init(step: 1))
    }
    #expect(all >= 20 && Double(kept) >= 0.9 * Double(all), "\(kept) of \(all)")
  }

  @Test(arguments: [0.15, 0.2, 0.3])
  func `a ratio whose denominator is poorly known is firm when advice is followed`(
    mean: Double
  ) throws {
    // Fieller's g is (1.97 / mean)^2 / 200 on average: 0.86, 0.49 and 0.22.
    var random = UniformNumbers(seed: 22)
    let (kept, all) = try keptPromises { count in
      SampleInterval(
        ratioOf: (0..<count).map { _ in
          (numerator: 1 + random.nextNormal(), denominator: mean + random.nextNormal())
        })
    }
    #expect(all >= 80 && Double(kept) >= 0.9 * Double(all), "\(kept) of \(all)")
  }
}
