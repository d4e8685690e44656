import Experiments
import Foundation
import PlainText
import Statistics
import Testing

@testable import Reports

@Suite struct SeekTableTests {
  @Test func `CSV has the baseline, every value tried and what was found`() throws {
    let result = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "1k", "net_present_value >= 0")
    let rows = DataTable.of(result).csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = DataTable.seekColumns.map(\.name)
    #expect(rows[0] == names)
    #expect(rows.count == 1 + 1 + result.points.count + 1)
    #expect(rows.allSatisfy { $0.count == names.count })
    func column(_ name: String) throws -> [String] {
      let place = try #require(names.firstIndex(of: name))
      return rows.dropFirst().map { $0[place] }
    }
    let stages = try column("stage")
    #expect(stages.first == "baseline" && stages.last == "found")
    #expect(stages.count { $0 == "grid" } == 9)
    #expect(try column("value").first == "20" && column("value")[1] == "0")
    #expect(try Set(column("holds")) == ["", "yes", "no", "open"])
    let found = try #require(result.crossings.first)
    #expect(try column("value_ci_low").last == NumberText.shortest(found.interval.low))
    #expect(try column("figure")[1] == NumberText.shortest(#require(result.points[0].figure)))
  }

  @Test func `JSON says what was sought and what came of it`() throws {
    let result = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "40", "difference:net_present_value >= 0",
      variant: "more")
    let json = JSONValue.of(result)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.pretty.utf8)) as? [String: Any])
    #expect(object["metric"] as? String == "difference:net_present_value")
    #expect(object["variant"] as? String == "more" && object["in_both"] as? Bool == false)
    #expect(object["outcome"] as? String == "one" && object["complete"] as? Bool == true)
    let found = try #require((object["found"] as? [[String: Any]])?.first)
    #expect(found["value"] as? Double == result.crossings[0].value)
    #expect(found["holds"] as? String == "below" && found["jumps"] as? Bool == false)
    #expect((object["values"] as? [Any])?.count == 2 + result.points.count)
  }
}
