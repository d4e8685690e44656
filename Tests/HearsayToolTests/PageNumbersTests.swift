import Foundation
import Testing

/// That the numbers of a page are those of its results folder: the table below each chart is computed again
/// here from the files, whose columns are documented.
@Suite struct PageNumbersTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  // MARK: What is compared

  /// The rows of a file: for each column its cell.
  private typealias Rows = [[String: String]]

  /// A page and the files of its results folder, each read when it is asked for.
  private final class Results {
    let page: PageElement
    private let texts: [String: Data]
    private var files: [String: Rows] = [:]

    init(_ page: PageElement, _ texts: [String: Data]) {
      self.page = page
      self.texts = texts
    }

    /// The rows of a file in which columns have these values.
    func rows(_ file: String, _ values: [String: String] = [:]) throws -> Rows {
      if files[file] == nil {
        files[file] = PageNumbersTests.rows(of: try #require(texts["\(file).csv"], "\(file)"))
      }
      return files[file, default: []].filter { row in
        values.allSatisfy { row[$0.key] == $0.value }
      }
    }

    /// The numbers of a column of a file, in the order of its rows.
    func numbers(
      _ file: String, _ column: String, _ values: [String: String] = [:]
    ) throws -> [Double] {
      try rows(file, values).map { row in
        try #require(Double(row[column] ?? ""), "\(file), \(column): \(row)")
      }
    }

    /// The only number of a column in the rows of a file that have these values.
    func number(_ file: String, _ column: String, _ values: [String: String]) throws -> Double {
      let found = try numbers(file, column, values)
      #expect(found.count == 1, "\(file), \(column), \(values): \(found)")
      return try #require(found.first)
    }

    /// The table of a chart: its headings, and its rows but those that go across.
    func table(_ chart: String) throws -> (headings: [String], rows: [[String]]) {
      let figure = try #require(
        page.all("figure").first { $0.attributes["id"] == chart }, "no chart \(chart)")
      let rows = try #require(figure.all("table").first).rows
      let headings = try #require(rows.first)
      let rest = rows.dropFirst().filter { $0.count == headings.count }
      #expect(!rest.isEmpty)
      return (headings, Array(rest))
    }
  }

  /// Runs a scenario and reads its page and its files.
  private func results(
    _ verb: String, _ scenario: String, _ settings: [String] = []
  ) throws -> Results {
    try withFolder { folder in
      let source = BuiltTool.package.appending(path: "scenarios/\(scenario).json").path
      let outcome = try tool.run(
        [verb, source, "-q", "-o", "results", "--report", "page.html"] + settings, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return Results(
        try PageElement.read(try BuiltTool.text("page.html", in: folder)),
        try folder.appending(path: "results").results())
    }
  }

  /// The rows of comma-separated values.
  private static func rows(of data: Data) -> Rows {
    var lines: [[String]] = []
    var (cells, cell, isQuoted) = ([String](), [UInt8](), false)
    for byte in data {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\n") where !isQuoted:
        lines.append(cells + [String(decoding: cell, as: UTF8.self)])
        (cells, cell) = ([], [])
      default: cell.append(byte)
      }
    }
    guard let heading = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(heading, $0)) { first, _ in first } }
  }

  /// Expects that a cell, such as `1,234`, `12 %` or `21,900 worse`, shows a number to as many places as it
  /// has; `down` is what less is called where the direction stands in words.
  private static func expect(
    _ cell: String, shows number: Double, down: String? = nil, _ what: String
  ) {
    #expect(shown(cell, is: number, down: down), "\(what): \(cell), but \(number) in the files")
  }

  private static func shown(_ cell: String, is number: Double, down: String? = nil) -> Bool {
    let unit = cell.hasSuffix("%") ? 0.01 : 1.0
    let sign = down.map(cell.hasSuffix) == true ? -1.0 : 1.0
    let text = cell.replacing(",", with: "").replacing("−", with: "-")
      .prefix { $0.isNumber || ".-".contains($0) }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    guard let shown = Double(text) else { return false }
    let half = 0.5 * unit / pow(10, Double(decimals))
    return abs(sign * shown * unit - number) <= half * (1 + 1e-6) + 1e-9 * abs(number)
  }

  /// The number below which a share of all numbers lies, by linear interpolation between them (type 7 of
  /// Hyndman and Fan, 1996).
  private static func quantile(_ share: Double, of numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  private static func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  // MARK: What-ifs

  /// Expects that rows of what-ifs are those of their paired differences.
  private func expectDifferences(
    _ results: Results, _ metric: String, better: String, worse: String, down: String
  ) throws {
    let table = try results.table("differences")
    #expect(
      table.headings.dropFirst() == [
        "mean", "5th percentile", "median", "95th percentile", "\(better) in", "\(worse) in",
      ])
    for row in table.rows {
      let before = try results.numbers("runs", metric, ["variant": "baseline"])
      let after = try results.numbers("runs", metric, ["variant": row[0]])
      let differences = zip(after, before).map { $0 - $1 }
      let expected =
        [Self.mean(differences)]
        + [0.05, 0.5, 0.95].map { Self.quantile($0, of: differences) }
      for (cell, number) in zip(row[1...4], expected) {
        Self.expect(cell, shows: number, down: down, "\(row[0]), \(metric)")
      }
      let lower = differences.count { $0 < 0 }
      let higher = differences.count { $0 > 0 }
      let counts = down == worse ? [higher, lower] : [lower, higher]
      #expect(row[5...6] == counts.map { "\($0) of \(differences.count)" }[...], "\(row)")
    }
  }

  @Test func `what-ifs in money are those of the runs and the comparison`() throws {
    let results = try results("compare", "fix-complaints", ["-r", "20"])
    try expectDifferences(
      results, "net_present_value", better: "better", worse: "worse", down: "worse")

    // Month by month, paired.
    let money = try results.table("money")
    for (place, heading) in money.headings.enumerated().dropFirst() {
      let words = heading.split(separator: ": ")
      let column = ["median": "p50", "5th percentile": "p05", "95th percentile": "p95"]
      let name = try #require(column[String(words[1])])
      for row in money.rows {
        Self.expect(
          row[place],
          shows: try results.number(
            "compare_periods", name,
            [
              "variant": String(words[0]), "period": row[0],
              "metric": "cumulative_discounted_profit",
            ]),
          "\(heading), \(row[0])")
      }
    }
    try expectPeriods(results, ["today": "baseline"], "hearings_negative")

    let spread = try results.table("spread")
    for row in spread.rows {
      let variant = row[0] == "today" ? "baseline" : row[0]
      try expectQuantiles(
        row, try results.numbers("runs", "hearings_negative", ["variant": variant]))
    }

    // Of 100 unhappy customers; a cell has one decimal.
    let funnel = try results.table("funnel")
    #expect(funnel.headings[1] == "today")
    let best = funnel.headings[2]
    let metrics = [
      "become unhappy": "unhappy", "complain": "complaints", "are known to the firm": "known",
      "are resolved": "recovered", "have bad news to tell": "first_hand_negative",
      "hearings of their bad news": "hearings_negative",
    ]
    for row in funnel.rows {
      let metric = try #require(metrics[row[0]], "\(row[0])")
      for (cell, column) in zip(row[1...], ["baseline", "value"]) {
        func value(_ metric: String) throws -> Double {
          try results.number("compare", column, ["variant": best, "metric": metric])
        }
        Self.expect(cell, shows: 100 * (try value(metric)) / (try value("unhappy")), "\(row)")
      }
    }
  }

  @Test func `the parts between estimate and simulation are those of the ledger`() throws {
    let results = try results("compare", "fix-complaints", ["-r", "20"])
    let ledger = try results.rows("ledger", ["ledger": "negative"])
    func value(_ kind: String, _ column: String, _ name: String) throws -> Double {
      let row = try #require(ledger.first { $0["kind"] == kind && $0[column] == name }, "\(name)")
      return try #require(Double(row["value"] ?? ""))
    }
    let rows = try results.table("bridge").rows
    let (start, end) = (try #require(rows.first), try #require(rows.last))
    Self.expect(start[1], shows: try value("line", "name", "all"), start[0])
    Self.expect(end[1], shows: try value("simulated", "name", "hearings_negative"), end[0])
    // A part of the ledger is what the estimate has too much.
    for row in rows.dropFirst().dropLast() {
      Self.expect(row[1], shows: -(try value("part", "label", row[0])), row[0])
    }
    #expect(rows.count > 4)
  }

  @Test func `what-ifs of a story are those of the runs`() throws {
    let results = try results("compare", "two-three-eight-ten", ["-r", "20"])
    try expectDifferences(
      results, "reach_negative", better: "fewer", worse: "more", down: "fewer")
    try expectHearers(results, "reach")
  }

  // MARK: Stories

  private static let opinions = ["bad news": "negative", "good news": "positive"]

  /// Expects of a row the quantiles and the mean of numbers.
  private func expectQuantiles(_ row: [String], _ numbers: [Double]) throws {
    let expected =
      [0.05, 0.25, 0.5, 0.75, 0.95].map { Self.quantile($0, of: numbers) } + [Self.mean(numbers)]
    #expect(row.count == 1 + expected.count)
    for (cell, number) in zip(row.dropFirst(), expected) {
      Self.expect(cell, shows: number, row[0])
    }
  }

  /// Expects that those who hear are those of the baseline's runs.
  private func expectHearers(_ results: Results, _ metric: String) throws {
    for row in try results.table("hearers").rows {
      let opinion = try #require(Self.opinions[row[0]], "\(row[0])")
      try expectQuantiles(
        row, try results.numbers("runs", "\(metric)_\(opinion)", ["variant": "baseline"]))
    }
  }

  /// Expects that a figure of each period is that of the files.
  private func expectPeriods(
    _ results: Results, _ variants: [String: String], _ metric: String?
  ) throws {
    let periods = try results.table("periods")
    for (place, heading) in periods.headings.enumerated().dropFirst() {
      let words = heading.split(separator: ": ").map(String.init)
      let column = ["median": "p50", "5th percentile": "p05", "95th percentile": "p95"]
      let name = try #require(column[words[1]])
      for row in periods.rows {
        Self.expect(
          row[place],
          shows: try results.number(
            "periods", name,
            [
              "variant": variants[words[0]] ?? words[0], "period": row[0],
              "metric": metric ?? "hearings_\(Self.opinions[words[0]] ?? "")",
            ]),
          "\(heading), \(row[0])")
      }
    }
  }

  @Test func `stories by round are those of the runs and the rounds`() throws {
    let results = try results("run", "two-three-eight-ten", ["-r", "20"])
    try expectHearers(results, "reach")
    let rounds = try results.table("rounds")
    let column = ["median": "p50", "5th percentile": "p05", "95th percentile": "p95"]
    for (place, heading) in rounds.headings.enumerated().dropFirst() {
      let words = heading.split(separator: ": ").map(String.init)
      let opinion = try #require(Self.opinions[words[0]])
      let name = try #require(column[words[1]])
      let found = try results.numbers(
        "rounds", name, ["variant": "baseline", "opinion": opinion, "quantity": "reach"])
      for row in rounds.rows {
        // Nobody has heard before the first round, and a story that has ended has nothing new.
        let round = try #require(Int(row[0]))
        let expected = round == 0 ? 0 : found[min(round, found.count) - 1]
        Self.expect(row[place], shows: expected, "\(heading), \(row[0])")
      }
    }
  }

  @Test func `stories by period are those of the runs and the periods`() throws {
    let results = try results("run", "fix-complaints", ["-r", "20"])
    try expectHearers(results, "hearings")
    try expectPeriods(results, Self.opinions.mapValues { _ in "baseline" }, nil)
  }

  /// Expects that pictures of a small market show who knows what at the end of a round or a period.
  private func expectPictures(_ results: Results, _ verb: String) throws {
    let events = try results.rows("market", ["variant": "baseline", "record": "knows"])
    /// How many of those that satisfy a condition know a story, or all of some stories.
    func known(_ opinions: [String], _ holds: ([String: String]) -> Bool) -> Int {
      opinions.map { opinion in
        Set(events.filter { $0["opinion"] == opinion && holds($0) }.map { $0["person"] })
      }.reduce(nil as Set<String?>?) { $0?.intersection($1) ?? $1 }?.count ?? 0
    }
    var before = -1
    for row in try results.table("market").rows {
      let last = row[0].split(separator: " ").last.flatMap { Int($0) } ?? 0
      let isPeriod = !row[0].hasPrefix("round") && row[0] != "before any telling"
      func number(_ event: [String: String], _ column: String) -> Int {
        Int(event[column] ?? "") ?? -1
      }
      let knows: ([String: String]) -> Bool = { event in
        isPeriod ? number(event, "period") == last : number(event, "round") <= last
      }
      let told: ([String: String]) -> Bool = { event in
        knows(event) && number(event, "round") > (isPeriod ? 0 : max(before, 0))
      }
      let expected = [
        known(["negative"], knows), known(["positive"], knows),
        known(["negative", "positive"], knows), known(["negative"], told),
        known(["positive"], told),
      ]
      #expect(row.dropFirst().map { $0 } == expected.map(String.init), "\(verb): \(row[0])")
      before = last
    }
  }

  @Test func `pictures of a small market are those of who knows what`() throws {
    try expectPictures(
      results("run", "two-three-eight-ten", ["--set", "graph.people=200", "-r", "20"]), "rounds")
    try expectPictures(
      results(
        "run", "fix-complaints",
        ["--set", "graph.people=300", "--set", "customers.count=60", "-r", "5"]), "periods")
  }

  // MARK: Settings

  @Test func `points of a sweep are those of the summary`() throws {
    let results = try results("sweep", "sweep-unhappy-and-retelling", ["-r", "5"])
    let points = try results.rows("summary", ["metric": "reach_negative"])
    let parameters = try #require(points.first).keys.filter { $0.hasPrefix("param.") }
    #expect(parameters.count == 2)

    /// The parameter whose values the texts are.
    func parameter(_ texts: [String]) throws -> String {
      try #require(
        parameters.first { parameter in
          Set(points.compactMap { $0[parameter].flatMap(Double.init) }.map(percent)) == Set(texts)
        }, "\(texts)")
    }
    func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

    for chart in ["heat-map", "lines"] {
      let table = try results.table(chart)
      let (down, across) = (table.rows.map { $0[0] }, Array(table.headings.dropFirst()))
      let (rows, columns) = (try parameter(down), try parameter(across))
      for (name, row) in zip(down, table.rows) {
        for (heading, cell) in zip(across, row.dropFirst()) {
          let point = try #require(
            points.first { point in
              [(rows, name), (columns, heading)].allSatisfy { parameter, text in
                point[parameter].flatMap(Double.init).map(percent) == text
              }
            })
          let mean = try #require(point["mean"].flatMap(Double.init))
          Self.expect(cell, shows: mean, "\(chart): \(name), \(heading)")
        }
      }
      #expect(down.count * across.count == points.count)
    }
  }

  @Test func `combinations of inputs are those of the files`() throws {
    let results = try results("uncertain", "what-matters", ["-r", "3"])
    for row in try results.table("worlds").rows {
      let found = try results.numbers("worlds", "difference", ["variant": row[0]])
      let expected = [Self.mean(found)] + [0.05, 0.5, 0.95].map { Self.quantile($0, of: found) }
      for (cell, number) in zip(row[1...4], expected) {
        Self.expect(cell, shows: number, down: "worse", "\(row)")
      }
    }
    // Each input is a row, by its figures where it is low and high.
    let inputs = try results.rows("tornado", ["metric": "net_present_value"])
    let rows = try results.table("tornado").rows
    let bars = rows.filter { $0[0] != "all as assumed" }
    #expect(bars.count == inputs.count && !bars.isEmpty)
    let ends = try ["difference_low", "difference_high"].map { column in
      try inputs.map { try #require(Double($0[column] ?? "")) }
    }
    for bar in bars {
      let isThere = inputs.indices.contains { input in
        zip(bar[3...4], ends).allSatisfy { Self.shown($0, is: $1[input]) }
      }
      #expect(isThere, "\(bar)")
    }
    let assumed = try #require(inputs.first?["difference_assumed"].flatMap(Double.init))
    for row in rows where row[0] == "all as assumed" {
      for cell in row[3...4] { Self.expect(cell, shows: assumed, row[0]) }
    }
  }
}
