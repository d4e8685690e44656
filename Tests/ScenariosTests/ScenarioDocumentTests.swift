import Foundation
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
