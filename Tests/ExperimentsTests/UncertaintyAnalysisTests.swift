import Randomness
import Scenarios
import Statistics
import Testing
import WordOfMouth

@testable import Experiments

/// Of `UncertaintyAnalysis` and `UncertaintyResult`.
@Suite struct UncertaintyAnalysisTests {
  /// A scenario on a graph so large that stories do not meet, and nobody tells on: tellings are
  /// customers x told.
  private static func tree(_ uncertain: String, samples: Int, replicates: Int = 3) -> String {
    """
    { "format": 1, "seed": 5, "replicates": \(replicates),
      "graph": { "model": "ring-lattice", "people": 3000, "contacts": 40 },
      "customers": { "count": 50, "satisfied": 0, "dissatisfied": 1 },
      "voices": { "positive": { "tells": "nobody" },
                  "negative": { "tells": { "exactly": 9 }, "retell": 0 } },
      "uncertain": { \(uncertain) }, "uncertainty": { "samples": \(samples) } }
    """
  }

  private static func row(
    _ json: String, _ metric: String, workers: Int = 2
  ) throws -> UncertaintyResult.Row {
    let found = try Samples.run(json, .uncertain, workers: workers).uncertainty
    return try #require(found?.row(metric))
  }

  @Test func `one input has all of the uncertainty, and there is no spread without randomness`()
    throws
  {
    let row = try Self.row(
      Self.tree("\"voices.negative.tells.exactly\": { \"from\": 5, \"to\": 15 }", samples: 66),
      "tellings_negative")
    // 50 customers tell 5 ... 15 each, six samples of each number: 250 to 750, mean 500.
    #expect(row.mean == 500 && row.spread == 0)
    #expect(row.shares.count == 1 && abs(row.shares[0].value - 1) < 1e-9)
    // Numbers 5 ... 15 have the variance 10; of 66 samples 10 x 66 / 65.
    let variance: Double = 660 / 65
    let deviation = 50 * variance.squareRoot()
    #expect(abs(try #require(row.inputDeviation) - deviation) < 1e-9)
    // A sum of curves leaves a hypercube no error.
    #expect(abs(try #require(row.standardError)) < 1e-9)
    #expect(row.quantiles?.min == 250 && row.quantiles?.max == 750)
    #expect(row.withheld == nil && row.samples == 66 && row.replicates == 3)
  }

  @Test func `a product of two inputs is shared as calculus has it`() throws {
    let row = try Self.row(
      Self.tree(
        """
        "customers.count": { "from": 10, "to": 90 },
        "voices.negative.tells.exactly": { "from": 5, "to": 15 },
        "voices.negative.fade": { "from": 0, "to": 1 }
        """, samples: 400), "tellings_negative")
    // Whole numbers from a to b have the variance ((b - a + 1)^2 - 1) / 12; means 50 and 10.
    let customers: Double = (81 * 81 - 1) / 12
    let told: Double = (11 * 11 - 1) / 12
    let parts: [Double] = [100 * customers, 2500 * told, customers * told]
    let total = parts.reduce(0, +)
    #expect(abs(row.shares[0].value - parts[0] / total) < 0.03)
    #expect(abs(row.shares[1].value - parts[1] / total) < 0.03)
    #expect(abs(try #require(row.rest) - parts[2] / total) < 0.01)
    #expect(abs(try #require(row.inputDeviation) / total.squareRoot() - 1) < 0.06)
    #expect(row.ranking == [0, 1, 2])
    // What changes nothing comes last, and its interval holds nothing.
    #expect(row.shares[2].value < 0.01)
    #expect(row.shares[2].interval?.contains(0) == true)
    for (share, part) in zip(row.shares, parts.prefix(2)) {
      #expect(share.interval?.contains(part / total) == true)
    }
  }

  @Test func `a list of three values is an input like others`() throws {
    let row = try Self.row(
      Self.tree(
        """
        "voices.negative.tells": [{ "exactly": 2 }, "nobody", { "exactly": 10 }],
        "voices.negative.fade": { "from": 0, "to": 1 }
        """, samples: 60), "tellings_negative")
    #expect(row.mean == 200)
    #expect(abs(row.shares[0].value - 1) < 1e-9 && row.shares[1].value == 0)
    // 100, 0 and 500, twenty times each.
    let squares: Double = 10_000 + 40_000 + 90_000
    let deviation = (squares / 3 * 60 / 59).squareRoot()
    #expect(abs(try #require(row.inputDeviation) - deviation) < 1e-9)
  }

  /// Samples made by hand: the figure of replicate r at levels x, for the row of the negative reach.
  private static func result(
    samples: Int, replicates: Int, paths: [String] = ["a", "b"],
    sampling: UncertainInputs.Sampling = .latinHypercube, draws: Int = 1,
    _ figure: (_ x: [Double], _ replicate: Int) -> Double
  ) throws -> UncertaintyResult.Row {
    let inputs = UncertainInputs(
      inputs: paths.map {
        UncertainInput(path: $0, distribution: .range(from: 0, to: 1, mode: nil, isWhole: false))
      }, samples: samples, sampling: sampling)
    let design = UncertainDesign(inputs, seed: 3)
    let place = try #require(MetricTable.wave.place(of: "reach_negative"))
    var found: [SettingSample] = []
    for sample in 0..<samples {
      let x = design.levels.map { $0[sample] }
      var records: [RunRecord] = []
      for replicate in 0..<replicates {
        var record = Samples.record(replicate, reach: 1)
        record.values[place] = figure(x, replicate)
        records.append(record)
      }
      found.append(SettingSample(records, requested: replicates, draws: draws))
    }
    return try row(design, found)
  }

  private static func row(
    _ design: UncertainDesign, _ samples: [SettingSample]
  ) throws -> UncertaintyResult.Row {
    let analysis = UncertaintyAnalysis(
      design, samples: samples, summaries: samples.map { $0.summaries() })
    return try #require(
      (0..<analysis.count).map(analysis.row).first { $0.metric == "reach_negative" })
  }

  /// Noise of mean 0 and standard deviation 1, the same for the same numbers.
  private static func noise(_ numbers: Int...) -> Double {
    let number = numbers.reduce(UInt64(0)) { $0 &* 1_000_003 &+ UInt64(truncatingIfNeeded: $1) }
    let draws = RandomKey(seed: 1, purpose: .visit).draws(of: number)
    return (0..<12).reduce(-6) { $0 + draws.unit($1) }
  }

  @Test func `spread that all samples share is no input uncertainty`() throws {
    let row = try Self.result(samples: 40, replicates: 30) { x, replicate in
      100 + 3 * x[0] + 4 * x[1] + 10 * Self.noise(replicate)
    }
    // Lines of slope 3 and 4: 9 to 16, and five to the root of twelve in all.
    #expect(abs(row.shares[0].value - 9.0 / 25) < 1e-5)
    #expect(abs(row.shares[1].value - 16.0 / 25) < 1e-5)
    #expect(row.rest == 0)
    #expect(abs(try #require(row.inputDeviation) - 5 / 12.0.squareRoot()) < 0.15)
    #expect((7...13).contains(try #require(row.spread)))
    // The error of the mean is that of thirty replicates, for the hypercube leaves none.
    #expect(
      abs(try #require(row.standardError) - (try #require(row.spread)) / 30.0.squareRoot()) < 1e-6)
    #expect(row.interval?.contains(103.5) == true)
  }

  @Test func `spread that differs between samples is subtracted from the variance between them`()
    throws
  {
    var moments = Moments()
    for start in 0..<40 {
      let row = try Self.result(samples: 40, replicates: 10, sampling: .plain) { x, replicate in
        let key = Int(x[0] * 1e9)
        return 3 * x[0] + 2 * Self.noise(start, replicate, key)
      }
      moments.add(try #require(row.inputDeviation))
    }
    // The samples' means scatter by 9 / 12 + 4 / 10; what is left is 9 / 12, for these 40 levels.
    let mean = try #require(moments.mean)
    #expect(abs(mean - (9.0 / 12).squareRoot()) < 0.1, "\(mean)")
  }

  @Test func `inputs that do nothing come last, and their intervals mostly hold nothing`() throws {
    var adopted = 0
    for start in 0..<60 {
      let row = try Self.result(samples: 48, replicates: 8, paths: ["a", "b", "c"]) {
        x, replicate in
        let key = Int(x[0] * 1e9)
        return 5 * x[0] + 3 * x[1] + Self.noise(start, replicate, key)
      }
      #expect(row.ranking == [0, 1, 2])
      #expect(row.shares[2].value < 0.05)
      adopted += row.shares[2].interval?.contains(0) == true ? 1 : 0
    }
    #expect(adopted >= 54, "\(adopted) of 60")
  }

  @Test func `intervals of shares mostly hold the truth`() throws {
    // 6 x^2 + 3 y: of 36 x 4/45 and 9/12.
    let (first, second) = (36 * 4.0 / 45, 9.0 / 12)
    var adopted = 0
    for start in 0..<100 {
      let row = try Self.result(
        samples: 64, replicates: 10, paths: ["a\(start)", "b\(start)"], sampling: .plain
      ) { x, replicate in
        6 * x[0] * x[0] + 3 * x[1] + 2 * Self.noise(start, replicate, Int(x[0] * 1e9))
      }
      adopted += row.shares[0].interval?.contains(first / (first + second)) == true ? 1 : 0
    }
    #expect((88...100).contains(adopted), "\(adopted) of 100")
  }

  @Test func `too few samples, too much spread and no difference are reported`() throws {
    let few = try Self.result(samples: 11, replicates: 5) { x, _ in x[0] + x[1] }
    #expect(few.shares.isEmpty && few.withheld == .samplesNeeded(12))
    #expect(few.inputDeviation != nil)
    let lost = try Self.result(samples: 40, replicates: 4) { x, replicate in
      0.01 * x[0] + Self.noise(replicate, Int(x[1] * 1e9))
    }
    guard case .replicatesNeeded = lost.withheld else {
      Issue.record("\(String(describing: lost.withheld))")
      return
    }
    #expect(lost.shares.isEmpty)
    let same = try Self.result(samples: 40, replicates: 4) { _, replicate in Double(replicate) }
    #expect(same.withheld == .equal && same.inputDeviation == 0 && same.shares.isEmpty)
    let single = try Self.result(samples: 40, replicates: 1) { x, _ in x[0] }
    #expect(single.inputDeviation == nil && single.interval == nil && single.mean != nil)
  }

  @Test func `intervals of counts do not go below 0`() throws {
    // Replicates of means 1 / 2 and 0: Student's interval of two begins far below 0.
    let row = try Self.result(samples: 40, replicates: 2) { x, replicate in
      replicate == 0 ? x[0] : 0
    }
    let interval = try #require(row.interval)
    #expect(interval.low == 0 && interval.high > 0.5)
  }

  @Test func `graphs are the units where replicates share them`() throws {
    // Two graphs of four replicates each: the spread is that of the graphs, and there are two.
    let row = try Self.result(samples: 40, replicates: 8, draws: 2) { x, replicate in
      x[0] + Double(replicate % 2)
    }
    // Means of the graphs differ by 1: standard error 1 / 2.
    #expect(abs(try #require(row.standardError) - 0.5) < 1e-6)
  }

  @Test func `samples that were stopped half-way are left out`() throws {
    let inputs = UncertainInputs(
      inputs: [
        UncertainInput(path: "a", distribution: .range(from: 0, to: 1, mode: nil, isWhole: false))
      ], samples: 30, sampling: .plain)
    let design = UncertainDesign(inputs, seed: 3)
    var found: [SettingSample] = []
    for sample in 0..<30 {
      let replicates = sample < 20 ? 6 : 2
      let records = (0..<replicates).map { Samples.record($0, reach: sample + $0) }
      found.append(SettingSample(records, requested: 6, draws: 1))
    }
    let row = try Self.row(design, found)
    #expect(row.samples == 20 && row.replicates == 6)
    #expect(row.mean == 9.5 + 2.5)
  }

  @Test func `a service scenario's money is ranked too`() throws {
    let json = """
      { "format": 1, "seed": 4, "replicates": 6,
        "graph": { "model": "ring-lattice", "people": 400, "contacts": 6 },
        "customers": { "share": 0.4 },
        "voices": { "positive": { "tells": { "exactly": 2 } }, "negative": { "tells": { "exactly": 5 } } },
        "service": { "periods": 2, "experience": { "misery": 0.1, "magic": 0.05 }, "complain": 0.3,
          "loyalty": { "ordinary": 0.9, "magic": 0.98, "silent": 0.4, "unresolved": 0.3,
            "resolved": 0.7, "resolvedQuickly": 0.95 } },
        "money": { "margin": 10, "discount": 0.1 },
        "uncertain": { "money.margin": { "from": 5, "to": 15 }, "service.complain": [0, 0.1, 0.5] },
        "uncertainty": { "samples": 32 } }
      """
    let row = try Self.row(json, "revenue")
    #expect(row.ranking.first == 0 && row.shares[0].value > 0.9)
    let silent = try Self.row(json, "silent_share")
    #expect(silent.ranking.first == 1 && silent.shares[1].value > 0.95)
    #expect(silent.shares[0].value == 0)
  }

  @Test func `the number of workers changes nothing`() throws {
    let json = Samples.lively(
      """
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.3 } },
      "uncertainty": { "samples": 20 }
      """)
    let (one, three) = (
      try Samples.run(json, .uncertain, workers: 1), try Samples.run(json, .uncertain, workers: 3)
    )
    #expect(one.uncertainty?.rows == three.uncertainty?.rows)
    #expect(one.uncertainty?.rows.count == one.settings[0].summaries.count)
  }
}
