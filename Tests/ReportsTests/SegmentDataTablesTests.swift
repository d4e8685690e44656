import Experiments
@testable import Reports
import Service
import Testing

@Suite struct SegmentDataTablesTests {
  private func rows(_ table: DataTable) -> [[String: String]] {
    let lines = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `each segment has the rows of its metrics in the summary`() throws {
    let result = try Example.service(of: SegmentWordsTests.divided)
    let segments = rows(.segments(result))
    let summary = rows(.summary(result)).filter { $0["metric"]?.contains(".") == true }
    #expect(segments.count == summary.count && !segments.isEmpty)
    for row in segments {
      var same = row
      let segment = same.removeValue(forKey: "segment") ?? ""
      same["metric"] = "\(row["metric"] ?? "").\(segment)"
      #expect(summary.contains(same), "\(row)")
    }
  }

  @Test func `a comparison has each variant beside the baseline`() throws {
    let result = try Example.service(.compare, of: SegmentWordsTests.divided)
    let choice = try MetricChoice(["leavers"], of: result.plan)
    let found = rows(.bySegment(result, only: choice))
    #expect(found.map { $0["segment"] } == ["business", "private"])
    #expect(found.allSatisfy { $0["variant"] == "fix-more" && $0["metric"] == "leavers" })
    let row = try #require(result.comparisons[0].row("leavers.business"))
    #expect(found[0]["difference"] == row.difference.map { "\($0)" })
    // A run has its summary.
    let run = try Example.service(of: SegmentWordsTests.divided)
    #expect(DataTable.bySegment(run).csv == DataTable.segments(run).csv)
  }

  @Test func `the folder has the file where there are segments, and else not`() throws {
    let folder = try TemporaryFolder()
    try ResultsFolder(claiming: folder("with"), overwrites: false)
      .write(Example.service(of: SegmentWordsTests.divided), seconds: 1, workers: 2)
    #expect(folder.names(in: "with").contains("segments.csv"))
    try ResultsFolder(claiming: folder("with"), overwrites: true)
      .write(Example.service(), seconds: 1, workers: 2)
    #expect(!folder.names(in: "with").contains("segments.csv"))
  }
}
