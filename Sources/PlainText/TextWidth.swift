/// How texts take up columns of a terminal.
public enum TextWidth {
  /// The columns a text takes up as it is shown (``printable(_:)``); characters of East Asian scripts and
  /// pictures take two.
  public static func columns(_ text: String) -> Int {
    printable(text).reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns a character takes up on a terminal, as it is.
  ///
  /// Pictures made of several take two; of other characters each part counts, as vowel signs beside a letter
  /// do in some scripts.
  public static func columns(of character: Character) -> Int {
    var scalars = character.unicodeScalars[...]
    guard let first = scalars.popFirst() else { return 0 }
    let isFlag = 0x1F1E6...0x1F1FF ~= first.value
    if isFlag { return scalars.isEmpty ? 1 : 2 }
    let width = columns(of: first)
    return width == 2 ? 2 : scalars.reduce(width) { $0 + columns(of: $1) }
  }

  /// The columns of a scalar: 0, 1 or 2.
  ///
  /// East Asian wide and full-width blocks and emoji take two (Unicode Standard Annex 11, blocks only).
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if 0x20..<0x7F ~= scalar.value { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and final consonants of Korean are drawn into the syllable.
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// A text in one line that a terminal shows and does not obey: `\u{1B}` for what steers it, turns the
  /// direction of writing or is not seen; blanks for tabs and line ends.
  public static func printable(_ text: String) -> String {
    HiddenScalars.replaced(in: text) {
      ["\t", "\n", "\r"].contains($0) ? " " : HiddenScalars.escape($0)
    }
  }

  /// A text of several lines that a terminal shows and does not obey; tabs and line ends stay.
  public static func printableLines(_ text: String) -> String {
    HiddenScalars.replaced(in: text.replacing("\r\n", with: "\n"), keeping: ["\t", "\n"]) {
      HiddenScalars.escape($0)
    }
  }

  /// The beginning of a text that takes up at most so many columns.
  public static func prefix(_ text: String, columns most: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += columns(of: character)
        return used <= most
      })
  }

  /// A text with blanks up to a width.
  public static func padded(_ text: String, to width: Int, onTheLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - columns(text)))
    return onTheLeft ? blanks + text : text + blanks
  }

  /// A paragraph in lines of at most a width; words longer than that stand alone, uncut.
  ///
  /// - Parameters:
  ///   - text: The paragraph.
  ///   - width: The width, indents included.
  ///   - first: What the first line begins with.
  ///   - rest: What further lines begin with.
  /// - Returns: The lines; at least one.
  public static func wrapped(
    _ text: String, width: Int, first: String = "", rest: String = ""
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in words(printable(text)) {
      if !isEmpty && columns(line) + 1 + columns(word) > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// The words of a text; a per cent sign stays with its number.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if word.hasPrefix("%"), let number = words.popLast() {
        words.append(number + " " + word)
      } else {
        words.append(String(word))
      }
    }
    return words
  }
}
