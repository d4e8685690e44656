import Testing

@testable import Reports

@Suite struct VerdictTests {
  /// The verdict on differences that are better where they are above 0.
  private func verdict(_ gains: [Double], least: Double = 1) -> Verdict {
    let sorted = gains.sorted()
    func quantile(_ share: Double) -> Double { sorted[Int(Double(sorted.count - 1) * share)] }
    return Verdict(
      Verdict.Cases(
        better: gains.count { $0 > 0 }, worse: gains.count { $0 < 0 },
        same: gains.count { $0 == 0 }, mean: gains.reduce(0, +) / Double(gains.count),
        ninety: quantile(0.05)...quantile(0.95), all: sorted[0]...sorted[sorted.count - 1]),
      least: least)
  }

  private func markets(_ better: Int, _ worse: Int, _ same: Int = 0, by size: Double = 10)
    -> [Double]
  {
    Array(repeating: size, count: better) + Array(repeating: -size, count: worse)
      + Array(repeating: 0, count: same)
  }

  @Test func `how often it is better decides`() {
    #expect(verdict(markets(100, 0)) == .yes)
    #expect(verdict(markets(95, 5)) == .yes)
    #expect(verdict(markets(94, 6)) == .probably)
    #expect(verdict(markets(75, 25)) == .probably)
    #expect(verdict(markets(74, 26)) == .eitherWay)
    #expect(verdict(markets(26, 74)) == .eitherWay)
    #expect(verdict(markets(25, 75)) == .probablyNot)
    #expect(verdict(markets(6, 94)) == .probablyNot)
    #expect(verdict(markets(5, 95)) == .no)
    #expect(verdict(markets(0, 100)) == .no)
  }

  @Test func `of very few markets nothing is said but that`() {
    #expect(verdict(markets(1, 0)) == .tooFew)
    #expect(verdict(markets(0, 3)) == .tooFew)
    #expect(verdict(markets(4, 0)) == .probably)
    #expect(verdict(markets(0, 0, 1)) == .same)
    #expect(
      Verdict.tooFew(1).text == """
        1 simulated market is too few to tell which is better: 4 can make it probable, 10 or more can be sure.
        """)
  }

  @Test func `a few markets are never sure`() {
    #expect(verdict(markets(10, 0)) == .yes)
    #expect(verdict(markets(9, 0)) == .probably)
    #expect(verdict(markets(0, 4)) == .probablyNot)
  }

  @Test func `a difference below the line does not matter, however sure its direction`() {
    #expect(verdict(markets(100, 0, by: 1)) == .noDifference)
    #expect(verdict(markets(0, 100, by: 1)) == .noDifference)
    #expect(verdict(markets(100, 0, by: 1.01)) == .yes)
    #expect(verdict(markets(0, 0, 100)) == .same)
  }

  @Test func `what is mostly the same is neither yes nor no`() {
    #expect(verdict(markets(40, 0, 60)) == .mostlySame)
    #expect(verdict(markets(0, 40, 60)) == .mostlySame)
    #expect(verdict(markets(80, 0, 20)) == .probably)
  }

  @Test func `often better and yet worse on average is no yes`() {
    #expect(verdict(markets(96, 0) + Array(repeating: -1000, count: 4)) == .eitherWay)
    #expect(verdict(markets(0, 96) + Array(repeating: 1000, count: 4)) == .eitherWay)
  }
}
