import Experiments
import Reports
import Testing

@Suite struct PeriodDifferencesTableTests {
  @Test func `there is a row for each what-if, metric and period`() throws {
    let table = DataTable.comparePeriods(try Example.service(.compare))
    #expect(table.rowCount == 4 * 2)
    let lines = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    #expect(Set(rows.map { $0["variant"] }) == ["fix-more"])
    let profits = rows.filter { $0["metric"] == PeriodDifference.cumulativeProfit }
    #expect(profits.map { $0["period"] } == ["1", "2"])
    #expect(profits.allSatisfy { $0["share_paid_back"] != "" })
    #expect(rows.filter { $0["share_paid_back"] == "" }.count == 6)
  }

  @Test func `a result without periods has none`() throws {
    #expect(DataTable.comparePeriods(try Example.compare()).rowCount == 0)
  }
}
