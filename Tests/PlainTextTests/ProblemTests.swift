import PlainText
import Testing

@Suite struct ProblemTests {
  static let child = SourceText(.file, name: "child", bytes: Array("12345678".utf8), layer: 2)
  static let parent = SourceText(.file, name: "parent", bytes: Array("12345678".utf8), layer: 1)
  static func setting(_ layer: Int) -> SourceText {
    SourceText(.setting, name: "--set \(layer)", bytes: Array("1".utf8), layer: layer)
  }

  static func problem(_ source: SourceText, _ offset: Int, _ message: String = "bad") -> Problem {
    Problem(Place(source: source, offset: offset), message)
  }

  @Test func `files come before settings, children before parents, and each in its order`() {
    let diagnostics = Diagnostics([
      Self.problem(Self.setting(4), 0), Self.problem(Self.parent, 0), Self.problem(Self.child, 5),
      Self.problem(Self.setting(3), 0), Self.problem(Self.child, 1),
    ])
    #expect(
      diagnostics.items.map(\.location)
        == ["child:1:2", "child:1:6", "parent:1:1", "--set 3", "--set 4"])
  }

  @Test func `problems that say the same are kept once`() {
    let diagnostics = Diagnostics([
      Self.problem(Self.child, 1), Self.problem(Self.child, 1),
      Self.problem(Self.child, 1, "worse"),
    ])
    #expect(diagnostics.items.map(\.message) == ["bad", "worse"])
  }

  @Test func `those beyond the most are counted`() {
    let count = Diagnostics.most + 50
    let source = SourceText(.file, name: "x", bytes: Array(repeating: 0x0A, count: count))
    let diagnostics = Diagnostics((0..<count).map { Self.problem(source, $0) })
    #expect(diagnostics.items.count == Diagnostics.most)
    #expect(diagnostics.items.last?.remedies == ["… and 50 more errors"])
    #expect(diagnostics.items.dropLast().flatMap(\.remedies) == [])
  }

  @Test func `all are printed, one below another`() {
    let diagnostics = Diagnostics([Diagnostic(file: "a", "bad"), Diagnostic(file: "b", "worse")])
    #expect(diagnostics.description == "a: error: bad\nb: error: worse")
  }
}
