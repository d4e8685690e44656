import PlainText
import Foundation
import Scenarios
import Testing

/// Of `Design`, and of `WhatIfs` and `Steps` that read it.
@Suite struct DesignTests {
  static func numbers(_ count: Int) -> [JSONValue] { (0..<count).map { .integer($0) } }

  static func design(_ sweep: String) throws -> Design? {
    let start = try #require(GoodFiles.drawn.range(of: "{ \"grid\""))
    return try GoodFiles.read(
      GoodFiles.drawn[..<start.lowerBound] + sweep + "}"
    ).design
  }

  @Test func `a grid is row-major: the last axis varies fastest`() {
    let grid = Design.grid([
      .init(path: "a", values: Self.numbers(2)), .init(path: "b", values: Self.numbers(3)),
      .init(path: "c", values: Self.numbers(2)),
    ])
    #expect(grid.count == 12 && grid.paths == ["a", "b", "c"])
    var expected: [[String]] = []
    for a in 0..<2 {
      for b in 0..<3 { for c in 0..<2 { expected.append(["\(a)", "\(b)", "\(c)"]) } }
    }
    #expect((0..<12).map { grid[$0].map(\.value.line) } == expected)
    #expect(grid[5].map(\.path) == ["a", "b", "c"])
  }

  @Test func `a grid of a billion points and more takes no room`() {
    let axis = Design.Axis(path: "a", values: Self.numbers(1000))
    let grid = Design.grid([axis, axis, axis])
    #expect(grid.count == 1_000_000_000)
    #expect(grid[999_999_998].map(\.value.line) == ["999", "999", "998"])
    #expect(Design.grid(Array(repeating: axis, count: 7)).count == nil)
    #expect(Design.grid([]).count == 0 && Design.zip([]).count == 0)
  }

  @Test func `a large grid reads without being made`() throws {
    let steps = "{ \"from\": 0, \"to\": 0.01, \"count\": 200 }"
    let design = try Self.design(
      "{ \"grid\": { \"voices.negative.retell\": \(steps), \"customers.dissatisfied\": \(steps), \"voices.positive.retell\": \(steps) } }"
    )
    #expect(design?.count == 8_000_000)
  }

  @Test func `a zip takes the lists side by side`() throws {
    let design = try #require(try GoodFiles.read(GoodFiles.listed).design)
    #expect(design.count == 3)
    #expect(
      design[1] == [
        Override(path: "voices.positive.retell", value: 0.1),
        Override(path: "voices.negative.retell", value: 0.4),
      ])
  }

  @Test func `points are taken as they are`() throws {
    let design = try #require(try GoodFiles.read(GoodFiles.blocks).design)
    #expect(design.count == 2)
    #expect(design.paths == ["voices.negative.retell", "voices.negative.tells.silent"])
    #expect(design[1] == [Override(path: "voices.negative.tells.silent", value: 0.5)])
  }

  @Test(arguments: [
    ("0", "0.3", 7, ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"]),
    ("0", "1", 11, ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"]),
    ("0.3", "0", 4, ["0.3", "0.2", "0.1", "0"]),
    ("0", "1", 4, ["0", "0.333333333333", "0.666666666667", "1"]),
    ("1e-9", "3e-9", 3, ["1e-09", "2e-09", "3e-09"]),
    ("0.25", "0.25", 1, ["0.25"]),
  ])
  func `steps are rounded to what people would write`(
    from: String, to: String, count: Int, values: [String]
  ) throws {
    let design = try Self.design(
      "{ \"grid\": { \"voices.negative.retell\": { \"from\": \(from), \"to\": \(to), \"count\": \(count) } } }"
    )
    #expect((0..<count).map { design?[$0][0].value.line } == values)
  }

  @Test func `steps across zero pass through it, and whole steps stay whole`() throws {
    let slogan = try Self.design(
      "{ \"grid\": { \"slogan.positive\": { \"from\": 0, \"to\": 1e12, \"count\": 3 } } }")
    #expect((0..<3).map { slogan?[$0][0].value.line } == ["0", "500000000000", "1000000000000"])
    let people = try Self.design(
      "{ \"grid\": { \"graph.people\": { \"from\": 1000, \"to\": 3000, \"count\": 3 } } }")
    #expect((0..<3).map { people?[$0][0].value.line } == ["1000", "2000", "3000"])
  }

  @Test func `a point whose values contradict each other is reported with the point`() {
    let text = GoodFiles.drawn.replacing("[0.1, 0.2]", with: "[0.1, 0.95]")
    let items = GoodFiles.errors(text)
    #expect(items.count == 1)
    #expect(
      items.first?.remedies.last
        == "at point 4: customers.satisfied = 0.95, voices.negative.retell = 0")
  }

  @Test func `a bad override given by a caller is an error that names it`() throws {
    let document = try GoodFiles.read(GoodFiles.drawn)
    for (path, value, message) in [
      ("conflict", JSONValue.text("coins"), "conflict must be"),
      ("ties", 1, "unknown path \"ties\""),
      ("customers.count", 2000, "customers.count is 2000"),
      ("extends", .text("x"), "unknown path \"extends\""),
    ] {
      #expect {
        _ = try document.scenario(applying: [Override(path: path, value: value)])
      } throws: { error in
        (error as? Diagnostics)?.items.first?.message.hasPrefix(message) == true
      }
    }
    // One that the file wrote keeps its place.
    let point = try #require(document.design)[4]
    #expect {
      _ = try document.scenario(
        applying: [point[0], Override(path: "customers.dissatisfied", value: 0.9)])
    } throws: { error in
      (error as? Diagnostics)?.items.first?.file == "customers.dissatisfied=0.9"
    }
    let place = point[0].value.place
    #expect {
      _ = try document.scenario(applying: [
        Override(
          path: "customers.satisfied", value: JSONValue(.number("0.95"), at: place),
          pathPlace: point[0].pathPlace)
      ])
    } throws: { error in
      (error as? Diagnostics)?.items.first?.file == "scenarios/x.json"
    }
  }
}
