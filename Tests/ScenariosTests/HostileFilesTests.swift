import PlainText
@testable import Scenarios
import Testing

/// Files that somebody wrote in haste, or to do harm: each is one clear error at its place, and a few are right.
@Suite struct HostileFilesTests {
  /// A scenario with something in place of a value, and more members.
  static func text(share: String = "0.1", people: String = "1000", more: String = "") -> String {
    """
    { "format": 1, "graph": { "model": "complete", "people": \(people) },
      "customers": { "share": \(share), "satisfied": 0.5, "dissatisfied": 0.1 },
      "voices": { "positive": { "tells": { "exactly": 2 } }, "negative": { "tells": { "exactly": 9 } } }\(more) }
    """
  }

  @Test(arguments: [
    ("60", "did you mean 0.6?"), ("\"60 %\"", "did you mean 0.6?"), ("60 %", "did you mean 0.6?"),
    ("60%", "did you mean 0.6?"), ("0,6", "did you mean 0.6?"), ("\"0,6\"", "did you mean 0.6?"),
    ("1 in 26", "did you mean 0.0385?"), ("\"1 in 26\"", "did you mean 0.0385?"),
    ("1/26", "did you mean 0.0385?"), ("\"1 of 4\"", "did you mean 0.25?"),
    ("\"0.6\"", "did you mean 0.6?"), (".6", "did you mean 0.6?"), ("-0", "did you mean 0?"),
    ("\"60 percent\"", "did you mean 0.6?"),
  ])
  func `a share in another writing is asked about`(written: String, question: String) {
    let errors = GoodFiles.errors(Self.text(share: written))
    #expect(errors.count == 1)
    #expect(errors.first?.remedies.first == question)
    #expect(errors.first?.line == 2)
  }

  @Test(arguments: [
    ("10.000", "did you mean 10 or 10000?"), ("\"10.000\"", "did you mean 10 or 10000?"),
    ("\"10,000\"", "did you mean 10 or 10000?"), ("10,000", "did you mean 10 or 10000?"),
    ("\"1000\"", "did you mean 1000?"), ("\"150k\"", "did you mean 150000?"),
    ("1.500", "did you mean 1500?"), ("1.000.000", "did you mean 1000000?"),
    ("\"1 000 000\"", "did you mean 1000000?"),
  ])
  func `a whole number in another writing is asked about`(written: String, question: String) {
    let errors = GoodFiles.errors(Self.text(people: written))
    #expect(errors.count == 1)
    #expect(errors.first?.remedies.first == question)
    // On the command line there are no quotes, and a whole number without them is one.
    let bare = written.replacing("\"", with: "")
    if Int(bare) != nil { return }
    let set = GoodFiles.errors(Self.text(), settings: ["graph.people=\(bare)"])
    #expect(set.first?.remedies.first == question)
  }

  @Test(arguments: [
    ("8-10", "did you mean {\"between\": [8, 10]}?"),
    ("\"8-10\"", "did you mean {\"between\": [8, 10]}?"),
    ("[8, 10]", "did you mean {\"between\": [8, 10]}?"), ("9", "did you mean {\"exactly\": 9}?"),
    ("\"9\"", "did you mean {\"exactly\": 9}?"), ("\"20 %\"", "did you mean {\"each\": 0.2}?"),
    ("{ \"between\": \"8 to 10\" }", "did you mean [8, 10]?"),
    ("{ \"exactly\": \"9\" }", "did you mean 9?"), ("{ \"each\": 20 }", "did you mean 0.2?"),
  ])
  func `a telling count in another writing is asked about`(written: String, question: String) {
    let errors = GoodFiles.errors(
      Self.text().replacing("{ \"exactly\": 9 }", with: written))
    #expect(errors.count == 1)
    #expect(errors.first?.remedies.first == question)
  }

  /// What is wrong by its kind, and what the error says of it.
  static let broken: [(String, String)] = [
    (text(share: "1e400"), "must be a share in 0...1, not 1e400"),
    (text(share: "NaN"), "expected a value, found NaN"),
    (text(share: "Infinity"), "expected a value, found Infinity"),
    (text(share: "null"), "does not say who they are"),
    (text(people: "9007199254740993"), "must be a whole number in 0...4294967295"),
    (text(people: "18446744073709551616"), "must be a whole number"),
    (text(people: "-1"), "must be a whole number"),
    (text(people: String(repeating: "1", count: 100_000)), "expected a value, found 1111"),
    (text(more: ", \"title\": \"\\ud800\""), "half of a surrogate pair"),
    (text(more: ", \"title\": \"a\\u0000b\""), "the character U+0000"),
    (text(more: ", \"title\": \"a\u{0}b\""), "a control character"),
    (text(more: ", \"title\": \"\(String(repeating: "a", count: 20_000))\""), "20000 bytes"),
    (
      text(more: ", \"\(String(repeating: "k", count: 2_000))\": 1"),
      "a key of more than 1000 bytes"
    ),
    (text(more: ", \"limits\": { \"rounds\": 5.000 }"), "must be a whole number"),
    (text(more: ", \"voices.negative.retell\": 0.1"), "unknown key"),
    (text(more: ", \"conflict\": true"), "conflict must be"),
    (text(more: ", \"sweep\": { \"grid\": { \"customers.share\": [0.1, 0.2, 1e-1] } }"), "twice"),
    (
      text(
        more:
          ", \"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0.1, \"to\": 0.1, \"count\": 3 } } }"
      ), "to the same"
    ),
    (
      text(
        more:
          ", \"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0.1, \"to\": 0.10000000000000002, \"count\": 3 } } }"
      ), "not all different"
    ),
    (
      text(
        more:
          ", \"sweep\": { \"grid\": { \"graph.people\": { \"from\": 10, \"to\": 20, \"count\": 4 } } }"
      ), "takes whole numbers"
    ),
    (
      text(
        more:
          ", \"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0, \"to\": 1, \"step\": 0.1 } } }"
      ), "unknown key \"step\""
    ),
    (
      text(
        more:
          ", \"sweep\": { \"zip\": { \"customers.share\": [0.1, 0.1], \"customers.satisfied\": [0.2, 0.2] } }"
      ), "the same as point 0"
    ),
    (
      text(
        more:
          ", \"sweep\": { \"points\": [{ \"customers.share\": 0.1 }, { \"customers.share\": 0.10 }] }"
      ), "the same as point 0"
    ),
    (
      text(more: ", \"uncertain\": { \"customers.share\": { \"from\": 0.1, \"to\": 0.1 } }"),
      "leaves nothing uncertain"
    ),
    (
      text(more: ", \"uncertain\": { \"customers.share\": { \"from\": \"5 %\", \"to\": 0.1 } }"),
      "must be a number"
    ),
    ("\u{FEFF}\u{FEFF}{}", "not JSON"), ("#!/bin/sh\nrm -rf /", "not JSON"),
    ("person,opinion\nann,satisfied\n", "not JSON"), ("graph [ directed 0 ]", "not JSON"),
    ("<?xml version=\"1.0\"?>", "not JSON"), ("%PDF-1.7", "not JSON"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", "not JSON"), ("{ format: 1 }", "expected a key"),
    ("{ 'format': 1 }", "expected a key"), ("{", "expected \"}\""),
    ("[" + String(repeating: "[", count: 200_000), "nested more than 64 deep"),
    (String(repeating: "{\"a\":", count: 200_000), "nested more than 64 deep"),
  ]

  @Test(arguments: broken.indices)
  func `is an error with a place`(index: Int) {
    let (text, message) = Self.broken[index]
    let errors = GoodFiles.errors(text)
    #expect(errors.contains { $0.message.contains(message) }, "\(errors.prefix(3))")
    #expect(errors.allSatisfy { $0.line != nil && $0.column != nil })
    #expect(errors.count <= 20 && "\(errors)".utf8.count < 40_000)
  }

  @Test(arguments: ["person,opinion\nsecret,satisfied\n", "-----BEGIN KEY-----\nsecret", "secret"])
  func `a file of another kind is not quoted`(text: String) {
    #expect(!"\(Diagnostics(GoodFiles.errors(text)))".contains("secret"))
  }

  @Test func `a step says how many values it makes`() {
    let sweep =
      ", \"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0, \"to\": 1, \"step\": 0.1 } } }"
    let errors = GoodFiles.errors(Self.text(more: sweep))
    #expect(
      errors.flatMap(\.remedies).contains("write \"count\": 11 in place of \"step\""))
  }

  // MARK: Limits

  static func members(_ count: Int, _ value: String) -> String {
    (0..<count).map { "\"n\($0)\": \(value)" }.joined(separator: ",\n")
  }

  @Test func `there are limits, and an error names each`() {
    let layers = "{ \"people\": 10, \"layers\": { \(Self.members(65, "{ \"meets\": 1 }")) } }"
    let axis = "{ \"from\": 0, \"to\": 0.01, \"count\": 1000 }"
    let large: [(String, String)] = [
      (Self.text(more: ", \"variants\": { \(Self.members(10_001, "{}")) }"), "more than 10000"),
      (
        Self.text(
          more:
            ", \"sweep\": { \"grid\": { \"customers.share\": \(axis), \"voices.negative.retell\": \(axis), \"voices.positive.retell\": \(axis) } }"
        ), "1,000,000,000 points, more than 10,000,000"
      ),
      (
        Self.text(more: ", \"uncertain\": { \(Self.members(65, "[0, 1]")) }"), "more than 64"
      ),
      (
        Self.text().replacing("{ \"model\": \"complete\", \"people\": 1000 }", with: layers),
        "65 layers, more than 64"
      ),
      (Self.text(more: ", \"service\": { \"periods\": 100001 }"), "1...100000"),
    ]
    for (text, message) in large {
      let errors = GoodFiles.errors(text)
      #expect(errors.contains { $0.message.contains(message) && $0.line != nil }, "\(message)")
    }
  }

  @Test(arguments: [
    (20_000, "\"format\": 1"), (20_000, "\"unknwon\": 1"),
  ])
  func `many errors are counted, and few worked out`(count: Int, member: String) {
    let members = (0..<count).map {
      member.hasPrefix("\"f") ? member : "\"unknwon\($0)\": 1"
    }
    let errors = GoodFiles.errors(
      Self.text(more: ",\n" + members.joined(separator: ",\n")))
    #expect(errors.count == Diagnostics.most)
    #expect(errors.last?.remedies.last == "… and \(count - Diagnostics.most) more errors")
  }

  @Test(arguments: [
    "\"title\": \"\(String(repeating: "\\q", count: 1_000_000))\"",
    "\"title\": \"\(String(repeating: "\u{1}", count: 1_000_000))\"",
  ])
  func `a string of errors is not worked out`(member: String) {
    let errors = GoodFiles.errors(Self.text(more: ", " + member))
    #expect(errors.count == JSONReader.mostErrors)
    #expect(errors.last?.remedies.last == "… and perhaps more errors")
  }

  @Test func `more named objects than there may be are one error`() {
    let service = GoodFiles.service
    let levers = Self.members(20_000, "{ \"share\": 7 }")
    let layers = "{ \"people\": 10, \"layers\": { \(Self.members(20_000, "{ \"meets\": 1 }")) } }"
    for text in [
      Self.text(more: ", \"service\": { \"listening\": { \(levers) } }"),
      Self.text().replacing("{ \"model\": \"complete\", \"people\": 1000 }", with: layers),
    ] {
      let errors = GoodFiles.errors(text)
      #expect(
        errors.contains { $0.message.contains("20000") && $0.message.contains("more than 64") })
      #expect(errors.count <= Diagnostics.most && "\(errors)".utf8.count < 400_000)
    }
    #expect(GoodFiles.errors(service).isEmpty)
  }

  @Test func `what-ifs that are wrong beside others are cut short, and that is said`() {
    let variants = (0..<150).map {
      "\"v\($0)\": { \"customers.satisfied\": 0.9, \"customers.dissatisfied\": 0.\(200 + $0) }"
    }
    let errors = GoodFiles.errors(
      Self.text(more: ", \"variants\": { \(variants.joined(separator: ",\n")) }"))
    #expect(errors.count == Diagnostics.most)
    #expect(errors.last?.remedies.last == "… and perhaps more errors", "\(errors.suffix(1))")
  }

  // MARK: Order

  /// A value with the members of its objects in reverse, but for those whose order means something.
  static func reversed(_ value: JSONValue, _ keepsOrder: Bool = false) -> JSONValue {
    let ordered = ["variants", "grid", "zip", "points", "uncertain", "listening", "segments"]
    switch value.content {
    case .object(let members):
      let inner = members.map { ($0.key, reversed($0.value, ordered.contains($0.key))) }
      return .object(keepsOrder ? inner : inner.reversed())
    case .list(let items): return .list(items.map { reversed($0) })
    default: return value
    }
  }

  static let layered = """
    { "format": 1,
      "graph": { "people": 100, "layers": { "met": { "meets": 3 }, "circle": { "model": "circles", "size": 5, "weak": 1 } } },
      "customers": { "share": 0.1, "satisfied": 0.5, "dissatisfied": 0.1 },
      "voices": { "positive": { "tells": { "layers": { "met": { "exactly": 2, "silent": 0.1 }, "circle": "everyone" } } },
        "negative": { "tells": { "layers": { "circle": "everyone", "met": "nobody" } } } } }
    """

  @Test(arguments: GoodFiles.all + [layered])
  func `the order of keys and layers changes nothing`(text: String) throws {
    let document = try GoodFiles.read(text)
    let source = SourceText(.builtIn, name: "", bytes: Array(text.utf8))
    let root = try #require(JSONReader.read(source).root)
    let other = try GoodFiles.read(Self.reversed(root).line)
    #expect(other.identifyingJSON() == document.identifyingJSON())
    #expect(other.baseline == document.baseline)
    #expect(other.variants.map(\.name) == document.variants.map(\.name))
  }

  @Test(arguments: GoodFiles.all)
  func `what a walk over a scenario used is freed`(text: String) throws {
    let source = SourceText(.builtIn, name: "", bytes: Array(text.utf8))
    let root = try #require(JSONReader.read(source).root)
    weak var walk: SchemaWalk?
    do { walk = Schema.decode(root, keeping: .rows).walk }
    #expect(walk == nil)
  }

  // MARK: Presets and the discount

  @Test(arguments: [("15", "did you mean 0.15?"), ("1.5", "a rate in 0...1"), ("-0.1", "0...1")])
  func `a discount is at most the whole`(written: String, words: String) {
    let text = GoodFiles.service.replacing("\"discount\": 0.01", with: "\"discount\": \(written)")
    let errors = GoodFiles.errors(text)
    #expect(errors.count == 1 && "\(Diagnostics(errors))".contains(words), "\(errors)")
    #expect(errors.first?.line != nil)
  }

  @Test func `a parent may be a preset without its prefix`() throws {
    let document = try GoodFiles.read(
      "{ \"format\": 1, \"extends\": \"two-three-eight-ten\", \"seed\": 3 }")
    let prefixed = try GoodFiles.read(
      "{ \"format\": 1, \"extends\": \"preset:two-three-eight-ten\", \"seed\": 3 }")
    #expect(document.baseline == prefixed.baseline)
    #expect(document.origin(of: "graph.model") == "preset:two-three-eight-ten")
  }

  @Test func `a discount a month is shown beside that of a year`() throws {
    let text = GoodFiles.service.replacing("\"discount\": 0.01", with: "\"discount\": 0.005")
      .replacing("\"periods\": 6,", with: "\"periods\": 6, \"periodName\": \"month\",")
    let found = try GoodFiles.read(text).explained().first { $0.path == "money.discount" }
    #expect(found?.remark == "0.5 % a month is 6.2 % a year.")
  }
}
