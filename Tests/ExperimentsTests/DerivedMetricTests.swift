import Experiments
import Testing

@Suite struct DerivedMetricTests {
  @Test func `rows come in the documented order`() {
    #expect(
      DerivedMetric.all.map(\.name) == [
        "reach_per_customer_positive", "reach_per_customer_negative", "negative_per_positive",
        "took_off_positive", "took_off_negative", "reach_given_take_off_positive",
        "reach_given_take_off_negative",
      ])
  }

  @Test func `every derived metric is documented`() {
    for metric in DerivedMetric.all {
      #expect(metric.meaning.hasSuffix("."))
      #expect(!metric.unit.isEmpty)
      #expect(metric.opinion.map { metric.name.hasSuffix("_\($0)") } ?? true)
    }
  }
}
