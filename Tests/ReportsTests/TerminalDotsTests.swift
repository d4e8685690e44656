import PlainText
@testable import Reports
import Testing

@Suite struct TerminalDotsTests {
  private func lines(_ rows: [TerminalDots.Row], zero: Bool = true) -> [String] {
    let ticks = [0.0, 50, 100].map { Axis.Tick($0, "\(Int($0))") }
    return TerminalDots(rows, -20...120, hasZero: zero).lines(ticks, of: "simulated market")
  }

  /// How many dots lines show.
  private func dots(_ lines: [String]) -> Int {
    lines.dropLast().joined().reduce(0) { $0 + ($1 == "." ? 1 : $1 == ":" ? 2 : 0) }
  }

  @Test func `twenty dots are stacked by twos`() {
    let row = TerminalDots.Row(label: "better", numbers: (0..<100).map { 40 + Double($0) / 2 })
    let lines = lines([row])
    #expect(dots(lines) == 20)
    #expect(lines.contains { $0.hasPrefix("  better") && $0.contains("|") })
    #expect(lines.last == "  . is 1 in 20 simulated markets, : are two; | is no difference")
    #expect(lines[lines.count - 2].split(separator: " ") == ["0", "50", "100"])
  }

  @Test func `a heap too high has fewer dots`() {
    let row = TerminalDots.Row(label: "same", numbers: [Double](repeating: 7, count: 30))
    let lines = lines([row], zero: false)
    #expect(dots(lines) == 5)
    #expect(lines.last == "  . is 1 in 5 simulated markets, : are two")
    #expect(lines.count == 5)
  }

  @Test func `few numbers have a dot each`() {
    let lines = lines([.init(label: "few", numbers: [-1, 1, 100])])
    #expect(dots(lines) == 3)
    #expect(lines.last == "  . is one simulated market, : are two; | is no difference")
    // What is beside 0 does not hide the line.
    #expect(lines[0].contains(".|."))
  }

  @Test func `lines fit into eight lines of 80 columns`() {
    let numbers = (0..<200).map { Double($0 % 15) }
    let long = String(repeating: "a long name ", count: 9) + "\u{1B}[2J"
    let rows = (0..<4).map { _ in TerminalDots.Row(label: long, numbers: numbers) }
    let lines = lines(rows)
    #expect(lines.count <= 8)
    #expect(lines.allSatisfy { TextWidth.columns($0) <= 80 && !$0.contains("\u{1B}") })
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `no numbers have no lines`() {
    #expect(lines([]) == [])
    #expect(lines([.init(label: "none", numbers: [])]) == [])
  }
}
