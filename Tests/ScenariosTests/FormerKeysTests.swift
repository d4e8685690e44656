import PlainText
import Foundation
import Scenarios
import Testing

/// Of keys of version 0.1: each is one error that names its successor.
@Suite struct FormerKeysTests {
  /// The one error of a text; nil if there are none or several.
  private func only(_ text: String, settings: [String] = []) -> Diagnostic? {
    let errors = GoodFiles.errors(text, settings: settings)
    return errors.count == 1 ? errors[0] : nil
  }

  @Test(arguments: [
    ("\"conflict\": \"coin\"", "§\"tie\": \"coin\"", "tie is now called conflict"),
    (
      "\"conflict\": \"coin\"", "\"conflict\": \"coin\", §\"tie\": \"coin\"",
      "tie is now called conflict"
    ),
    (
      "\"half\": {", "\"half\": { §\"tie\": \"coin\",", "tie is now called conflict"
    ),
    (
      "\"grid\": {", "\"grid\": { §\"tie\": [\"coin\"],", "tie is now called conflict"
    ),
    (
      "\"variants\"", "\"uncertain\": { §\"tie\": [\"coin\", \"negativeWins\"] }, \"variants\"",
      "tie is now called conflict"
    ),
  ])
  func `the rule of conflicts`(good: String, bad: String, message: String) throws {
    let marked = try #require(Marked(GoodFiles.drawn.replacing(good, with: bad)))
    let error = try #require(only(marked.text))
    #expect(error.message == message)
    #expect(error.line == marked.line && error.column == marked.column)
  }

  @Test(arguments: [
    ("loyalty", "unresolved", "inVain"), ("loyalty", "resolved", "satisfied"),
    ("loyalty", "resolvedQuickly", "quick"), ("recovery", "resolved", "satisfied"),
    ("recovery", "resolvedQuickly", "quick"), ("stories", "resolvedQuickly", "quick"),
  ])
  func `what becomes of a complaint`(block: String, key: String, former: String) throws {
    // The key of one block alone.
    let start = try #require(GoodFiles.service.firstRange(of: "\"\(block)\""))
    let rest = GoodFiles.service[start.lowerBound...]
    let range = try #require(rest.firstRange(of: "\"\(key)\""))
    let text = GoodFiles.service.replacingCharacters(in: range, with: "\"\(former)\"")
    let error = try #require(only(text))
    #expect(error.message == "service.\(block).\(former) is now called service.\(block).\(key)")
    #expect(error.remedies.first?.hasPrefix("write \"\(key)\": ") == true)
    for settings in [["service.\(block).\(former)=0.1"], ["service.\(block).\(former)=null"]] {
      let error = try #require(only(GoodFiles.service, settings: settings))
      #expect(error.message == "service.\(block).\(former) is now called service.\(block).\(key)")
    }
  }

  @Test func `a key of a point`() throws {
    let marked = try #require(
      Marked(
        GoodFiles.blocks.replacing(
          "{ \"voices.negative.retell\": 0.1 }", with: "{ §\"tie\": \"coin\" }")))
    let error = try #require(only(marked.text))
    #expect(error.message == "tie is now called conflict")
    #expect(error.line == marked.line && error.column == marked.column)
  }

  @Test(arguments: [
    ("", "\"tie\": \"coin\"", "tie is now called conflict"),
    ("\"conflict\": \"coin\"", "\"tie\": \"coin\"", "tie is now called conflict"),
    (
      "", "\"service\": { \"loyalty\": { \"inVain\": 0.5 } }",
      "service.loyalty.inVain is now called service.loyalty.unresolved"
    ),
    (
      "", "\"service\": { \"stories\": { \"quick\": \"nothing\" } }",
      "service.stories.quick is now called service.stories.resolvedQuickly"
    ),
  ])
  func `a key of a parent`(child: String, parent: String, message: String) throws {
    let folder = try Folder()
    defer { folder.remove() }
    let path = try folder.write("parent.json", "{ \"format\": 1,\n\(parent) }")
    let text = GoodFiles.serviceWithoutDesign.replacing(
      "\"format\": 1,",
      with: "\"format\": 1, \"extends\": \"\(path)\",\(child.isEmpty ? "" : "\(child),")")
    let error = try #require(only(text))
    #expect(error.message == message)
    #expect(error.file == path && error.line == 2)
  }
}
