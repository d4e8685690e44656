import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Which contacts the kernel's tellers choose: every set of K equally often.
@Suite struct ContactChoiceTests {
  /// Whom person 0 tells in each replicate, as bits by contact number.
  private func chosen(
    _ graph: Graph, _ rule: TellingRule, replicates: Int
  ) -> [Int] {
    let wave = Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(positive: Voice(tells: rule), negative: Voice(tells: .nobody))),
      firstHand: .listed(ByOpinion(positive: [0], negative: [])))
    let workspace = WaveWorkspace()
    return (0..<replicates).map { replicate in
      _ = wave.run(RandomStream(seed: 99, replicate: replicate), in: workspace)
      return workspace.knowledge(people: graph.people).dropFirst().enumerated()
        .reduce(0) { $0 | ($1.1.positive ? 1 << $1.0 : 0) }
    }
  }

  @Test(arguments: [
    (1, 1), (2, 1), (3, 1), (3, 2), (3, 3), (5, 1), (5, 2), (5, 3), (5, 4), (5, 5), (6, 3), (8, 4),
    (10, 2), (10, 3), (10, 8), (10, 9), (10, 10), (12, 11), (14, 13),
  ])
  func `every set of K of d contacts is chosen equally often`(d: Int, count: Int) {
    let sets = (0..<(1 << d)).filter { $0.nonzeroBitCount == count }
    for graph in [SmallGraphs.star(leaves: d), Graph(completeWithPeople: d + 1)] {
      var seen = [Int: Int]()
      for set in chosen(graph, .exactly(count), replicates: 20 * sets.count + 2_000) {
        seen[set, default: 0] += 1
      }
      #expect(Set(seen.keys).isSubset(of: sets))
      let even = [Double](repeating: 1 / Double(sets.count), count: sets.count)
      #expect(misfit(observed: sets.map { seen[$0] ?? 0 }, chances: even) < 4)
    }
  }

  @Test(arguments: [(4, 0.3), (6, 0.5), (5, 0.9)])
  func `independent coins choose every set as often as coins do`(d: Int, chance: Double) {
    for graph in [SmallGraphs.star(leaves: d), Graph(completeWithPeople: d + 1)] {
      var seen = [Int](repeating: 0, count: 1 << d)
      for set in chosen(graph, .each(chance), replicates: 40_000) { seen[set] += 1 }
      let chances = seen.indices.map { set in
        binomialChance(of: 0, among: d - set.nonzeroBitCount, chance: chance)
          * binomialChance(of: set.nonzeroBitCount, among: set.nonzeroBitCount, chance: chance)
      }
      #expect(misfit(observed: seen, chances: chances) < 4)
    }
  }

  @Test(arguments: [(1_000, 30), (1_000, 700), (300, 299), (40, 20)])
  func `of many contacts each and each pair is chosen equally often`(d: Int, count: Int) {
    let wave = Wave(
      graph: SmallGraphs.star(leaves: d),
      rules: WaveRules(
        voices: ByOpinion(positive: Voice(tells: .exactly(count)), negative: Voice(tells: .nobody))),
      firstHand: .listed(ByOpinion(positive: [0], negative: [])))
    let workspace = WaveWorkspace()
    let replicates = 2_000
    var each = [Int](repeating: 0, count: d)
    var neighbours = SampleMean()
    var firstAndLast = SampleMean()
    for replicate in 0..<replicates {
      _ = wave.run(RandomStream(seed: 5, replicate: replicate), in: workspace)
      let heard = workspace.knowledge(people: d + 1).dropFirst().map(\.positive)
      #expect(heard.filter { $0 }.count == count)
      for (index, isHeard) in heard.enumerated() where isHeard { each[index] += 1 }
      neighbours.add(Double(zip(heard, heard.dropFirst()).filter { $0 && $1 }.count))
      firstAndLast.add(heard[0] && heard[d - 1] ? 1 : 0)
    }
    // The counts of a draw without replacement vary less than the multinomial's by 1 - K/d.
    let share = Double(count) / Double(d)
    let deviation = (Double(replicates) * share * (1 - share)).squareRoot()
    #expect(each.allSatisfy { abs(Double($0) - Double(replicates) * share) < 5 * deviation })
    let pair = share * Double(count - 1) / Double(d - 1)
    #expect(neighbours.agrees(with: pair * Double(d - 1)))
    #expect(firstAndLast.agrees(with: pair))
  }

  @Test func `the first of more contacts are those of fewer`() {
    for graph in [SmallGraphs.star(leaves: 12), Graph(completeWithPeople: 13)] {
      let nested = (0...13).map { chosen(graph, .exactly($0), replicates: 200) }
      for (fewer, more) in zip(nested, nested.dropFirst()) {
        for (a, b) in zip(fewer, more) { #expect(a & ~b == 0) }
      }
    }
  }

  @Test func `what neighbouring replicates and tellers choose is uncorrelated`() {
    // 2,000 tellers of 10 contacts each, of whom 3 are told.
    let stars = 2_000
    let ties = (0..<stars).flatMap { star in (1...10).map { (star * 11, star * 11 + $0) } }
    let wave = Wave(
      graph: SmallGraphs.graph(people: stars * 11, ties: ties, directed: true),
      rules: WaveRules(
        voices: ByOpinion(positive: Voice(tells: .exactly(3)), negative: Voice(tells: .nobody))),
      firstHand: .listed(
        ByOpinion(positive: (0..<stars).map { PersonID($0 * 11) }, negative: [])))
    let workspace = WaveWorkspace()
    let told = (0..<20).map { replicate in
      _ = wave.run(RandomStream(seed: 7, replicate: replicate), in: workspace)
      let known = workspace.knowledge(people: stars * 11)
      return (0..<stars).map { star in
        (1...10).filter { known[star * 11 + $0].positive }.reduce(0) { $0 | 1 << $1 }
      }
    }
    // Two independent sets of 3 of 10 share .9 on average.
    var replicates = SampleMean()
    var tellers = SampleMean()
    for replicate in 0..<19 {
      for star in 0..<stars - 1 {
        let set = told[replicate][star]
        replicates.add(Double((set & told[replicate + 1][star]).nonzeroBitCount))
        tellers.add(Double((set & told[replicate][star + 1]).nonzeroBitCount))
      }
    }
    #expect(replicates.agrees(with: 0.9))
    #expect(tellers.agrees(with: 0.9))
  }
}
