import PlainText

/// Where customers go: of 100, how many reach each stage, a bar for the baseline and for each what-if.
struct Funnel: Sendable, Hashable {
  /// Something that happens to some of them.
  struct Stage: Sendable, Hashable {
    /// What happens, for a plural: `are resolved`.
    var label: String
    /// To how many of 100, for each series.
    var values: [Double]
  }

  /// The baseline or a what-if.
  struct Series: Sendable, Hashable {
    /// Its name.
    var name: String
    /// Its colour.
    var ink: Ink
  }

  /// Who goes: `unhappy customers`.
  var customers: String
  /// What happens to them, in order.
  var stages: [Stage]
  /// The baseline, and what it is compared with.
  var series: [Series]
  /// What comes of it, for 100 of them: how many people hear.
  var result: Stage

  private static let left = 8.0
  private static let right = 352.0
  private static let longestBar = 252.0
  private static let barHeight = 10.0
  private static let barStep = 12.0

  /// Draws it.
  func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    Chart(
      id: id, title: title,
      note: note
        ?? "All numbers are for 100 \(customers) each.",
      description: description, drawing, numbers: table)
  }

  // MARK: Drawing

  private var drawing: Drawing {
    let heading = "Of 100 \(customers) …"
    var marks: [Drawing.Mark] = [
      .text(
        TextStyle(.muted).clipped(heading, to: 344), at: .init(Self.left, 14), .start,
        TextStyle(.muted))
    ]
    var y = 14.0
    // Names stand beside the first bars if there is room, else above them.
    let isBeside = series.allSatisfy { TextStyle.name($0.ink).width(of: $0.name) <= 56 }
    if !isBeside {
      for one in series {
        y += 15
        marks += [
          .squares([.init(Self.left + 5, y - 4)], side: 9, one.ink),
          name(one, at: .init(Self.left + 15, y), .start, width: 325),
        ]
      }
    }
    let largest = stages.flatMap(\.values).filter(\.isFinite).max() ?? 0
    let unit = Self.longestBar / max(largest, 100)
    for (place, stage) in stages.enumerated() {
      y += 19
      marks.append(
        .text(TextStyle().clipped(stage.label, to: 344), at: .init(Self.left, y)))
      y += 4
      for (one, value) in zip(series, stage.values) {
        let width = value.isFinite ? max(0, value) * unit : 0
        let bar = Drawing.Rect(x: Self.left, y: y, width: width, height: Self.barHeight)
        marks += [
          .bars([bar], one.ink),
          .text(
            Self.text(value), at: .init(Self.left + width + 5, y + 9), .start,
            TextStyle(one.ink, isBold: true)),
        ]
        if place == 0, isBeside {
          marks.append(name(one, at: .init(Self.right, y + 9), .end, width: 56))
        }
        y += Self.barStep
      }
    }
    y += 6
    marks.append(.line([.init(Self.left, y), .init(Self.right, y)], Stroke(.axis)))
    y += 18
    let change = series.count == 2 ? self.change(from: result.values[0], to: result.values[1]) : ""
    let style = TextStyle(isBold: true)
    marks.append(
      .text(
        TextStyle().clipped(result.label, to: 332 - style.width(of: change)),
        at: .init(Self.left, y)
      ))
    if !change.isEmpty { marks.append(.text(change, at: .init(Self.right, y), .end, style)) }
    y += 23
    var x = Self.left
    for (place, (one, value)) in zip(series, result.values).enumerated() {
      let large = TextStyle(one.ink, size: .large, isBold: true)
      if place > 0 {
        marks.append(.text("→", at: .init(x + 9, y - 1), .start, TextStyle(.muted)))
        x += 31
      }
      let text = Self.text(value)
      marks.append(.text(text, at: .init(x, y), .start, large))
      x += large.width(of: text)
    }
    return Drawing(height: y + 5, marks)
  }

  private func name(
    _ one: Series, at point: Drawing.Point, _ anchor: Drawing.Anchor, width: Double
  ) -> Drawing.Mark {
    let style = TextStyle.name(one.ink)
    return .text(style.clipped(one.name, to: width), at: point, anchor, style)
  }

  /// A number of 100: whole from 10 on, so that differences add up, else with a decimal.
  private static func text(_ value: Double) -> String {
    switch value {
    case ..<0.05: ChartNumbers.people.value(value)
    case ..<9.95: NumberText.rounded(value)
    case ..<1e6: NumberText.fixed(value, decimals: 0)
    default: ChartNumbers.people.value(value)
    }
  }

  private func change(from one: Double, to other: Double) -> String {
    guard one.isFinite, other.isFinite else { return "" }
    let text = Self.text(abs(other - one))
    return one == other ? "no change" : text + (other < one ? " fewer" : " more")
  }

  // MARK: Words

  private var description: Prose {
    var text = "Bars of how many of 100 \(customers) reach each stage."
    for (place, one) in series.enumerated() {
      let parts = stages.map { "\($0.label) \(Self.text($0.values[place]))" }
      text += " \(TextWidth.printable(one.name)): \(parts.joined(separator: ", "));"
      text += " \(result.label) \(Self.text(result.values[place]))."
    }
    if series.count > 1, let first = series.first {
      for (place, one) in series.enumerated().dropFirst() {
        let changes = (stages + [result]).compactMap { stage in
          stage.values[0] == stage.values[place]
            ? nil : "\(stage.label) \(change(from: stage.values[0], to: stage.values[place]))"
        }
        text += " \(TextWidth.printable(one.name)) beside \(TextWidth.printable(first.name)): "
        text += (changes.isEmpty ? "no change" : changes.joined(separator: ", ")) + "."
      }
    }
    return Prose(text)
  }

  private var table: Table {
    Table(
      [.init("of 100 \(customers)", .text)] + series.map { .init(TextWidth.printable($0.name)) },
      rows: (stages + [result]).map { stage in
        .cells([.text(stage.label)] + stage.values.map { .number($0, decimals: 1) })
      })
  }
}
