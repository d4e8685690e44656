import PlainText

/// Texts and numbers in HTML and SVG, so that any text stays text.
enum Markup {
  /// A text with all that has a meaning in markup written as text.
  ///
  /// Characters that control or turn the direction of writing are written out, and what is none becomes a
  /// replacement character; the blank between a number and its per cent sign or million does not break.
  static func text(_ text: String) -> String {
    let scalars = Array(TextWidth.printable(text).unicodeScalars)
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case " " where index > 0 && ("0"..."9").contains(scalars[index - 1]):
        let rest = scalars[(index + 1)...]
        safe += attached.contains { rest.starts(with: $0.unicodeScalars) } ? "\u{A0}" : " "
      case _ where isNoCharacter(scalar): safe += "\u{FFFD}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// What stays with the number before it.
  private static let attached = ["%", "million", "billion", "trillion"]

  /// Words, those that must not be overlooked in bold.
  static func text(_ words: Prose) -> String {
    var (markup, pending, isStrong) = ("", "", false)
    func closed() -> String {
      pending.isEmpty ? "" : isStrong ? "<b>\(text(pending))</b>" : text(pending)
    }
    for run in words.runs {
      let isNextStrong = if case .strong = run { true } else { false }
      if isNextStrong != isStrong {
        markup += closed()
        (pending, isStrong) = ("", isNextStrong)
      }
      pending += run.text
    }
    return markup + closed()
  }

  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// A name that other elements refer to: lower-case letters, digits and hyphens.
  static func id(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.map {
          ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "-"
        }))
  }

  /// Units in tenths, the precision of all drawings.
  static func tenths(_ units: Double) -> Int {
    units.isFinite ? Int((min(max(units, -1e6), 1e6) * 10).rounded()) : 0
  }

  /// A number of units: `12.5`.
  static func units(_ units: Double) -> String { number(tenths(units)) }

  /// A number of tenths: `12.5`.
  static func number(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let digits = rest == 0 ? "\(whole)" : whole == 0 ? ".\(rest)" : "\(whole).\(rest)"
    return tenths < 0 ? "-\(digits)" : digits
  }

  /// Numbers of tenths in a path; a minus sign divides by itself.
  static func numbers(_ tenths: Int...) -> String {
    tenths.reduce(into: "") { text, next in
      text += (text.isEmpty || next < 0 ? "" : " ") + number(next)
    }
  }
}
