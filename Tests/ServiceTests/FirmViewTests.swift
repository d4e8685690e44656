import Service
import Testing
import WordOfMouth

@Suite struct FirmViewTests {
  private func period(_ change: (inout PeriodOutcome) -> Void) -> PeriodOutcome {
    var period = PeriodOutcome(
      wave: WaveOutcome(
        people: 0, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0))
    change(&period)
    return period
  }

  @Test func `what the firm sees is beside the truth`() {
    let periods = [
      period {
        $0.customers = 100
        $0.served = 80
        $0.byClass[.silent] = 10
      },
      period {
        $0.customers = 96
        $0.served = 70
        $0.byClass[.silent] = 14
        $0.byClass[.unresolved] = 1
        $0.byClass[.resolvedQuickly] = 5
        $0.complaints = 4
        $0.asked = 20
        $0.found = 2
      },
      period {
        $0.customers = 95
        $0.served = 50
        $0.calls = 40
        $0.callsInMisery = 6
      },
    ]
    let view = FirmView(of: ServiceOutcome(periods: periods, residualValue: 0))
    #expect(view.complaintShare == 4.0 / 200)
    #expect(view.surveyedShare == 2.0 / 20)
    #expect(view.auditedShare == 6.0 / 40)
    #expect(view.sales == [1, 0.96, 0.95])
    #expect(view.firstComplaint == 2)
    #expect(view.salesDown == 3)
    #expect(view.miseryShare == 30.0 / 200)
    #expect(view.silentShare == 24.0 / 30)
    #expect(view.unhappyPerComplaint == 30.0 / 4)
  }

  @Test func `what never happens, and shares of nothing, are missing`() {
    for customers in [0, 100] {
      let quiet = period { $0.customers = customers }
      let view = FirmView(of: ServiceOutcome(periods: [quiet, quiet], residualValue: 0))
      #expect(view.complaintShare == nil && view.surveyedShare == nil && view.auditedShare == nil)
      #expect(view.firstComplaint == nil && view.salesDown == nil)
      #expect(view.miseryShare == nil && view.silentShare == nil)
      #expect(view.unhappyPerComplaint == nil)
      #expect(view.sales == (customers == 0 ? [] : [1, 1]))
    }
  }
}
