import PlainText

/// A number over two inputs: a cell for each pair of values; of a difference with the break-even on the
/// borders of cells.
struct HeatMap: Sendable, Hashable {
  /// What the number is: `net benefit`.
  var what: String
  /// The input that runs to the right.
  var xAxis: String
  /// The input that runs upwards.
  var yAxis: String
  /// The values of the input that runs to the right.
  var xs: [String]
  /// The values of the input that runs upwards.
  var ys: [String]
  /// The numbers: for each value of the input that runs upwards, those of the other in order.
  var cells: [[Double?]]
  /// How they are written.
  var numbers: ChartNumbers
  /// Of a difference to the baseline, whether more is better; nil if the number is no difference.
  var betterIsHigher: Bool?

  private static let right = 356.0
  private static let top = 22.0
  private static let mostNames = 96.0

  /// Draws it.
  func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    Chart(
      id: id, title: title, note: note ?? defaultNote, description: description, drawing,
      numbers: table)
  }

  /// The number of a cell, if there is one.
  private func number(_ x: Int, _ y: Int) -> Double? {
    guard cells.indices.contains(y), cells[y].indices.contains(x), let number = cells[y][x],
      number.isFinite
    else { return nil }
    return number
  }

  private var all: [Double] {
    ys.indices.flatMap { y in xs.indices.compactMap { number($0, y) } }
  }

  private func isBetter(_ number: Double) -> Bool {
    betterIsHigher == false ? number <= 0 : number >= 0
  }

  // MARK: Drawing

  /// Where the cells lie.
  private struct Grid {
    var left: Double
    var width: Double
    var height: Double
    var rows: Int

    var bottom: Double { top + height * Double(rows) }

    func x(_ column: Int) -> Double { left + width * Double(column) }

    /// The lower edge of a row, counted upwards.
    func y(_ row: Int) -> Double { bottom - height * Double(row) }
  }

  private var grid: Grid {
    let style = TextStyle(.muted)
    let names = ys.map { style.width(of: TextWidth.printable($0)) }.max() ?? 0
    let left = min(names, Self.mostNames) + 8
    return Grid(
      left: left, width: (Self.right - left) / Double(max(1, xs.count)),
      height: max(18, min(26, 260 / Double(max(1, ys.count)))), rows: ys.count)
  }

  private var drawing: Drawing {
    let grid = self.grid
    let style = TextStyle(.muted)
    var marks: [Drawing.Mark] = [
      .text(style.clipped(yAxis, to: 352), at: .init(0, 13), .start, style)
    ]
    marks += tints(grid)
    for y in ys.indices {
      marks.append(
        .text(
          style.clipped(ys[y], to: grid.left - 8),
          at: .init(grid.left - 6, grid.y(y) - grid.height / 2 + 4), .end, style))
    }
    let format = self.format(width: grid.width - 3)
    for y in ys.indices {
      for x in xs.indices {
        guard let number = number(x, y) else { continue }
        marks.append(
          .text(
            format.text(number),
            at: .init(grid.x(x) + grid.width / 2, grid.y(y) - grid.height / 2 + 4), .middle,
            TextStyle(size: .small)))
      }
    }
    let contour = self.contour(grid)
    if !contour.isEmpty { marks.append(.lines(contour, Stroke(.text, width: 2.6))) }
    let (names, bottom) = self.names(grid)
    marks += names
    marks.append(
      .text(
        style.clipped(xAxis, to: 352),
        at: .init(middle(of: xAxis, around: (grid.left + Self.right) / 2), bottom + 16), .middle,
        style))
    return Drawing(height: bottom + 20, marks)
  }

  /// Where the middle of a text is, so that all of it is in the drawing.
  private func middle(of text: String, around x: Double) -> Double {
    let half = min(352, TextStyle(.muted).width(of: TextWidth.printable(text))) / 2
    return max(half + 2, min(358 - half, x))
  }

  /// Cells of one tint in one mark.
  private func tints(_ grid: Grid) -> [Drawing.Mark] {
    let sizes = all.map { betterIsHigher == nil ? $0 : abs($0) }
    let low = betterIsHigher == nil ? min(0, sizes.min() ?? 0) : 0
    let high = max(sizes.max() ?? 0, low)
    var rects: [[Drawing.Rect]] = Array(repeating: [], count: 2 * (Self.tints + 1))
    for y in ys.indices {
      for x in xs.indices {
        guard let number = number(x, y) else { continue }
        let size = betterIsHigher == nil ? number : abs(number)
        let share = high > low ? (size - low) / (high - low) : 0
        let isBad = betterIsHigher != nil && !isBetter(number)
        let tint = Int((share * Double(Self.tints)).rounded())
        rects[tint + (isBad ? Self.tints + 1 : 0)].append(
          .init(
            x: grid.x(x), y: grid.y(y + 1), width: grid.width - 1, height: grid.height - 1))
      }
    }
    return rects.enumerated().compactMap { place, rects in
      let (ink, tint): (Ink, Int) =
        place > Self.tints ? (.bad, place - Self.tints - 1) : (.best, place)
      // From .08 to .50: text on it keeps its contrast.
      return rects.isEmpty
        ? nil : .bars(rects, ink, opacity: 0.08 + 0.42 * Double(tint) / Double(Self.tints))
    }
  }

  private static let tints = 14

  /// The values of the input that runs to the right, in one row or in turns in two.
  private func names(_ grid: Grid) -> ([Drawing.Mark], bottom: Double) {
    let style = TextStyle(.muted)
    let widest = xs.map { style.width(of: TextWidth.printable($0)) }.max() ?? 0
    let rows = widest + 4 <= grid.width ? 1 : 2
    // The last name must not be pushed back on the one before.
    let room = rows == 1 ? grid.width - 4 : min(350, 1.6 * grid.width - 2)
    let marks = xs.indices.map { x in
      let text = style.clipped(xs[x], to: room)
      return Drawing.Mark.text(
        text,
        at: .init(
          middle(of: text, around: grid.x(x) + grid.width / 2),
          grid.bottom + 14 + Double(x % rows) * 14), .middle, style)
    }
    return (marks, grid.bottom + 14 * Double(rows))
  }

  // MARK: Numbers in cells

  /// How numbers are written in cells: divided by a unit, with as many decimals.
  private struct Format {
    var unit: Double
    var decimals: Int

    func text(_ number: Double) -> String {
      let digits = NumberText.fixed(abs(number) / unit, decimals: decimals)
      let isZero = !digits.contains { ("1"..."9").contains($0) }
      return (number < 0 && !isZero ? "−" : "") + digits
    }
  }

  /// The finest way to write the numbers for which there is room: with three digits or two of the largest.
  private func format(width: Double) -> Format {
    let largest = all.map(abs).max() ?? 0
    let style = TextStyle(size: .small)
    var format = Format(unit: 1, decimals: 0)
    for unit in units where unit <= 1 || largest >= unit {
      let most = Self.decimals(all, unit: unit)
      for decimals in [most, max(0, most - 1)] {
        format = Format(unit: unit, decimals: decimals)
        if all.allSatisfy({ style.width(of: format.text($0)) <= width }) { return format }
      }
    }
    return format
  }

  /// Units of cells, the first that suits is taken.
  private var units: [Double] {
    switch numbers {
    case .shares: [0.01]
    case .plain: [1, 1e-3, 1e-6, 1e3, 1e6, 1e9, 1e12]
    default: [1, 1e3, 1e6, 1e9, 1e12]
    }
  }

  /// The decimals that leave three digits of the largest number; none where all are whole.
  private static func decimals(_ numbers: [Double], unit: Double) -> Int {
    let scaled = numbers.map { abs($0) / unit }
    let largest = scaled.max() ?? 0
    if largest == 0 || scaled.allSatisfy({ abs($0 - $0.rounded()) < 1e-9 }) { return 0 }
    var (decimals, bound) = (0, 99.95)
    while largest < bound, decimals < 6 {
      decimals += 1
      bound /= 10
    }
    return decimals
  }

  // MARK: Break-even

  /// Lines on the borders between cells that are better and cells that are worse.
  private func contour(_ grid: Grid) -> [[Drawing.Point]] {
    if betterIsHigher == nil { return [] }
    var steps: [(Corner, Corner)] = []
    for y in ys.indices {
      for x in xs.indices {
        guard let number = number(x, y) else { continue }
        if let other = self.number(x + 1, y), isBetter(number) != isBetter(other) {
          steps.append((Corner(x: x + 1, y: y), Corner(x: x + 1, y: y + 1)))
        }
        if let other = self.number(x, y + 1), isBetter(number) != isBetter(other) {
          steps.append((Corner(x: x, y: y + 1), Corner(x: x + 1, y: y + 1)))
        }
      }
    }
    return Self.joined(steps).map { line in
      line.map { Drawing.Point(grid.x($0.x) - 0.5, grid.y($0.y) - 0.5) }
    }
  }

  private struct Corner: Hashable {
    var x: Int
    var y: Int
  }

  /// Steps put together to lines as long as can be.
  private static func joined(_ steps: [(Corner, Corner)]) -> [[Corner]] {
    var (steps, lines): ([(Corner, Corner)], [[Corner]]) = (steps, [])
    while let first = steps.popLast() {
      var line = [first.0, first.1]
      for _ in 0..<2 {
        while let place = steps.firstIndex(where: {
          $0.0 == line[line.count - 1] || $0.1 == line[line.count - 1]
        }) {
          let step = steps.remove(at: place)
          line.append(step.0 == line[line.count - 1] ? step.1 : step.0)
        }
        line.reverse()
      }
      lines.append(line)
    }
    return lines
  }

  // MARK: Words

  private var defaultNote: Prose {
    let unit = format(width: grid.width - 3).unit
    let units =
      numbers == .shares
      ? "Cells are in per cent. " : unit == 1 ? "" : "1 in a cell is \(numbers.value(unit)). "
    guard let betterIsHigher else { return Prose(units + "Stronger colour: larger.") }
    return Prose(
      units + "Thick line: break-even, where it is 0. Blue: better than that. Orange"
        + (betterIsHigher ? ", with a minus" : "") + ": worse.")
  }

  private var description: Prose {
    var text = "\(what.prefix(1).uppercased() + what.dropFirst()) by \(xAxis) (columns, "
    text += "\(xs.first ?? "-") to \(xs.last ?? "-")) and \(yAxis) "
    text += "(rows, \(ys.first ?? "-") to \(ys.last ?? "-"))."
    let places = ys.indices.flatMap { y in xs.indices.map { (x: $0, y: y) } }
      .filter { number($0.x, $0.y) != nil }
    func value(_ place: (x: Int, y: Int)) -> Double { number(place.x, place.y) ?? 0 }
    if let low = places.min(by: { value($0) < value($1) }),
      let high = places.max(by: { value($0) < value($1) })
    {
      func words(_ place: (x: Int, y: Int)) -> String {
        "\(numbers.value(value(place))) at \(xs[place.x]) and \(ys[place.y])"
      }
      text += " Smallest \(words(low)); largest \(words(high))."
    }
    if betterIsHigher != nil, !ys.isEmpty {
      text += " " + ys.indices.map(breakEven).joined(separator: "; ").capitalizedFirst + "."
    }
    text += trend(
      "From left to right", ys.indices.map { y in xs.indices.compactMap { number($0, y) } }, "row")
    text += trend(
      "From bottom to top", xs.indices.map { x in ys.indices.compactMap { number(x, $0) } },
      "column")
    return Prose(text)
  }

  /// Between which values of the input that runs to the right better turns to worse.
  private func breakEven(_ y: Int) -> String {
    let row = xs.indices.compactMap { x in number(x, y).map { (x: x, isBetter: isBetter($0)) } }
    guard let first = row.first else { return "no numbers at \(ys[y])" }
    let turns = zip(row, row.dropFirst()).filter { $0.isBetter != $1.isBetter }
    if turns.isEmpty { return "at \(ys[y]) \(first.isBetter ? "better" : "worse") throughout" }
    return "at \(ys[y]) break-even between "
      + turns.map { "\(xs[$0.x]) and \(xs[$1.x])" }.joined(separator: ", and between ")
  }

  /// Whether numbers rise or fall in all rows or columns.
  private func trend(_ way: String, _ lines: [[Double]], _ noun: String) -> String {
    let steps = lines.flatMap { zip($0, $0.dropFirst()).map { $1 - $0 } }
    if steps.isEmpty { return "" }
    if steps.allSatisfy({ $0 == 0 }) { return " \(way) nothing changes." }
    if steps.allSatisfy({ $0 >= 0 }) { return " \(way) it rises in every \(noun)." }
    if steps.allSatisfy({ $0 <= 0 }) { return " \(way) it falls in every \(noun)." }
    return " \(way) it rises in some places and falls in others."
  }

  private var table: Table {
    Table(
      [.init("\(yAxis) \\ \(xAxis)", .text)] + xs.map { .init($0) },
      rows: ys.indices.reversed().map { y in
        .cells([.text(ys[y])] + xs.indices.map { numbers.cell(number($0, y)) })
      })
  }
}

extension String {
  /// With a capital letter at its start.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
