/// Drawings as elements of SVG, with classes for inks and text.
struct DrawingMarkup {
  /// What the names of groups begin with: names are unique on a page.
  let id: String

  /// The elements of a drawing.
  func elements(_ drawing: Drawing) -> String { drawing.marks.map(element).joined() }

  private func element(_ mark: Drawing.Mark) -> String {
    switch mark {
    case .line(let points, let stroke): return path([points], stroke)
    case .lines(let lines, let stroke): return path(lines, stroke)
    case .dots(let points, let diameter, let ink): return dots(points, diameter, ink, "d")
    case .squares(let points, let side, let ink): return dots(points, side, ink, "q")
    case .rings(let points, let diameter, let stroke):
      let radius = Markup.tenths(diameter / 2)
      let data = points.map { point in
        let arc = "a\(Markup.numbers(radius, radius)) 0 1 0 "
        return "M" + Markup.numbers(Markup.tenths(point.x) - radius, Markup.tenths(point.y))
          + arc + Markup.numbers(2 * radius, 0) + arc + Markup.numbers(-2 * radius, 0) + "z"
      }
      return "<path class=\"ring \(stroke.ink.line)\"\(attributes(stroke)) d=\"\(data.joined())\"/>"
    case .bars(let bars, let ink, let opacity):
      return bars.isEmpty ? "" : self.bars(bars, ink, opacity)
    case .text(let text, let point, let anchor, let style):
      return self.text(text, point, anchor, style)
    case .group(let name, let marks):
      return "<g id=\"\(id)-\(Markup.id(name))\">\(marks.map(element).joined())</g>"
    case .reuse(let name): return "<use href=\"#\(id)-\(Markup.id(name))\"/>"
    case .shifted(let x, let y, let marks):
      let place = "\(Markup.units(x)) \(Markup.units(y))"
      return "<g transform=\"translate(\(place))\">\(marks.map(element).joined())</g>"
    }
  }

  private func path(_ lines: [[Drawing.Point]], _ stroke: Stroke) -> String {
    var data = ""
    for line in lines where !line.isEmpty {
      var last = (x: 0, y: 0)
      for (index, point) in line.enumerated() {
        let next = (x: Markup.tenths(point.x), y: Markup.tenths(point.y))
        if index == 0 {
          data += "M" + Markup.numbers(next.x, next.y)
        } else {
          // Steps are shorter than places; whole tenths add up exactly.
          let step = Markup.numbers(next.x - last.x, next.y - last.y)
          data += (index == 1 ? "l" : step.hasPrefix("-") ? "" : " ") + step
        }
        last = next
      }
    }
    if data.isEmpty { return "" }
    return "<path class=\"\(stroke.ink.line)\"\(attributes(stroke)) d=\"\(data)\"/>"
  }

  private func attributes(_ stroke: Stroke) -> String {
    var text = ""
    if stroke.width != 1 { text += " stroke-width=\"\(Markup.units(stroke.width))\"" }
    if stroke.opacity != 1 { text += " opacity=\"\(hundredths(stroke.opacity))\"" }
    if stroke.isDashed { text += " stroke-dasharray=\"4 4\"" }
    return text
  }

  private func hundredths(_ share: Double) -> String {
    let hundredths = Int((min(max(share, 0), 1) * 100).rounded())
    return hundredths == 100 ? "1" : "." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
  }

  /// Lines of no length, whose round or square ends are all that is seen.
  private func dots(
    _ points: [Drawing.Point], _ size: Double, _ ink: Ink, _ ends: String
  ) -> String {
    guard !points.isEmpty else { return "" }
    var (data, last) = ("", (x: 0, y: 0))
    for point in points {
      let next = (x: Markup.tenths(point.x), y: Markup.tenths(point.y))
      data +=
        data.isEmpty
        ? "M" + Markup.numbers(next.x, next.y)
        : "m" + Markup.numbers(next.x - last.x, next.y - last.y)
      data += "h0"
      last = next
    }
    return
      "<path class=\"\(ends) \(ink.line)\" stroke-width=\"\(Markup.units(size))\" d=\"\(data)\"/>"
  }

  private func bars(_ bars: [Drawing.Rect], _ ink: Ink, _ opacity: Double) -> String {
    let data = bars.map { bar in
      let (width, height) = (Markup.tenths(bar.width), Markup.tenths(bar.height))
      return "M" + Markup.numbers(Markup.tenths(bar.x), Markup.tenths(bar.y))
        + "h\(Markup.number(width))v\(Markup.number(height))h\(Markup.number(-width))z"
    }
    let tint = opacity == 1 ? "" : " fill-opacity=\"\(hundredths(opacity))\""
    return "<path class=\"\(ink.area)\"\(tint) d=\"\(data.joined())\"/>"
  }

  private func text(
    _ text: String, _ point: Drawing.Point, _ anchor: Drawing.Anchor, _ style: TextStyle
  ) -> String {
    var classes: [String] = style.ink == .text ? [] : [style.ink.words]
    if style.isBold { classes.append("b") }
    if style.hasHalo { classes.append("halo") }
    switch style.size {
    case .small: classes.append("sm")
    case .normal: break
    case .large: classes.append("lg")
    }
    let anchored =
      switch anchor {
      case .start: ""
      case .middle: " text-anchor=\"middle\""
      case .end: " text-anchor=\"end\""
      }
    let named = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return "<text x=\"\(Markup.units(point.x))\" y=\"\(Markup.units(point.y))\"\(named)\(anchored)>"
      + Markup.text(text) + "</text>"
  }
}
