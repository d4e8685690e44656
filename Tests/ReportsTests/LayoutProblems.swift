@testable import Reports

/// What is wrong with where the marks of a chart are: what a reader sees at once, and no parser does.
///
/// Texts are measured as they are printed, where they are largest; in pictures of a strip as on a phone.
struct LayoutProblems {
  /// How much texts may overlap, and anything may leave the drawing, in units.
  private static let tolerance = 2.0
  /// The least size of text in pixels.
  private static let leastText = 10.0

  /// A part of the drawing.
  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func overlap(_ other: Box) -> Double {
      min(
        min(right, other.right) - max(left, other.left),
        min(bottom, other.bottom) - max(top, other.top))
    }
  }

  private let drawing: Drawing
  private var found: [String] = []
  private var texts: [(text: String, box: Box)] = []
  /// Marks that others may cover, the lowest first; those of groups are there to be covered.
  private var marks: [Drawing.Mark] = []

  /// All problems of a chart; an empty list if there are none.
  static func of(_ chart: Chart) -> [String] {
    var groups: [String: [Drawing.Mark]] = [:]
    for drawing in chart.drawings { collect(drawing.marks, into: &groups) }
    return chart.drawings.enumerated().flatMap { place, drawing in
      of(drawing, groups: groups).map {
        chart.drawings.count == 1 ? $0 : "drawing \(place): \($0)"
      }
    }
  }

  /// All problems of a drawing; an empty list if there are none.
  static func of(_ drawing: Drawing, groups: [String: [Drawing.Mark]] = [:]) -> [String] {
    var problems = LayoutProblems(drawing: drawing)
    problems.place(drawing.marks, x: 0, y: 0, groups)
    problems.compareTexts()
    problems.lookForHidden()
    return problems.found
  }

  private init(drawing: Drawing) { self.drawing = drawing }

  private static func collect(_ marks: [Drawing.Mark], into groups: inout [String: [Drawing.Mark]])
  {
    for mark in marks {
      switch mark {
      case .group(let id, let inner):
        groups[id] = inner
        collect(inner, into: &groups)
      case .shifted(_, _, let inner): collect(inner, into: &groups)
      default: break
      }
    }
  }

  // MARK: Marks

  private mutating func place(
    _ marks: [Drawing.Mark], x: Double, y: Double, _ groups: [String: [Drawing.Mark]],
    isGroup: Bool = false
  ) {
    func moved(_ points: [Drawing.Point]) -> [Drawing.Point] {
      points.map { .init($0.x + x, $0.y + y) }
    }
    for mark in marks {
      var placed: Drawing.Mark?
      switch mark {
      case .group(_, let inner): place(inner, x: x, y: y, groups, isGroup: true)
      case .reuse(let id):
        guard let inner = groups[id] else {
          found.append("there is no group \(id)")
          continue
        }
        place(inner, x: x, y: y, groups, isGroup: true)
      case .shifted(let dx, let dy, let inner):
        place(inner, x: x + dx, y: y + dy, groups, isGroup: isGroup)
      case .line(let points, let stroke):
        check(moved(points), around: 0, "line")
        check(stroke)
        placed = .line(moved(points), stroke)
      case .lines(let lines, let stroke):
        for line in lines { check(moved(line), around: 0, "line") }
        check(stroke)
        placed = .lines(lines.map(moved), stroke)
      case .dots(let points, let diameter, let ink):
        check(moved(points), around: diameter / 2, "dot")
        placed = .dots(moved(points), diameter: diameter, ink)
      case .squares(let points, let side, let ink):
        check(moved(points), around: side / 2, "square")
        placed = .squares(moved(points), side: side, ink)
      case .rings(let points, let diameter, let stroke):
        check(moved(points), around: diameter / 2, "ring")
        check(stroke)
        placed = .rings(moved(points), diameter: diameter, stroke)
      case .bars(let bars, let ink, let opacity):
        let bars = bars.map {
          Drawing.Rect(x: $0.x + x, y: $0.y + y, width: $0.width, height: $0.height)
        }
        for bar in bars {
          if !(bar.width >= 0 && bar.height >= 0) { found.append("bar of negative size: \(bar)") }
          let end = Drawing.Point(bar.x + bar.width, bar.y + bar.height)
          check([.init(bar.x, bar.y), end], around: 0, "bar")
        }
        if opacity <= 0 { found.append("bar of no opacity") }
        placed = .bars(bars, ink, opacity: opacity)
      case .text(let text, let point, let anchor, let style):
        check(text, at: .init(point.x + x, point.y + y), anchor, style)
      }
      if let placed, !isGroup { self.marks.append(placed) }
    }
  }

  private mutating func check(_ points: [Drawing.Point], around radius: Double, _ what: String) {
    let spare = Self.tolerance - radius
    let outside = points.filter {
      !(-spare...drawing.width + spare).contains($0.x)
        || !(-spare...drawing.height + spare).contains($0.y)
    }
    if !outside.isEmpty { found.append("\(what) leaves the drawing: \(outside)") }
  }

  private mutating func check(_ stroke: Stroke) {
    if !(stroke.width > 0 && stroke.opacity > 0) {
      found.append("line that is not drawn: \(stroke)")
    }
  }

  // MARK: Texts

  private mutating func check(
    _ text: String, at point: Drawing.Point, _ anchor: Drawing.Anchor, _ style: TextStyle
  ) {
    // Pictures of a strip stand side by side on a phone, with larger text.
    let isOfStrip = drawing.width < 300
    let printed: Double =
      switch style.size {
      case .small: 11
      case .normal: 13.6
      case .large: 22
      }
    let (height, scale) = isOfStrip ? (17, 0.67) : (printed, 0.92)
    let onScreen = isOfStrip ? 17 : style.height
    if onScreen * scale < Self.leastText { found.append("text is too small: \(text)") }
    let width = style.width(of: text) * height / printed
    let left =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    // Without descenders, which most texts do not have two of in a row.
    let box = Box(
      left: left, right: left + width, top: point.y - 0.73 * height, bottom: point.y + 0.1 * height)
    if text.isEmpty { found.append("text is empty at \(point)") }
    if box.left < -Self.tolerance || box.right > drawing.width + Self.tolerance
      || box.top < -Self.tolerance
      || box.bottom > drawing.height + Self.tolerance || !(box.left + box.top).isFinite
    {
      found.append("text leaves the drawing: \(text)")
    }
    texts.append((text, box))
  }

  private mutating func compareTexts() {
    for (place, one) in texts.enumerated() {
      for other in texts[..<place] where one.box.overlap(other.box) > Self.tolerance {
        found.append("text overlaps: \(other.text) | \(one.text)")
      }
    }
  }

  // MARK: What is hidden

  /// Looks for lines that carry meaning and bars of which more than three quarters are covered by later marks.
  private mutating func lookForHidden() {
    for (place, mark) in marks.enumerated() {
      var points: [Drawing.Point] = []
      switch mark {
      case .line(let line, let stroke) where stroke.ink != .grid && stroke.ink != .axis:
        points = Self.along([line])
      case .lines(let lines, let stroke) where stroke.ink != .grid && stroke.ink != .axis:
        points = Self.along(lines)
      case .bars(let bars, let ink, _) where ink != .band: points = Self.inside(bars)
      case .squares(let centres, _, _): points = centres
      default: continue
      }
      let covered = points.filter { point in
        marks[(place + 1)...].contains { Self.covers($0, point) }
      }
      if 4 * covered.count > 3 * points.count { found.append("hidden by others: \(mark)") }
    }
  }

  private static func along(_ lines: [[Drawing.Point]]) -> [Drawing.Point] {
    lines.flatMap { line in
      zip(line, line.dropFirst()).flatMap { from, to in
        (0...20).map { step in
          let share = Double(step) / 20
          return Drawing.Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
        }
      }
    }
  }

  private static func inside(_ bars: [Drawing.Rect]) -> [Drawing.Point] {
    bars.filter { $0.width > 0 && $0.height > 0 }.flatMap { bar in
      (1...9).map { .init(bar.x + bar.width * Double($0) / 10, bar.y + bar.height / 2) }
    }
  }

  private static func covers(_ mark: Drawing.Mark, _ point: Drawing.Point) -> Bool {
    switch mark {
    case .bars(let bars, _, let opacity):
      opacity > 0.6
        && bars.contains {
          ($0.x...$0.x + $0.width).contains(point.x) && ($0.y...$0.y + $0.height).contains(point.y)
        }
    case .dots(let centres, let size, _), .rings(let centres, let size, _):
      centres.contains {
        let (x, y) = ($0.x - point.x, $0.y - point.y)
        return x * x + y * y < size * size / 4
      }
    case .squares(let centres, let side, _):
      centres.contains { max(abs($0.x - point.x), abs($0.y - point.y)) < side / 2 }
    default: false
    }
  }
}
