public import SocialGraph

/// What a graph looks like, for people and for programs.
public enum GraphReport {
  /// The facts as a table; ends with a newline.
  ///
  /// - Parameters:
  ///   - summary: The graph's facts.
  ///   - report: What was read, if the graph comes from a file.
  ///   - title: What the graph is called: its file, or its model.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func text(
    _ summary: GraphSummary, report: ReadingReport?, title: String, width: Int
  ) -> String {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false), TextTable.Column(heading: "", group: 0),
      TextTable.Column(heading: "", isRightAligned: false, group: 1),
    ])
    let people = summary.people
    func add(_ name: String, _ value: String, _ remark: String = "") {
      table.rows.append([name, value, remark])
    }
    add("people", NumberText.whole(people))
    add("ties", NumberText.whole(summary.ties), summary.isDirected ? "they go one way" : "")
    if let report {
      add("self-loops dropped", NumberText.whole(report.selfLoopsDropped))
      add("repeats dropped", NumberText.whole(report.repeatsDropped), reversed(report))
    }
    add("components", NumberText.whole(summary.components), summary.isDirected ? "weak ones" : "")
    add(
      "largest component", NumberText.whole(summary.largestComponent),
      share(summary.largestComponent, of: people))
    add("mean contacts", NumberText.fixed(summary.meanContacts, decimals: 2))
    add("most contacts", NumberText.whole(summary.maxContacts))
    add(
      "without contacts", NumberText.whole(summary.withoutContacts),
      share(summary.withoutContacts, of: people))
    add("clustering", NumberText.fixed(summary.clustering, decimals: 4), "Watts and Strogatz 1998")
    add("transitivity", NumberText.fixed(summary.transitivity, decimals: 4), "Newman 2003")

    var lines = TextWidth.wrapped(title, width: width)
    if let report { lines += TextWidth.wrapped(format(report), width: width) }
    lines += [""] + table.lines(width: width) + [""]
    lines += TextWidth.wrapped(quantiles(summary), width: width)
    if let report {
      for note in report.notes {
        lines += TextWidth.wrapped("note: \(note)", width: width, rest: "  ")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The facts as a JSON object; ends with a newline.
  ///
  /// What has no meaning for a generated graph is 0 or absent.
  ///
  /// - Parameters:
  ///   - summary: The graph's facts.
  ///   - report: What was read, if the graph comes from a file.
  /// - Returns: The JSON.
  public static func json(_ summary: GraphSummary, report: ReadingReport?) -> String {
    var members: JSONText.Members = [
      "people": .integer(summary.people),
      "ties": .integer(summary.ties),
      "directed": .boolean(summary.isDirected),
      "self_loops_dropped": .integer(report?.selfLoopsDropped ?? 0),
      "repeats_dropped": .integer(report?.repeatsDropped ?? 0),
      "components": .integer(summary.components),
      "largest_component": .integer(summary.largestComponent),
      "mean_contacts": .number(summary.meanContacts),
      "max_contacts": .integer(summary.maxContacts),
      "clustering": .number(summary.clustering),
      "transitivity": .number(summary.transitivity),
      "without_contacts": .integer(summary.withoutContacts),
    ]
    for (name, value) in zip(quantileNames, summary.contactQuantiles) {
      members.append("contacts_\(name)", .integer(value))
    }
    if let report {
      members.append("file", .text(report.path))
      members.append("format", .text(report.format))
      members.append("compressed", .boolean(report.isCompressed))
      members.append("rows", .integer(report.rows))
      members.append("reversed_repeats", .integer(report.reversedRepeats))
      members.append("notes", .list(report.notes.map { .text($0) }))
    }
    return JSONText.object(members).pretty
  }

  private static let quantileNames = ["min", "p05", "p25", "p50", "p75", "p95", "max"]

  private static func quantiles(_ summary: GraphSummary) -> String {
    let values = zip(quantileNames, summary.contactQuantiles).map { name, value in
      "\(name) \(NumberText.whole(value))"
    }
    return "Contacts over people: " + values.joined(separator: ", ")
  }

  private static func format(_ report: ReadingReport) -> String {
    "\(report.format)\(report.isCompressed ? ", gzip" : ""), \(NumberText.count(report.rows, "row"))"
  }

  private static func reversed(_ report: ReadingReport) -> String {
    report.reversedRepeats == 0
      ? "" : "\(NumberText.whole(report.reversedRepeats)) in the other direction"
  }

  private static func share(_ count: Int, of people: Int) -> String {
    people == 0 ? "" : NumberText.percent(Double(count) / Double(people))
  }
}
