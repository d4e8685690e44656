/// Some of the metrics of a plan: those that somebody wants to see.
///
/// ```swift
/// let choice = try MetricChoice(["reach", "rounds"], of: plan)
/// choice.contains("reach_negative")  // true: the family of reach
/// ```
public struct MetricChoice: Sendable {
  /// The metrics, in the order of rows.
  public let metrics: [Metric]
  /// Whether segments of customers have any of them.
  public let isOfSegments: Bool
  private let names: Set<String>

  /// Finds metrics by words.
  ///
  /// A word is the name of a metric, which means that one alone, or of a family: the part before an
  /// underscore of several names, with or without that underscore. `reach` is all that starts with
  /// `reach_`, and `cost_` is all parts of `cost`.
  ///
  /// - Parameters:
  ///   - words: The words; at least one.
  ///   - plan: The plan whose metrics they are.
  /// - Throws: ``UnknownMetric`` for the first word that names none.
  public init(_ words: [String], of plan: Plan) throws(UnknownMetric) {
    let all = plan.rowMetrics
    var chosen: Set<String> = []
    for word in words {
      let found = Self.names(of: word, among: all.map(\.name))
      if found.isEmpty { throw UnknownMetric(word, of: plan) }
      chosen.formUnion(found)
    }
    metrics = all.filter { chosen.contains($0.name) }
    names = chosen
    let ofCustomers = plan.metrics.ofCustomers
    isOfSegments = (ofCustomers.metrics + ofCustomers.derived).contains {
      chosen.contains($0.name)
    }
  }

  /// Whether a metric is among them.
  public func contains(_ metric: String) -> Bool { names.contains(metric) }

  fileprivate static func names(of word: String, among all: [String]) -> [String] {
    if all.contains(word) { return [word] }
    if word.isEmpty { return [] }
    let family = word.hasSuffix("_") ? word : word + "_"
    return all.filter { $0.hasPrefix(family) }
  }
}

extension Plan {
  /// The metrics that rows of its summaries and comparisons may have, in order.
  fileprivate var rowMetrics: [Metric] {
    metrics.rows + (scope == .compare ? metrics.comparisons : [])
  }
}

/// A word that names no metric of a plan.
public struct UnknownMetric: Error, Sendable {
  /// The word.
  public let word: String
  /// The names of the metrics and families that the plan has.
  public let known: [String]
  /// Why the plan has none of that name, where other plans do.
  public let reason: Reason?

  /// What a plan lacks that has such a metric.
  public enum Reason: Sendable, Hashable {
    /// Periods: a `service` block.
    case periods
    /// A comparison.
    case comparison
    /// Reruns with something left out.
    case reruns
  }

  fileprivate init(_ word: String, of plan: Plan) {
    self.word = word
    let names = plan.rowMetrics.map(\.name)
    known = names + Self.families(names)
    func has(_ metrics: [Metric]) -> Bool {
      !MetricChoice.names(of: word, among: metrics.map(\.name)).isEmpty
    }
    let service = MetricTable.service
    reason =
      if has(service.rows) {
        .periods
      } else if has(service.comparisons) {
        plan.metrics.hasPeriods ? .comparison : .periods
      } else if has(MetricTable.decomposed.rows) {
        plan.metrics.hasPeriods ? .reruns : .periods
      } else {
        nil
      }
  }

  /// The parts of names before an underscore that several share and none has to itself.
  private static func families(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    var families: [String] = []
    for name in names {
      for place in name.indices where name[place] == "_" {
        let family = String(name[..<place])
        counts[family, default: 0] += 1
        if counts[family] == 2, !names.contains(family) { families.append(family) }
      }
    }
    return families
  }
}
