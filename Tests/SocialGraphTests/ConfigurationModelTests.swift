import Foundation
import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing

@Suite struct ConfigurationModelTests {
  @Test(arguments: [
    (3, 2), (5, 2), (6, 3), (7, 6), (10, 8), (100, 1), (1000, 5), (1001, 4), (2000, 150),
    (300, 200),
  ])
  func `equal contacts are exactly as many`(people: Int, contacts: Int) throws {
    for draw in 0..<5 {
      let graph = try GraphModel.configuration(people: people, degrees: .exactly(contacts))
        .build(seed: 2, draw: draw, workers: Workers(2))
      #expect(graph.degrees.allSatisfy { $0 == contacts })
      #expect(graph.checkInvariants() == [])
    }
  }

  @Test(arguments: [2...4, 3...12, 0...15, 10...15])
  func `everybody has a number that was asked for, however dense the graph`(
    contacts: ClosedRange<Int>
  ) throws {
    for people in 16...17 {
      for draw in 0..<200 {
        let graph = try GraphModel.configuration(
          people: people, degrees: .between(contacts.lowerBound, contacts.upperBound)
        ).build(seed: 4, draw: draw, workers: .single)
        #expect(graph.degrees.allSatisfy(contacts.contains))
        #expect(graph.checkInvariants() == [])
      }
    }
  }

  @Test func `a few who know nearly everybody, and many who know one, are drawn as they can be`()
    throws
  {
    // A hub knows ten of eleven others, who know one each: one is left over, so that there is none.
    let degrees = CountDistribution.shares([
      .init(count: 1, share: 0.8), .init(count: 10, share: 0.2),
    ])
    var hubs = Set<Int>()
    for draw in 0..<300 {
      let graph = try GraphModel.configuration(people: 12, degrees: degrees)
        .build(seed: 4, draw: draw, workers: .single)
      #expect(graph.degrees.allSatisfy { $0 == 1 || $0 == 10 })
      #expect(graph.checkInvariants() == [])
      hubs.insert(graph.degrees.count { $0 == 10 })
    }
    #expect(hubs == [0])
  }

  @Test func `numbers that people cannot have among themselves are an error`() throws {
    // Everybody knows all others, or nobody: half of them can do neither.
    let model = GraphModel.configuration(
      people: 40, degrees: .shares([.init(count: 0, share: 0.5), .init(count: 39, share: 0.5)]))
    #expect(model.problem == nil)
    do {
      _ = try model.build(seed: 1, workers: .single)
      Issue.record("no error")
    } catch {
      #expect(error.parameter == "degrees")
      #expect(!error.isResourceLimit)
      #expect(error.message.contains("40 people"))
    }
  }

  @Test func `graphs of six people with two contacts are equally likely`() throws {
    // 10 of 70 are two triangles.
    let draws = 5000
    let special = try (0..<draws).count { draw in
      try GraphModel.configuration(people: 6, degrees: .exactly(2))
        .build(seed: 3, draw: draw, workers: .single).componentSizes().count == 2
    }
    expectNear(
      Double(special) / Double(draws), 1.0 / 7,
      standardError: (6.0 / 49 / Double(draws)).squareRoot())
  }

  @Test(arguments: [4, 6])
  func `triangles are as many as theory gives where ties were repaired`(contacts: Int) throws {
    // Bollobas 1980: their number tends to Poisson with mean (d - 1)^3 / 6.
    let (draws, people) = (150, 1000)
    let mean = Double((contacts - 1) * (contacts - 1) * (contacts - 1)) / 6
    let paths = Double(people * contacts * (contacts - 1) / 2)
    var triangles = 0.0
    for draw in 0..<draws {
      let graph = try GraphModel.configuration(people: people, degrees: .exactly(contacts))
        .build(seed: 31, draw: draw, workers: .single)
      triangles += GraphSummary(of: graph, workers: .single).transitivity * paths / 3
    }
    expectNear(
      triangles / Double(draws), mean, standardError: (mean / Double(draws)).squareRoot(),
      allowance: 0.02 * mean)
  }

  @Test func `contacts follow the distribution that was asked for`() throws {
    let people = 100_000
    let graph = try GraphModel.configuration(
      people: people,
      degrees: .shares([
        .init(count: 0, share: 0.2), .init(count: 1, share: 0.3), .init(count: 4, share: 0.5),
      ])
    ).build(seed: 2, workers: Workers(2))
    expectChiSquared(
      [0, 1, 4].map { count in graph.degrees.count { $0 == count } },
      expected: [0.2, 0.3, 0.5].map { $0 * Double(people) })
    #expect(graph.degrees.allSatisfy { [0, 1, 4].contains($0) })
  }

  @Test func `Poisson contacts make an Erdos-Renyi graph`() throws {
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

  @Test func `a heavy tail keeps its hubs`() throws {
    let (people, mean, shape) = (20_000, 50.0, 0.1)
    let graph = try GraphModel.configuration(
      people: people, degrees: .negativeBinomial(mean: mean, shape: shape)
    ).build(seed: 6, workers: Workers(2))
    let deviation = (mean + mean * mean / shape).squareRoot()
    expectNear(
      graph.degrees.mean, mean, standardError: deviation / Double(people).squareRoot())
    expectNear(
      graph.degrees.variance(about: mean) / (deviation * deviation), 1,
      standardError: (60 / Double(people)).squareRoot())
    #expect(graph.checkInvariants() == [])
  }
}
