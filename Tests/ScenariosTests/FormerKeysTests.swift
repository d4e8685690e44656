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

  @Test(arguments: [
    (
      "\"chance\": 0.002, ", "", "§\"join\": 0.003, ",
      "market.join is now called market.joining.chance",
      "write \"joining\": { \"chance\": 0.003 }"
    ),
    (
      "\"heardGood\": 3, ", "§\"up\": 0.01, ", "",
      "market.joining.up is replaced by market.joining.heardGood",
      "write \"heardGood\": 6.05, which raises a chance of joining of 0.2 % to 1.2 %, as 0.01 did"
    ),
    (
      "\"heardBad\": 0.4", "§\"down\": 0.5", "",
      "market.joining.down is replaced by market.joining.heardBad",
      "write \"heardBad\": 0.499, which lowers a chance of joining of 0.2 % to 0.1 %, as 0.5 did"
    ),
    (
      "\"heardGood\": 1.5", "§\"up\": 0.5", "",
      "market.staying.up is replaced by market.staying.heardGood",
      "write \"heardGood\": 2.01, which raises a chance of staying of 99 % to 99.5 %, as 0.5 did"
    ),
    (
      "\"heardBad\": 0 ", "§\"down\": 1 ", "",
      "market.staying.down is replaced by market.staying.heardBad",
      "write \"heardBad\": 0, which lowers a chance of staying of 99 % to 0 %, as 1 did"
    ),
  ])
  func `what hearing does`(
    key: String, inPlace: String, inMarket: String, message: String, remedy: String
  ) throws {
    let text = GoodFiles.service.replacing(key, with: inPlace)
      .replacing("\"market\": { ", with: "\"market\": { \(inMarket)")
    let marked = try #require(Marked(text))
    let error = try #require(only(marked.text))
    #expect(error.message == message)
    #expect(error.remedies == [remedy])
    #expect(error.line == marked.line && error.column == marked.column)
  }

  @Test(arguments: [
    // Bad news that raised the chance to 0.4 + 0.4.
    (
      "down", "-1",
      "write \"heardBad\": 6, which raises a chance of staying of 40 % to 80 %, as -1 did"
    ),
    (
      "up", "-0.5",
      "write \"heardGood\": 0.167, which lowers a chance of staying of 40 % to 10 %, as -0.5 did"
    ),
    ("down", "0", "write \"heardBad\": 1, which has no effect, as 0 had none"),
    ("up", "0", "write \"heardGood\": 1, which has no effect, as 0 had none"),
    // To 99.994 %, which is no 100 %; and to 39.996 %.
    ("up", "0.9999", "write \"heardGood\": 25000, which does what 0.9999 did"),
    ("down", "0.0001", "write \"heardBad\": 0.999833, which does what 0.0001 did"),
    (
      "down", "1",
      "write \"heardBad\": 0, which lowers a chance of staying of 40 % to 0 %, as 1 did"
    ),
    // To 120 % and to -20 %: there is no such chance.
    (
      "down", "-2",
      "write \"heardBad\": 2, for instance; a factor other than 0 leaves chances of 0 and 1 as they are"
    ),
    (
      "up", "-1",
      "write \"heardGood\": 0.5, for instance; a factor other than 0 leaves chances of 0 and 1 as they are"
    ),
  ])
  func `the factor is described by what it does`(former: String, share: String, remedy: String)
    throws
  {
    let text = GoodFiles.service.replacing("\"ordinary\": 0.99", with: "\"ordinary\": 0.4")
      .replacing("\"heardGood\": 1.5, \"heardBad\": 0 ", with: "\"\(former)\": \(share) ")
    #expect(try #require(only(text)).remedies == [remedy])
  }

  @Test func `a share that has no factor is replaced by an example`() throws {
    for share in ["\"up\": 0.1", "\"up\": 1", "\"up\": \"x\""] {
      let text = GoodFiles.service.replacing(
        "\"chance\": 0.002, \"heardGood\": 3", with: "\"chance\": 0, \(share)")
      let error = try #require(only(text))
      #expect(error.remedies.first?.hasPrefix("write \"heardGood\": 2, for instance") == true)
    }
  }

  @Test(arguments: [
    (
      "market.join=0.1", "market.join is now called market.joining.chance",
      "write market.joining.chance"
    ),
    (
      "market.joining.up=0.1", "market.joining.up is replaced by market.joining.heardGood",
      "write market.joining.heardGood, a factor on the odds of joining; 1 has no effect"
    ),
    (
      "market.staying.down=0.1", "market.staying.down is replaced by market.staying.heardBad",
      "write market.staying.heardBad, a factor on the odds of staying; 1 has no effect"
    ),
  ])
  func `what hearing does, in a setting`(setting: String, message: String, remedy: String) throws {
    let error = try #require(only(GoodFiles.service, settings: [setting]))
    #expect(error.message == message)
    #expect(error.remedies == [remedy])
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
