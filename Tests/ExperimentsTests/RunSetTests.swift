@testable import Experiments
import Testing

@Suite struct RunSetTests {
  @Test func `it has what was put in, and counts it`() {
    var set = RunSet(settings: 3)
    let runs = [0, 63, 64, 65, 127, 128, 299]
    let isNew = (runs + [64]).map { set.insert($0, of: 1) }
    #expect(isNew == runs.map { _ in true } + [false] && set.count == 7)
    #expect((0..<400).allSatisfy { set.contains($0, of: 1) == runs.contains($0) })
    #expect(!set.contains(0, of: 0) && !set.contains(63, of: 2))
    #expect(set.count(of: 1) == 7 && set.count(of: 2) == 0)
    #expect(Array(set.replicates(of: 1)) == runs && Array(set.replicates(of: 0)).isEmpty)
    for end in [0, 1, 63, 64, 65, 127, 128, 129, 299, 300, 320, 5000] {
      #expect(set.count(of: 1, below: end) == runs.count { $0 < end })
    }
  }
}
