@testable import Experiments
import Testing

/// Of `Metric+Direction`.
@Suite struct MetricDirectionTests {
  private static let all =
    MetricTable.decomposed.rows + MetricTable.decomposed.comparisons + MetricTable.wave.rows
    + MetricTable.extensions.rows

  private func better(_ name: String) throws -> Metric.Direction? {
    try #require(Self.all.first { $0.name == name }, "\(name)").better
  }

  @Test func `money that comes is better, and costs are worse`() throws {
    for name in ["net_present_value", "profit", "residual_value", "net_benefit"] {
      #expect(try better(name) == .up)
    }
    for name in ["cost", "cost_recovery", "discounted_cost_recovery", "cost_per_unhappy"] {
      #expect(try better(name) == .down)
    }
    // What a cost of 1 for each attempt comes to is no cost.
    for metric in Self.all
    where metric.unit == "money" && metric.better == nil && metric.name != "discounted_attempts" {
      Issue.record("\(metric.name) is neither better nor worse")
    }
  }

  @Test func `fewer who hear bad news and more who hear good news are better`() throws {
    for name in [
      "reach_negative", "hearings_negative", "took_off_negative", "negative_per_positive",
    ] {
      #expect(try better(name) == .down)
    }
    for name in ["reach_positive", "hearings_positive", "ever_heard_positive"] {
      #expect(try better(name) == .up)
    }
    #expect(try better("unhappy_per_100_customers") == .down)
    #expect(try better("profit_per_100_customers") == .up)
  }

  @Test func `what depends on what else changes has no better way`() throws {
    for name in [
      "complaints", "rounds", "peak_round_negative", "repeats_negative", "served", "asked",
    ] {
      #expect(try better(name) == nil, "\(name)")
    }
  }

  @Test func `a segment's metric is better the same way`() throws {
    let metric = try #require(MetricTable.service.metrics.first { $0.name == "leavers" })
    #expect(metric.of("few").better == .down)
  }
}
