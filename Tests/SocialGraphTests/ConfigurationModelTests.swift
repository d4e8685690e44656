import Foundation
import Parallelism
import Randomness
import SocialGraph
import Testing

@Suite struct ConfigurationModelTests {
  @Test func `the erased ties are as many as theory gives`() throws {
    // Self-loops and repeats of a pairing tend to Poisson with means (d - 1)/2 and (d - 1)^2/4.
    let draws = 400
    let ties = try (0..<draws).map { draw in
      try GraphModel.configuration(people: 1000, degrees: .exactly(5))
        .build(seed: 2, draw: draw, workers: .single).ties
    }
    expectNear(
      2500 - ties.mean, 2 + 4, standardError: (6.0 / Double(draws)).squareRoot(), allowance: 0.1)
  }

  @Test func `of an odd number of half-ties a random one stays alone`() throws {
    var counts = [0, 0, 0]
    for draw in 0..<3000 {
      let graph = try GraphModel.configuration(people: 3, degrees: .exactly(1))
        .build(seed: 2, draw: draw, workers: .single)
      #expect(graph.ties == 1)
      counts[graph.degrees.firstIndex(of: 0) ?? 0] += 1
    }
    expectChiSquared(counts, expected: [1000, 1000, 1000])
  }

  @Test func `contacts follow the distribution that was asked for`() throws {
    let people = 100_000
    let graph = try GraphModel.configuration(
      people: people,
      degrees: .shares([
        .init(count: 0, share: 0.2), .init(count: 1, share: 0.3), .init(count: 4, share: 0.5),
      ])
    ).build(seed: 2, workers: Workers(2))
    let counts = graph.degrees.histogram(upTo: 5)
    for (count, share) in [(0, 0.2), (1, 0.3), (4, 0.5)] {
      expectNear(
        Double(counts[count]), share * Double(people),
        standardError: (share * (1 - share) * Double(people)).squareRoot(), allowance: 20)
    }
    #expect(counts[5] == 0)
  }

  @Test func `Poisson contacts make an Erdos-Renyi graph but for the erased`() throws {
    let people = 50_000
    let graph = try GraphModel.configuration(people: people, degrees: .poisson(mean: 3))
      .build(seed: 5, workers: Workers(2))
    var share = exp(-3.0)
    var expected: [Double] = []
    for k in 0..<10 {
      expected.append(share * Double(people))
      share *= 3 / Double(k + 1)
    }
    expected.append(Double(people) - expected.reduce(0, +))
    expectChiSquared(graph.degrees.histogram(upTo: 10), expected: expected)
  }

  @Test func `nobody has more contacts than there are other people`() throws {
    let graph = try GraphModel.configuration(people: 5, degrees: .exactly(1000))
      .build(seed: 5, workers: .single)
    #expect(graph.largestContactCount <= 4)
    #expect(graph.ties > 0)
  }
}
