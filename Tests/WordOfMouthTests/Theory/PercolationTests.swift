import Foundation
import TestSupport
import Testing
import WordOfMouth

@Suite struct PercolationTests {
  @Test func `N1 to N5: share reached given take-off`() {
    #expect(abs(Percolation.regular(3).reach(chance: 0.6) - 19.0 / 27) < 1e-12)
    #expect(agree(Percolation.regular(3).reach(chance: 0.6), 0.703704, digits: 6))
    #expect(Percolation.regular(3).reach(chance: 0.4) == 0)
    #expect(agree(Percolation.regular(3).meanOutbreak(chance: 0.4), 7, digits: 9))
    #expect(agree(Percolation.regular(10).reach(chance: 0.2), 0.818747, digits: 6))
    #expect(agree(Percolation.poisson(mean: 5).reach(chance: 0.3), 0.582812, digits: 6))
    #expect(agree(Percolation.poisson(mean: 20).reach(chance: 0.1), 0.796812, digits: 6))
  }

  @Test func `thresholds are those of the formula`() {
    #expect(Percolation.regular(3).threshold == 0.5)
    #expect(agree(Percolation.poisson(mean: 5).threshold, 0.2, digits: 12))
    #expect(Percolation.regular(1).threshold == .infinity)
    #expect(Percolation.regular(0).threshold == .infinity)
    #expect(Percolation.regular(0).reach(chance: 1) == 0)
    #expect(Percolation.regular(3).meanOutbreak(chance: 0.5) == .infinity)
    #expect(Percolation.regular(3).meanOutbreak(chance: 0) == 1)
  }

  @Test func `just above the threshold the reach is small and solves its equation`() {
    for chance in [0.5001, 0.501, 0.51] {
      let reach = Percolation.regular(3).reach(chance: chance)
      // With w = 1 + (u - 1) T, for three contacts T w^2 - w + 1 - T = 0: w = (1 - T) / T.
      #expect(abs(reach - (1 - pow((1 - chance) / chance, 3))) < 1e-7)
    }
  }

  @Test func `a graph's own numbers of contacts are counted`() {
    let star = Percolation(SmallGraphs.star(leaves: 4))
    #expect(star.contacts == [0, 0.8, 0, 0, 0.2])
    #expect(abs(star.meanContacts - 1.6) < 1e-12)
  }
}
