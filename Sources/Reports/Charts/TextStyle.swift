/// How a text of a drawing is written.
public struct TextStyle: Sendable, Hashable {
  /// The size of a text.
  public enum Size: Sendable, Hashable {
    /// Numbers in cells: 11 units, which are 10 pixels on a phone.
    case small
    /// All else: 12 units.
    case normal
    /// A number that stands for a whole chart: 22 units.
    case large
  }

  /// Its colour.
  public var ink: Ink
  /// Its size.
  public var size: Size
  /// Whether it is bold.
  public var isBold: Bool
  /// Whether it has an edge in the colour of the page, so that it can be read on other marks.
  public var hasHalo: Bool

  /// Makes a style.
  public init(
    _ ink: Ink = .text, size: Size = .normal, isBold: Bool = false, hasHalo: Bool = false
  ) {
    self.ink = ink
    self.size = size
    self.isBold = isBold
    self.hasHalo = hasHalo
  }

  /// The name of something, in its colour, readable on other marks.
  static func name(_ ink: Ink) -> TextStyle { TextStyle(ink, isBold: true, hasHalo: true) }

  /// The size of its letters in units, on a screen.
  public var height: Double {
    switch size {
    case .small: 11
    case .normal: 12
    case .large: 22
    }
  }

  /// The room a text takes in units, at its largest: in print, where text is larger.
  ///
  /// By the widths of Arial and Liberation Sans; Helvetica has the same.
  public func width(of text: String) -> Double {
    let widths = isBold ? Self.boldWidths : Self.widths
    let thousandths = text.unicodeScalars.reduce(0) { sum, scalar in
      let place = Int(scalar.value) - 32
      if widths.indices.contains(place) { return sum + widths[place] }
      return switch scalar.value {
      case 0xA0: sum + widths[0]
      case 0x300...0x36F: sum
      case 0x20AC, 0x2013, 0xC0...0x24F: sum + 600
      case 0x2212: sum + 584
      default: sum + 1000
      }
    }
    return Double(thousandths) / 1000 * printedHeight
  }

  /// A text with its end cut where it takes more room than there is.
  func clipped(_ text: String, to room: Double) -> String {
    guard width(of: text) > room else { return text }
    var start = Substring(text)
    while !start.isEmpty, width(of: start + "…") > room { start.removeLast() }
    return start + "…"
  }

  /// The size of its letters in units: in print, where it is largest.
  private var printedHeight: Double {
    switch size {
    case .small: 11
    case .normal: 13.6
    case .large: 22
    }
  }

  /// In thousandths of the size, from the blank to the tilde.
  private static let widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  private static let boldWidths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
  ]
}
