import PlainText
import Foundation
import Scenarios
import SocialGraph
import Testing

/// Of `UncertainInputs`, and of `WhatIfs+Uncertain` and `UncertainReading` that read them.
@Suite struct UncertainInputsTests {
  private static func text(_ members: String) -> String {
    """
    { "format": 1,
      "graph": { "model": "complete", "people": 1000 },
      "customers": { "count": 10, "satisfied": 0.5, "dissatisfied": 0.1 },
      "voices": { "positive": { "tells": "everyone" }, "negative": { "tells": { "exactly": 9 } } },
      \(members) }
    """
  }

  private static func read(_ members: String, settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(
      .text(text(members), name: "x.json"), settings: settings, settingName: "--set")
  }

  @Test func `ranges, modes and lists are read in file order`() throws {
    let found = try Self.read(
      """
      "uncertain": {
        "voices.negative.retell": { "from": 0, "to": 0.1 },
        "customers.dissatisfied": { "from": 0.05, "to": 0.2, "mode": 0.1 },
        "voices.negative.tells": [ { "exactly": 8 }, { "exactly": 9 }, { "exactly": 10 } ],
        "customers.count": { "from": 5, "to": 15 },
        "voices.positive": [ { "retell": 0 }, { "retell": 0.1 } ] }
      """
    ).uncertain
    let inputs = try #require(found)
    #expect(inputs.samples == 64 && inputs.sampling == .latinHypercube)
    #expect(
      inputs.inputs.map(\.path) == [
        "voices.negative.retell", "customers.dissatisfied", "voices.negative.tells",
        "customers.count", "voices.positive",
      ])
    #expect(
      inputs.inputs[0].distribution == .range(from: 0, to: 0.1, mode: nil, isWhole: false))
    #expect(
      inputs.inputs[1].distribution == .range(from: 0.05, to: 0.2, mode: 0.1, isWhole: false))
    #expect(inputs.inputs[3].distribution == .range(from: 5, to: 15, mode: nil, isWhole: true))
    #expect(inputs.inputs[2].value(at: 0.5).line == "{\"exactly\": 9}")
  }

  private static func distribution(
    _ path: String, _ known: String
  ) throws -> UncertainInput.Distribution? {
    try read("\"uncertain\": { \"\(path)\": \(known) }").uncertain?.inputs[0].distribution
  }

  @Test func `distributions are read with the range of their parameter`() throws {
    func check(
      _ path: String, _ known: String, _ shape: UncertainShape, in range: ClosedRange<Double>,
      isWhole: Bool = false
    ) throws {
      #expect(
        try Self.distribution(path, known) == .shaped(shape, in: range, isWhole: isWhole),
        "\(known)")
    }
    let (share, count) = ("customers.dissatisfied", "voices.negative.tells.exactly")
    try check(
      share, "{ \"normal\": { \"mean\": 0.1, \"sd\": 0.02 } }", .normal(mean: 0.1, sd: 0.02),
      in: 0...1)
    try check(
      share, "{ \"beta\": { \"a\": 2, \"b\": 18 } }", .beta(a: 2, b: 18), in: 0...1)
    try check(
      "customers.count", "{ \"lognormal\": { \"median\": 20, \"factor\": 2 } }",
      .lognormal(median: 20, factor: 2), in: 0...4_294_967_295, isWhole: true)
    try check(
      count, "{ \"p05\": 4, \"p50\": 9, \"p95\": 12 }", .quantiles(p05: 4, p50: 9, p95: 12),
      in: 0...4e9, isWhole: true)
    try check(
      "voices.negative.retell", "{ \"p05\": 0.02, \"p95\": 0.1 }",
      .quantiles(p05: 0.02, p50: nil, p95: 0.1), in: 0...1)
    // Means and standard deviations are turned into shapes.
    guard
      case .shaped(.beta(let a, let b), _, _)? = try Self.distribution(
        share, "{ \"beta\": { \"mean\": 0.1, \"sd\": 0.03 } }"),
      case .shaped(.lognormal(let median, let factor), _, _)? = try Self.distribution(
        "customers.count", "{ \"lognormal\": { \"mean\": 20, \"sd\": 10 } }")
    else {
      Issue.record("other shapes")
      return
    }
    #expect(abs(a - 9.9) < 1e-9 && abs(b - 89.1) < 1e-9)
    #expect(abs(median - 17.888543819998315) < 1e-9)
    #expect(abs(median * factor - 38.9063567601844) < 1e-9)
  }

  @Test func `alternatives are equally likely values, whole blocks as well`() throws {
    let document = try Self.read(
      """
      "uncertain": {
        "conflict": { "oneOf": ["negativeWins", "coin"] },
        "graph": { "oneOf": [ { "file": "a.csv" }, { "model": "ring-lattice", "people": 50, "contacts": 2 } ] } }
      """)
    let inputs = try #require(document.uncertain?.inputs)
    #expect(inputs[0].distribution == .values(["negativeWins", "coin"]))
    let scenarios = try [0.2, 0.7].map {
      try document.scenario(applying: [inputs[1].override(at: $0)])
    }
    guard case .file(let path, _, _, _) = scenarios[0].graph else {
      Issue.record("no file")
      return
    }
    #expect(path == "a.csv")
    #expect(scenarios[1].graph == .model(.ringLattice(people: 50, contacts: 2)))
    let nested = try ScenarioDocument.read(
      .text(
        Self.text("\"uncertain\": { \"graph.file\": { \"oneOf\": [\"a\", \"b\"] } }"),
        name: "sub/x.json"))
    #expect(nested.uncertain?.inputs[0].value(at: 0) == "sub/a")
    #expect(nested.recordedJSON().contains("{\"oneOf\": [\"a\", \"b\"]}"))
  }

  @Test func `samples may have fewer replicates, whatever number is asked for`() throws {
    let members = """
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.1 } },
      "uncertainty": { "replicates": 20 }
      """
    let document = try ScenarioDocument.read(
      .text(Self.text(members), name: "x.json"), replicates: 50)
    #expect(document.uncertain?.replicates == 20 && document.baseline.replicates == 50)
    #expect(
      try Self.read("\"uncertain\": { \"conflict\": [\"coin\", \"negativeWins\"] }")
        .uncertain?.replicates == nil)
  }

  @Test func `how they are sampled is a parameter like others`() throws {
    let members = """
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.1 } },
      "uncertainty": { "samples": 20, "sampling": "plain" }
      """
    let document = try Self.read(members, settings: ["uncertainty.samples=30"])
    #expect(document.uncertain?.samples == 30 && document.uncertain?.sampling == .plain)
    let rows = document.explained()
    #expect(rows.first { $0.path == "uncertainty.samples" }?.origin == "--set")
    let input = rows.first { $0.path == "uncertain voices.negative.retell" }
    #expect(input?.value == "{\"from\": 0, \"to\": 0.1}")
    #expect(input?.origin == "x.json:5:44")
    let again = try ScenarioDocument.read(.text(document.resolvedJSON(), name: "y.json"))
    #expect(again.uncertain == document.uncertain)
    #expect(again.resolvedJSON() == document.resolvedJSON())
    #expect(try Self.read("\"conflict\": \"coin\"").uncertain == nil)
    #expect(
      try Self.read("\"conflict\": \"coin\"").explained().allSatisfy {
        !$0.path.hasPrefix("uncertain")
      })
  }

  @Test func `quantiles are those of the distributions`() {
    func number(_ distribution: UncertainInput.Distribution, _ level: Double) -> String {
      UncertainInput(path: "x", distribution: distribution).value(at: level).line
    }
    let even = UncertainInput.Distribution.range(from: 2, to: 4, mode: nil, isWhole: false)
    #expect(number(even, 0) == "2" && number(even, 0.25) == "2.5")
    // Of a triangle from 0 to 4 with its top at 1, a quarter is below the top.
    let triangle = UncertainInput.Distribution.range(from: 0, to: 4, mode: 1, isWhole: false)
    #expect(number(triangle, 0.25) == "1" && number(triangle, 0.0625) == "0.5")
    #expect(number(triangle, 1 - 1.0 / 12) == "3")
    // Whole numbers from 8 to 10 have a third each.
    let whole = UncertainInput.Distribution.range(from: 8, to: 10, mode: nil, isWhole: true)
    let counts = (0..<300).map { number(whole, (Double($0) + 0.5) / 300) }
    #expect(["8", "9", "10"].allSatisfy { value in counts.count { $0 == value } == 100 })
    let list = UncertainInput.Distribution.values([.text("a"), 2, .null])
    #expect([0, 0.34, 0.99].map { number(list, $0) } == ["\"a\"", "2", "null"])
    #expect(number(list, 1.nextDown) == "null")
  }

  @Test func `a child's range takes the place of its parent's`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("uncertain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let parent = Self.text(
      """
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.1, "mode": 0.05 },
        "customers.dissatisfied": [0.1, 0.2] }
      """)
    try parent.write(
      to: folder.appendingPathComponent("parent.json"), atomically: true, encoding: .utf8)
    let child = """
      { "format": 1, "extends": "parent.json",
        "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.2 } } }
      """
    let path = folder.appendingPathComponent("child.json")
    try child.write(to: path, atomically: true, encoding: .utf8)
    let inputs = try #require(try ScenarioDocument.read(.file(path.path)).uncertain).inputs
    #expect(inputs.map(\.path) == ["voices.negative.retell", "customers.dissatisfied"])
    #expect(inputs[0].distribution == .range(from: 0, to: 0.2, mode: nil, isWhole: false))
    let set = try ScenarioDocument.read(
      .file(path.path), settings: ["uncertain={\"customers.satisfied\": [0.1, 0.2]}"])
    #expect(set.uncertain?.inputs.count == 3)
  }

  /// What is wrong, what the error says, and what it suggests.
  private static let mistakes: [(String, message: String, note: String)] = [
    (
      "\"uncertain\": { §\"voices.negative.retel\": [0, 1] }",
      "unknown key \"retel\" in voices.negative", "did you mean \"voices.negative.retell\"?"
    ),
    (
      "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, §\"too\": 1, \"to\": 1 } }",
      "unknown key \"too\"", "did you mean \"to\"?"
    ),
    (
      "\"uncertain\": { \"voices.negative.retell\": §{ \"from\": 0 } }", "\"to\" is missing",
      "write { \"from\": 0, \"to\": 0.1 }"
    ),
    (
      "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0.2, \"to\": §0.1 } }",
      "\"to\" must be above \"from\"", "swap them"
    ),
    (
      "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": §1.5 } }",
      "voices.negative.retell must be", ""
    ),
    (
      "\"uncertain\": { \"customers.count\": { \"from\": 0, \"to\": §9.5 } }",
      "customers.count must be a whole number", ""
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"from\": 0, \"to\": 0.1, \"mode\": §0.2 } }",
      "\"mode\" must be in 0...0.1", ""
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": [0.1, §\"many\"] }",
      "customers.dissatisfied must be", ""
    ),
    ("\"uncertain\": { \"customers.dissatisfied\": §[0.1] }", "a single value", "at least two"),
    (
      "\"uncertain\": { \"conflict\": { \"oneOf\": [\"coin\", §\"coin\"] } }",
      "twice among its values", "each value once"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": §0.1 }",
      "must be a range, a distribution or a list", "from"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { §\"nromal\": { \"mean\": 0.1 } } }",
      "unknown key \"nromal\"", "did you mean \"normal\"?"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"normal\": { \"mean\": §1.1, \"sd\": 1 } } }",
      "\"mean\" must be in 0...1", ""
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"normal\": { \"mean\": 0.1, \"sd\": §0 } } }",
      "\"sd\" must be more than 0", "write"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"normal\": §{ \"mean\": 0.1 } } }",
      "\"sd\" is missing in \"normal\"", "write"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { §\"normal\": { \"mean\": 0.1, \"sd\": 1 }, \"from\": 0, \"to\": 1 } }",
      "unknown key \"normal\" in the range", ""
    ),
    (
      "\"uncertain\": { \"customers.count\": { \"lognormal\": { \"median\": 9, \"factor\": §1 } } }",
      "\"factor\" must be more than 1", "nine in ten"
    ),
    (
      "\"uncertain\": { \"customers.count\": { \"beta\": §{ \"a\": 1, \"b\": 2 } } }",
      "\"beta\" is for shares and chances", "lognormal"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"beta\": { \"mean\": 0.1, \"sd\": §0.3 } } }",
      "no beta distribution has the mean 0.1", "below 0.3"
    ),
    (
      "\"uncertain\": { \"voices.negative.tells\": §{ \"p05\": 1, \"p95\": 2 } }",
      "voices.negative.tells is not a number", "oneOf"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"p05\": 0.2, \"p95\": §0.1 } }",
      "\"p95\" must be above \"p05\"", "rising"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"p05\": §0, \"p95\": 0.1 } }",
      "\"p05\" must be between 0 and 1", "from"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": §{ \"p05\": 0.1, \"p50\": 0.2 } }",
      "\"p95\" is missing", "write"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"oneOf\": §0.1 } }",
      "\"oneOf\" must be a list", "write"
    ),
    (
      "\"uncertain\": { \"conflict\": { \"oneOf\": [\"coin\", §\"coins\"] } }",
      "conflict must be", "did you mean \"coin\"?"
    ),
    ("\"uncertain\": §{}", "uncertain must be an object", "write"),
    ("\"uncertain\": §[1]", "uncertain must be an object", "write"),
    ("\"uncertain\": { §\"seed\": [1, 2] }", "seed cannot be uncertain", "remove it"),
    ("\"uncertain\": { §\"replicates\": [1, 2] }", "replicates cannot be uncertain", ""),
    (
      "\"uncertain\": { §\"uncertainty.samples\": [10, 20] }", "uncertainty.samples cannot be", ""
    ),
    (
      "\"uncertain\": { \"voices.negative.tells\": [\"everyone\", \"nobody\"], §\"voices.negative.tells.exactly\": { \"from\": 1, \"to\": 2 } }",
      "one is inside the other", "keep one"
    ),
    (
      "\"uncertain\": { \"customers.dissatisfied\": { \"from\": 0, \"to\": §0.9 } }",
      "are more than all customers", "at uncertain customers.dissatisfied = 0.9"
    ),
    (
      "\"uncertainty\": { §\"samples\": 20 }", "uncertainty.samples does not apply without",
      "remove"
    ),
    (
      "\"uncertain\": { \"customers.count\": [1, 2] }, \"uncertainty\": { \"samples\": §1 }",
      "uncertainty.samples must be a whole number in 2...100000", ""
    ),
    (
      "\"uncertain\": { \"customers.count\": [1, 2] }, \"uncertainty\": { \"sampling\": §\"plian\" }",
      "uncertainty.sampling must be", "did you mean \"plain\"?"
    ),
    ("§\"uncertian\": {}", "unknown key \"uncertian\"", "did you mean \"uncertain\"?"),
  ]

  @Test(arguments: 0..<mistakes.count)
  func `an error is reported at its place`(index: Int) throws {
    let (members, message, note) = Self.mistakes[index]
    let marked = Self.text(members)
    let place = try #require(marked.range(of: "§")).lowerBound
    let before = marked[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let errors = #expect(throws: Diagnostics.self) {
      try ScenarioDocument.read(
        .text(marked.replacing("§", with: ""), name: "x.json"))
    }
    let item = try #require(errors?.items.first { $0.message.contains(message) }, "\(message)")
    #expect(item.line == line && item.column == column + 1, "\(item.message)")
    #expect(note.isEmpty || item.remedies.contains { $0.contains(note) }, "\(item.remedies)")
  }
}
