import Foundation
@testable import Reports
import Testing

@Suite struct PaletteTests {
  /// The luminance of a colour such as `#0072b2`, by the guidelines for accessible web content 2.2.
  private func luminance(_ colour: String) -> Double {
    var digits = colour.dropFirst()
    if digits.count == 3 { digits = Substring(digits.map { "\($0)\($0)" }.joined()) }
    let value = Int(digits, radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(value >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    let (one, two) = (luminance(first), luminance(second))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private static let palettes = [Palette.light, .dark, .paper]

  @Test(arguments: 0..<3, Ink.allCases)
  func `text has a contrast of 4,5 to 1 with the page and with a tile`(_ index: Int, _ ink: Ink) {
    let palette = Self.palettes[index]
    #expect(contrast(palette.words(ink), palette.page) >= 4.5)
    #expect(contrast(palette.words(ink), palette.tile) >= 4.5)
  }

  @Test(arguments: 0..<3, [Ink.text, .muted, .neutral, .baseline, .best, .second, .bad, .good])
  func `marks have a contrast of 3 to 1 with the page`(_ index: Int, _ ink: Ink) {
    let palette = Self.palettes[index]
    #expect(contrast(palette.mark(ink), palette.page) >= 3)
  }

  @Test func `what-ifs and stories differ in colour`() {
    for palette in Self.palettes {
      #expect(Set([Ink.baseline, .best, .second, .bad, .good].map(palette.mark)).count == 5)
    }
  }
}
