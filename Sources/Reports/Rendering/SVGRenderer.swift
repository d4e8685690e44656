import Experiments
import PlainText

/// Writes a chart as a file of its own: its title, its picture and how it is read.
///
/// The file has no script and refers to nothing outside. Its colours are written out, so that programs
/// for pictures and slides show them.
public struct SVGRenderer: Sendable {
  /// What the second line of each file begins with: files with it may be replaced.
  public static let mark = "<!-- Hearsay "

  private static let margin = 12.0
  private static let lineHeight = 19.0
  private static let noteHeight = 15.0
  private static let gap = 16.0
  private static let framesAcross = 3

  /// Makes a renderer.
  public init() {}

  /// A chart as text of an SVG file; the same chart gives the same text.
  public func text(_ chart: Chart) -> String {
    let id = Markup.id(chart.id)
    let (picture, width, height) = picture(chart)
    let title = Self.broken(chart.title, to: Int(44 * width / 360))
    let note = Self.broken(chart.note, to: Int(60 * width / 360))
    let top = Self.margin + Double(title.count) * Self.lineHeight
    let bottom = top + height + Double(note.count) * Self.noteHeight
    let size = (width: width + 2 * Self.margin, height: bottom + 2 * Self.margin)
    let box = "0 0 \(Markup.units(size.width)) \(Markup.units(size.height))"
    let titles = lines(title, from: Self.margin + 12, by: Self.lineHeight, classes: "b title")
    let notes = lines(note, from: top + height + 18, by: Self.noteHeight, classes: "t-muted note")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(box)" width="\(Markup.units(size.width * 2))" \
      height="\(Markup.units(size.height * 2))" role="img" aria-labelledby="\(id)-t" \
      aria-describedby="\(id)-d">
      \(Self.mark)\(Version.current) -->
      <title id="\(id)-t">\(Markup.text(chart.title.text))</title>
      <desc id="\(id)-d">\(Markup.text(chart.description.text))</desc>
      <style>
      \(Self.style)</style>
      <rect width="100%" height="100%" fill="\(Palette.light.page)"/>
      \(titles)
      <g transform="translate(\(Markup.units(Self.margin)) \(Markup.units(top)))">\(picture)</g>
      \(notes)
      </svg>

      """
  }

  private static let style =
    "svg{font-family:\"Helvetica Neue\",Helvetica,Arial,\"Liberation Sans\",sans-serif}\n"
    + Palette.rules(
      page: Palette.light.page, mark: Palette.light.mark, words: Palette.light.words)
    + "svg .title{font-size:15px}svg .note{font-size:11.5px}\n"

  /// The picture, or several in rows of three, and how much room it takes.
  private func picture(_ chart: Chart) -> (markup: String, width: Double, height: Double) {
    let markup = DrawingMarkup(id: Markup.id(chart.id))
    if chart.drawings.count == 1, let only = chart.drawings.first {
      return (markup.elements(only), only.width, only.height)
    }
    let width = (chart.drawings.map(\.width).max() ?? 0) + Self.gap
    let height = (chart.drawings.map(\.height).max() ?? 0) + Self.gap
    let frames = chart.drawings.enumerated().map { index, drawing in
      let (row, column) = index.quotientAndRemainder(dividingBy: Self.framesAcross)
      let place = Markup.units(Double(column) * width) + " " + Markup.units(Double(row) * height)
      return "<g transform=\"translate(\(place))\">\(markup.elements(drawing))</g>"
    }
    let columns = min(chart.drawings.count, Self.framesAcross)
    let rows = (chart.drawings.count + Self.framesAcross - 1) / Self.framesAcross
    return (
      frames.joined(separator: "\n"), Double(columns) * width - Self.gap,
      Double(rows) * height - Self.gap
    )
  }

  private func lines(
    _ lines: [String], from top: Double, by height: Double, classes: String
  ) -> String {
    lines.enumerated().map { index, line in
      let place = Markup.units(top + Double(index) * height)
      return "<text x=\"\(Markup.units(Self.margin))\" y=\"\(place)\" class=\"\(classes)\">"
        + Markup.text(line) + "</text>"
    }.joined(separator: "\n")
  }

  /// Words in lines of about as many characters.
  private static func broken(_ words: Prose, to count: Int) -> [String] {
    words.isEmpty ? [] : TextWidth.wrapped(words.text, width: count)
  }
}
