@testable import Reports
import Testing

extension Chart {
  /// The marks of its only drawing.
  var marks: [Drawing.Mark] { drawings.count == 1 ? drawings[0].marks : [] }

  /// The texts that are drawn.
  var texts: [String] {
    marks.compactMap { if case .text(let text, _, _, _) = $0 { text } else { nil } }
  }

  /// The dots of each mark of dots, with their diameter and colour.
  var dots: [(points: [Drawing.Point], diameter: Double, ink: Ink)] {
    marks.compactMap {
      if case .dots(let points, let size, let ink) = $0 { (points, size, ink) } else { nil }
    }
  }

  /// Single lines with their strokes.
  var lineMarks: [(points: [Drawing.Point], stroke: Stroke)] {
    marks.compactMap {
      if case .line(let points, let stroke) = $0 { (points, stroke) } else { nil }
    }
  }
}

/// Checks that a chart is laid out well.
func checkPlaces(_ chart: Chart, _ location: SourceLocation = #_sourceLocation) {
  #expect(LayoutProblems.of(chart) == [], sourceLocation: location)
}
