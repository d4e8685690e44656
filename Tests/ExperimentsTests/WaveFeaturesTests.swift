@testable import Experiments
import Parallelism
import Randomness
import Scenarios
import Service
import Testing
import WordOfMouth

@Suite struct WaveFeaturesTests {
  private static let posting: ServiceModel = {
    var model = Samples.model
    model.classes[.silent].broadcast = Broadcast(share: 0.1, reaches: .exactly(30))
    model.complaints.venting = 0.5
    return model
  }()

  private static let names =
    ["broadcasters", "broadcast_tellings", "broadcast_newly_reached"].flatMap { name in
      ["\(name)_positive", "\(name)_negative"]
    } + ["vented"]

  @Test func `broadcasts have figures where anybody broadcasts, and only there`() throws {
    let plain = try Samples.run([Samples.model], replicates: 4)
    #expect(Self.names.allSatisfy { plain.plan.metrics.place(of: $0) == nil })
    #expect(plain.plan.metrics.metrics.count == MetricTable.service.metrics.count)
    let both = try Samples.run([Samples.model, Self.posting], .compare, replicates: 20)
    #expect(both.plan.metrics.metrics.suffix(7).map(\.name) == Self.names)
    func mean(_ name: String, _ setting: Int) throws -> Double {
      try #require(both.settings[setting].summary(name)?.mean)
    }
    for name in Self.names { #expect(try mean(name, 0) == 0, "\(name)") }
    #expect(try mean("vented", 1) > 0)
    #expect(try mean("broadcasters_negative", 1) > mean("vented", 1))
    #expect(
      try abs(mean("broadcast_tellings_negative", 1) - 30 * mean("broadcasters_negative", 1)) < 1e-9
    )
    #expect(try mean("broadcast_newly_reached_negative", 1) > 0)
    #expect(try mean("broadcasters_positive", 1) == 0)
    // The baseline is what it is without the variant.
    for metric in plain.plan.metrics.metrics {
      let values = both.records.prefix(4).map {
        $0.values[both.plan.metrics.place(of: metric.name) ?? 0]
      }
      let alone = plain.records.map { $0.values[plain.plan.metrics.place(of: metric.name) ?? 0] }
      #expect(zip(values, alone).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "\(metric.name)")
    }
  }

  @Test func `calls to friends have figures where a lever calls them`() throws {
    var calling = Samples.model
    calling.listening[2].friends = FriendCalls(share: 0.5, staying: 4)
    let result = try Samples.run([Samples.model, calling], .compare, replicates: 20)
    #expect(
      result.plan.metrics.metrics.suffix(2).map(\.name) == ["friends_called", "friends_kept"])
    func mean(_ name: String, _ setting: Int) throws -> Double {
      try #require(result.settings[setting].summary(name)?.mean)
    }
    #expect(try mean("friends_called", 0) == 0 && mean("friends_kept", 0) == 0)
    #expect(try mean("friends_called", 1) > mean("friends_kept", 1))
    #expect(try mean("friends_kept", 1) > 0)
    #expect(try mean("cost_listening", 1) > mean("cost_listening", 0))
    // A ledger has them among those won back.
    _ = try LedgerExperiment(Samples.plan([calling], .run))
  }

  @Test func `who is first reached in some way keeps the word over periods`() throws {
    var features = WaveFeatures()
    (features.layers, features.hasOutside) = (["circle"], true)
    let names = MetricTable.service.with(features, ServiceFeatures()).metrics.map(\.name)
    for name in ["newly_reached_negative_circle", "outside_newly_reached_positive"] {
      #expect(names.contains(name))
    }
    #expect(!names.contains { $0.contains("hearingsed") })
  }

  @Test func `a ledger has no line for a broadcast`() throws {
    #expect(throws: PlanError.self) { try LedgerExperiment(Samples.plan([Self.posting], .run)) }
    _ = try LedgerExperiment(Samples.plan([Samples.model], .run))
  }
}
