import Statistics

/// Whether a what-if is better: paired differences to the baseline as dots beside a line at 0.
///
/// The line and a band of 1 % of the baseline are always there: without them a difference of 1 in 1,000
/// fills the chart and looks large.
public struct DifferenceDots: Sendable, Hashable {
  /// A what-if: its name and its differences, one for each simulated market.
  public struct Row: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The colour of its name, and of the dots that are not worse.
    public var ink: Ink
    /// What-if less baseline; those that are not finite are left out.
    public var differences: [Double]
    /// How they divide, where some are too close to tell; nil where their signs decide.
    public var counts: Counts?

    /// Makes a row.
    public init(_ name: String, _ ink: Ink, differences: [Double], counts: Counts? = nil) {
      self.name = name
      self.ink = ink
      self.differences = differences
      self.counts = counts
    }
  }

  /// How many differences are for the better and for the worse.
  public struct Counts: Sendable, Hashable {
    /// How many are for the better.
    public var better: Int
    /// How many are for the worse.
    public var worse: Int

    /// Makes counts.
    public init(better: Int, worse: Int) {
      self.better = better
      self.worse = worse
    }
  }

  /// What is compared: `net present value`.
  public var axis: String
  /// How amounts are written.
  public var numbers: ChartNumbers
  /// What a difference for the worse is called: `worse`, `more`.
  public var worse: String
  /// What a difference for the better is called: `better`, `fewer`.
  public var better: String
  /// Whether higher is better.
  public var betterIsHigher: Bool
  /// The mean of the baseline.
  public var baseline: Double
  /// The what-ifs from top to bottom.
  public var rows: [Row]
  /// What a difference belongs to, in the singular: `simulated market`.
  public var what: String

  /// The most dots of a row.
  static let dots = 100
  /// A band narrower than this is drawn, but not explained.
  private static let leastBand = 5.0

  /// Makes a chart of differences.
  ///
  /// - Parameters:
  ///   - axis: What is compared.
  ///   - numbers: How amounts are written.
  ///   - worse: What a difference for the worse is called.
  ///   - better: What a difference for the better is called.
  ///   - betterIsHigher: Whether higher is better.
  ///   - baseline: The mean of the baseline.
  ///   - rows: The what-ifs from top to bottom.
  ///   - what: What a difference belongs to, in the singular.
  public init(
    axis: String, _ numbers: ChartNumbers, worse: String = "worse", better: String = "better",
    betterIsHigher: Bool = true, baseline: Double, rows: [Row], what: String = "simulated market"
  ) {
    self.axis = axis
    self.numbers = numbers
    self.worse = worse
    self.better = better
    self.betterIsHigher = betterIsHigher
    self.baseline = baseline
    self.rows = rows.map { row in
      var row = row
      row.differences.removeAll { !Scale.isDrawn($0) }
      return row
    }.filter { !$0.differences.isEmpty }
    self.what = what
  }

  /// The chart.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - title: What was found, with its number.
  ///   - note: How to read it, or nil for what a dot, a colour and the band are.
  /// - Returns: The chart with its description, its numbers and its version for a terminal.
  public func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    let dots = rows.map { DotStacks.dots(of: $0.differences, atMost: Self.dots) }
    let scale = Scale(around: dots.flatMap(\.self) + [0, -band, band], from: 26, to: 334)
    let stacks = DotStacks(
      rows.map(\.differences), atMost: Self.dots, scale, largest: rows.count > 1 ? 7.2 : 8,
      room: rows.count > 1 ? 64 : 96, zero: true)
    return Chart(
      id: id, title: title, note: note ?? meaning(stacks, scale), description: description,
      drawing(stacks, scale), numbers: table, lines: lines(dots, scale.domain))
  }

  /// A difference in words: `€22,000 worse`.
  public func words(_ difference: Double) -> String {
    let amount = numbers.value(abs(difference))
    guard difference != 0, amount.contains(where: { ("1"..."9").contains($0) }) else {
      return "no difference"
    }
    return "\(amount) \(isBetter(difference) ? better : worse)"
  }

  private func isBetter(_ difference: Double) -> Bool { (difference > 0) == betterIsHigher }

  /// What does not matter: 1 % of the baseline.
  private var band: Double { baseline.isFinite ? abs(baseline) / 100 : 0 }

  // MARK: The picture

  private func drawing(_ stacks: DotStacks, _ scale: Scale) -> Drawing {
    var marks: [Drawing.Mark] = []
    var top = 28.0
    for (index, row) in rows.enumerated() {
      let bottom = top + 22 + stacks.heights[index]
      let points = stacks.points(index, bottom: bottom - 1)
      marks.append(.line([.init(14, bottom), .init(346, bottom)], Stroke(.axis)))
      for (ink, isDrawn) in sides(row) {
        let some = zip(stacks.numbers[index], points).filter { isDrawn($0.0) }.map(\.1)
        if !some.isEmpty { marks.append(.dots(some, diameter: stacks.diameter - 0.5, ink)) }
      }
      marks.append(
        RowLabel(row.name, words: split(row), row.ink).mark(above: points, at: top + 13))
      top = bottom + 12
    }
    let zero = scale(0)
    let axis = Axis(across: scale, numbers, label: "\(axis), difference to today")
    let area = Drawing.Rect(
      x: scale(-band), y: 26, width: scale(band) - scale(-band), height: top - 26)
    let line = Drawing.Mark.line([.init(zero, 10), .init(zero, top)], .zero)
    return Drawing(
      height: top + 36,
      (band > 0 ? [.bars([area], .band, opacity: 0.55)] : [])
        + axis.marksBelow(top: 26, bottom: top) + [line] + sideWords(zero) + marks)
  }

  /// The colours of a row, each with the differences that have it.
  private func sides(_ row: Row) -> [(Ink, (Double) -> Bool)] {
    [
      (.bad, { $0 != 0 && !isBetter($0) }), (.baseline, { $0 == 0 }),
      (row.ink, { $0 != 0 && isBetter($0) }),
    ]
  }

  /// What lies on either side of the line, where there is room.
  private func sideWords(_ zero: Double) -> [Drawing.Mark] {
    let style = TextStyle(.muted)
    let (left, right) = betterIsHigher ? (worse, better) : (better, worse)
    let texts = (left: "← \(left)", right: "\(right) →")
    // At an edge both stand on the side where there is room.
    let leftRoom = zero - 6 - style.width(of: texts.left)
    let rightRoom = 360 - zero - 6 - style.width(of: texts.right)
    return [
      leftRoom >= 0 ? .text(texts.left, at: .init(zero - 6, 20), .end, style) : nil,
      rightRoom >= 0 ? .text(texts.right, at: .init(zero + 6, 20), .start, style) : nil,
    ].compactMap(\.self)
  }

  // MARK: The words

  /// In how many it is better or worse: `better in 97 of 100`, `better in 60 of 100, worse in 40`.
  private func split(_ row: Row) -> String {
    let count = row.differences.count
    let counts = counts(row)
    let isForBetter = counts.better >= counts.worse
    let (first, other) =
      isForBetter ? (counts.better, counts.worse) : (counts.worse, counts.better)
    let (word, otherWord) = isForBetter ? (better, worse) : (worse, better)
    if first == 0 { return row.counts == nil ? "no difference" : "too close to tell" }
    let words = "\(word) in \(Value.count(first)) of \(Value.count(count))"
    return other == 0 ? words : words + ", \(otherWord) in \(Value.count(other))"
  }

  private func counts(_ row: Row) -> Counts {
    if let counts = row.counts { return counts }
    let moved = row.differences.filter { $0 != 0 }
    let better = moved.count(where: isBetter)
    return Counts(better: better, worse: moved.count - better)
  }

  private func meaning(_ stacks: DotStacks, _ scale: Scale) -> Prose {
    var text: Prose = "\(stacks.meaning(what))."
    if rows.contains(where: { $0.differences.contains { $0 != 0 && !isBetter($0) } }) {
      text += " Orange: \(worse)."
    }
    if scale(band) - scale(-band) > Self.leastBand {
      text += " Grey band: less than 1 % of today’s value."
    }
    return text
  }

  private var description: Prose {
    var text: Prose = "Paired differences of \(axis) to the baseline, one for each \(what)."
    for row in rows {
      guard let found = Quantile.of(row.differences, [0.05, 0.5, 0.95]) else { continue }
      text += " \(row.name): median \(words(found[1]))"
      let (low, high) = (words(found[0]), words(found[2]))
      let isSameSide = found[0] != 0 && found[0].sign == found[2].sign
      let first = isSameSide ? numbers.value(abs(found[0])) : low
      text += low == high ? "; nine in ten \(low)" : ", nine in ten between \(first) and \(high)"
      text += ", \(split(row))."
    }
    let all = rows.flatMap(\.differences)
    if !all.isEmpty {
      if all.allSatisfy({ $0 > 0 }) {
        text += " All dots lie right of zero."
      } else if all.allSatisfy({ $0 < 0 }) {
        text += " All dots lie left of zero."
      } else {
        text += " Dots lie on both sides of zero or on it."
      }
    }
    if band > 0 {
      text +=
        " The band of less than 1 % of the baseline reaches \(numbers.value(band)) to each side."
    }
    return text
  }

  private var table: Table {
    let headings = ["mean", "5th percentile", "median", "95th percentile"]
    let counted = [better, worse].map { Table.Column("\($0) in", .number) }
    return Table(
      [Table.Column("what-if", .text)] + headings.map { Table.Column($0) } + counted,
      rows: rows.map { row in
        let found = Quantile.of(row.differences, [0.05, 0.5, 0.95]) ?? []
        let count = row.differences.count
        let mean = row.differences.reduce(0, +) / Double(count)
        let counts = counts(row)
        return .cells(
          [.text(row.name)] + ([mean] + found).map(cell)
            + [counts.better, counts.worse].map {
              .text("\(Value.count($0)) of \(Value.count(count))")
            })
      })
  }

  /// A difference of the table, whole and with its side: `21,900 worse`.
  private func cell(_ difference: Double) -> Value {
    let amount = numbers.cell(abs(difference)).text
    let isSome = amount.contains { ("1"..."9").contains($0) }
    return .text(isSome ? "\(amount) \(isBetter(difference) ? better : worse)" : amount)
  }

  private func lines(_ dots: [[Double]], _ domain: ClosedRange<Double>) -> [String] {
    let shown = zip(rows, dots).map { row, dots in
      let words = split(row)
      return TerminalDots.Row(
        label: rows.count > 1 ? "\(row.name): \(words)" : words, numbers: dots)
    }
    let axis = Axis(across: Scale(domain, from: 0, to: 240), numbers, label: "")
    return TerminalDots(shown, domain, hasZero: true).lines(axis.ticks, of: what)
  }
}
