@testable import Experiments
import Scenarios
import Service
import Testing
import WordOfMouth

@Suite struct MetricSegmentsTests {
  private static var divided: ServiceModel {
    var model = Samples.model
    model.segments = [
      Segment("business", share: 0.25, margin: 4, misery: 0.5), Segment("private", share: 0.75),
    ]
    return model
  }

  @Test func `figures of customers are there for each segment, and add up`() throws {
    let result = try Samples.run([Self.divided])
    let table = result.plan.metrics
    #expect(table.segments == ["business", "private"])
    let metrics = MetricTable.service.ofCustomers.metrics
    #expect(table.metrics.count == MetricTable.service.metrics.count + 2 * metrics.count)
    #expect(Set(table.metrics.map(\.name)).count == table.metrics.count)
    for name in [
      "customers_end", "unhappy", "leavers", "joiners", "revenue", "discounted_attempts",
    ] {
      let places = try [name, "\(name).business", "\(name).private"].map {
        try #require(table.place(of: $0))
      }
      for record in result.records {
        let values = places.map { record.values[$0] }
        #expect(abs(values[1] + values[2] - values[0]) <= 1e-9 * (1 + abs(values[0])), "\(name)")
      }
    }
  }

  @Test func `periods add up to a replicate, segment by segment`() throws {
    let result = try Samples.run([Self.divided])
    let periods = result.settings[0].periods
    for name in ["leavers", "leavers.business", "revenue.private", "unhappy.private"] {
      let sum = try periods.indices.reduce(0) {
        try $0 + #require(result.settings[0].summary(name, period: $1)?.mean)
      }
      let mean = try #require(result.settings[0].summary(name)?.mean)
      #expect(abs(sum - mean) <= 1e-9 * (1 + abs(mean)), "\(name)")
    }
    #expect(result.settings[0].summary("residual_value.business", period: 0) == nil)
    #expect(result.settings[0].summary("misery_share.business", period: 0)?.mean != nil)
  }

  @Test func `what belongs to no segment is not divided`() {
    let names = MetricTable.service.ofCustomers.metrics.map(\.name)
    for name in ["hearings_negative", "ever_heard_negative", "audit_calls", "cost_engagement"] {
      #expect(!names.contains(name), "\(name)")
    }
    let ratios = MetricTable.service.ofCustomers.derived.map(\.name)
    #expect(ratios.contains("retention") && ratios.contains("customer_lifetime_value"))
    #expect(!ratios.contains("audited_misery") && !ratios.contains("hearings_per_unhappy"))
  }

  @Test func `without segments a table has no more than before`() throws {
    let plan = try Samples.plan([Samples.model], .run)
    #expect(plan.metrics.segments.isEmpty)
    #expect(plan.metrics.metrics.map(\.name) == MetricTable.service.metrics.map(\.name))
  }

  @Test func `a setting that lacks a segment has no figures of it`() throws {
    var other = Self.divided
    other.segments[1].name = "student"
    var whole = Self.divided
    whole.segments = []
    let result = try Samples.run([Self.divided, other, whole], .compare)
    #expect(result.plan.metrics.segments == ["business", "private", "student"])
    let before = result.settings[0]
    for name in ["leavers", "net_present_value", "customers_end", "retention", "misery_share"] {
      for setting in result.settings[1...] {
        #expect(setting.summary("\(name).private")?.mean == nil, "\(name)")
        #expect(setting.summary("\(name).private", period: 0)?.mean == nil, "\(name)")
      }
      #expect(before.summary("\(name).student")?.mean == nil)
      // What one side has is shown, and no difference.
      let row = try #require(result.comparisons[0].row("\(name).private"))
      #expect(row.baseline == before.summary("\(name).private")?.mean && row.baseline != nil)
      #expect(row.value == nil && row.difference == nil && row.judged == nil && !row.isSame)
      let gained = try #require(result.comparisons[0].row("\(name).student"))
      #expect(gained.baseline == nil && gained.value != nil && gained.difference == nil)
      #expect(result.comparisons[1].row("\(name).business")?.difference == nil)
      #expect(result.comparisons[0].row("\(name).business")?.difference != nil)
    }
  }

  @Test func `ratios of a segment are those of its own figures`() throws {
    let result = try Samples.run([Self.divided])
    func mean(_ name: String) throws -> Double {
      try #require(result.settings[0].summary(name)?.mean)
    }
    #expect(
      abs(try mean("misery_share.business") - mean("unhappy.business") / mean("served.business"))
        < 1e-9)
    #expect(try mean("misery_share.business") < mean("misery_share.private"))
    #expect(
      try mean("customer_lifetime_value.business") > 3 * mean("customer_lifetime_value.private"))
  }

  @Test func `what a segment has none of is certain`() {
    var scenario = try? Samples.plan([Self.divided], .run).settings[0].scenario
    scenario?.service?.segments[0].misery = 0
    let names = scenario.map { CertainMetrics.names(of: $0) } ?? []
    #expect(names.contains("unhappy.business") && !names.contains("unhappy.private"))
    #expect(!names.contains("unhappy"))
  }
}
