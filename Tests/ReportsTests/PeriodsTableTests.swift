import DelimitedText
import Experiments
import Reports
import Testing

@Suite struct PeriodsTableTests {
  private func rows(_ table: DataTable) -> [[String: String]] {
    let lines = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `there is a row for each setting, period and metric`() throws {
    let result = try Example.service(.compare)
    let table = DataTable.periods(result)
    let figures = MetricTable.period.metrics.count + MetricTable.period.derived.count
    #expect(table.rowCount == 2 * 2 * figures)
    let rows = rows(table)
    #expect(rows.count == table.rowCount)
    #expect(Set(rows.compactMap { $0["period"] }) == ["1", "2"])
    #expect(rows.first?["variant"] == "baseline" && rows.last?["variant"] == "fix-more")
  }

  @Test func `periods add up to the summary, people to everybody`() throws {
    let result = try Example.service(.compare)
    let (periods, summary) = (rows(.periods(result)), rows(.summary(result)))
    func mean(_ rows: [[String: String]], _ metric: String, _ variant: String, _ period: String?)
      throws -> Double
    {
      let row = try #require(
        rows.first {
          $0["metric"] == metric && $0["variant"] == variant && $0["period"] == period
        })
      return try #require(Double(row["mean"] ?? ""))
    }
    for variant in ["baseline", "fix-more"] {
      for metric in ["unhappy", "complaints", "profit", "cost", "hearings_negative"] {
        let sum = try mean(periods, metric, variant, "1") + mean(periods, metric, variant, "2")
        let all = try mean(summary, metric, variant, nil)
        #expect(abs(sum - all) < 1e-9 * max(1, abs(all)), "\(metric)")
      }
      for period in ["1", "2"] {
        let people = try ["customers_end", "prospects_end", "gone_end"].reduce(0.0) {
          try $0 + mean(periods, $1, variant, period)
        }
        #expect(abs(people - 400) < 1e-9)
        let costs = try ["recovery", "answer", "listening", "invite", "engagement"].reduce(0.0) {
          try $0 + mean(periods, "cost_\($1)", variant, period)
        }
        #expect(try abs(costs - mean(periods, "cost", variant, period)) < 1e-9)
      }
    }
  }

  @Test func `records hold what the summary rests on`() throws {
    let result = try Example.service()
    let runs = rows(.runs(result))
    let profit = try runs.map { try #require(Double($0["profit"] ?? "")) }
    let mean = result.settings[0].summary("profit")?.mean
    #expect(try abs(profit.reduce(0, +) / 30 - #require(mean)) < 1e-9)
    // Sales that never fell have an empty cell.
    let place = try #require(result.plan.metrics.place(of: "sales_down_period"))
    #expect(
      zip(runs, result.runs.records).allSatisfy {
        $0["sales_down_period"]?.isEmpty == $1.values[place].isNaN
      })
  }

  @Test func `the folder has the file where there are periods, and else not`() throws {
    let folder = try TemporaryFolder()
    try ResultsFolder(claiming: folder("with"), overwrites: false)
      .write(Example.service(), seconds: 1, workers: 2)
    #expect(folder.names(in: "with").contains("periods.csv"))
    #expect(folder.text("with/manifest.json")?.contains("\"periods.csv\"") == true)
    // A run of waves in its place removes what is not its own.
    try ResultsFolder(claiming: folder("with"), overwrites: true)
      .write(Example.run(), seconds: 1, workers: 2)
    #expect(!folder.names(in: "with").contains("periods.csv"))
  }
}
