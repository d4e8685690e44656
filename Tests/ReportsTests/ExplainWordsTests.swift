import Foundation
import PlainText
import Reports
import Scenarios
import Testing

@Suite struct ExplainWordsTests {
  @Test func `every parameter has its value, origin and meaning`() throws {
    let parameters = try Example.document().explained()
    let text = printed(.of(parameters))
    #expect(text.hasPrefix("  parameter"))
    #expect(!parameters.isEmpty)
    let lines = text.split(separator: "\n")
    for parameter in parameters {
      let row = try #require(lines.firstIndex { $0.hasPrefix("  " + parameter.path + " ") })
      // Where there is no room beside the value, it is below.
      let origin = TextWidth.printable(parameter.origin)
      #expect(lines[row].hasSuffix(origin) || lines[row + 1] == "      " + origin)
    }
  }

  @Test func `a value has its source and grade, unless it is a default`() throws {
    let text = try printed(
      .of(
        ScenarioDocument.read(
          .preset("two-three-eight-ten"), settings: ["voices.negative.fade=0.9"]
        ).explained())
    ).replacing(/\s+/, with: " ")
    #expect(text.contains("original source unknown; often credited to TARP without a citation)"))
    #expect(text.contains("(grade C, trade text)."))
    #expect(text.contains("Source: assumed (grade D)."))
    #expect(!text.contains("Source: default"))
  }

  @Test func `no line is wider than the terminal`() throws {
    let text = TerminalRenderer(isColoured: false, width: 80).text(
      .of(try Example.document().explained()))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a long value is shown in full below, and the table stays narrow`() throws {
    var parameters = try Example.document().explained()
    let value = "[" + (0..<60).map { "\($0)" }.joined(separator: ", ") + "]"
    parameters[0].value = value
    let lines = printed(.of(parameters)).split(separator: "\n")
    #expect(lines[1].contains("…"))
    let below = lines[2...].prefix { $0.hasPrefix("      ") }.map { $0.drop { $0 == " " } }
    #expect(below.joined(separator: " ").hasPrefix(value))
    #expect(lines.allSatisfy { $0.count <= 110 })
  }

  @Test func `programs read the parameters as JSON`() throws {
    let parameters = try Example.document().explained()
    let json = JSONValue.of(parameters).pretty
    let back = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(back.map { $0["path"] as? String } == parameters.map(\.path))
    #expect(
      back.allSatisfy { ["path", "value", "origin", "meaning"].allSatisfy($0.keys.contains) })
    let share = try #require(back.first { $0["path"] as? String == "customers.share" })
    #expect(share["label"] as? String == "people who are customers")
    #expect(share["source"] as? String == "assumed" && share["grade"] as? String == "D")
    #expect(back.first?["path"] as? String == "title" && back.first?["source"] == nil)
  }
}
