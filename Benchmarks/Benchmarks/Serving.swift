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
///
/// And both, where 10 % tell on, with what few models have: cases that take time, misery of the customer's own doing,
/// customers who buy less, and leavers who are replaced.
///
/// Beside the last graph with 10 %: the same firm where 1 in 50 silent customers posts to 300 people, 1 in 10 who
/// would complain posts instead, and exit interviews call a tenth of each leaver's contacts. Its yardstick is the
/// firm without.
enum Serving {
  static let benchmarks: [Benchmark] =
    graphs.flatMap { name, graph in
      [
        ("10 % tell on", 0.1, false), ("nobody tells on", 0, false),
        ("10 % tell on, extended", 0.1, true),
      ]
      .map { words, retell, isExtended in
        benchmark("\(name), \(words)", graph, retell: retell, isExtended: isExtended)
      }
    } + [posting, few]

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

  private static let posting: Benchmark = {
    @Sendable func market(
      _ size: Benchmark.Size, posts: Bool
    ) throws -> () throws -> Benchmark.Outcome {
      let setting = try Setting(
        graph: graphs[1].1(size.choose(quick: 10_000, full: 100_000)), retell: 0.1,
        posts: posts, replicates: size.choose(quick: 1, full: 4))
      let workspace = ServiceWorkspace()
      return { try digest(setting.run(in: workspace), people: setting.simulation.graph.people) }
    }
    return Benchmark(
      name: "serving/small world, with posts and calls to friends, one worker", unit: "periods",
      yardstick: Benchmark.Yardstick(name: "without them") { try market($0, posts: false) },
      prepare: { try market($0, posts: true) })
  }()

  /// One in a thousand of a million people is a customer, and nobody joins: a period has to do with few people.
  private static let few = benchmark(
    "hubs, few customers of 1 M people", { try GraphCache.barabasiAlbert(people: 10 * $0) },
    retell: 0.1, isExtended: false, isSmall: true)

  private static func benchmark(
    _ name: String, _ graph: @escaping @Sendable (Int) throws -> Graph, retell: Double,
    isExtended: Bool, isSmall: Bool = false
  ) -> Benchmark {
    @Sendable func setting(_ size: Benchmark.Size) throws -> Setting {
      try Setting(
        graph: graph(size.choose(quick: 10_000, full: 100_000)), retell: retell,
        isExtended: isExtended, isSmall: isSmall, replicates: size.choose(quick: 1, full: 4))
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
          try digest(
            setting.run(in: workspace), people: setting.simulation.graph.people, expected)
        }
      })
  }

  /// A model on a graph, with what there is to run of it.
  private struct Setting {
    let simulation: ServiceSimulation
    let replicates: Int

    init(
      graph: Graph, retell: Double, isExtended: Bool = false, isSmall: Bool = false,
      posts: Bool = false, replicates: Int
    ) throws {
      let exit = """
        , "exit": { "finds": "leavers", "chance": 0.3, "winBack": 0.2, "alsoFriends": 0.1,
          "friendsStay": 1.5 }
        """
      let broadcast = """
        , "broadcast": { "silent": { "share": 0.02, "reaches": { "exactly": 300 } } },
          "venting": 0.1
        """
      let text = """
        { "format": 1, "extends": ["preset:tarp-1979-minor", "preset:two-three-eight-ten"],
          "graph": { "model": "barabasi-albert", "people": \(graph.people), "attach": 10 },
          "customers": { "share": \(isSmall ? 0.001 : 0.6) },
          "voices": { "positive": { "retell": \(retell) }, "negative": { "retell": \(retell) } },
          "service": {
            "periods": 12,
            "experience": { "misery": 0.1, "magic": 0.05 },
            "complain": 0.25,
            "listening": {
              "survey": { "finds": "unhappy", "asks": 0.2, "chance": 0.5 }\(posts ? exit : "")
            },
            "recovery": { "attempt": 0.6, "resolvedQuickly": 0.4, "resolved": 0.4, "cost": 20 },
            "loyalty": { "ordinary": 0.98 }\(posts ? broadcast : "")
          },
          "market": {
            "joining": { "chance": \(isSmall ? 0 : 0.002), "heardGood": 2, "heardBad": 0.5 },
            "staying": { "heardGood": 1.4, "heardBad": 0.85 }
          },
          "money": { "margin": 100, "acquisitionCost": 50, "discount": 0.01 }
        }
        """
      let extensions = [
        "service.experience.ownFault=0.2", "service.recovery.helpsOwnFault=0.5",
        "service.recovery.within.mean=2", "service.spends.silent=0.8", "money.replace=0.2",
        #"service.listening.sales={ "finds": "buyingLess", "chance": 0.1 }"#,
      ]
      let document = try ScenarioDocument.read(
        .text(text, name: "market.json"), settings: isExtended ? extensions : [])
      let plan = try Plan(document, scope: .run)
      guard let scenario = plan.settings.first?.scenario, let model = scenario.service,
        case .atStart(let size, let order) = scenario.customers
      else { throw WrongResult(description: "the market has no service model") }
      simulation = ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules, customers: .atStart(size, order: order))
      self.replicates = replicates
    }

    /// What comes of each replicate.
    func run(in workspace: ServiceWorkspace) -> [ServiceOutcome] {
      (0..<replicates).map { simulation.run(seed: seed, replicate: $0, in: workspace) }
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

  /// Checks that nobody is lost and that the waves are those expected, where they are known, and digests
  /// everything else.
  private static func digest(
    _ outcomes: [ServiceOutcome], people: Int, _ expected: Benchmark.Outcome? = nil
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
        customers = period.customersAtEnd
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
    let found = Benchmark.Outcome(units: units, digest: waves.value)
    try check(
      found == expected ?? found,
      "the periods' waves are not those of their first-hand people")
    return Benchmark.Outcome(units: units, digest: all.value)
  }
}
