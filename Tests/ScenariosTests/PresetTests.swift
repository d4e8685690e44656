import Foundation
import PlainText
import Randomness
import Scenarios
import Service
import SocialGraph
import Testing
import WordOfMouth

/// Of `Preset`, `EvidenceGrade`, all presets and `BuiltInScenario`.
@Suite struct PresetTests {
  @Test func `presets say where they come from and what to doubt`() {
    #expect(
      Preset.all.map { "\($0.name) \($0.kind) \($0.grade.rawValue)" } == [
        "two-three-eight-ten folklore C", "fifty-two-fifty folklore C",
        "fifty-two-fifty-hears folklore C", "tarp-1979 survey B",
        "american-express-2011 survey B", "american-express-2012 survey B",
        "american-express-2017 survey B", "ccmc-2013 survey B", "yankelovich-1993 survey C",
        "verde-wharton-2006 survey B", "xm-institute-2023 survey D",
        "tarp-1979-minor survey B", "tarp-1979-major survey B", "ccmc-2020 survey D",
        "xm-institute-2024-misery survey B", "xm-institute-2025-complaints survey D",
        "ccmc-2020-attempts survey D", "xm-institute-2024-spending survey D",
        "godinho-2018 experiment D", "east-2008 survey D",
        "circles-of-5 survey D", "circles-of-15 survey D", "acquaintances-150 survey D",
        "acquaintances-290 survey D", "acquaintances-611 survey D", "facebook-2011 survey D",
      ])
    for preset in Preset.all {
      #expect(!preset.source.isEmpty && preset.cautions.count >= 2)
      #expect((preset.cautions + [preset.summary]).allSatisfy { $0.hasSuffix(".") })
      #expect(Preset.named(preset.name) == preset)
      #expect(preset.kind == .folklore || preset.year != nil)
      // What is constructed says of what, and nothing else does.
      #expect((preset.assumption != nil) == (preset.grade == .constructed), "\(preset.name)")
      #expect(preset.assumption?.hasSuffix(".") ?? true)
      if let slogan = preset.slogan {
        #expect(slogan.source == preset.source && slogan.year == preset.year)
        #expect(slogan.kind.rawValue == preset.kind.rawValue)
      }
    }
    #expect(Preset.named("two-three") == nil)
  }

  @Test func `grades go from A to D`() {
    #expect(EvidenceGrade.allCases.map(\.rawValue) == ["A", "B", "C", "D"])
    #expect(Set(EvidenceGrade.allCases.map(\.words)).count == 4)
  }

  @Test func `two-three-eight-ten tells 2 to 3 and 8 to 10`() throws {
    let scenario = try ScenarioDocument.read(.preset("two-three-eight-ten")).baseline
    #expect(scenario.voices.positive.tells.form == .count(.between(2, 3)))
    #expect(scenario.voices.negative.tells.form == .count(.between(8, 10)))
    #expect(scenario.slogan?.reach.positive == 2.5 && scenario.slogan?.reach.negative == 9)
  }

  @Test func `fifty-two-fifty tells 50 and 250 people, who are there to be told`() throws {
    let scenario = try ScenarioDocument.read(.preset("fifty-two-fifty")).baseline
    #expect(scenario.voices.positive.tells == .exactly(50))
    #expect(scenario.voices.negative.tells == .exactly(250))
    guard case .model(.wattsStrogatz(_, let contacts, _)) = scenario.graph else {
      Issue.record("another graph")
      return
    }
    // Rewiring takes none of the half of the ties that start at a person.
    #expect(contacts / 2 >= 250)
  }

  @Test func `fifty-two-fifty-hears asks for a reach, told first-hand as the other ratio has it`()
    throws
  {
    let scenario = try ScenarioDocument.read(.preset("fifty-two-fifty-hears")).baseline
    let told = try ScenarioDocument.read(.preset("two-three-eight-ten")).baseline
    #expect(scenario.targetReach == ByOpinion(positive: 50, negative: 250))
    for opinion in Opinion.allCases {
      #expect(scenario.voices[opinion].tells == told.voices[opinion].tells)
      #expect(scenario.voices[opinion].fade == 1 && scenario.voices[opinion].retell == 0)
    }
    #expect(scenario.slogan?.reach == ByOpinion(positive: 50, negative: 250))
  }

  @Test(arguments: [
    ("tarp-1979", CountDistribution.between(4, 5), CountDistribution.between(9, 10)),
    ("ccmc-2013", .between(10, 16), .exactly(28)), ("yankelovich-1993", .exactly(6), .exactly(5)),
    ("american-express-2011", .exactly(9), .exactly(16)),
    ("american-express-2012", .exactly(15), .exactly(24)),
    ("american-express-2017", .exactly(11), .exactly(15)),
  ])
  func `surveys tell as many as published`(
    name: String, positive: CountDistribution, negative: CountDistribution
  ) throws {
    let scenario = try ScenarioDocument.read(.preset(name)).baseline
    #expect(scenario.voices.positive.tells.form == .count(positive))
    #expect(scenario.voices.negative.tells.form == .count(negative))
    #expect(scenario.slogan?.reach.positive == positive.mean)
    #expect(scenario.slogan?.reach.negative == negative.mean)
    guard case .model(.wattsStrogatz(_, let contacts, _)) = scenario.graph else {
      Issue.record("another graph")
      return
    }
    #expect(contacts / 2 >= Int(negative.mean.rounded(.up)))
  }

  @Test func `of dissatisfied shoppers 31 % tell anyone`() throws {
    let scenario = try ScenarioDocument.read(.preset("verde-wharton-2006")).baseline
    guard case .count(.shares(let shares)) = scenario.voices.negative.tells.form else {
      Issue.record("another telling count")
      return
    }
    func share(_ counts: ClosedRange<Int>) -> Double {
      let sum = shares.filter { counts.contains($0.count) }.reduce(0) { $0 + $1.share }
      return (sum * 1e6).rounded() / 1e6
    }
    #expect([share(0...0), share(1...1), share(2...2)] == [0.69, 0.08, 0.08])
    #expect([share(3...5), share(6...100)] == [0.09, 0.06])
    #expect(scenario.voices.positive.tells == .nobody)
  }

  @Test(arguments: [
    ("tarp-1979-minor", [0.37, 0.46, 0.70, 0.95]), ("tarp-1979-major", [0.09, 0.19, 0.54, 0.82]),
    ("ccmc-2020", [0.37, 0.15, 0.70, 0.95]),
  ])
  func `loyalties can be extended by a small service model`(name: String, ladder: [Double]) throws {
    let text = """
      { "format": 1, "extends": ["preset:\(name)", "preset:tarp-1979"],
        "service": { "experience": { "misery": 0.1 }, "complain": 0.25 } }
      """
    let model = try #require(try GoodFiles.read(text).baseline.service)
    let classes: [CustomerClass] = [.silent, .unresolved, .resolved, .resolvedQuickly]
    #expect(classes.map { model.classes[$0].loyalty } == ladder)
    #expect(model.classes[.ordinary].loyalty == 1 && model.classes[.magic].loyalty == 1)
    #expect(model.recovery.boost == 0)
  }

  @Test func `who tells tells 4, and nearly half tell`() throws {
    let scenario = try ScenarioDocument.read(.preset("xm-institute-2023")).baseline
    for (opinion, share) in [(Opinion.positive, 0.45), (.negative, 0.5)] {
      let tells = scenario.voices[opinion].tells
      #expect(tells.form == .count(.exactly(4)))
      #expect(abs(1 - tells.silent - share) < 1e-12)
    }
  }

  @Test func `habits are parts of one service model`() throws {
    let habits = [
      "xm-institute-2024-misery", "xm-institute-2025-complaints", "ccmc-2020-attempts",
      "godinho-2018", "east-2008", "tarp-1979-minor", "tarp-1979",
    ]
    let parents = habits.map { "\"preset:\($0)\"" }.joined(separator: ", ")
    let text = """
      { "format": 1, "extends": [\(parents)],
        "service": { "recovery": { "resolvedQuickly": 0.3, "resolved": 0.4 } } }
      """
    let model = try #require(try GoodFiles.read(text).baseline.service)
    #expect(model.experience.misery == 0.14 && model.complaints.complain == 0.32)
    #expect(model.recovery.attempt == 0.5)
    #expect(model.listening.map(\.name) == ["calls"])
    guard case .leavers(chance: 1, winBack: let kept)? = model.listening.first?.finds else {
      Issue.record("another lever")
      return
    }
    // 1.9 points of 17.2 %.
    #expect(abs(kept - 1.9 / 17.2) < 0.001)
    // On joining good news has twice, bad news over four times the effect it has on staying.
    let (joining, staying) = (model.market.joining, model.market.staying)
    #expect(abs(log(joining.heardGood) / log(staying.heardGood) - 2) < 0.1)
    #expect((4...4.5).contains(log(joining.heardBad) / log(staying.heardBad)))
  }

  @Test func `a fragment is not run by itself, and the error says what to do`() {
    for preset in Preset.all where preset.isFragment {
      do throws(Diagnostics) {
        _ = try ScenarioDocument.read(.preset(preset.name))
        Issue.record("\(preset.name) reads by itself")
      } catch {
        #expect(error.items.count == 1)
        #expect(
          error.items[0].message == "this preset is a part of a scenario, not a complete one")
        #expect(error.items[0].remedies[0] == "build on it: \"extends\": \"preset:\(preset.name)\"")
      }
    }
  }
}
