import Statistics
import Experiments
import Foundation
import Testing

@testable import Reports

@Suite struct DecisionTablesTests {
  private static func rows(_ table: DataTable) -> [[String: String]] {
    let lines = table.csv.split(separator: "\n").map { cells(String($0)) }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The cells of a line; texts in double quotes may hold commas.
  private static func cells(_ line: String) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func `each combination has a row for each what-if`() throws {
    let result = try Example.decided()
    let decision = try #require(result.decision)
    let rows = Self.rows(.worlds(decision, of: result))
    #expect(rows.count == 40)
    #expect(rows.prefix(3).map { $0["variant"] } == ["calm", "polite", "calm"])
    for (index, row) in rows.enumerated() {
      let world = decision.whatIfs[index % 2].worlds[index / 2]
      #expect(row["sample"] == "\(index / 2)" && row["metric"] == "reach_negative")
      #expect(Double(row["difference"] ?? "") == world.difference.value)
      #expect(Double(row["se"] ?? "") == world.difference.standardError)
      #expect(row["verdict"] == world.verdict.rawValue)
      let setting = result.plan.settings[result.plan.samples[index / 2]]
      #expect(row["input.voices.negative.retell"] == setting.parameters[0])
    }
    // It is what programs get.
    #expect(DataTable.of(result).csv == DataTable.worlds(decision, of: result).csv)
  }

  @Test func `each what-if has a row for each input`() throws {
    let result = try Example.decided()
    let decision = try #require(result.decision)
    let rows = Self.rows(.tornado(decision, of: result))
    #expect(rows.map { $0["variant"] } == ["calm", "calm", "polite", "polite"])
    #expect(rows[0]["low_value"] == "0.015" && rows[0]["high_value"] == "0.285")
    #expect(rows[0]["assumed_value"] == "0.1")
    let bar = decision.whatIfs[0].bars[0]
    #expect(Double(rows[0]["difference_low"] ?? "") == bar.ends[0].difference?.value)
    #expect(Double(rows[0]["high_ci_high"] ?? "") == bar.ends[1].difference?.interval?.high)
    // The least difference of the alternatives comes first.
    let list = decision.whatIfs[0].bars[1]
    #expect(Double(rows[1]["difference_low"] ?? "") == list.lowest?.difference?.value)
    #expect(list.hasAlternatives && rows[1]["difference_low"] != rows[1]["difference_high"])
  }

  @Test func `each input has a worth, and all of them`() throws {
    let result = try Example.decided()
    let decision = try #require(result.decision)
    let rows = Self.rows(.information(decision, of: result))
    #expect(rows.map { $0["input"] } == decision.inputs + ["all"])
    #expect(rows.allSatisfy { $0["best_option"] == decision.information.best })
    #expect(Double(rows[2]["value"] ?? "") == decision.information.all?.value)
  }

  @Test func `the folder has them, and the comparison as assumed`() throws {
    let folder = try TemporaryFolder()
    let place = try ResultsFolder(claiming: folder("out"), overwrites: false)
    let result = try Example.decided()
    try place.write(result, seconds: 0, workers: 1)
    let names = folder.names(in: "out")
    for name in ["worlds.csv", "tornado.csv", "information.csv", "compare.csv", "uncertainty.csv"] {
      #expect(names.contains(name), "\(name)")
    }
    let compared = try #require(folder.text("out/compare.csv"))
    #expect(compared.split(separator: "\n")[1].hasPrefix("example,calm,20,"))
    #expect(folder.text("out/manifest.json")?.contains("\"tornado.csv\"") == true)
  }
}
