import Reports
import Scenarios
import Testing

@Suite struct PresetReportTests {
  @Test func `the list has every preset with source, year and kind`() {
    let text = PresetReport.list(Preset.all, width: 80)
    #expect(text.hasSuffix("\n"))
    for preset in Preset.all {
      #expect(text.contains("\n\(preset.name)\n") || text.hasPrefix("\(preset.name)\n"))
      #expect(text.contains("  \(preset.slogan.kind.rawValue): "))
      if let year = preset.slogan.year { #expect(text.contains("\(year)")) }
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the details have the saying, the cautions and the fragment`() {
    for preset in Preset.all {
      let text = PresetReport.details(preset, width: 80)
      #expect(text.hasPrefix("\(preset.name): "))
      #expect(text.contains("\"extends\": \"preset:\(preset.name)\""))
      #expect(text.contains("each satisfied customer's story reaches "))
      for line in preset.text.split(separator: "\n") { #expect(text.contains("  \(line)\n")) }
      let words = text.split { $0 == " " || $0 == "\n" }
      for caution in preset.cautions {
        for word in caution.split(separator: " ") { #expect(words.contains(word)) }
      }
    }
  }
}
