/// Characters that steer a terminal, turn the direction of writing or are not seen, and how they are shown
/// instead: names, titles and cells may hold anything.
package enum HiddenScalars {
  /// Applies a rule to the scalars of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kept: Controls that stay.
  ///   - shown: What stands for a hidden scalar.
  /// - Returns: The text with what is hidden replaced; the same if nothing is.
  /// - Complexity: O(length).
  package static func replaced(
    in text: String, keeping kept: Set<Unicode.Scalar> = [], by shown: (Unicode.Scalar) -> String
  ) -> String {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if isHidden(scalar, after: last), !kept.contains(scalar) {
        safe += shown(scalar)
      } else {
        safe.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return safe
  }

  /// Whether a scalar is a control, a separator of lines or paragraphs, or one without a shape.
  ///
  /// Variation selectors stay, and so do joiners within words of other scripts and pictures, which are
  /// written with them.
  static func isHidden(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
    if 0x20..<0x7F ~= scalar.value { return false }
    switch scalar.value {
    case 0x200C, 0x200D: return last.isASCII || isHidden(last, after: " ")
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return false
    // Interlinear annotation and the blank of Braille have no shape either.
    case 0xFFF9...0xFFFB, 0x2800: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// A scalar as Swift writes it: `\u{1B}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
