import PlainText

/// From one number to another in steps: a waterfall of what is taken away and added in between.
struct Bridge: Sendable, Hashable {
  /// A number at an end.
  struct End: Sendable, Hashable {
    /// What it is.
    var label: String
    /// The number.
    var value: Double
    /// The colour of its bar.
    var ink: Ink
  }

  /// A step.
  struct Part: Sendable, Hashable {
    /// What is taken away or added.
    var label: String
    /// How much: below 0 it is taken away.
    var change: Double
  }

  /// What the numbers count: `hearings`.
  var axis: String
  /// How they are written.
  var numbers = ChartNumbers.people
  /// Where it begins.
  var start: End
  /// The steps, in order.
  var parts: [Part]
  /// Where it ends; what the parts do not explain is a step of its own.
  var end: End
  /// The word for a number that is smaller: `fewer` of people, `less` of money.
  var less = "fewer"

  private static let left = 8.0
  private static let right = 352.0
  private static let rowHeight = 33.0
  /// Steps that would be narrower than this are not drawn, but named below.
  private static let leastWidth = 1.0

  /// Draws it.
  func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    var rest = ""
    if !small.isEmpty {
      let sum = small.reduce(0) { $0 + $1.change }
      rest =
        " Not drawn, for they are too small: \(small.map(\.label).joined(separator: "; ")); "
        + "together \(words(sum))."
    }
    return Chart(
      id: id, title: title, note: (note ?? "Each part is counted in the simulation.") + Prose(rest),
      description: description, drawing, numbers: table)
  }

  /// The steps, with what they do not explain.
  private var allParts: [Part] {
    let sum = parts.reduce(start.value) { $0 + $1.change }
    let rest = end.value - sum
    let isExact = abs(rest) <= 1e-9 * max(abs(start.value), abs(end.value), 1)
    return isExact || !rest.isFinite ? parts : parts + [Part(label: "all else", change: rest)]
  }

  /// All numbers that are reached on the way.
  private var reached: [Double] {
    allParts.reduce(into: [start.value]) { $0.append($0[$0.count - 1] + $1.change) } + [end.value]
  }

  private var scale: Scale {
    let numbers = reached.filter(\.isFinite)
    let (low, high) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
    return Scale(low...(high > low ? high : low + 1), from: Self.left, to: Self.right)
  }

  private func isSmall(_ part: Part) -> Bool {
    let scale = self.scale
    return !(abs(scale(part.change) - scale(0)) >= Self.leastWidth)
  }

  private var small: [Part] { allParts.filter(isSmall) }

  /// A number, whole where things are counted, so that the parts add up.
  private func words(of number: Double) -> String {
    let isWhole = numbers == .people && (9.5..<1e6).contains(abs(number))
    return isWhole ? NumberText.fixed(number, decimals: 0) : numbers.value(number)
  }

  private func words(_ change: Double) -> String {
    change == 0 ? "no change" : words(of: abs(change)) + (change < 0 ? " \(less)" : " more")
  }

  // MARK: Drawing

  private var drawing: Drawing {
    let scale = self.scale
    var (bars, leaders, texts): ([Drawing.Mark], [[Drawing.Point]], [Drawing.Mark]) = ([], [], [])
    var row = 0
    func add(_ label: String, _ value: String, from: Double, to: Double, _ ink: Ink, isBold: Bool) {
      let top = Self.rowHeight * Double(row) + 19
      let (x, end) = (min(scale(from), scale(to)), max(scale(from), scale(to)))
      if row > 0 {
        leaders.append([.init(scale(from), top - 23), .init(scale(from), top)])
      }
      bars.append(.bars([.init(x: x, y: top, width: end - x, height: 10)], ink))
      let style = TextStyle(isBold: isBold, hasHalo: true)
      let room = Self.right - Self.left - style.width(of: value) - 10
      texts += [
        .text(style.clipped(label, to: room), at: .init(Self.left, top - 5), .start, style),
        .text(value, at: .init(Self.right, top - 5), .end, style),
      ]
      row += 1
    }
    func ofEnd(_ end: End) -> String { words(of: end.value) }
    add(start.label, ofEnd(start), from: 0, to: start.value, start.ink, isBold: true)
    var sum = start.value
    for part in allParts {
      if !isSmall(part) {
        add(
          part.label, words(part.change), from: sum, to: sum + part.change, .neutral, isBold: false)
      }
      if part.change.isFinite { sum += part.change }
    }
    // The last bar begins at 0, but the line to it comes from where the steps have led.
    add(end.label, ofEnd(end), from: 0, to: end.value, end.ink, isBold: true)
    leaders[leaders.count - 1] = leaders[leaders.count - 1].map { .init(scale(end.value), $0.y) }
    let bottom = Self.rowHeight * Double(row)
    var marks: [Drawing.Mark] = [.lines(leaders, .leader)] + bars
    if scale.domain.lowerBound < 0 {
      marks.append(.line([.init(scale(0), 4), .init(scale(0), bottom)], .zero))
    }
    return Drawing(height: bottom + 4, marks + texts)
  }

  // MARK: Words

  private var description: Prose {
    let steps = allParts.map { "\($0.label) \(words($0.change))" }.joined(separator: "; ")
    let trend =
      end.value == start.value
      ? "Both ends are equal."
      : "The end is \(words(end.value - start.value)) than the beginning."
    return Prose(
      "Bars that lead from \(start.label), \(words(of: start.value)) \(axis), to \(end.label), "
        + "\(words(of: end.value)), in steps: \(steps.isEmpty ? "none" : steps). \(trend)")
  }

  private var table: Table {
    func row(_ label: String, _ number: Double) -> Table.Row {
      .cells([.text(label), numbers.cell(number)])
    }
    return Table(
      [.init("part", .text), .init(numbers.axisLabel(axis))],
      rows: [row(start.label, start.value)] + allParts.map { row($0.label, $0.change) }
        + [row(end.label, end.value)])
  }
}
