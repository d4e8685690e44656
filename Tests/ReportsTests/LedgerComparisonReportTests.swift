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

  private func service() throws -> LedgerComparisonReport {
    let plan = try Example.servicePlan(.run) { _ in }
    return LedgerComparisonReport(
      try LedgerExperiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { _ in })
  }

  @Test func `with periods customers lost have a ledger, and recovery a number`() throws {
    let text = try service().text(isColoured: false, width: 80)
    #expect(text.contains("The ledger of the negative story"))
    #expect(text.contains("The ledger of customers lost"))
    #expect(text.contains("= unhappy x (1 - unhappyLoyalty) = "))
    #expect(!text.contains("no recovery") && text.contains("The ledger keeps the customers"))
    for part in ["customers who came and went", "recovered"] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 4, "\(part)")
    }
    for part in ["moved by talk", "won back", "chance of leaving"] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 2, "\(part)")
    }
    // A part that cannot be is not shown: complaints in vain tell and leave as silence does, and
    // being asked pleases nobody.
    #expect(!text.contains("\n    complained in vain ") && !text.contains("\n    pleased by "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `with periods JSON and CSV have every part of three ledgers`() throws {
    let report = try service()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    let ledgers = try #require(json["ledgers"] as? [[String: Any]])
    #expect(
      ledgers.compactMap { $0["subject"] as? String }
        == ["positive", "negative", "customers_lost"])
    #expect(
      ledgers.map { $0["opinion"] as? String } == ["positive", "negative", nil])
    for ledger in ledgers {
      let lines = try #require(ledger["lines"] as? [[String: Any]])
      let parts = try #require(ledger["parts"] as? [[String: Any]])
      let gap = try #require((ledger["gap"] as? [String: Any])?["value"] as? Double)
      let found = try #require((ledger["reach"] ?? ledger["lost"]) as? [String: Any])
      let compared = try #require(
        lines.first { $0["name"] as? String == ledger["compared"] as? String })
      let counted = try #require(compared["value"] as? Double)
      #expect(parts.count == 8)
      #expect(abs(parts.reduce(0) { $0 + ($1["value"] as? Double ?? .nan) } - gap) < 1e-9)
      #expect(abs(counted - gap - (found["value"] as? Double ?? .nan)) < 1e-9)
    }
    let rows = report.csv.split(separator: "\n")
    #expect(rows.count { $0.hasPrefix("customers_lost,part,") } == 8)
    #expect(rows.contains { $0.hasPrefix("customers_lost,simulated,leavers,") })
    #expect(rows.contains { $0.hasPrefix("customers_lost,line,lostValue,") })
  }
}
