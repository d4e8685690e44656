import Reports

/// What the figures of results mean, as `hearsay explain --metrics` prints it.
enum MetricsText {
  /// A line for each figure and its unit, and its meaning below.
  static var text: String {
    let periods = """

      With a "service" block counts are sums over the periods, rounds is the largest, peak_round is of all
      waves together, ratios are of the sums, and a story took off that did so in one period. There are
      also:


      """
    return lines(DataDictionary.waveMetrics) + periods + lines(DataDictionary.serviceMetrics)
  }

  private static func lines(_ columns: [DataDictionary.Column]) -> String {
    columns.map { column in
      let unit = column.unit.isEmpty ? "" : " (\(column.unit))"
      return "\(column.name)\(unit)\n    \(column.meaning)\n"
    }.joined()
  }

  /// The same as a JSON array of objects.
  static var json: String {
    JSONText.list(
      (DataDictionary.waveMetrics + DataDictionary.serviceMetrics).map {
        .object(["name": .text($0.name), "unit": .text($0.unit), "meaning": .text($0.meaning)])
      }
    ).pretty
  }
}
