import PlainText
import SocialGraph
import WordOfMouth

/// Where a kind reports what is wrong.
struct Reporter {
  /// The parameter's path.
  let path: String
  /// What may stand there.
  let allowed: String
  let report: (Problem) -> Void

  /// Says that a value is not what is allowed.
  func refuse(_ node: JSONValue, _ notes: [String] = []) {
    report(Problem(node.place, "\(path) must be \(allowed), not \(node.described)", notes))
  }

  /// Says something else of a value.
  func complain(_ node: JSONValue, _ message: String, _ notes: [String] = []) {
    report(Problem(node.place, "\(path): \(message)", notes))
  }
}

/// How one kind of value is written, checked and read.
struct ValueKind<Value: Sendable>: Sendable {
  /// What may stand there, with range: `a share in 0...1`.
  let allowed: String
  /// Paths inside the value that overrides may change: `silent` of a telling count.
  var inner: [String] = []
  /// What a value that is no object holds when an override changes something inside it: nothing, for
  /// a word such as `"everyone"` leaves nothing to change.
  var opening: @Sendable (JSONValue) -> [JSONValue.Member] = { _ in [] }
  /// Whether it is a path, to resolve against the file that wrote it.
  var isFilePath = false
  /// Whether its numbers are whole.
  var isWhole = false
  /// Reads a value, or reports what is wrong with it and gives nil.
  let read: @Sendable (JSONValue, Reporter) -> Value?

  /// A kind whose values either fit or are refused in one way.
  init(
    _ allowed: String, isFilePath: Bool = false,
    fitting: @escaping @Sendable (JSONValue) -> Value?
  ) {
    self.allowed = allowed
    self.isFilePath = isFilePath
    read = { node, reporter in
      let value = fitting(node)
      if value == nil { reporter.refuse(node) }
      return value
    }
  }

  /// A kind with reports of its own.
  init(
    allowed: String, inner: [String] = [],
    opening: @escaping @Sendable (JSONValue) -> [JSONValue.Member] = { _ in [] },
    read: @escaping @Sendable (JSONValue, Reporter) -> Value?
  ) {
    self.allowed = allowed
    self.inner = inner
    self.opening = opening
    self.read = read
  }

  /// The same kind, with `null` in place of a value.
  func orNull(_ meaning: String) -> ValueKind<Value?> {
    let read = read
    var kind = ValueKind<Value?>(
      allowed: "\(allowed), or null for \(meaning)", inner: inner, opening: opening
    ) { node, reporter in
      if case .null = node.content { return .some(nil) }
      return read(node, reporter).map { .some($0) }
    }
    kind.isWhole = isWhole
    return kind
  }
}

extension JSONValue {
  /// The number, if it is one and finite.
  var number: Double? {
    guard case .number(let text) = content, let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  /// The whole number, if it is one: `20`, and `2e1` and `20.0` as well.
  var wholeNumber: Int? {
    guard case .number(let text) = content else { return nil }
    if let value = Int(text) { return value }
    guard let value = Double(text), abs(value) < 0x1p53 else { return nil }
    return Int(exactly: value)
  }
}

// MARK: The kinds

extension ValueKind where Value == Double {
  /// A number of a range.
  static func number(in range: ClosedRange<Double>, _ name: String) -> ValueKind {
    ValueKind("\(name) in \(plain(range.lowerBound))...\(plain(range.upperBound))") { node in
      node.number.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A share or chance.
  static func share(_ name: String = "a share") -> ValueKind { number(in: 0...1, name) }

  /// An amount of money that is not negative.
  static let money = number(in: 0...1e12, "an amount")

  private static func plain(_ value: Double) -> String { JSONValue.number(value).line }
}

extension ValueKind where Value == Int {
  /// A whole number of a range.
  static func wholeNumber(in range: ClosedRange<Int>) -> ValueKind {
    let end = range.upperBound == .max ? "" : "\(range.upperBound)"
    var kind = ValueKind("a whole number in \(range.lowerBound)...\(end)") { node in
      node.wholeNumber.flatMap { range.contains($0) ? $0 : nil }
    }
    kind.isWhole = true
    return kind
  }
}

extension ValueKind where Value == UInt64 {
  /// A random seed: 64 bits, as a number or as hexadecimal text.
  static let seed = ValueKind(
    "a whole number in 0...18446744073709551615, or hexadecimal text such as \"0x2a\""
  ) { node in
    switch node.content {
    case .number(let text): UInt64(text) ?? node.wholeNumber.flatMap { UInt64(exactly: $0) }
    case .text(let text):
      text.lowercased().hasPrefix("0x") && !text.dropFirst(2).contains("+")
        ? UInt64(text.dropFirst(2), radix: 16) : nil
    default: nil
    }
  }
}

extension ValueKind where Value == Bool {
  /// `true` or `false`.
  static let flag = ValueKind("true or false") { node in
    if case .boolean(let flag) = node.content { flag } else { nil }
  }
}

extension ValueKind where Value == String {
  /// A text that is not empty.
  static let text = ValueKind("a text that is not empty") { node in
    node.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The path of a file.
  static let file = ValueKind("the path of a file", isFilePath: true) { node in
    node.text.flatMap { $0.isEmpty || $0.utf8.contains(0) ? nil : $0 }
  }

  /// One of several words.
  static func word(_ words: [String]) -> ValueKind {
    ValueKind(allowed: wordList(words)) { node, reporter in
      if let word = node.text, words.contains(word) { return word }
      reporter.refuse(node, node.text.map { Suggestion.hint($0, among: words) } ?? [])
      return nil
    }
  }
}

extension ValueKind where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of an enumeration.
  static func choice() -> ValueKind {
    let words = Value.allCases.map(\.rawValue)
    return ValueKind(allowed: wordList(words)) { node, reporter in
      if let value = node.text.flatMap({ Value(rawValue: $0) }) { return value }
      reporter.refuse(node, node.text.map { Suggestion.hint($0, among: words) } ?? [])
      return nil
    }
  }
}

/// `"a", "b" or "c"`.
private func wordList(_ words: [String]) -> String {
  let quotedWords = words.map { quoted($0) }
  guard let last = quotedWords.last, quotedWords.count > 1 else { return quotedWords.joined() }
  return quotedWords.dropLast().joined(separator: ", ") + " or " + last
}

extension ValueKind where Value == [Int] {
  /// A list of whole numbers of a range.
  static func wholeNumbers(in range: ClosedRange<Int>) -> ValueKind {
    list(
      "a list of whole numbers in \(range.lowerBound)...\(range.upperBound)",
      item: .wholeNumber(in: range))
  }
}

extension ValueKind where Value == [[Double]] {
  /// A table of numbers that are not negative, as a list of rows.
  static let matrix = ValueKind.list(
    "a list of rows, each a list of numbers that are not negative",
    item: .list(
      "a list of numbers that are not negative",
      item: ValueKind<Double>("a number that is not negative") { node in
        node.number.flatMap { $0 >= 0 ? $0 : nil }
      }))
}

extension ValueKind where Value == [Placed<String>] {
  /// A list of people's labels, as texts or whole numbers.
  static let labels = ValueKind.list(
    "a list of labels, such as [\"ann\", \"7\"]",
    item: ValueKind<Placed<String>>("a label: a text that is not empty, or a whole number") {
      node in
      switch node.content {
      case .text(let text) where !text.isEmpty: Placed(text, at: node.place)
      case .number(let text) where UInt64(text) != nil: Placed(text, at: node.place)
      default: nil
      }
    })
}

extension ValueKind {
  /// A list of items of one kind; each bad item is reported at its place.
  static func list<Item>(_ allowed: String, item: ValueKind<Item>) -> ValueKind
  where Value == [Item] {
    ValueKind(allowed: allowed) { node, reporter in
      guard case .list(let nodes) = node.content else {
        reporter.refuse(node)
        return nil
      }
      var items: [Item] = []
      for (index, node) in nodes.enumerated() {
        let inner = Reporter(
          path: "\(reporter.path)[\(index)]", allowed: item.allowed, report: reporter.report)
        guard let value = item.read(node, inner) else { continue }
        items.append(value)
      }
      return items.count == nodes.count ? items : nil
    }
  }
}

/// A value and where it was written.
struct Placed<Value: Sendable>: Sendable {
  var value: Value
  var place: Place

  init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}
