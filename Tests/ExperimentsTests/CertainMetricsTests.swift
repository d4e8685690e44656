import Randomness
import Scenarios
import Service
import Statistics
import Testing
import WordOfMouth

@testable import Experiments

@Suite struct CertainMetricsTests {
  private func names(_ change: (inout ServiceModel) -> Void) throws -> Set<String> {
    var model = Samples.model
    change(&model)
    let plan = try Samples.plan([model], .run)
    return CertainMetrics.names(of: plan.settings[0].scenario)
  }

  /// The figures of what the model has nothing of.
  private static let extensions: Set = [
    "broadcasters_positive", "broadcasters_negative", "broadcast_tellings_positive",
    "broadcast_tellings_negative", "broadcast_newly_reached_positive",
    "broadcast_newly_reached_negative", "vented", "friends_called", "friends_kept",
  ]

  @Test func `what nobody broadcasts, and nobody is called for, is certain`() throws {
    func vary(_ change: (inout ServiceModel) -> Void) throws -> Set<String> {
      try Self.extensions.subtracting(names(change))
    }
    #expect(try vary { _ in }.isEmpty)
    let negative: Set = [
      "broadcasters_negative", "broadcast_tellings_negative", "broadcast_newly_reached_negative",
    ]
    #expect(
      try vary {
        $0.classes[.silent].broadcast = Broadcast(share: 0.1, reaches: .exactly(3))
      } == negative)
    #expect(
      try vary {
        $0.classes[.silent].broadcast = Broadcast(share: 0, reaches: .exactly(3))
        $0.complaints.venting = 0.2
      } == negative.union(["vented"]))
    #expect(
      try vary { $0.listening[2].friends = FriendCalls(share: 0.2) } == ["friends_called"])
    #expect(
      try vary { $0.listening[2].friends = FriendCalls(share: 0.2, staying: 2) }
        == ["friends_called", "friends_kept"])
  }

  @Test func `what a firm does not do is certain`() throws {
    let all = try names { _ in }
    #expect(
      all
        == Self.extensions.union([
          "audit_calls", "waiting", "own_fault", "refused", "noticed",
          "revenue_lost_by_buying_less", "replaced", "cost_replacing", "cost_engagement",
          "cost_invite",
        ]))
    let deaf = try names { $0.listening = [] }
    #expect(
      deaf.isSuperset(of: [
        "audit_calls", "audit_calls_in_misery", "asked", "found", "pleased", "leavers_heard",
        "won_back",
      ]))
    #expect(!deaf.contains("known") && !deaf.contains("causes_noticed"))
    let idle = try names { $0.recovery.capacity = 0 }
    #expect(idle.contains("attempts") && idle.contains("recovered"))
    #expect(idle.contains("cost_recovery") && !idle.contains("cost_answer"))
    #expect(!idle.contains("unresolved"))
  }

  @Test func `without misery, stories or effects nothing follows from them`() throws {
    let happy = try names { $0.experience.misery = 0 }
    #expect(happy.isSuperset(of: ["unhappy", "complaints", "known", "unresolved"]))
    let quiet = try names { model in
      for kind in CustomerClass.allCases { model.classes[kind].story = nil }
    }
    #expect(quiet.isSuperset(of: ["hearings_negative", "lost_by_talk", "joiners_by_talk"]))
    let unmoved = try names { $0.market.staying.heardBad = 1 }
    #expect(unmoved.contains("lost_by_talk") && !unmoved.contains("kept_by_talk"))
  }

  @Test func `money is certain where nothing that makes it can differ`() throws {
    var model = Samples.model
    model.market.join = 0
    model.experience = Experience(misery: 0, magic: 0)
    model.listening = []
    func names(_ loyalty: Double, _ count: CustomerCount) throws -> Set<String> {
      for kind in CustomerClass.allCases { model.classes[kind].loyalty = loyalty }
      var scenario = try Samples.plan([model], .run).settings[0].scenario
      scenario.customers = .atStart(count, order: .random)
      return CertainMetrics.names(of: scenario)
    }
    let worth: Set = ["customers_end", "revenue", "profit", "residual_value", "net_present_value"]
    #expect(try names(1, .count(9)).isSuperset(of: worth))
    #expect(try names(0.99, .count(9)).isDisjoint(with: worth))
    #expect(try names(1, .share(0.1)).isDisjoint(with: worth))
    // Who stays costs what attempts cost, and how many there are is chance.
    model.experience = Experience(misery: 0.2, magic: 0)
    model.recovery.costPerAttempt = 5
    let costly = try names(1, .count(9))
    #expect(costly.contains("customers_end") && costly.contains("revenue"))
    #expect(costly.isDisjoint(with: ["profit", "residual_value", "net_present_value"]))
    // How many customers bring more is drawn.
    model.segments = [Segment("few", share: 0.5, margin: 2), Segment("many", share: 0.5)]
    let found = try names(1, .count(9))
    #expect(found.contains("customers_end"))
    #expect(found.isDisjoint(with: worth.subtracting(["customers_end"])))
  }

  @Test func `what is certain has an interval without width, also of one replicate`() {
    for count in [1, 5] {
      let records = (0..<count).map { Samples.record($0, reach: 0) }
      let sample = SettingSample(
        records, requested: count, draws: 1, table: .wave,
        rules: ByOpinion { _ in StoryRules() }, certain: ["reach_negative"])
      #expect(
        sample.summary("reach_negative")?.judged
          == SampleInterval(Interval(low: 0, high: 0), isFirm: true))
    }
  }
}
