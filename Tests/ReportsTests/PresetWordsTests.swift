import Foundation
import PlainText
import Reports
import Scenarios
import Testing

@Suite struct PresetWordsTests {
  @Test func `the list has every preset with source, year and kind`() {
    let text = printed(.of(Preset.all))
    #expect(text.hasSuffix("\n"))
    for preset in Preset.all {
      let name = preset.name + (preset.isFragment ? " (a fragment, to extend)" : "")
      #expect(text.contains("\n\(name)\n") || text.hasPrefix("\(name)\n"))
      #expect(text.contains("    \(preset.kind.rawValue), grade \(preset.grade.rawValue) ("))
      if let year = preset.year { #expect(text.contains("\(year)")) }
    }
    #expect(
      text.hasSuffix(
        "\nGrades of evidence: A meta-analysis, B published survey, C trade text, D\nconstructed.\n"
      ))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the details have the saying, the cautions and the fragment`() {
    for preset in Preset.all {
      let text = printed(.of(preset))
      #expect(text.hasPrefix("\(preset.name): "))
      #expect(text.contains("\"extends\": \"preset:\(preset.name)\""))
      #expect(
        text.contains("each satisfied customer's story reaches ") == (preset.slogan != nil))
      #expect(text.contains("A fragment of a scenario") == preset.isFragment)
      for line in preset.text.split(separator: "\n") { #expect(text.contains("  \(line)\n")) }
      let words = text.split { $0 == " " || $0 == "\n" }
      #expect(text.contains("\nAssumption: ") == (preset.assumption != nil))
      #expect(text.contains("\nAsked: ") == (preset.respondents != nil))
      for caution in preset.cautions + [preset.assumption].compactMap({ $0 }) {
        for word in caution.split(separator: " ") { #expect(words.contains(word)) }
      }
    }
  }

  @Test func `the JSON has everything for programs`() throws {
    let list = try JSONSerialization.jsonObject(
      with: Data(JSONValue.list(Preset.all.map { .of($0) }).pretty.utf8))
    let objects = try #require(list as? [[String: Any]])
    #expect(objects.map { $0["name"] as? String } == Preset.all.map(\.name))
    for (object, preset) in zip(objects, Preset.all) {
      #expect(object["source"] as? String == preset.source)
      #expect(object["year"] as? Int == preset.year)
      #expect(object["kind"] as? String == preset.kind.rawValue)
      #expect(object["grade"] as? String == preset.grade.rawValue)
      #expect(object["fragment"] as? Bool == preset.isFragment)
      #expect(object["respondents"] as? String == preset.respondents?.count)
      #expect(object["country"] as? String == preset.respondents?.country)
      #expect(object["question"] as? String == preset.respondents?.question)
      #expect(object["assumption"] as? String == preset.assumption)
      #expect(object["cautions"] as? [String] == preset.cautions)
      #expect(object["text"] as? String == preset.text)
      let one = try JSONSerialization.jsonObject(with: Data(JSONValue.of(preset).pretty.utf8))
      #expect((one as? [String: Any])?["name"] as? String == preset.name)
    }
  }
}
