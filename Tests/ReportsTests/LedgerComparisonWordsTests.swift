import Experiments
import Foundation
import Parallelism
import PlainText
import Testing
import WordOfMouth

@testable import Reports

@Suite struct LedgerComparisonWordsTests {
  private func waves() throws -> LedgerResult {
    let plan = try Plan(Example.document(replicates: 30), scope: .run)
    return try LedgerExperiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { _ in
    }
  }

  @Test func `the gap is shown with the ledger, with every part`() throws {
    let text = printed(.of(try waves()))
    for part in [
      "customers, by chance", "too few contacts", "stories that died out", "told twice", "resolved",
    ] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 3, "\(part)")
    }
    #expect(text.contains("Ledger of the positive story"))
    #expect(text.contains("Ledger of the negative story"))
    #expect(text.contains("= hop1 x retell x retells = "))
    // No mean is without its interval.
    #expect(text.contains("95 % interval") && !text.contains("take-off"))
    #expect(text.contains("The slogan is folklore"))
    #expect(!text.contains("\u{1B}") && text.hasSuffix("\n"))
    #expect(printed(.of(try waves()), isColoured: true).contains("\u{1B}[1m"))
  }

  @Test func `JSON and CSV have lines and parts that sum to the gap`() throws {
    let result = try waves()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONValue.of(result).pretty.utf8)) as? [String: Any])
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
    let rows = DataTable.of(result).csv.split(separator: "\n")
    #expect(rows.count { $0.contains(",part,") } == 10)
    #expect(rows.count { $0.contains(",simulated,") } == 4)
  }

  @Test func `what a first screen shows adds up as printed, and has intervals`() throws {
    func number(_ value: Value) -> Double? {
      Double(value.text.replacing(",", with: "").replacing("+", with: ""))
    }
    for result in [try waves(), try service()] {
      let answer = Answer(result)
      #expect(answer.sentences.dropLast().allSatisfy { $0.text.contains(/\(~?[0-9.,]+ to [0-9]/) })
      let rows = try #require(answer.table?.rows)
      for (place, row) in rows.enumerated() where row.level == 0 {
        let cells = try #require(row.cells)
        guard let gap = number(cells[3]) else {
          #expect(cells[1].text == "no limit" && cells[3] == .missing)
          continue
        }
        let (counted, found) = (try #require(number(cells[1])), try #require(number(cells[2])))
        #expect(abs(counted - found - gap) < 1e-9, "\(cells.map(\.text))")
        let parts = rows[(place + 1)...].prefix { $0.level == 1 }.compactMap(\.cells)
        guard parts.last?[0].text == "other parts" else { continue }
        #expect(abs(parts.compactMap { number($0[3]) }.reduce(-gap, +)) < 1e-9)
      }
    }
  }

  @Test func `a ledger without an end has no number`() throws {
    var result = try waves()
    result.comparisons?.negative.imposedRounds = 40
    let text = flat(printed(Answer(result).document(more: "more")))
    #expect(
      text.contains("Bad news: the estimate has no limit, since each hearer tells one or more"))
    #expect(text.contains("bad news no limit"))
    #expect(!text.contains("difference in bad news"))
    #expect(flat(printed(.of(result))).contains("The ledger has no limit; in the simulation"))
  }

  private func service() throws -> LedgerResult {
    let plan = try Example.servicePlan(.run) { _ in }
    return try LedgerExperiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { _ in
    }
  }

  @Test func `with periods customers lost have a ledger, and recovery a number`() throws {
    let text = printed(.of(try service()))
    #expect(text.contains("Ledger of the negative story"))
    #expect(text.contains("Ledger of customers lost"))
    #expect(text.contains("= unhappy x (1 - unhappyLoyalty) = "))
    #expect(
      !text.contains("this scenario has none")
        && text.contains("The ledger keeps the initial customers"))
    for part in ["customers who came and went", "resolved"] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 4, "\(part)")
    }
    for part in ["word of mouth", "won back", "leaving, by chance"] {
      #expect(text.components(separatedBy: "\n    \(part) ").count == 2, "\(part)")
    }
    // A part that cannot be is not shown: who complains without success tells and leaves as the silent
    // do, and being asked pleases nobody.
    #expect(
      !text.contains("\n    complaint not resolved  ")
        && !text.contains("\n    pleased by being asked  "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `with periods JSON and CSV have every part of three ledgers`() throws {
    let result = try service()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONValue.of(result).pretty.utf8)) as? [String: Any])
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
    let rows = DataTable.of(result).csv.split(separator: "\n")
    #expect(rows.count { $0.hasPrefix("customers_lost,part,") } == 8)
    #expect(rows.contains { $0.hasPrefix("customers_lost,simulated,leavers,") })
    #expect(rows.contains { $0.hasPrefix("customers_lost,line,lostValue,") })
  }
}
