import Experiments
import Foundation
import Parallelism
import Reports
import Testing

@Suite struct LedgerComparisonReportTests {
  private func report() throws -> LedgerComparisonReport {
    let plan = try Plan(Example.document(replicates: 30), scope: .run)
    return LedgerComparisonReport(
      try LedgerExperiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { _ in })
  }

  @Test func `the gap stands beside the ledger, with every part`() throws {
    let text = try report().text(isColoured: false, width: 80)
    for part in [
      "customers, by chance", "market ran out", "stories that died", "told twice", "recovered",
    ] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 3, "\(part)")
    }
    #expect(text.contains("The ledger of the positive story"))
    #expect(text.contains("The ledger of the negative story"))
    #expect(text.contains("= hop1 x retell x retells = "))
    // Reach is never without its humps, nor a mean without its interval.
    #expect(text.contains("chance of take-off") && text.contains("95 % interval"))
    #expect(text.contains("The slogan is folklore"))
    #expect(!text.contains("\u{1B}") && text.hasSuffix("\n"))
    #expect(try report().text(isColoured: true, width: 80).contains("\u{1B}[1m"))
  }

  @Test func `JSON and CSV have lines and parts that sum to the gap`() throws {
    let report = try report()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    let ledgers = try #require(json["ledgers"] as? [[String: Any]])
    #expect(ledgers.compactMap { $0["opinion"] as? String } == ["positive", "negative"])
    for ledger in ledgers {
      let lines = try #require(ledger["lines"] as? [[String: Any]])
      #expect(lines.allSatisfy { $0["label"] is String && $0["value"] is Double })
      let parts = try #require(ledger["parts"] as? [[String: Any]])
      let gap = try #require(ledger["gap"] as? [String: Any])
      let reach = try #require(ledger["reach"] as? [String: Any])
      let sum = parts.reduce(0) { $0 + ($1["value"] as? Double ?? .nan) }
      let difference = try #require(gap["value"] as? Double)
      #expect(parts.count == 5 && abs(sum - difference) < 1e-9)
      let all = try #require(lines.last?["value"] as? Double)
      #expect(abs(all - difference - (reach["value"] as? Double ?? .nan)) < 1e-9)
    }
    let rows = report.csv.split(separator: "\n")
    #expect(rows.count { $0.contains(",part,") } == 10)
    #expect(rows.count { $0.contains(",simulated,") } == 4)
  }
}
