@testable import Experiments
import Parallelism
import Scenarios
import Service
import SocialGraph
import Statistics
import Testing
import WordOfMouth

@Suite struct ServiceExperimentTests {
  private func changed(_ change: (inout ServiceModel) -> Void) -> ServiceModel {
    var model = Samples.model
    change(&model)
    return model
  }

  private func isSame(_ a: ExperimentResult, _ b: ExperimentResult) -> Bool {
    a.records == b.records && a.settings.map(\.summaries) == b.settings.map(\.summaries)
      && a.settings.map(\.periods) == b.settings.map(\.periods)
      && a.settings.map(\.rounds) == b.settings.map(\.rounds)
      && a.comparisons.map(\.rows) == b.comparisons.map(\.rows) && a.notes == b.notes
  }

  @Test func `records are those of the simulations, one by one`() throws {
    let result = try Samples.run([Samples.model], decomposes: true)
    let scenario = result.plan.settings[0].scenario
    guard case .model(let model) = scenario.graph else {
      Issue.record("no model")
      return
    }
    let graph = try model.build(seed: 7, workers: .single)
    func simulation(_ model: ServiceModel) -> ServiceSimulation {
      ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules,
        customers: .atStart(.share(0.4), order: .random))
    }
    let (simulated, workspace) = (simulation(Samples.model), ServiceWorkspace())
    #expect(result.done == 40 && result.isComplete)
    for record in result.records.prefix(5) {
      let outcome = simulated.run(seed: 7, replicate: record.replicate, in: workspace)
      let reruns = Decomposition(of: outcome) {
        simulation($0.applied(to: Samples.model))
          .run(seed: 7, replicate: record.replicate, in: workspace)
      }
      let values = MetricTable.decomposed.values(
        outcome, waves: WaveOutcome(together: outcome.periods.map(\.wave)), reruns)
      #expect(record.values.elementsEqual(values) { $0 == $1 || $0.isNaN && $1.isNaN })
      for opinion in Opinion.allCases {
        #expect(
          record.tookOff[opinion]
            == outcome.periods.contains { $0.wave.tookOff(opinion, share: 0.01) })
      }
    }
  }

  @Test func `heard-market: two unhappy customers who tell each other both leave`() throws {
    let result = try Samples.run(
      """
      {"format":1,"seed":1,"replicates":100,"graph":{"model":"complete","people":2},
       "customers":{"share":1},
       "voices":{"positive":{"tells":"nobody"},"negative":{"tells":"everyone"}},
       "service":{"periods":1,"experience":{"misery":1},"complain":0,
         "loyalty":{"silent":1,"unresolved":1,"resolved":1,"resolvedQuickly":1}},
       "market":{"staying":{"heardBad":0}}}
      """)
    let place = try #require(result.plan.metrics.metrics.firstIndex { $0.name == "leavers" })
    #expect(result.done == 100 && result.records.allSatisfy { $0.values[place] == 2 })
  }

  @Test func `neither workers nor the order of work change a result`() throws {
    let models = [Samples.model, changed { $0.recovery.attempt = 0.9 }]
    let one = try Samples.run(models, .compare, draws: 3, decomposes: true, workers: 1)
    for workers in [2, 7] {
      #expect(
        isSame(
          one, try Samples.run(models, .compare, draws: 3, decomposes: true, workers: workers)))
    }
    let orders: [ExperimentOptions] = [
      ExperimentOptions(blockOrder: { $1 - 1 - $0 }),
      ExperimentOptions(blockOrder: { ($0 + $1 / 2) % $1 }), ExperimentOptions(graphBudget: 1),
    ]
    for options in orders {
      #expect(
        isSame(
          one,
          try Samples.run(
            models, .compare, draws: 3, decomposes: true, workers: 3, options: options)))
    }
  }

  @Test func `people and money add up, in all and in each period`() throws {
    let result = try Samples.run([Samples.model], decomposes: true)
    let table = result.plan.metrics
    #expect(table.metrics.map(\.name) == MetricTable.decomposed.metrics.map(\.name))
    for record in result.records {
      func value(_ name: String) throws -> Double {
        record.values[try #require(table.place(of: name))]
      }
      #expect(try value("customers_end") + value("prospects_end") + value("gone_end") == 300)
      let costs = try ["recovery", "answer", "listening", "invite", "engagement"].reduce(0.0) {
        try $0 + value("cost_\($1)")
      }
      #expect(try abs(costs - value("cost")) < 1e-6)
      let profit = try value("revenue") + value("acquisition_saved") - value("cost")
      #expect(try abs(profit - value("profit")) < 1e-6)
      let worth = try value("discounted_profit") + value("residual_value")
      #expect(try abs(worth - value("net_present_value")) < 1e-6)
      let classes = try value("silent") + value("unresolved") + value("recovered")
      #expect(try classes == value("unhappy"))
      let parts = try [
        "own_leaving", "customers_lost_by_talk", "prospects_lost_by_talk", "recovery",
      ]
      .reduce(0.0) { try $0 + value("value_lost_through_misery_\($1)") }
      #expect(try abs(parts - value("value_lost_through_misery")) < 1e-6)
    }
    let setting = result.settings[0]
    #expect(setting.periods.count == 3)
    for name in ["unhappy", "complaints", "hearings_negative", "revenue", "cost", "leavers"] {
      let sum = try (0..<3).reduce(0.0) {
        try $0 + #require(setting.summary(name, period: $1)?.mean)
      }
      #expect(try abs(sum - #require(setting.summary(name)?.mean)) < 1e-9 * max(1, abs(sum)))
    }
    for period in 0..<3 {
      func mean(_ name: String) throws -> Double {
        try #require(setting.summary(name, period: period)?.mean)
      }
      let people = try mean("customers_end") + mean("prospects_end") + mean("gone_end")
      #expect(abs(people - 300) < 1e-9)
      if period > 0 {
        let before = try #require(setting.summary("customers_end", period: period - 1)?.mean)
        #expect(try abs(mean("customers_start") - before) < 1e-9)
      }
    }
  }

  @Test func `what is given as a chance comes out as a share`() throws {
    let setting = try Samples.run([Samples.model], replicates: 400).settings[0]
    func close(_ name: String, _ expected: Double) throws {
      let summary = try #require(setting.summary(name))
      let error = try #require(summary.standardError)
      #expect(
        try abs(#require(summary.mean) - expected) <= 4 * error, "\(name) \(summary.mean ?? -1)")
    }
    // Learning lowers misery from period to period; complaining and fixing it leaves alone.
    try close("complaint_rate", 0.3)
    try close("fixed", 0.5 * 0.6)
    #expect(setting.summary("unhappy_per_complaint")?.interval?.contains(1 / 0.3) == true)
    let first = try #require(setting.summary("misery_share", period: 0))
    #expect(try abs(#require(first.mean) - 0.2) <= 4 * #require(first.standardError))
    let last = try #require(setting.summary("misery_share", period: 2))
    #expect(try #require(last.mean) < #require(first.mean))
  }

  @Test func `a variant equal to the baseline differs by exactly nothing`() throws {
    let result = try Samples.run([Samples.model, Samples.model], .compare)
    for row in result.comparisons[0].rows where row.difference != nil {
      if row.metric == "payback_period" {
        #expect(row.difference == 1)
      } else {
        #expect(row.difference == 0, "\(row.metric)")
      }
    }
    let worth = result.comparisons[0].rows.suffix(4)
    #expect(worth.map(\.metric) == MetricTable.service.comparisons.map(\.name))
    #expect(worth.map { $0.difference == nil } == [false, true, false, true])
  }

  @Test(arguments: [0.9, 0.2])
  func `at the break-even cost of an attempt a rerun has a net benefit of 0`(attempt: Double) throws
  {
    func compared(cost: Double) throws -> VariantComparison {
      let baseline = changed { $0.recovery.costPerAttempt = cost }
      var variant = baseline
      variant.recovery.attempt = attempt
      variant.money.discount = 0.02
      return try Samples.run([baseline, variant], .compare, replicates: 60, people: 600)
        .comparisons[0]
    }
    let first = try compared(cost: 7)
    let cost = try #require(first.row("break_even_recovery_cost")?.difference)
    let before = try #require(first.row("net_benefit")?.difference)
    let benefit = try #require(compared(cost: cost).row("net_benefit")?.difference)
    #expect(abs(benefit) <= 1e-9 * abs(before), "\(cost)")
    // On the side where attempts cost less, whoever makes more of them is better off.
    let cheap = try #require(compared(cost: cost - 1).row("net_benefit")?.difference)
    #expect((cheap > 0) == (attempt > 0.5))
  }

  @Test func `rates are of the customers there are, in all and in each period`() throws {
    let result = try Samples.run([Samples.model])
    let setting = result.settings[0]
    func mean(_ name: String, _ period: Int? = nil) throws -> Double {
      try #require(
        (period.map { setting.summary(name, period: $0) } ?? setting.summary(name))?.mean)
    }
    for name in ["hearings_negative", "unhappy", "leavers", "profit"] {
      let rate = try mean("\(name)_per_100_customers")
      let expected = try 100 * mean(name) / mean("customer_periods")
      #expect(abs(rate - expected) <= 1e-9 * abs(expected))
      let first = try 100 * mean(name, 0) / mean("customers_start", 0)
      #expect(try abs(mean("\(name)_per_100_customers", 0) - first) <= 1e-9 * abs(first))
    }
    let interval = try #require(setting.summary("unhappy_per_100_customers")?.interval)
    #expect(try interval.contains(mean("unhappy_per_100_customers")))
    #expect(try abs(mean("retention") - mean("customers_kept") / mean("customer_periods")) < 1e-12)
  }

  @Test func `a customer is worth m r over 1 + i - r at the share who stayed in all replicates`()
    throws
  {
    func run(discount: Double) throws -> SettingResult {
      let model = ServiceModel(
        periods: 1, experience: Experience(misery: 0, magic: 0),
        complaints: Complaints(complain: 0),
        classes: ByClass { _ in ClassRule(loyalty: 0.98) },
        money: Money(margin: 10, discount: discount, retention: 0))
      // Ten customers or so: many a replicate loses none of them.
      return try Samples.run([model], replicates: 400, people: 25).settings[0]
    }
    for discount in [0.01, 0] {
      let setting = try run(discount: discount)
      let retention = try #require(setting.summary("retention")?.mean)
      let value = try #require(setting.summary("customer_lifetime_value"))
      let (mean, interval) = (try #require(value.mean), try #require(value.interval))
      let pooled = 10 * retention / (1 + discount - retention)
      #expect(abs(mean - pooled) <= 1e-9 * pooled, "\(discount)")
      // 10 x 0.98 / 0.03 and 10 x 0.98 / 0.02, at about 80 leavers of 4,000 customers: 11 % of them.
      let expected = 9.8 / (0.02 + discount)
      #expect(abs(mean - expected) < 0.5 * expected, "\(discount): \(mean)")
      #expect(interval.contains(mean) && interval.high - interval.low < expected)
      #expect(value.ok == 400)
    }
  }

  @Test func `without leavers and without a discount a customer has no finite value`() throws {
    let model = ServiceModel(
      periods: 2, experience: Experience(misery: 0, magic: 0), complaints: Complaints(complain: 0),
      classes: ByClass { _ in ClassRule(loyalty: 1) }, money: Money(margin: 10, retention: 0))
    var value = try #require(
      Samples.run([model], replicates: 5).settings[0].summary("customer_lifetime_value"))
    #expect(value.mean == nil && value.interval == nil)
    var discounted = model
    discounted.money.discount = 0.1
    value = try #require(
      Samples.run([discounted], replicates: 5).settings[0].summary("customer_lifetime_value"))
    // 10 / 0.1, which does not vary.
    #expect(try abs(#require(value.mean) - 100) < 1e-9)
  }

  @Test func `common random numbers make money sharper by far`() throws {
    let result = try Samples.run(
      [Samples.model, changed { $0.recovery.attempt = 0.9 }], .compare, replicates: 200,
      people: 1000)
    for name in ["profit", "customers_kept", "hearings_negative"] {
      let place = try #require(MetricTable.service.place(of: name))
      let values = (0..<2).map { setting in
        result.records.filter { $0.setting == setting }.map { $0.values[place] }
      }
      let paired = try #require(Moments(zip(values[0], values[1]).map { $1 - $0 }).variance)
      let unpaired =
        try #require(Moments(values[0]).variance) + #require(Moments(values[1]).variance)
      #expect(unpaired > 5 * paired, "\(name): \(unpaired / paired)")
    }
  }

  @Test func `payback follows from the periods of the files`() throws {
    let dear = changed {
      $0.recovery.attempt = 1
      $0.recovery.resolvedQuickly = 1
      $0.recovery.resolved = 0
      $0.recovery.costPerAttempt = 3
    }
    let result = try Samples.run([Samples.model, dear], .compare, replicates: 100)
    var sum = 0.0
    var expected: Double?
    for period in 0..<3 {
      let means = try result.settings.map {
        try #require($0.summary("discounted_profit", period: period)?.mean)
      }
      sum += means[1] - means[0]
      if sum >= 0, expected == nil { expected = Double(period + 1) }
    }
    let row = result.comparisons[0].row("payback_period")
    #expect(row?.difference == expected)
  }

  @Test func `cancelling keeps finished replicates and their periods`() throws {
    let plan = try Samples.plan([Samples.model], .run, replicates: 4000)
    let cancellation = Cancellation()
    let result = try Experiment(plan).run(workers: Workers(2), cancellation: cancellation) {
      if $0.done >= 100 { cancellation.cancel() }
    }
    #expect(result.wasCancelled && result.records.count < plan.runs)
    let summary = try #require(result.settings[0].summary("unhappy", period: 1))
    #expect(summary.ok == result.records.count && summary.requested == 4000)
  }

  @Test func `the ends are ordinary: nobody, nobody a customer`() throws {
    for people in [0, 1] {
      let result = try Samples.run(
        [changed { $0.periods = 1 }], replicates: 12, people: people)
      #expect(result.isComplete && result.settings[0].summary("profit")?.mean != nil)
    }
  }

  @Test func `a scenario of waves has no periods`() throws {
    let result = try Samples.run(Samples.lively())
    #expect(!result.plan.metrics.hasPeriods && result.settings[0].periods.isEmpty)
  }

  @Test func `memory and time are foreseen`() throws {
    let plan = try Samples.plan([Samples.model], .run, replicates: 1_000_000)
    let wave = try Plan(
      Samples.document(Samples.lively(), settings: ["replicates=1000000"]), scope: .run)
    func need(_ plan: Plan) -> MemoryNeed {
      MemoryNeed(plan, GraphFamilies(plan), workers: Workers(2), budget: 1e9)
    }
    #expect(need(plan).results > 5 * need(wave).results)
    let estimate = try Experiment(Samples.plan([Samples.model], .run)).estimate(workers: Workers(2))
    #expect(try #require(estimate.seconds) > 0 && estimate.runs == 40)
  }
}
