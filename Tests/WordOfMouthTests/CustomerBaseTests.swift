import SocialGraph
import TestSupport
import Testing
import WordOfMouth

@Suite struct CustomerBaseTests {
  private let graph = SmallGraphs.random(people: 150, chance: 0.05, seed: 6)

  private func people(_ bits: [UInt64]) -> [PersonID] {
    var people: [PersonID] = []
    for person in 0..<PersonID(bits.count * 64) {
      let bit: UInt64 = 1 << UInt64(person % 64)
      if bits[Int(person / 64)] & bit != 0 { people.append(person) }
    }
    return people
  }

  @Test(arguments: [
    CustomerCount.share(0), .share(0.4), .share(1), .count(0), .count(70), .count(400),
  ])
  func `are those drawn with opinions`(size: CustomerCount) {
    let workspace = WaveWorkspace()
    var bits: [UInt64] = [.max]
    for order in CustomerOrder.allCases {
      let customers = CustomerBase(.atStart(size, order: order), graph: graph)
      let silence = Voice(tells: .nobody)
      let wave = Wave(
        graph: graph, rules: WaveRules(voices: ByOpinion(positive: silence, negative: silence)),
        firstHand: .drawn(size, order: order, satisfied: 0.7, dissatisfied: 0.3))
      for replicate in 0..<5 {
        let random = RandomStream(seed: 3, replicate: replicate)
        customers.mark(random, in: workspace, bits: &bits)
        #expect(bits.count == 3)
        let drawn = wave.firstHandGroups(random).flatMap(\.people).sorted()
        #expect(people(bits) == drawn)
      }
    }
  }

  @Test func `may be listed, in any order and more than once`() {
    var bits: [UInt64] = []
    CustomerBase(.listed(ByOpinion(positive: [149, 3, 64], negative: [3])), graph: graph).mark(
      RandomStream(seed: 1), in: WaveWorkspace(), bits: &bits)
    #expect(people(bits) == [3, 64, 149])
    CustomerBase(.listed(ByOpinion { _ in [] }), graph: SmallGraphs.graph(people: 0, ties: []))
      .mark(
        RandomStream(seed: 1), in: WaveWorkspace(), bits: &bits)
    #expect(bits.isEmpty)
  }
}
