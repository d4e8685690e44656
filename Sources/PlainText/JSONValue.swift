/// A value of JSON and where it was written.
///
/// ```swift
/// let value: JSONValue = ["people": 3, "clustering": 0.5, "labels": ["ann", "bob"]]
/// value.line       // {"people": 3, "clustering": 0.5, "labels": ["ann", "bob"]}
/// ```
///
/// Keys keep their order, and numbers the text they were written with, so that a seed of 64 bits
/// survives. ``JSONReader`` reads values with their places; two values are equal if they say the same,
/// wherever they stand.
public struct JSONValue: Sendable {
  /// What a value can be.
  public enum Content: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number as written.
    case number(String)
    /// A string, decoded.
    case text(String)
    /// A list.
    case list([JSONValue])
    /// Keys and values in order.
    case object([Member])
  }

  /// A key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// Where the key was written.
    public var keyPlace: Place
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, keyPlace: Place = .code, value: JSONValue) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }

    /// Whether two members say the same.
    public static func == (a: Member, b: Member) -> Bool { a.key == b.key && a.value == b.value }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(value)
    }
  }

  /// The value.
  public var content: Content
  /// Where it starts.
  public var place: Place

  /// Makes a value.
  public init(_ content: Content, at place: Place = .code) {
    self.content = content
    self.place = place
  }
}

extension JSONValue: Hashable {
  /// Whether two values say the same.
  public static func == (a: JSONValue, b: JSONValue) -> Bool { a.content == b.content }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension JSONValue.Content {
  /// What a word without quotes says: `true`, `false` or a number as JSON writes it; nil for others.
  public init?(word: String) {
    switch word {
    case "true", "false": self = .boolean(word == "true")
    case _ where Self.isNumber(word): self = .number(word)
    default: return nil
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    var rest = Substring(word).utf8
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ allowed: String) -> Bool {
      guard let first = rest.first, allowed.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("-")
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    if whole == 0 || (startsWithZero && whole > 1) { return false }
    if take("."), digits() == 0 { return false }
    if take("eE") {
      _ = take("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }
}

// MARK: Making values

extension JSONValue {
  /// `null`.
  public static let null = JSONValue(.null)

  /// `true` or `false`.
  public static func boolean(_ flag: Bool) -> JSONValue { JSONValue(.boolean(flag)) }

  /// A whole number.
  public static func integer(_ number: some BinaryInteger) -> JSONValue {
    JSONValue(.number("\(number)"))
  }

  /// A number in the shortest form that reads back the same; `null` if it is missing or not finite.
  public static func number(_ number: Double?) -> JSONValue {
    guard let number, number.isFinite else { return .null }
    return JSONValue(.number(NumberText.shortest(number)))
  }

  /// A string.
  public static func text(_ text: String) -> JSONValue { JSONValue(.text(text)) }

  /// A list.
  public static func list(_ items: [JSONValue]) -> JSONValue { JSONValue(.list(items)) }

  /// Keys and values in order.
  public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { Member(key: $0.0, value: $0.1) }))
  }

  /// Adds a member to an object, after those before; to a value that is no object nothing.
  public mutating func append(_ key: String, _ value: JSONValue) {
    guard case .object(var members) = content else { return }
    members.append(Member(key: key, value: value))
    content = .object(members)
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  /// An object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }

  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .list(elements) }

  /// A string.
  public init(stringLiteral value: String) { self = .text(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

// MARK: Looking into values

extension JSONValue {
  /// The members of an object, or nil.
  public var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The items of a list, or nil.
  public var items: [JSONValue]? {
    if case .list(let items) = content { items } else { nil }
  }

  /// The whole number, if it is one: `20`, and `2e1` and `20.0` as well.
  ///
  /// `20.000` is none: it may be twenty, or twenty thousand with a point between thousands.
  public var wholeNumber: Int? {
    guard case .number(let text) = content else { return nil }
    if let value = Int(text) { return value }
    if JSONValue.hasThousandsPoint(text) { return nil }
    guard let value = Double(text), abs(value) < 0x1p53 else { return nil }
    return Int(exactly: value)
  }

  /// Whether a number with exactly three decimals may be a thousand times as many: `10.000`, but not `0.125`.
  public static func hasThousandsPoint(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].utf8.count), parts[0].first != "0" else {
      return false
    }
    return parts[1].utf8.count == 3 && parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The string of a string, or nil.
  public var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The member of a key, or nil.
  ///
  /// - Complexity: O(members).
  public subscript(key: String) -> Member? { members?.first { $0.key == key } }

  /// The value at the end of a path of keys, or nil.
  public func descendant(_ keys: some Sequence<Substring>) -> JSONValue? {
    var value = self
    for key in keys {
      guard let next = value.members?.first(where: { $0.key == key })?.value else { return nil }
      value = next
    }
    return value
  }

  /// The value at the end of a dotted path, or nil.
  public func descendant(_ path: String) -> JSONValue? {
    descendant(path.split(separator: "."))
  }

  /// What errors say that somebody wrote: `1.5`, `"coin"`, `a list`.
  public var described: String {
    switch content {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let text): Self.brief(text)
    case .text(let text): quoted(Self.brief(text))
    case .list: "a list"
    case .object: "an object"
    }
  }

  private static func brief(_ text: String) -> String {
    let start = text.prefix(41)
    return start.count <= 40 ? text : start.prefix(39) + "…"
  }

  /// The same value with every part of it at one place.
  public func at(_ place: Place) -> JSONValue { mapPlaces { _ in place } }

  /// The same value with the place of every part changed.
  ///
  /// - Parameter change: Makes a new place of the old one.
  /// - Returns: An equal value.
  /// - Complexity: O(size of the value).
  public func mapPlaces(_ change: (Place) -> Place) -> JSONValue {
    var value = self
    value.place = change(place)
    switch content {
    case .list(let items): value.content = .list(items.map { $0.mapPlaces(change) })
    case .object(let members):
      value.content = .object(
        members.map {
          Member(
            key: $0.key, keyPlace: change($0.keyPlace), value: $0.value.mapPlaces(change))
        })
    default: break
    }
    return value
  }
}
