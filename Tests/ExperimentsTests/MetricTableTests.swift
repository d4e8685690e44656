import Experiments
import Service
import Testing
import WordOfMouth

@Suite struct MetricTableTests {
  private let tables: [MetricTable] = [.wave, .service, .decomposed, .period, .extensions]

  @Test func `every figure is named once and documented`() {
    for table in tables {
      let names =
        table.metrics.map(\.name) + table.derived.map(\.name) + table.comparisons.map(\.name)
      #expect(Set(names).count == names.count)
      #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } })
      let meanings =
        table.metrics.map(\.meaning) + table.derived.map(\.meaning)
        + table.comparisons.map(\.meaning)
      #expect(meanings.allSatisfy { $0.hasSuffix(".") && !$0.contains("  ") })
    }
  }

  @Test func `a table with more figures has those of the smaller one first`() {
    let (wave, service) = (MetricTable.wave, MetricTable.service)
    // What a wave reaches are hearings where there are periods.
    func overPeriods(_ metrics: [Metric]) -> [String] {
      metrics.map {
        $0.name == "reach_both"
          ? "know_both"
          : $0.name.replacing("reach_per_customer", with: "hearings_per_first_hand")
            .replacing("reach", with: "hearings")
      }
    }
    #expect(service.metrics.map(\.name).starts(with: overPeriods(wave.metrics)))
    #expect(service.derived.map(\.name).starts(with: overPeriods(wave.derived)))
    for table in [service, .decomposed, .period] {
      #expect(!(table.metrics + table.derived).contains { $0.name.contains("reach") })
      for opinion in Opinion.allCases {
        #expect(table.place(of: table.reach(opinion)) != nil)
        #expect(table.place(of: "ever_heard_\(opinion)") != nil)
      }
    }
    #expect(MetricTable.decomposed.metrics.map(\.name).starts(with: service.metrics.map(\.name)))
    #expect(wave.comparisons.isEmpty)
    #expect(service.comparisons.count == 4)
  }

  @Test func `counts of periods are summed, stocks are those of the first and the last`() throws {
    var outcome = ServiceOutcome(
      periods: [
        Samples.period(
          customers: 100, leavers: 12, joiners: 4, complaints: 0, revenue: 880, recoveryCost: 20,
          discountFactor: 0.5, negative: [3, 9, 1]),
        Samples.period(
          customers: 92, leavers: 5, joiners: 1, complaints: 2, revenue: 870, recoveryCost: 30,
          discountFactor: 0.25, negative: [4]),
      ], residualValue: 77, residualPeriods: 23)
    for (place, attempts) in [4, 8].enumerated() { outcome.periods[place].attempts = attempts }
    for (place, heard) in [13, 15].enumerated() {
      outcome.periods[place].everHeard.negative = heard
    }
    let together = WaveOutcome(together: outcome.periods.map(\.wave))
    let values = MetricTable.service.values(outcome, waves: together)
    func value(_ name: String) throws -> Double {
      values[try #require(MetricTable.service.place(of: name))]
    }
    #expect(try value("customers_start") == 100 && value("customers_end") == 88)
    #expect(try value("leavers") == 17 && value("customers_kept") == 175)
    #expect(try value("prospects_end") == 49)
    #expect(try value("revenue") == 1750 && value("cost") == 50 && value("profit") == 1700)
    #expect(try value("discounted_profit") == 430 + 210)
    #expect(try value("net_present_value") == 640 + 77 && value("residual_value") == 77)
    #expect(try value("first_complaint_period") == 2)
    #expect(try value("sales_down_period") == 2)
    #expect(try value("hearings_negative") == 17 && value("rounds") == 3)
    #expect(try value("customer_periods") == 192)
    // The last period knows who was told in any.
    #expect(try value("ever_heard_negative") == 15)
    // After the last period 23 more of its customers' periods, of which there were 92.
    #expect(try value("discounted_attempts") == 0.5 * 4 + 0.25 * 8 + 8.0 / 4)
    #expect(try value("discounted_cost_recovery") == 0.5 * 20 + 0.25 * 30 + 30.0 / 4)
    // Round by round 7, 9 and 1 people were newly reached.
    #expect(try value("peak_round_negative") == 2)
    let first = MetricTable.period.values(outcome.periods[0])
    #expect(first[try #require(MetricTable.period.place(of: "hearings_negative"))] == 13)
    #expect(first[try #require(MetricTable.period.place(of: "profit"))] == 860)
  }

  @Test func `what only some service models have has columns only where one has it`() throws {
    var slow = Samples.model
    slow.recovery.within = 2
    let (plain, both) = (
      try Samples.plan([Samples.model], .run), try Samples.plan([Samples.model, slow], .compare)
    )
    #expect(plain.metrics.metrics.map(\.name) == MetricTable.service.metrics.map(\.name))
    #expect(plain.periodMetrics.metrics.map(\.name) == MetricTable.period.metrics.map(\.name))
    for (with, without) in [
      (both.metrics, plain.metrics), (both.periodMetrics, plain.periodMetrics),
    ] {
      #expect(with.metrics.map(\.name).starts(with: without.metrics.map(\.name)))
      #expect(with.derived.map(\.name).starts(with: without.derived.map(\.name)))
      #expect(with.place(of: "waiting") != nil && without.place(of: "waiting") == nil)
      #expect(with.derived.contains { $0.name == "fixed_within_period" })
    }
    var period = Samples.period(customers: 10)
    (period.waiting, period.recoveredLater) = (3, 1)
    (period.byClass[.resolved], period.byClass[.resolvedQuickly]) = (2, 4)
    let values = both.periodMetrics.values(period)
    #expect(values[try #require(both.periodMetrics.place(of: "waiting"))] == 3)
    #expect(values[try #require(both.periodMetrics.place(of: "recovered_within_period"))] == 5)
  }

  @Test func `a period that never came is no number`() throws {
    let outcome = ServiceOutcome(periods: [Samples.period(customers: 0)], residualValue: 0)
    let values = MetricTable.service.values(outcome, waves: WaveOutcome(together: []))
    for name in ["first_complaint_period", "sales_down_period"] {
      #expect(values[try #require(MetricTable.service.place(of: name))].isNaN)
    }
    let record = Samples.record(0, [name: Double.nan])
    #expect(record == record)
    #expect(record != Samples.record(0, [name: 1]))
  }

  private let name = "first_complaint_period"

  @Test func `sales are down from 5 % on`() throws {
    let place = try #require(MetricTable.service.place(of: "sales_down_period"))
    for (customers, period) in [(96, nil), (95, 2.0), (50, 2.0)] as [(Int, Double?)] {
      let outcome = ServiceOutcome(
        periods: [Samples.period(), Samples.period(customers: customers)], residualValue: 0)
      let value = MetricTable.service.values(outcome, waves: WaveOutcome(together: []))[place]
      #expect(period == nil ? value.isNaN : value == period)
      #expect(outcome.salesDown.map { Double($0) } == period)
    }
  }
}
