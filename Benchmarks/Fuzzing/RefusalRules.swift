import Foundation
import PlainText

/// Something that an input showed: which rule was broken, and how.
struct Fault: Sendable, Hashable {
  /// The rule: `no remedy`.
  var rule: String
  /// What it was broken by, numbers and quotes of the input left out, so that like is like.
  var shape: String
  /// What was said.
  var detail: String

  init(_ rule: String, _ detail: String) {
    self.rule = rule
    self.shape = Self.shape(of: detail)
    self.detail = String(detail.prefix(600))
  }

  init(rule: String, shape: String, detail: String) {
    self.rule = rule
    self.shape = shape
    self.detail = detail
  }

  /// A text without what an input put into it.
  static func shape(of text: String) -> String {
    var shape = ""
    var isQuoted = false
    for character in text.prefix(400) {
      if character == "\"" || character == "`" { isQuoted.toggle() }
      if isQuoted { continue }
      let one = character.isNumber ? "9" : character.isNewline ? " " : character
      if one == "9", shape.hasSuffix("9") { continue }
      shape.append(one)
    }
    return String(shape.prefix(100))
  }
}

/// What refusals and remarks must be: at a place, with a remedy, in plain words, harmless on a terminal.
enum RefusalRules {
  /// Words of libraries and of doubles.
  static let foreignWords = [
    "NSCocoa", "Error Domain", "Optional(", "NSXML", "libxml", "UserInfo", "Swift.",
    "DecodingError", ".0 ties",
    ".0 rows", ".0 runs", ".0 replicates", " nil", " nan", " inf ",
  ]

  /// The longest message; a file's own words must be cut.
  static let longest = 2_000

  /// What is wrong with refusals.
  static func faults(in errors: Diagnostics, of input: FuzzInput) -> [Fault] {
    var faults = self.faults(inText: errors.description, of: input)
    if errors.items.isEmpty { faults.append(Fault("no error", "the list is empty")) }
    if errors.items.count > Diagnostics.most {
      faults.append(Fault("too many errors", "\(errors.items.count)"))
    }
    for item in errors.items {
      if item.file.isEmpty { faults.append(Fault("no file", item.message)) }
      if item.remedies.isEmpty, item.cause == nil, !StatedBounds.cover(item.message) {
        faults.append(Fault("no remedy", item.message))
      }
      if item.message.utf8.count + item.remedies.reduce(0, { $0 + $1.utf8.count }) > longest {
        faults.append(Fault("long", item.message))
      }
    }
    return faults
  }

  /// What is wrong with a refusal as the program prints it: what it says at the end, or about a place, must help.
  static func faults(inRefusal text: String, of verb: String) -> [Fault] {
    let lines = text.split(separator: "\n").map(String.init)
    if lines.isEmpty { return [Fault("\(verb) says nothing", "")] }
    var faults: [Fault] = []
    guard let first = lines.firstIndex(where: { $0.contains("error: ") }) else {
      return [Fault("\(verb) no error", text)]
    }
    // A line of the input, and the caret below it, are no remedies.
    let isCaret = lines.map { $0.allSatisfy { " \t^".contains($0) } && $0.hasSuffix("^") }
    let others = lines.indices.filter {
      $0 > first && !isCaret[$0] && !($0 + 1 < lines.count && isCaret[$0 + 1])
    }
    let hasRemedy = others.contains { lines[$0].hasPrefix("  ") }
    let isImperative = ([first] + others).contains { place in
      imperatives.contains { lines[place].contains($0) }
    }
    let message = lines[first].firstRange(of: "error: ").map { lines[first][$0.upperBound...] }
    if !hasRemedy, !isImperative, !StatedBounds.cover(String(message ?? "")) {
      faults.append(Fault("\(verb) no remedy", lines[first]))
    }
    if lines[first].hasPrefix("error: "), !["/", "--", "\""].contains(where: lines[first].contains)
    {
      faults.append(Fault("\(verb) no place", lines[first]))
    }
    return faults
  }

  /// How a sentence begins that says what to do.
  private static let imperatives = [
    "; ", "Undo ", "Run ", "Use ", "Write ", "Give ", "Remove ", "Leave ", "Name ", "--help",
    ", add --", ": add ",
  ].flatMap { start in
    start == "; "
      ? [
        "name", "use", "give", "remove", "write", "add", "wait", "see", "choose", "restore",
        "check",
        "make", "free", "leave", "fix", "say", "rename", "move", "close", "create", "make room",
      ].map { start + $0 + " " } : [start]
  }

  /// What is wrong with a text for people.
  static func faults(inText text: String, of input: FuzzInput) -> [Fault] {
    var faults: [Fault] = []
    if let scalar = text.unicodeScalars.first(where: steers) {
      let code = "U+" + hexadecimal(UInt64(scalar.value), digits: 4).uppercased()
      let line = text.split(separator: "\n").first { $0.unicodeScalars.contains(where: steers) }
      faults.append(
        Fault(
          rule: "raw \(code)", shape: "",
          detail: "\(line?.prefix(300) ?? "")"))
    }
    for word in foreignWords where text.contains(word) && !isOf(input, trimmed(word)) {
      let line = text.split(separator: "\n").first { $0.contains(word) }
      faults.append(Fault("says \"\(word.trimmingPrefix(" "))\"", "\(line ?? "")"))
    }
    return faults
  }

  /// Whether a character steers a terminal.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    if scalar.value < 0x20 { return true }
    if scalar.value < 0x7F { return false }
    switch scalar.value {
    case 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
    }
  }

  /// Whether an input says a word itself, in upper or lower case.
  private static func isOf(_ input: FuzzInput, _ word: String) -> Bool {
    // Without the zeros of UTF-16.
    let text = String(decoding: input.bytes.filter { $0 != 0 }, as: UTF8.self).lowercased()
    return text.contains(word.lowercased().trimmingCharacters(in: .whitespaces))
  }
}
