import Randomness
import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Broadcasts against closed forms, and what holds of them with the same random numbers; against the
/// reference they are compared in `ServiceSimulationTests`.
@Suite struct BroadcastTests {
  /// Nobody tells contacts, and nobody tells on.
  private static let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })

  private static let usual: ServiceModel = {
    var model = SampleModels.usual(periods: 1)
    model.classes = SampleModels.classes(ordinary: 0.95, good: .nobody, bad: .nobody)
    model.market = Market(
      join: 0.1, joining: .init(heardGood: 3, heardBad: 0.4),
      staying: .init(heardGood: 2, heardBad: 0.5))
    return model
  }()

  private static func broadcasts(
    _ share: Double, _ reaches: CountDistribution, _ kinds: [CustomerClass],
    in model: inout ServiceModel
  ) {
    for kind in kinds { model.classes[kind].broadcast = Broadcast(share: share, reaches: reaches) }
  }

  static let settings: [ServiceModel] = {
    let survey = Lever(name: "survey", finds: .unhappy(asks: 0.4, chance: 0.7, pleases: 0.1))
    let unhappy: [CustomerClass] = [.silent, .unresolved]
    let changes: [(inout ServiceModel) -> Void] = [
      { broadcasts(0.02, .exactly(300), [.silent], in: &$0) },
      { broadcasts(0.1, .between(5, 20), unhappy, in: &$0) },
      { broadcasts(1, .exactly(1), unhappy, in: &$0) },
      { broadcasts(0.05, .poisson(mean: 40), [.magic, .resolved, .resolvedQuickly], in: &$0) },
      { broadcasts(0.03, .exactly(60), CustomerClass.allCases, in: &$0) },
      // More than there are: everybody else.
      { broadcasts(0.01, .exactly(5_000), [.silent], in: &$0) },
      {
        broadcasts(0, .exactly(25), [.silent], in: &$0)
        $0.complaints.venting = 0.5
      },
      {
        broadcasts(0.1, .exactly(10), [.silent], in: &$0)
        $0.complaints.venting = 0.3
        $0.listening = [survey]
      },
      {
        broadcasts(
          0.2, .shares([.init(count: 0, share: 0.7), .init(count: 90, share: 0.3)]),
          unhappy, in: &$0)
        broadcasts(0.3, .exactly(15), [.magic], in: &$0)
        $0.complaints.venting = 1
        $0.complaints.invited = 0.8
      },
      {
        // Ordinary customers have no story, and so nothing to broadcast.
        broadcasts(1, .exactly(100), [.ordinary], in: &$0)
        broadcasts(0.04, .negativeBinomial(mean: 30, shape: 0.5), [.unresolved], in: &$0)
      },
      {
        // Who waits is silent, and does not post instead of complaining.
        broadcasts(0.1, .exactly(10), unhappy, in: &$0)
        $0.complaints.venting = 0.4
        $0.recovery.within = 3
        $0.experience.ownFault = 0.3
        $0.recovery.helpsOwnFault = 0.2
        $0.classes[.silent].spends = 0.7
        $0.listening = [
          survey, Lever(name: "sales", finds: .buyingLess(chance: 0.5)),
        ]
      },
    ]
    return changes.map { change in
      var model = usual
      change(&model)
      return model
    }
  }()

  @Test(arguments: settings.indices)
  func `who broadcasts, who hears, joins and leaves are as the closed forms say`(index: Int) {
    let model = Self.settings[index]
    let graph = SmallGraphs.ring(500)
    let simulation = SampleModels.simulation(
      model, graph, customers: .atStart(.count(300), order: .random), rules: Self.silence)
    let workspace = ServiceWorkspace()
    let periods = (0..<500).map {
      simulation.run(seed: 13, replicate: $0, in: workspace).periods[0]
    }
    let theory = ServiceExpectation(of: model, customers: 300, prospects: 200)
    func check(_ name: String, _ expected: Double, _ read: (PeriodOutcome) -> Int) {
      let sample = SampleMean(periods.map { Double(read($0)) })
      #expect(
        sample.agrees(with: expected, allowance: 1e-6),
        "\(name): \(sample.mean) +- \(sample.standardError), \(expected)")
    }
    check("complaints", theory.complaints) { $0.complaints }
    check("vented", theory.vented(model)) { $0.vented }
    for kind in CustomerClass.allCases {
      check("\(kind)", theory.byClass[kind]) { $0.byClass[kind] }
    }
    for opinion in Opinion.allCases {
      check("told \(opinion)", theory.broadcastTellings(opinion, model, people: 500)) {
        $0.wave.counts[opinion].broadcast.tellings
      }
      check("heard \(opinion)", theory.heard(opinion, model)) { $0.everHeard[opinion] }
      // Nothing is told otherwise.
      #expect(
        periods.allSatisfy {
          $0.wave.counts[opinion].tellings == $0.wave.counts[opinion].broadcast.tellings
        })
    }
    check("joiners", theory.joinersWhoHear(model)) { $0.joiners }
    check("leavers", theory.leaversWhoHear(model)) { $0.leavers }
  }

  @Test func `as many broadcast as the shares of classes say`() {
    let model = Self.settings[4]
    let simulation = SampleModels.simulation(model, SmallGraphs.ring(500), rules: Self.silence)
    let workspace = ServiceWorkspace()
    var broadcasters = SampleMean()
    for replicate in 0..<400 {
      let period = simulation.run(seed: 3, replicate: replicate, in: workspace).periods[0]
      let bad = period.byClass[.silent] + period.byClass[.unresolved]
      let told = period.wave.counts.negative.broadcast
      broadcasters.add(Double(told.tellers) - 0.03 * Double(bad))
      #expect(
        told.tellings == 60 * told.tellers && told.tellers == period.wave.counts.negative.tellers)
    }
    #expect(broadcasters.agrees(with: 0))
  }

  // MARK: The same random numbers

  private func run(
    _ change: (inout ServiceModel) -> Void, periods: Int = 3, replicate: Int = 0
  ) -> ServiceOutcome {
    var model = SampleModels.usual(periods: periods)
    change(&model)
    return SampleModels.simulation(
      model, LargeGraphs.erdosRenyi(people: 700, contacts: 6, seed: 3)
    ).run(seed: 5, replicate: replicate, in: ServiceWorkspace())
  }

  @Test func `what never broadcasts changes nothing`() {
    let plain = run { _ in }
    let idle: [(inout ServiceModel) -> Void] = [
      { Self.broadcasts(0, .exactly(300), CustomerClass.allCases, in: &$0) },
      { Self.broadcasts(1, .exactly(0), CustomerClass.allCases, in: &$0) },
      { Self.broadcasts(1, .exactly(300), [.ordinary], in: &$0) },
      {
        // Nobody complains, and so nobody posts instead.
        Self.broadcasts(0, .exactly(300), [.silent], in: &$0)
        $0.complaints.venting = 0
      },
    ]
    for change in idle { #expect(run(change) == plain) }
    // Nobody happens to be of the class: the same but for the row of counts that broadcasts bring.
    var nobody = run { model in
      model.recovery.resolvedQuickly = 0
      Self.broadcasts(1, .exactly(300), [.resolvedQuickly], in: &model)
    }
    let without = run { $0.recovery.resolvedQuickly = 0 }
    for period in nobody.periods.indices {
      for opinion in Opinion.allCases {
        nobody.periods[period].wave.counts[opinion].layers = []
      }
    }
    #expect(nobody == without)
  }

  @Test func `broadcasts are beside the talk with contacts, and more of them reach more`() {
    // Bad news wins and does not fade: who hears it then still does with more of it.
    for replicate in 0..<5 {
      var before = run({ _ in }, periods: 1, replicate: replicate).periods[0]
      let plain = before
      for (share, reach) in [(0.02, 1), (0.02, 40), (0.1, 40), (0.1, 90), (1, 90)] {
        let period = run(
          { Self.broadcasts(share, .exactly(reach), [.silent, .unresolved], in: &$0) },
          periods: 1, replicate: replicate
        ).periods[0]
        let bad = period.wave.counts.negative
        #expect(period.everHeard.negative >= before.everHeard.negative)
        #expect(bad.broadcast.tellers >= before.wave.counts.negative.broadcast.tellers)
        #expect(bad.broadcast.tellings == reach * bad.broadcast.tellers)
        #expect(bad.tellings == bad.broadcast.tellings + bad.layers[0].tellings)
        #expect(bad.newlyReached[0] >= plain.wave.counts.negative.newlyReached[0])
        #expect(period.byClass == plain.byClass)
        before = period
      }
    }
  }

  @Test func `who posts instead does not complain; the others are the same`() {
    for replicate in 0..<5 {
      let all = run({ _ in }, periods: 1, replicate: replicate).periods[0]
      var before = all
      for venting in [0.1, 0.5, 0.9, 1] {
        let period = run(
          {
            Self.broadcasts(0, .exactly(9), [.silent], in: &$0)
            $0.complaints.venting = venting
          }, periods: 1, replicate: replicate
        ).periods[0]
        #expect(period.complaints + period.vented == all.complaints)
        #expect(period.vented >= before.vented && period.attempts <= before.attempts)
        #expect(period.wave.counts.negative.broadcast.tellers == period.vented)
        #expect(period.byClass[.silent] == all.byClass[.silent] + period.vented)
        #expect(period.misery == all.misery)
        before = period
      }
      #expect(before.complaints == 0)
    }
  }

  @Test
  func `with everybody complaining nobody posts instead, and without bad news no post is made`() {
    var model = Self.settings[6]
    let spoken = Counterfactual.everyoneComplains.applied(to: model)
    #expect(spoken.complaints.chance == 1 && spoken.problem == nil)
    let quiet = Counterfactual.noBadTalk.applied(to: model)
    #expect(quiet.problem == nil && quiet.broadcast(of: .silent) == nil)
    model.complaints.complain = 0
    #expect(model.broadcast(of: .silent) == nil && model.problem == nil)
  }

  @Test func `numbers out of range are reported`() {
    func problem(_ change: (inout ServiceModel) -> Void) -> String? {
      var model = Self.usual
      change(&model)
      return model.problem
    }
    #expect(problem { Self.broadcasts(0.5, .exactly(3), [.silent], in: &$0) } == nil)
    #expect(
      problem { Self.broadcasts(1.5, .exactly(3), [.magic], in: &$0) }
        == "\"broadcast of magic\" has a share in 0...1")
    #expect(
      problem { Self.broadcasts(1, .poisson(mean: -1), [.magic], in: &$0) }
        == "a mean is in 0...100000")
    #expect(problem { $0.complaints.venting = 2 } == "\"venting\" is a share in 0...1")
    #expect(
      problem { $0.complaints.venting = 0.5 }
        == "\"venting\" needs a broadcast of silent customers")
  }
}
