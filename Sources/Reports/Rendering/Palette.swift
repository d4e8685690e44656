/// The colours of a page or a chart: of itself, and of each ink as mark and as text.
///
/// The hues are those of Okabe and Ito, *Color universal design* (2008), which people with any colour
/// vision can tell apart. As text they would be too faint, so each has a darker or lighter twin: text has
/// a contrast of at least 4.5:1 with the page and with a tile, marks 3:1 with the page.
struct Palette: Sendable {
  /// The page.
  let page: String
  /// A tile.
  let tile: String
  private let text: String
  private let muted: String
  private let grid: String
  private let axis: String
  /// Of each ink with a hue the colour of marks and of text.
  private let hues: [Ink: (mark: String, words: String)]

  /// The colours on white.
  static let light = Palette(
    page: "#fff", tile: "#f6f7f8", text: "#1a1d21", muted: "#555b61", grid: "#e4e7ea",
    axis: "#d9dde1",
    hues: [
      .baseline: ("#7d858c", "#555b61"), .best: ("#0072b2", "#0068a3"),
      .second: ("#cc79a7", "#a0477f"), .bad: ("#d55e00", "#b34e00"), .good: ("#009e73", "#007a59"),
    ])

  /// The colours on black.
  static let dark = Palette(
    page: "#14171a", tile: "#1d2126", text: "#e6e9ec", muted: "#a9b1b9", grid: "#2a2f35",
    axis: "#363c43",
    hues: [
      .baseline: ("#8b949c", "#a9b1b9"), .best: ("#56b4e9", "#7cc4ee"),
      .second: ("#cc79a7", "#dd9cc0"), .bad: ("#d55e00", "#f08a3c"), .good: ("#009e73", "#4fc3a1"),
    ])

  /// The colours on paper.
  static let paper = Palette(
    page: "#fff", tile: "#f6f7f8", text: "#000", muted: "#444a50", grid: "#e4e7ea",
    axis: "#d0d4d8",
    hues: [
      .baseline: ("#7d858c", "#444a50"), .best: ("#0072b2", "#005f96"),
      .second: ("#cc79a7", "#a0477f"), .bad: ("#d55e00", "#a04500"), .good: ("#009e73", "#00704f"),
    ])

  /// The colour of marks in an ink.
  func mark(_ ink: Ink) -> String {
    switch ink {
    case .text: text
    case .muted, .neutral: muted
    case .grid, .band: grid
    case .axis: axis
    case .baseline, .best, .second, .bad, .good: hues[ink]?.mark ?? text
    }
  }

  /// The colour of text in an ink.
  func words(_ ink: Ink) -> String {
    switch ink {
    case .text: text
    case .muted, .neutral, .grid, .band, .axis: muted
    case .baseline, .best, .second, .bad, .good: hues[ink]?.words ?? text
    }
  }

  /// The colours as variables of a style sheet.
  var variables: String {
    let inks = Ink.allCases.map { "--\($0.rawValue):\(mark($0));--t-\($0.rawValue):\(words($0))" }
    return (["--page:\(page)", "--tile:\(tile)"] + inks).joined(separator: ";")
  }

  /// The rules of a style sheet for marks and texts of drawings.
  ///
  /// - Parameters:
  ///   - page: The colour of the page.
  ///   - mark: The colour of marks in an ink.
  ///   - words: The colour of text in an ink.
  /// - Returns: The rules.
  static func rules(
    page: String, mark: (Ink) -> String, words: (Ink) -> String
  ) -> String {
    let inks = Ink.allCases.map { ink in
      ".\(ink.line){stroke:\(mark(ink))}.\(ink.area){fill:\(mark(ink))}"
        + "svg .\(ink.words){fill:\(words(ink))}"
    }
    // Rules of marks do not name what is around them: where a group is used again, there is nothing around it.
    return """
      path{fill:none;stroke-linejoin:round}.d{stroke-linecap:round}
      .q{stroke-linecap:square}.ring{fill:\(page)}
      svg text{font-size:12px;fill:\(words(.text))}svg .b{font-weight:bold}
      svg .sm{font-size:11px}svg .lg{font-size:22px}
      svg .halo{paint-order:stroke;stroke:\(page);stroke-width:3px;stroke-linejoin:round}
      \(inks.joined(separator: "\n"))

      """
  }
}

extension Ink {
  /// The class of lines in this ink.
  var line: String { "s-\(rawValue)" }
  /// The class of areas in this ink.
  var area: String { "f-\(rawValue)" }
  /// The class of text in this ink.
  var words: String { "t-\(rawValue)" }
}
