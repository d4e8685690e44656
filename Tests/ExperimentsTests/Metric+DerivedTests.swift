import Experiments
import Testing

@Suite struct MetricDerivedTests {
  @Test func `rows come in the documented order`() {
    #expect(
      Metric.derived.map(\.name) == [
        "reach_per_customer_positive", "reach_per_customer_negative", "negative_per_positive",
        "took_off_positive", "took_off_negative", "reach_given_take_off_positive",
        "reach_given_take_off_negative", "reproduction_number_positive",
        "reproduction_number_negative", "split_threshold_positive", "split_threshold_negative",
        "split_chance_positive", "split_chance_negative", "split_reach_positive",
        "split_reach_negative",
      ])
  }

  @Test func `every derived metric is documented`() {
    for metric in Metric.derived {
      #expect(metric.meaning.hasSuffix("."))
      #expect(!metric.unit.isEmpty)
    }
  }
}
