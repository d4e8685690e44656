public import GraphFiles
public import PlainText
public import SocialGraph

extension JSONValue {
  /// A graph's facts, with what was read of its file; what has no meaning for a generated graph is 0 or
  /// absent.
  public static func of(_ summary: GraphSummary, _ report: ReadingReport?) -> JSONValue {
    var object: JSONValue = [
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
    for (name, value) in zip(GraphSummary.quantileNames, summary.contactQuantiles) {
      object.append("contacts_\(name)", .integer(value))
    }
    if let report {
      object.append("file", .text(report.path))
      object.append("format", .text(report.format))
      object.append("compressed", .boolean(report.isCompressed))
      object.append("rows", .integer(report.rows))
      object.append("reversed_repeats", .integer(report.reversedRepeats))
      if let weights = report.weights {
        object.append("weight_column", .text(weights.column))
        object.append("weight_min", .number(weights.smallest))
        object.append("weight_max", .number(weights.largest))
      }
      object.append("notes", .texts(report.notes))
    }
    return object
  }
}
