import Experiments
import PlainText
import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// A service model on 100,000 people: what a period costs beside its wave.
///
/// 60 % of people are customers at the start; one in ten meets misery in a period, one in twenty magic;
/// a survey asks a fifth of them, complaints and what it finds are resolved in part, talk moves who
/// stays and who joins. The yardstick is the waves of the same first-hand people with the same random streams, one
/// for each period, found beforehand. Each replicate has twelve periods, and draws its customers first.
///
/// | graph | who tells on |
/// |---|---|
/// | Barabasi-Albert, everybody attached to ten | 10 %, nobody |
/// | Watts-Strogatz, 20 contacts, 10 % rewired | 10 %, nobody |
enum Serving {
  static let benchmarks: [Benchmark] = graphs.flatMap { name, graph in
    [("10 % tell on", 0.1), ("nobody tells on", 0)].map { words, retell in
      benchmark("\(name), \(words)", graph, retell: retell)
    }
  }

  private static let graphs: [(String, @Sendable (Int) throws -> Graph)] = [
    ("hubs", { try GraphCache.barabasiAlbert(people: $0) }),
    (
      "small world",
      {
        try GraphModel.wattsStrogatz(people: $0, contacts: 20, rewire: 0.1)
          .build(seed: 3, workers: Workers())
      }
    ),
  ]

  private static let seed: UInt64 = 6

  private static func benchmark(
    _ name: String, _ graph: @escaping @Sendable (Int) throws -> Graph, retell: Double
  ) -> Benchmark {
    @Sendable func setting(_ size: Benchmark.Size) throws -> Setting {
      try Setting(
        graph: graph(size.choose(quick: 10_000, full: 100_000)), retell: retell,
        replicates: size.choose(quick: 1, full: 4))
    }
    return Benchmark(
      name: "serving/\(name), one worker", unit: "periods",
      yardstick: Benchmark.Yardstick(name: "the waves alone") { size in
        let waves = try setting(size).waves()
        let workspace = WaveWorkspace()
        return { wavesAlone(waves, in: workspace) }
      },
      prepare: { size in
        let setting = try setting(size)
        let expected = wavesAlone(setting.waves(), in: WaveWorkspace())
        let workspace = ServiceWorkspace()
        return {
          let outcomes = (0..<setting.replicates).map {
            setting.simulation.run(seed: seed, replicate: $0, in: workspace)
          }
          return try digest(outcomes, people: setting.simulation.graph.people, expected)
        }
      })
  }

  /// A model on a graph, with what there is to run of it.
  private struct Setting {
    let simulation: ServiceSimulation
    let replicates: Int

    init(graph: Graph, retell: Double, replicates: Int) throws {
      let text = """
        { "format": 1, "extends": ["preset:tarp-1979-minor", "preset:two-three-eight-ten"],
          "graph": { "model": "barabasi-albert", "people": \(graph.people), "attach": 10 },
          "customers": { "share": 0.6 },
          "voices": { "positive": { "retell": \(retell) }, "negative": { "retell": \(retell) } },
          "service": {
            "periods": 12,
            "experience": { "misery": 0.1, "magic": 0.05 },
            "complain": 0.25,
            "listening": { "survey": { "finds": "unhappy", "asks": 0.2, "chance": 0.5 } },
            "recovery": { "attempt": 0.6, "resolvedQuickly": 0.4, "resolved": 0.4, "cost": 20 },
            "loyalty": { "ordinary": 0.98 }
          },
          "market": {
            "joining": { "chance": 0.002, "heardGood": 2, "heardBad": 0.5 },
            "staying": { "heardGood": 1.4, "heardBad": 0.85 }
          },
          "money": { "margin": 100, "acquisitionCost": 50, "discount": 0.01 }
        }
        """
      let plan = try Plan(.read(.text(text, name: "market.json")), scope: .run)
      guard let scenario = plan.settings.first?.scenario, let model = scenario.service,
        case .atStart(let size, let order) = scenario.customers
      else { throw WrongResult(description: "the market has no service model") }
      simulation = ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules, customers: .atStart(size, order: order))
      self.replicates = replicates
    }

    /// The wave of each period of each replicate, with its random stream.
    ///
    /// A run of this many periods leaves the first-hand people of the last.
    func waves() -> [(wave: Wave, random: RandomStream)] {
      let workspace = ServiceWorkspace()
      return (0..<replicates).flatMap { replicate in
        (0..<simulation.model.periods).map { period in
          var model = simulation.model
          model.periods = period + 1
          let shorter = ServiceSimulation(
            graph: simulation.graph, model: model, rules: simulation.rules,
            customers: simulation.customersAtStart)
          _ = shorter.run(seed: seed, replicate: replicate, in: workspace)
          let wave = Wave(
            graph: simulation.graph, rules: simulation.rules,
            groups: shorter.firstHandGroups(in: workspace))
          return (wave, RandomStream(seed: seed, replicate: replicate, period: period))
        }
      }
    }
  }

  private static func wavesAlone(
    _ waves: [(wave: Wave, random: RandomStream)], in workspace: WaveWorkspace
  ) -> Benchmark.Outcome {
    var digest = StableHash()
    for (wave, random) in waves { add(wave.run(random, in: workspace), to: &digest) }
    return Benchmark.Outcome(units: waves.count, digest: digest.value)
  }

  private static func add(_ wave: WaveOutcome, to digest: inout StableHash) {
    for opinion in Opinion.allCases {
      digest.add(wave.counts[opinion].reach)
      digest.add(wave.counts[opinion].adopted)
      digest.add(wave.counts[opinion].tellings)
    }
  }

  /// Checks that nobody is lost and that the waves are those expected, and digests everything else.
  private static func digest(
    _ outcomes: [ServiceOutcome], people: Int, _ expected: Benchmark.Outcome
  ) throws -> Benchmark.Outcome {
    var (waves, all, units) = (StableHash(), StableHash(), 0)
    for outcome in outcomes {
      var customers: Int?
      for period in outcome.periods {
        try check(
          period.customers + period.prospects + period.gone == people
            && period.customers == customers ?? period.customers
            && CustomerClass.allCases.reduce(0) { $0 + period.byClass[$1] } == period.customers,
          "somebody is lost or counted twice")
        customers = period.stayed + period.joiners
        add(period.wave, to: &waves)
        for count in [
          period.served, period.complaints, period.asked, period.found, period.attempts,
          period.recovered, period.leavers, period.lostByTalk, period.keptByTalk, period.joiners,
          period.joinersByTalk, period.joinersLostByTalk,
        ] {
          all.add(count)
        }
      }
      units += outcome.periods.count
      all.add(Int(outcome.netPresentValue))
    }
    try check(
      Benchmark.Outcome(units: units, digest: waves.value) == expected,
      "the periods' waves are not those of their first-hand people")
    return Benchmark.Outcome(units: units, digest: all.value)
  }
}
