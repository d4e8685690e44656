import Randomness
import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

@Suite struct ServiceLedgerGapTests {
  private static let subjects: [LedgerSubject] = [
    .story(.positive), .story(.negative), .customersLost,
  ]

  private func ledger(
    _ subject: LedgerSubject, _ model: ServiceModel, customers: CustomerCount, graph: Graph,
    rules: WaveRules
  ) -> ServiceLedger {
    func ledger(rounds: Int?) -> ServiceLedger {
      ServiceLedger(
        subject, of: model, customers: customers, people: graph.people, voices: rules.voices,
        contacts: 5, rounds: rounds)
    }
    let unlimited = ledger(rounds: rules.roundLimit)
    return unlimited.isEndless ? ledger(rounds: 4) : unlimited
  }

  private func value(
    _ part: LedgerPart, _ parts: [(part: LedgerPart, value: Double)]
  ) -> Double? {
    parts.first { $0.part == part }?.value
  }

  @Test func `the parts sum to the gap in every replicate of many models`() {
    let graph = SmallGraphs.random(people: 90, chance: 0.05, seed: 1)
    var generator = TestGenerator(seed: 77)
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let workspace = ServiceWorkspace()
    for _ in 0..<200 {
      var model = SampleModels.random(&generator)
      if pick([false, false, true]) {
        model.segments = [
          Segment("a", share: 0.3, misery: 4, complain: 0.2), Segment("b", share: 0.7, complain: 3),
        ]
      }
      let rules = WaveRules(
        voices: ByOpinion { _ in
          Voice(
            tells: .nobody, retell: pick([0, 0.3, 1]), fade: pick([1, 0.7]),
            retells: pick([.exactly(2), .everyone]))
        }, roundLimit: pick([nil, nil, 0, 1, 3]))
      let size: CustomerCount = pick([.share(0.6), .share(1), .count(30), .count(0)])
      let simulation = SampleModels.simulation(
        model, graph, customers: .atStart(size, order: .random), rules: rules)
      let seed = generator.next()
      let outcome = simulation.run(seed: seed, replicate: 0, in: workspace)
      let counts = ServiceLedger.Counts(outcome)
      for subject in Self.subjects {
        let ledger = ledger(subject, model, customers: size, graph: graph, rules: rules)
        let parts = ledger.parts(of: counts)
        let gap = ledger.counted.value - ledger.simulated(counts)
        let scale = max(1, abs(ledger.counted.value), abs(gap))
        #expect(abs(parts.reduce(0) { $0 + $1.value } - gap) <= 1e-9 * scale)
        let names = parts.map(\.part)
        #expect(Set(names).count == names.count && names.count == 8)
        if case .story(let opinion) = subject {
          let repeats = outcome.periods.reduce(0) { $0 + $1.wave.counts[opinion].repeats }
          #expect(value(.toldTwice, parts) == Double(repeats))
        }
      }
    }
  }

  @Test func `what recovery prevented is counted customer by customer`() {
    // The slow way: what each class would have told, or left, as silent ones, less what it does.
    let graph = SmallGraphs.random(people: 150, chance: 0.05, seed: 3)
    var model = SampleModels.usual()
    model.classes[.unresolved].story = .init(.negative, tells: .exactly(12))
    model.recovery.boost = 0.2
    let outcome = SampleModels.simulation(model, graph).run(
      seed: 4, replicate: 1, in: ServiceWorkspace())
    let counts = ServiceLedger.Counts(outcome)
    func parts(_ subject: LedgerSubject) -> [(part: LedgerPart, value: Double)] {
      ledger(
        subject, model, customers: .share(0.6), graph: graph, rules: SampleModels.rules
      ).parts(of: counts)
    }
    var (untold, toldWell, unresolved, stayed) = (0.0, 0.0, 0.0, 0.0)
    for period in outcome.periods {
      for _ in 0..<period.recovered {
        untold += 9
        toldWell += 2.5
      }
      for _ in 0..<period.byClass[.unresolved] { unresolved += 12 - 9 }
      for _ in 0..<period.byClass[.resolved] { stayed += 0.70 + 0.2 * 0.30 - 0.37 }
      for _ in 0..<period.byClass[.resolvedQuickly] { stayed += 0.95 + 0.2 * 0.05 - 0.37 }
    }
    #expect(untold > 0 && unresolved > 0)
    #expect(value(.recovered, parts(.story(.negative))) == untold)
    #expect(value(.unresolved, parts(.story(.negative))) == -unresolved)
    #expect(value(.recovered, parts(.story(.positive))) == -toldWell)
    #expect(abs((value(.recovered, parts(.customersLost)) ?? .nan) - stayed) < 1e-9)
  }

  @Test func `parts go by class and segment: a case counts as what its customer would have told`() {
    // The loud complain of little and the quiet tell nobody, so that a class's mean over segments is
    // nobody's.
    var model = SampleModels.usual()
    model.complaints.complain = 0.5
    model.recovery = Recovery(attempt: 1, resolvedQuickly: 0.5, resolved: 0.5)
    model.market = Market()
    model.segments = [
      Segment("loud", share: 0.5, misery: 4, complain: 0.1, tells: 2),
      Segment("quiet", share: 0.5, tells: 0),
    ]
    let graph = SmallGraphs.complete(150)
    let simulation = SampleModels.simulation(model, graph)
    let workspace = ServiceWorkspace()
    func ledger(_ subject: LedgerSubject) -> ServiceLedger {
      self.ledger(
        subject, model, customers: .share(0.6), graph: graph, rules: SampleModels.rules)
    }
    let (bad, lost) = (ledger(.story(.negative)), ledger(.customersLost))
    var (ranOut, moments, chance) = (SampleMean(), SampleMean(), SampleMean())
    for replicate in 0..<1500 {
      let outcome = simulation.run(seed: 5, replicate: replicate, in: workspace)
      let counts = ServiceLedger.Counts(outcome)
      let parts = bad.parts(of: counts)
      let loud = outcome.segments[0].outcome.periods
      // The loud would have told twice 9 contacts.
      #expect(
        value(.recovered, parts) == loud.reduce(0) { $0 + 18 * Double($1.recovered) })
      ranOut.add(value(.ranOut, parts) ?? .nan)
      moments.add(value(.moments, parts) ?? .nan)
      chance.add(value(.chance, lost.parts(of: counts)) ?? .nan)
    }
    #expect(ranOut.agrees(with: 0), "\(ranOut)")
    #expect(moments.agrees(with: 0), "\(moments)")
    #expect(chance.agrees(with: 0), "\(chance)")
    // Of the unhappy 0.5 x 0.5 are loud and 0.5 x 0.2 quiet, whoever complains.
    let told = bad.ledger.value(of: "unhappyTell") ?? .nan
    #expect(abs(told - 18 * 0.25 / 0.35) < 1e-9)
  }

  @Test func `where nothing but recovery is left to chance, recovery is the entire gap`() {
    // Six stars, whose centres are the customers: nobody is told by two of them. Everybody is served,
    // in misery, complains and is attempted; some of it is quick, some less so, the rest is not resolved.
    let ties = (0..<6).flatMap { star in (1..<10).map { (star * 10, star * 10 + $0) } }
    let graph = SmallGraphs.graph(people: 60, ties: ties)
    let model = ServiceModel(
      periods: 3, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 1),
      recovery: Recovery(attempt: 1, resolvedQuickly: 0.3, resolved: 0.3),
      classes: SampleModels.classes([1, 1, 1, 1], good: .exactly(2), bad: .exactly(5)))
    let rules = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let centres: [PersonID] = [0, 10, 20, 30, 40, 50]
    let simulation = SampleModels.simulation(
      model, graph, customers: .people(centres), rules: rules)
    let workspace = ServiceWorkspace()
    for replicate in 0..<20 {
      let outcome = simulation.run(seed: 9, replicate: replicate, in: workspace)
      let counts = ServiceLedger.Counts(outcome)
      let recovered = Double(outcome.periods.reduce(0) { $0 + $1.recovered })
      for subject in Self.subjects {
        let ledger = ledger(subject, model, customers: .count(6), graph: graph, rules: rules)
        let gap =
          switch subject {
          case .story(.negative): 5 * recovered
          case .story(.positive): -2 * recovered
          case .customersLost: 0.0
          }
        #expect(ledger.counted.value == (subject == .story(.negative) ? 90 : 0))
        #expect(ledger.counted.value - ledger.simulated(counts) == gap)
        for (part, value) in ledger.parts(of: counts) {
          #expect(value == (part == .recovered ? gap : 0), "\(subject): \(part)")
        }
      }
    }
  }

  @Test func `without recovery the simulation is the ledger`() {
    let ties = (0..<6).flatMap { star in (1..<10).map { (star * 10, star * 10 + $0) } }
    let graph = SmallGraphs.graph(people: 60, ties: ties)
    var model = SampleModels.usual()
    model.visits = 1
    model.experience = Experience(misery: 1, magic: 0)
    model.recovery = Recovery()
    model.complaints = Complaints(complain: 0)
    model.market = Market()
    model.classes = SampleModels.classes([1, 1, 1, 1], bad: .exactly(7))
    let rules = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let outcome = SampleModels.simulation(
      model, graph, customers: .people([0, 10, 20, 30, 40, 50]), rules: rules
    ).run(seed: 1, replicate: 0, in: ServiceWorkspace())
    let counts = ServiceLedger.Counts(outcome)
    let told = ledger(
      .story(.negative), model, customers: .count(6), graph: graph, rules: rules)
    #expect(told.counted.value == 126 && told.simulated(counts) == 126)
    #expect(told.parts(of: counts).allSatisfy { $0.value == 0 })
  }

  @Test func `what is called chance is chance: it is nothing on average`() {
    // Talk moves customers by much, and interviews win many back, so that none of that may leak into
    // chance.
    let graph = SmallGraphs.random(people: 150, chance: 0.04, seed: 6)
    var model = SampleModels.usual()
    model.market.staying = .init(heardGood: 4, heardBad: 0.1)
    model.listening = [
      Lever(name: "exit", finds: .leavers(chance: 0.8, winBack: 0.7)),
      Lever(name: "call", finds: .unhappy(asks: 0.4, chance: 0.5, pleases: 0.3)),
    ]
    let simulation = SampleModels.simulation(model, graph)
    let workspace = ServiceWorkspace()
    let lost = ledger(
      .customersLost, model, customers: .share(0.6), graph: graph, rules: SampleModels.rules)
    let bad = ledger(
      .story(.negative), model, customers: .share(0.6), graph: graph, rules: SampleModels.rules)
    var (leaving, moments, badMoments) = (SampleMean(), SampleMean(), SampleMean())
    var (moved, wonBack) = (SampleMean(), SampleMean())
    for replicate in 0..<1500 {
      let counts = ServiceLedger.Counts(
        simulation.run(seed: 12, replicate: replicate, in: workspace))
      let parts = lost.parts(of: counts)
      leaving.add(value(.chance, parts) ?? .nan)
      moments.add(value(.moments, parts) ?? .nan)
      moved.add(value(.movedByTalk, parts) ?? .nan)
      wonBack.add(value(.wonBack, parts) ?? .nan)
      badMoments.add(value(.moments, bad.parts(of: counts)) ?? .nan)
    }
    #expect(leaving.agrees(with: 0) && moments.agrees(with: 0) && badMoments.agrees(with: 0))
    // And they are known well enough to tell: each of the others is far from nothing.
    #expect(abs(moved.mean) > 20 * leaving.standardError)
    #expect(wonBack.mean > 20 * leaving.standardError)
  }
}

extension ServiceLedger {
  /// What the simulation has in place of what the ledger counts: people reached, or customers who left.
  fileprivate func simulated(_ counts: Counts) -> Double {
    switch subject {
    case .story(let opinion): counts.reach[opinion]
    case .customersLost: counts.leavers
    }
  }
}
