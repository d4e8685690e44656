public import GraphFiles
public import SocialGraph

extension Answer {
  /// What a graph looks like.
  public init(_ summary: GraphSummary, _ report: ReadingReport?, title: String) {
    let people = summary.people
    let share = people == 0 ? 0 : Double(summary.largestComponent) / Double(people)
    let connected: Prose =
      summary.components == 1
      ? "everybody can be reached from everybody"
      : "\(.percent(share)) of them are in the largest of \(summary.components, "component")"
    self.init(
      question: Prose(title),
      sentences: [
        """
        \(people, "person", "people") know \(.number(summary.meanContacts, decimals: 1)) others on \
        average, \(.count(summary.maxContacts)) at most; \(connected).
        """
      ])
    var figures = Document.table(summary, report)
    figures.rows.removeAll { $0.cells?[1] == .count(0) }
    let more = figures.rows.count - ComparisonTable.mostRows
    figures.rows = Array(figures.rows.prefix(ComparisonTable.mostRows))
    table = figures
    cautions = report?.cautions.map { Prose($0) } ?? []
    leftOut = (more > 0 ? ["\(more, "more row")"] : []) + ["the quantiles of contacts"]
  }
}
