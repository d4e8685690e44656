import Parallelism
import SocialGraph
import TestSupport
import Testing

@Suite struct RandomRegularTests {
  @Test(arguments: 1...13)
  func `every possible number of contacts works`(people: Int) throws {
    for contacts in 0..<people where people * contacts % 2 == 0 {
      for seed in 1...20 as ClosedRange<UInt64> {
        let graph = try GraphModel.randomRegular(people: people, contacts: contacts)
          .build(seed: seed, workers: .single)
        #expect(graph.degrees.allSatisfy { $0 == contacts })
        #expect(graph.checkInvariants() == [])
      }
    }
  }

  @Test(arguments: [(100, 3), (1000, 10), (301, 150), (200, 199), (2000, 400)])
  func `everybody has the same number of contacts`(people: Int, contacts: Int) throws {
    let graph = try GraphModel.randomRegular(people: people, contacts: contacts)
      .build(seed: 3, workers: Workers(2))
    #expect(graph.degrees.allSatisfy { $0 == contacts })
  }

  @Test func `the three pairings of four people are equally likely`() throws {
    for contacts in [1, 2] {
      var counts = [0, 0, 0]
      for draw in 0..<3000 {
        let graph = try GraphModel.randomRegular(people: 4, contacts: contacts)
          .build(seed: 3, draw: draw, workers: .single)
        let odd = (1..<4).first { graph.hasTie(from: 0, to: $0) == (contacts == 1) }
        counts[Int(odd ?? 1) - 1] += 1
      }
      expectChiSquared(counts, expected: [1000, 1000, 1000])
    }
  }

  @Test(arguments: [2, 3])
  func `graphs of six people are equally likely`(contacts: Int) throws {
    // 10 of 70 graphs of two contacts are two triangles; of those of three, the complements, 10 of
    // 70 are two groups of three who all know the others.
    let draws = 5000
    let special = try (0..<draws).count { draw in
      let graph = try GraphModel.randomRegular(people: 6, contacts: contacts)
        .build(seed: 3, draw: draw, workers: .single)
      return contacts == 2
        ? graph.componentSizes().count == 2
        : GraphSummary(of: graph, workers: .single).transitivity == 0
    }
    expectNear(
      Double(special) / Double(draws), 1.0 / 7,
      standardError: (6.0 / 49 / Double(draws)).squareRoot())
  }

  @Test(arguments: [3, 4, 6])
  func `triangles are as many as theory gives`(contacts: Int) throws {
    // Bollobas 1980: their number tends to Poisson with mean (d - 1)^3 / 6.
    let draws = 400
    let people = 1000
    let mean = Double((contacts - 1) * (contacts - 1) * (contacts - 1)) / 6
    let paths = Double(people * contacts * (contacts - 1) / 2)
    var triangles = 0.0
    for draw in 0..<draws {
      let graph = try GraphModel.randomRegular(people: people, contacts: contacts)
        .build(seed: 31, draw: draw, workers: .single)
      triangles += GraphSummary(of: graph, workers: .single).transitivity * paths / 3
    }
    expectNear(
      triangles / Double(draws), mean, standardError: (mean / Double(draws)).squareRoot(),
      allowance: 0.02 * mean)
  }
}
