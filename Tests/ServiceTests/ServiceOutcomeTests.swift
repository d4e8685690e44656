import Service
import Testing
import WordOfMouth

@Suite struct ServiceOutcomeTests {
  private func period(customers: Int, complaints: Int = 0) -> PeriodOutcome {
    var period = PeriodOutcome(
      wave: WaveOutcome(
        people: 0, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0))
    period.customers = customers
    period.complaints = complaints
    return period
  }

  @Test func `the first complaint and falling sales have their period`() {
    let periods = [
      period(customers: 100), period(customers: 96, complaints: 4), period(customers: 95),
    ]
    let outcome = ServiceOutcome(periods: periods, residualValue: 0)
    #expect(outcome.firstComplaint == 2)
    #expect(outcome.salesDown == 3)
  }

  @Test func `what never happens is missing`() {
    for customers in [0, 100] {
      let quiet = period(customers: customers)
      let outcome = ServiceOutcome(periods: [quiet, quiet], residualValue: 0)
      #expect(outcome.firstComplaint == nil && outcome.salesDown == nil)
    }
    let nothing = ServiceOutcome(periods: [], residualValue: 0)
    #expect(nothing.firstComplaint == nil && nothing.salesDown == nil)
  }
}
