public import GraphFiles
public import SocialGraph

extension Document {
  /// What a graph looks like, with what was read of its file; the title is its file or its model.
  public static func of(
    _ summary: GraphSummary, _ report: ReadingReport?, title: String
  ) -> Document {
    let form: [Block] =
      report.map {
        [.paragraph("\($0.format)\($0.isCompressed ? ", gzip" : ""), \($0.rows, "row")")]
      } ?? []
    let quantiles = zip(GraphSummary.quantileNames, summary.contactQuantiles).map {
      name, value -> Prose in "\(name) \(.count(value))"
    }
    return Document(
      [.title(Prose(title))] + form + [
        .table(table(summary, report)),
        .paragraph("Contacts per person: \(quantiles.joined(separator: ", "))"),
      ] + (report?.cautions.map { .note(Prose($0)) } ?? []))
  }

  /// The figures of a graph: name, value, remark.
  static func table(_ summary: GraphSummary, _ report: ReadingReport?) -> Table {
    var table = Table([.init("", .text), .init("", group: 0), .init("", .text, group: 1)])
    let people = summary.people
    func add(_ name: String, _ value: Value, _ remark: Value = .empty) {
      table.rows.append(.cells([.text(name), value, remark]))
    }
    func share(_ count: Int) -> Value {
      people == 0 ? .empty : .percent(Double(count) / Double(people))
    }
    add("people", .count(people))
    add("ties", .count(summary.ties), summary.isDirected ? "directed" : .empty)
    if let report {
      let reversed: Prose = "\(.count(report.reversedRepeats)) of them in the other direction"
      add("self-loops dropped", .count(report.selfLoopsDropped))
      add(
        "repeats dropped", .count(report.repeatsDropped),
        report.reversedRepeats == 0 ? .empty : .text(reversed.text))
      if let weights = report.weights {
        add("smallest weight", .exact(weights.smallest), .text("column \(weights.column)"))
        add(
          "largest weight", .exact(weights.largest),
          weights.line.map { .text("line \($0)") } ?? .empty)
      }
    }
    add("components", .count(summary.components), summary.isDirected ? "weakly connected" : .empty)
    add("largest component", .count(summary.largestComponent), share(summary.largestComponent))
    add("mean contacts", .number(summary.meanContacts, decimals: 2))
    add("most contacts", .count(summary.maxContacts))
    add("without contacts", .count(summary.withoutContacts), share(summary.withoutContacts))
    add("clustering", .number(summary.clustering, decimals: 4), "Watts and Strogatz 1998")
    add("transitivity", .number(summary.transitivity, decimals: 4), "Newman 2003")
    return table
  }
}

extension GraphSummary {
  /// The names of ``contactQuantiles``.
  static var quantileNames: [String] { ["min", "p05", "p25", "p50", "p75", "p95", "max"] }
}
