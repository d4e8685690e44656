import Foundation
import PlainText
import Scenarios
import Testing
import WordOfMouth

@Suite struct ScenarioDocumentTests {
  /// The scenario files that come with Hearsay.
  static let shipped: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map {
      folder.appendingPathComponent($0).path
    }
  }()

  @Test(arguments: shipped)
  func `every scenario that comes along reads`(path: String) throws {
    let document = try ScenarioDocument.read(.file(path))
    for variant in document.variants {
      _ = try document.scenario(applying: variant.overrides)
    }
    if let design = document.design {
      let count = try #require(design.count)
      for index in 0..<count { _ = try document.scenario(applying: design[index]) }
    }
  }

  @Test(arguments: shipped)
  func `values of scenarios that come along are of one firm`(path: String) throws {
    #expect(try ScenarioDocument.read(.file(path)).unlikelyValues == [])
  }

  @Test(arguments: [
    (
      "service.experience.misery=0.02",
      "service.experience.misery is 0.02, and in \"uncertain\" it is 0.06 to 0.26: is"
    ),
    (
      "service.complain=0.5",
      "service.complain is 0.5, and nine in ten of its values in \"uncertain\" are 0.24 to 0.4: is"
    ),
    (
      "money.discount=0.12",
      "money.discount is 12.0 % a month, which is 289.6 % a year: is it the rate of a year?"
    ),
  ])
  func `values that seem to be of another firm are asked about`(
    setting: String, asked: String
  ) throws {
    let path = try #require(Self.shipped.first { $0.hasSuffix("/fix-complaints.json") })
    let found = try ScenarioDocument.read(.file(path), settings: [setting]).unlikelyValues
    #expect(found.count == 1 && found[0].hasPrefix(asked), "\(found)")
  }

  @Test func `the example of a service model says every key`() throws {
    let path = try #require(Self.shipped.first { $0.hasSuffix("/service-every-key.json") })
    let said = Set(
      try ScenarioDocument.read(.file(path)).explained().filter { $0.origin != "default" }
        .map(\.path))
    let keys = ParameterDescription.all.map(\.path).filter { path in
      ["service.", "market.", "money.", "customers.segments."].contains { path.hasPrefix($0) }
    }
    #expect(keys.count > 45)
    for key in keys {
      let parts = key.split(separator: "<name>")
      let isSaid =
        parts.count == 1
        ? said.contains(key)
        : said.contains { $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[1]) }
      // Misery given has no place beside employees.
      #expect(isSaid == (key != "service.experience.misery"), "\(key)")
    }
  }

  @Test func `the built-in scenario and every preset read by themselves`() throws {
    let builtIn = try ScenarioDocument.read(.builtIn)
    #expect(builtIn.name == "default")
    #expect(!builtIn.variants.isEmpty)
    for preset in Preset.all where !preset.isFragment {
      let document = try ScenarioDocument.read(.preset(preset.name))
      #expect(document.name == preset.name)
      #expect(document.baseline.slogan == preset.slogan)
      #expect(document.baseline.voices.positive.retell == 0)
      #expect(document.baseline.voices.negative.retell == 0)
    }
  }
}
