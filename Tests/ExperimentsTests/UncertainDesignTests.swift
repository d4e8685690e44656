import PlainText
import Randomness
import Scenarios
import Statistics
import Testing

@testable import Experiments

@Suite struct UncertainDesignTests {
  private func inputs(
    _ paths: [String], samples: Int, _ sampling: UncertainInputs.Sampling
  ) -> UncertainInputs {
    UncertainInputs(
      inputs: paths.map {
        UncertainInput(path: $0, distribution: .range(from: 0, to: 1, mode: nil, isWhole: false))
      }, samples: samples, sampling: sampling)
  }

  @Test(arguments: [2, 7, 64, 1000])
  func `a Latin hypercube has one sample in each of as many equal parts`(samples: Int) {
    let paths = ["voices.negative.retell", "customers.dissatisfied", "a", "b"]
    let design = UncertainDesign(inputs(paths, samples: samples, .latinHypercube), seed: 42)
    for levels in design.levels {
      #expect(levels.count == samples)
      #expect(levels.map { Int($0 * Double(samples)) }.sorted() == Array(0..<samples))
    }
  }

  @Test(arguments: UncertainInputs.Sampling.allCases)
  func `an input more or less, or in another place, moves no other`(
    sampling: UncertainInputs.Sampling
  ) {
    let few = UncertainDesign(inputs(["a", "b"], samples: 50, sampling), seed: 1)
    let more = UncertainDesign(inputs(["c", "b", "a"], samples: 50, sampling), seed: 1)
    #expect(few.levels[0] == more.levels[2] && few.levels[1] == more.levels[1])
    #expect(few.levels[0] != few.levels[1])
    #expect(
      UncertainDesign(inputs(["a"], samples: 50, sampling), seed: 2).levels[0] != few.levels[0])
  }

  @Test func `plain samples do not depend on how many there are`() {
    let few = UncertainDesign(inputs(["a"], samples: 20, .plain), seed: 1).levels[0]
    let many = UncertainDesign(inputs(["a"], samples: 200, .plain), seed: 1).levels[0]
    #expect(Array(many.prefix(20)) == few)
  }

  @Test func `the purpose has its number for good`() {
    #expect(RandomPurpose.uncertainInput.rawValue == 30)
  }

  @Test func `a hypercube's mean of a rising figure varies less`() throws {
    // Exponentials of two inputs and their product: monotone in each.
    func varianceOfMeans(_ sampling: UncertainInputs.Sampling) throws -> Double {
      var means = Moments()
      for seed in 0..<300 {
        let levels = UncertainDesign(
          inputs(["a", "b"], samples: 32, sampling), seed: UInt64(seed)
        ).levels
        let figures = zip(levels[0], levels[1]).map { $0 * $0 + 2 * $1 + $0 * $1 }
        means.add(try #require(Moments(figures).mean))
      }
      return try #require(means.variance)
    }
    let (latin, plain) = (try varianceOfMeans(.latinHypercube), try varianceOfMeans(.plain))
    // Of the variance only the product's part is left, a hundredth; McKay, Beckman and Conover.
    #expect(latin < plain / 20, "\(latin) and \(plain)")
  }

  @Test func `a list of three values has a third of the samples each`() {
    let list = UncertainInputs(
      inputs: [
        UncertainInput(
          path: "voices.negative.tells",
          distribution: .values([.text("everyone"), .text("nobody"), 3]))
      ], samples: 60, sampling: .latinHypercube)
    let design = UncertainDesign(list, seed: 9)
    let values = (0..<60).map { design.overrides(of: $0)[0].value }
    for value in [JSONValue.text("everyone"), .text("nobody"), 3] {
      #expect(values.count { $0 == value } == 20)
    }
  }

  @Test func `a plan has a setting for each sample, and says which`() throws {
    let json = Samples.lively(
      """
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.3 },
        "voices.negative.tells.exactly": { "from": 3, "to": 6 } },
      "uncertainty": { "samples": 12 }
      """)
    let plan = try Plan(Samples.document(json), scope: .uncertain)
    #expect(plan.settings.count == 12 && plan.runs == 480)
    #expect(plan.paths == ["voices.negative.retell", "voices.negative.tells.exactly"])
    #expect(plan.settings.map(\.point) == Array(0..<12))
    let numbers = plan.settings.compactMap { Double($0.parameters[0]) }
    #expect(numbers.map { Int($0 / 0.3 * 12) }.sorted() == Array(0..<12))
    #expect(plan.settings.allSatisfy { ["3", "4", "5", "6"].contains($0.parameters[1]) })
    for scope in [Plan.Scope.run] {
      let other = try Plan(Samples.document(json), scope: scope)
      #expect(other.leftAside == [Plan.LeftAside(scope: .uncertain, count: 2)])
      #expect(other.hash != plan.hash)
    }
    #expect(throws: PlanError.self) { try Plan(Samples.bare(), scope: .uncertain) }
  }

  @Test func `samples that together come to nothing are rejected with the place of a range`() throws
  {
    let json = Samples.lively(
      """
      "uncertain": { "customers.dissatisfied": { "from": 0.3, "to": 0.5 },
        "customers.satisfied": { "from": 0.5, "to": 0.7 } }
      """)
    let document = try Samples.document(json)
    do {
      _ = try Plan(document, scope: .uncertain)
      Issue.record("shares above 1 were taken")
    } catch PlanError.invalid(let errors) {
      #expect(errors.items.first?.line == 11)
      #expect(errors.items.first?.message.contains("more than all customers") == true)
    }
  }
}
