import Experiments
import Measurement

extension BenchReport {
  /// The report that a person reads: machine, table, how to read it, cautions; ends with a newline.
  ///
  /// - Parameters:
  ///   - isColoured: Whether to mark headings with ANSI sequences.
  ///   - width: The width to keep to, in columns; less than 40 counts as 40.
  /// - Returns: The text.
  public func text(isColoured: Bool, width: Int) -> String {
    let width = max(40, width)
    func heading(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func section(_ title: String, _ sentences: [String]) -> [String] {
      if sentences.isEmpty { return [] }
      return ["", heading(title)]
        + sentences.flatMap { TextWidth.wrapped($0, width: width, first: "  - ", rest: "    ") }
    }
    var lines = hostLines(width: width)
    lines += [""] + table(width: width).lines(width: width, heading: heading)
    lines += section("How to read it", explanations)
    lines += section("Cautions", warnings)
    lines +=
      [""]
      + TextWidth.wrapped(
        "Checked: within each case all samples, on whatever number of threads, came to the same.",
        width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private func hostLines(width: Int) -> [String] {
    let instructions = host.instructions.map { "; vector instructions: \($0)" } ?? ""
    return TextWidth.wrapped(
      "hearsay \(Version.current), \(host.build) build by \(host.compiler)\(instructions)",
      width: width)
      + TextWidth.wrapped(
        "\(host.system); \(host.processor ?? "the processor does not tell its name")", width: width)
  }

  private func table(width: Int) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "threads"),
      TextTable.Column(heading: "tellings\nper s", group: 0),
      TextTable.Column(heading: "+-", group: 0),
      TextTable.Column(heading: "edge visits\nper s", group: 1),
      TextTable.Column(heading: "replicates\nper s", group: 2),
      TextTable.Column(heading: "speed-up", group: 3),
      TextTable.Column(heading: "set-up\ns", group: 4),
      TextTable.Column(heading: "peak\nmemory", group: 5),
    ])
    for result in results {
      let facts =
        (result.about.map { [$0] } ?? []) + [
          "\(NumberText.count(result.people, "person", "people")), "
            + NumberText.count(result.ties, "tie")
        ]
      table.rows += TextWidth.wrapped(
        "\(result.name): " + facts.joined(separator: "; "), width: width - 2, rest: "  "
      ).map { [$0] }
      table.rows += result.rows.map { cells($0, of: result) }
    }
    return table
  }

  private func cells(_ row: ThroughputResult.Row, of result: ThroughputResult) -> [String] {
    [
      "\(row.threads)",
      Self.brief(row.perSecond(Double(result.tellings))),
      NumberText.percent(row.spread.relativeDeviation),
      Self.brief(row.perSecond(result.edgeVisits)),
      Self.brief(row.perSecond(Double(result.replicates))),
      result.speedUp(of: row).map { NumberText.fixed($0, decimals: 2) } ?? "-",
      row.setupSeconds.map { NumberText.fixed($0, decimals: $0 < 10 ? 3 : 1) } ?? "-",
      row.peakBytes.map(NumberText.bytes) ?? "-",
    ]
  }

  private var explanations: [String] {
    let samples = results.first?.rows.first?.spread.seconds.count ?? 0
    return [
      "Rates are those of the median of \(NumberText.count(samples, "sample")), +- the median distance "
        + "of a sample from it; k is thousand, M million, G thousand million.",
      "Telling: one person tells another. Edge visit: a contact of somebody whose turn it is to tell, "
        + "who is then told or not.",
      "Set-up: \(Self.lowered(Self.setUp)) Speed-up: over one thread.",
      "Peak memory: the most memory of the process "
        + (results.allSatisfy(\.isPeakOfRow)
          ? "while this row was set up and warmed up."
          : "so far, other rows included: this system does not tell them apart."),
    ]
  }

  private static func lowered(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// Three digits and a unit: `31.2 M`.
  package static func brief(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "-" }
    // What rounds up to a thousand belongs to the next unit.
    let (scale, unit) =
      switch value {
      case 999.5e6...: (1e9, " G")
      case 999.5e3...: (1e6, " M")
      case 999.5...: (1e3, " k")
      default: (1.0, "")
      }
    let scaled = value / scale
    let decimals = scaled == 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
    return NumberText.fixed(scaled, decimals: decimals) + unit
  }
}
