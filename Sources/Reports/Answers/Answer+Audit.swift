public import Evidence

extension Answer {
  /// What would have to be true for a slogan to hold: the verdict first.
  public init(_ audit: SloganAudit) {
    let isAlone = audit.stories.count == 1
    let hardest = audit.hardest
    let others = audit.stories.filter { $0 != hardest }
    self.init(
      question: "Can it be true? \(audit.stories.map(AuditWords.saying).joined(separator: " "))",
      sentences: ([hardest] + others).map { story in
        let name: Prose = isAlone ? "" : "\(AuditWords.name(story)) customers: "
        return "\(name.capitalized)\(AuditWords.verdict(story))"
      } + [AuditWords.breakEven(audit)].compactMap(\.self))
    let rows = AuditWords.table(audit)
    var shown = rows
    shown.rows = Array(rows.rows.prefix(ComparisonTable.mostRows))
    table = shown
    if let measured = AuditWords.measured(audit) { sentences.append(measured) }
    if audit.needsRetelling {
      cautions = [
        """
        The figures assume that every hearer is new and that no story fades: where people hear \
        twice, more hearers would have to pass it on.
        """
      ]
    }
    let more = rows.rows.count - shown.rows.count
    leftOut = (more > 0 ? ["\(more, "more row")"] : []) + ["sources", "how to read it"]
  }
}
