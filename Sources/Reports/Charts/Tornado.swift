import PlainText

/// Which input matters: for each a bar from the result with the input low to that with it high, all others as
/// assumed; the longest bar first.
struct Tornado: Sendable, Hashable {
  /// An input.
  struct Bar: Sendable, Hashable {
    /// What it is.
    var label: String
    /// Its low value, or the alternative with the smaller result.
    var lowText: String
    /// Its high value, or the alternative with the larger result.
    var highText: String
    /// The result where it is low.
    var low: Double
    /// The result where it is high.
    var high: Double
    /// All of its low value, for the table, where a chart has no room for it.
    var lowWhole: String?
    /// All of its high value.
    var highWhole: String?
    /// Whether, where it crosses zero, simulation error cannot be why.
    var isClear = true

    /// How much it matters.
    var size: Double { abs(high - low) }
  }

  /// What the result is: `net benefit of fix-60`.
  var axis: String
  /// How results are written.
  var numbers: ChartNumbers
  /// Of a difference to the baseline, whether more is better; nil if the result is no difference.
  var betterIsHigher: Bool?
  /// The result with all inputs as assumed.
  var assumed: Double
  /// The inputs.
  var bars: [Bar]

  /// The most bars that are drawn; the others are in the table.
  private static let mostBars = 8
  private static let rowHeight = 34.0
  private static let gap = 4.0
  private static let mostEndText = 110.0
  private static let mostText = 160.0

  /// Draws it.
  func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    var words: Prose =
      note ?? "Bar ends: the input at its 5th and 95th percentile, all others as assumed."
    if sorted.count > Self.mostBars {
      let rest = sorted[Self.mostBars...]
      words += """
         Not drawn: \(rest.count, "input") that \(rest.count == 1 ? "changes" : "change") it by at most \
        \(numbers.value(rest[rest.startIndex].size)).
        """
    }
    return Chart(
      id: id, title: title, note: words, description: description, drawing, numbers: table)
  }

  /// The bars, longest first; those of one length in their order.
  private var sorted: [Bar] {
    bars.enumerated().sorted {
      $0.element.size != $1.element.size
        ? $0.element.size > $1.element.size : $0.offset < $1.offset
    }.map(\.element)
  }

  // MARK: Drawing

  /// A bar with what stands at its ends.
  private struct Row {
    var low: Double
    var high: Double
    /// What stands left of it.
    var left: String
    /// What stands right of it.
    var right: String
    /// What stands beside it if it is too short to have two ends.
    var both: String

    init(_ bar: Bar) {
      let isUpwards = bar.low <= bar.high
      low = min(bar.low, bar.high)
      high = max(bar.low, bar.high)
      let style = TextStyle(.muted)
      left = style.clipped(isUpwards ? bar.lowText : bar.highText, to: mostEndText)
      right = style.clipped(isUpwards ? bar.highText : bar.lowText, to: mostEndText)
      both = style.clipped(
        "\(bar.lowText) to \(bar.highText)" + (low == high ? ": no change" : ""), to: mostText)
    }
  }

  /// What stands left and right of a bar; beside a short one all is on the side where there is more room.
  private func ends(of row: Row, _ scale: Scale) -> (left: String, right: String) {
    if scale(row.high) - scale(row.low) >= 3 { return (row.left, row.right) }
    let isLeft = row.low - scale.domain.lowerBound < scale.domain.upperBound - row.low
    return isLeft ? ("", row.both) : (row.both, "")
  }

  /// A scale that leaves room for what stands beside the bars.
  private func scale(_ rows: [Row]) -> Scale {
    let style = TextStyle(.muted)
    var shown = rows.flatMap { [$0.low, $0.high] } + [assumed]
    if betterIsHigher != nil { shown.append(0) }
    var (start, end) = (24.0, 336.0)
    var scale = Scale(around: shown, from: start, to: end)
    // Each step moves the ends in, and with them the texts; it settles quickly.
    for _ in 0..<12 {
      for row in rows {
        let texts = ends(of: row, scale)
        if !texts.left.isEmpty {
          start += max(0, 2 - (scale(row.low) - Self.gap - style.width(of: texts.left)))
        }
        if !texts.right.isEmpty {
          end -= max(0, scale(row.high) + Self.gap + style.width(of: texts.right) - 358)
        }
        (start, end) = (min(start, 140), max(end, 190))
        scale = Scale(around: shown, from: start, to: end)
      }
    }
    return scale
  }

  private var drawing: Drawing {
    let drawn = sorted.prefix(Self.mostBars)
    let rows = drawn.map(Row.init)
    let scale = self.scale(rows)
    let top = 22.0 + (names(rows, scale, y: 0).isEmpty ? 0 : 15)
    let bottom = top + Self.rowHeight * Double(rows.count) + 6
    var marks = Axis(across: scale, numbers, label: axis).marksBelow(top: top, bottom: bottom)
    let ink: Ink = betterIsHigher == nil ? .neutral : .best
    let style = TextStyle.name(ink)
    let words = style.clipped("as assumed: \(numbers.value(assumed))", to: 350)
    var texts: [Drawing.Mark] = [
      .text(words, at: .init(Self.middle(words, style, around: scale(assumed)), 12), .middle, style)
    ]
    texts += names(rows, scale, y: 28)
    for (place, (bar, row)) in zip(drawn, rows).enumerated() {
      let y = top + Self.rowHeight * Double(place) + 20
      marks += self.bars(row, scale, y: y)
      let label = TextStyle(hasHalo: true)
      texts.append(.text(label.clipped(bar.label, to: 352), at: .init(4, y - 4), .start, label))
      let ends = self.ends(of: row, scale)
      let end = TextStyle(.muted, hasHalo: true)
      if !ends.left.isEmpty {
        texts.append(.text(ends.left, at: .init(scale(row.low) - Self.gap, y + 9), .end, end))
      }
      if !ends.right.isEmpty {
        let x = max(scale(row.high), scale(row.low) + 2) + Self.gap
        texts.append(.text(ends.right, at: .init(x, y + 9), .start, end))
      }
    }
    if scale.domain.contains(0) {
      marks.append(.line([.init(scale(0), top), .init(scale(0), bottom)], .zero))
    }
    marks.append(
      .line(
        [.init(scale(assumed), top - 2), .init(scale(assumed), bottom)],
        Stroke(ink, isDashed: true)))
    return Drawing(height: bottom + 35, marks + texts)
  }

  /// Where the middle of a text is, so that all of it is in the drawing.
  private static func middle(_ text: String, _ style: TextStyle, around x: Double) -> Double {
    let half = style.width(of: text) / 2
    return max(half + 2, min(358 - half, x))
  }

  /// A bar, divided at zero where its sides are better and worse.
  private func bars(_ row: Row, _ scale: Scale, y: Double) -> [Drawing.Mark] {
    func bar(_ low: Double, _ high: Double, _ ink: Ink) -> Drawing.Mark {
      .bars(
        [.init(x: scale(low), y: y, width: max(2, scale(high) - scale(low)), height: 10)], ink)
    }
    guard let betterIsHigher else { return [bar(row.low, row.high, .neutral)] }
    let (below, above): (Ink, Ink) = betterIsHigher ? (.bad, .best) : (.best, .bad)
    if row.low >= 0 { return [bar(row.low, row.high, above)] }
    if row.high <= 0 { return [bar(row.low, row.high, below)] }
    return [bar(row.low, 0, below), bar(0, row.high, above)]
  }

  /// What the sides of zero are, where there are results on both.
  private func names(_ rows: [Row], _ scale: Scale, y: Double) -> [Drawing.Mark] {
    guard let betterIsHigher, rows.contains(where: { $0.low < 0 }),
      rows.contains(where: { $0.high > 0 })
    else { return [] }
    let style = TextStyle(.muted)
    let words = betterIsHigher ? ["← worse", "better →"] : ["← better", "worse →"]
    var marks: [Drawing.Mark] = []
    if scale(0) - 6 - style.width(of: words[0]) >= 2 {
      marks.append(.text(words[0], at: .init(scale(0) - 6, y), .end, style))
    }
    if scale(0) + 6 + style.width(of: words[1]) <= 358 {
      marks.append(.text(words[1], at: .init(scale(0) + 6, y), .start, style))
    }
    return marks
  }

  // MARK: Words

  private var description: Prose {
    var text =
      "\(axis.prefix(1).uppercased() + axis.dropFirst()) with one input low and high, all others as assumed"
    text += ", where it is \(numbers.value(assumed)). "
    text += sorted.map {
      "\($0.label) from \($0.lowText) to \($0.highText): \(numbers.value($0.low)) to \(numbers.value($0.high))"
    }.joined(separator: "; ")
    text += "."
    if let betterIsHigher {
      let ends = bars.flatMap { [$0.low, $0.high] }.map { betterIsHigher ? $0 : -$0 }
      if ends.allSatisfy({ $0 > 0 }) {
        text += " All are better than today."
      } else if ends.allSatisfy({ $0 < 0 }) {
        text += " All are worse than today."
      } else {
        let crossing = sorted.filter { $0.low * $0.high < 0 }
        let turns = crossing.filter(\.isClear).map(\.label)
        let open = crossing.filter { !$0.isClear }.map(\.label)
        if crossing.isEmpty { text += " No bar crosses zero." }
        if !turns.isEmpty { text += " Zero is crossed by: \(turns.joined(separator: "; "))." }
        if !open.isEmpty {
          text += " Not clearly on both sides of zero: \(open.joined(separator: "; "))."
        }
      }
    }
    return Prose(text)
  }

  private var table: Table {
    Table(
      [
        .init("input", .text), .init("low"), .init("high"), .init("result\nwhere low"),
        .init("result\nwhere high"),
      ],
      rows: sorted.map {
        .cells([
          .text($0.label), .text($0.lowWhole ?? $0.lowText), .text($0.highWhole ?? $0.highText),
          numbers.cell($0.low), numbers.cell($0.high),
        ])
      } + [
        .cells(["all as assumed", .empty, .empty, numbers.cell(assumed), numbers.cell(assumed)])
      ])
  }
}
