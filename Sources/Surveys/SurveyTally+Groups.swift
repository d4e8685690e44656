import DelimitedText
import PlainText

/// Weights and groups of answers: what other columns say of them.
extension SurveyTally {
  /// Weighs the answers and divides them into groups, as the question says.
  ///
  /// - Throws: `Diagnostics` with a line if an answer has no weight, or a negative one, and if there is
  ///   one group alone or too many.
  mutating func divide(
    _ export: SurveyExport, _ column: SurveyColumn, _ question: SurveyQuestion
  ) throws(Diagnostics) {
    guard question.weight != nil || question.groups != nil else { return }
    let weighing = try question.weight.map { (name) throws(Diagnostics) in
      try export.column(named: name, question)
    }
    let grouping = try question.groups.map { (name) throws(Diagnostics) in
      try export.column(named: name, question)
    }
    for (flag, index) in [("weights", weighing), ("groups", grouping)] where index == column.index {
      throw Diagnostics(
        file: export.file,
        "the column \(quoted(shortened(column.name))) holds the scores, so it cannot hold the \(flag)",
        remedies: ["name another column"])
    }
    func name(_ index: Int) -> String {
      export.headings(of: index, rows: column.headerRows).first ?? "column \(index + 1)"
    }
    let lowest = scale.scores.lowerBound
    var all = Part(scale, weightColumn: weighing.map(name))
    var parts: [String: Part] = [:]
    for (record, number) in zip(export.records.dropFirst(column.headerRows), column.numberOfRow) {
      guard let number, scale.scores.contains(number) else { continue }
      let weight = try weighing.map { (index) throws(Diagnostics) in
        try Self.weight(record.fields[index], export.file, record.line, name(index))
      }
      all.add(number - lowest, weight)
      guard let grouping else { continue }
      let text = trimmed(record.fields[grouping])
      parts[
        SurveyCell.blankWords.contains(text.lowercased()) ? "" : text,
        default: Part(scale, weightColumn: weighing.map(name))
      ]
      .add(number - lowest, weight)
      if parts.count > Self.mostGroups { throw Self.tooMany(export.file, name(grouping)) }
    }
    if let problem = all.problem {
      throw Diagnostics(
        file: export.file, "the weights in \(quoted(shortened(name(weighing ?? 0)))) \(problem)",
        remedies: ["every answer needs a weight of its own: a number, not negative"])
    }
    weights = all.weights
    guard let grouping else { return }
    groupColumn = name(grouping)
    guard parts.count(where: { $0.value.problem == nil }) > 1 else {
      let all = parts.count > 1 ? "all answers with a weight" : "all answers"
      throw Diagnostics(
        file: export.file, "\(all) are of one group in \(quoted(shortened(name(grouping))))",
        remedies: ["name a column that divides them"])
    }
    divide(into: parts)
  }

  /// The most groups that are shown.
  static let mostGroups = 40

  private static func tooMany(_ file: String, _ name: String) -> Diagnostics {
    Diagnostics(
      file: file,
      "the column \(quoted(shortened(name))) has more than \(mostGroups) different texts",
      remedies: ["name a column with a few groups: a region, a product, a plan"])
  }

  /// Takes over the counts of the groups; those without any weight have no score.
  private mutating func divide(into parts: [String: Part]) {
    let named = parts.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
    groups = named.filter { $0.value.problem == nil }.map { name, part in
      var tally = self
      (tally.counts, tally.weights, tally.blanks, tally.notes) = (part.counts, part.weights, [], [])
      tally.groupColumn = nil
      return Group(name: name, tally: tally)
    }
    if groups.count < parts.count {
      notes.append(
        "Groups whose answers all have the weight 0 are left out: \(parts.count - groups.count).")
    }
    let small = groups.count { $0.tally.valid < 30 }
    if small > 0 {
      notes.append(
        "\(small) of \(groups.count) groups \(small == 1 ? "has" : "have") fewer than 30 answers: their margins are rough, and wide differences between them may be chance."
      )
    }
  }

  /// The counts and weights of some answers.
  private struct Part {
    var counts: [Int]
    var weights: SurveyWeights?

    init(_ scale: SurveyScale, weightColumn: String?) {
      counts = Array(repeating: 0, count: scale.scores.count)
      weights = weightColumn.map { SurveyWeights(column: $0, scores: scale.scores.count) }
    }

    mutating func add(_ place: Int, _ weight: Double?) {
      counts[place] += 1
      if let weight { weights?.add(weight, at: place) }
    }

    /// Why nothing can be divided by the sum of the weights, or nil.
    var problem: String? {
      guard let weights else { return nil }
      return weights.total > 0 ? nil : "are all zero"
    }
  }

  /// The largest weight: so that the square of a sum of them is a number.
  private static let largestWeight = 1e12

  /// A weight in a cell: a number that is not negative, with a point or a comma.
  private static func weight(
    _ text: String, _ file: String, _ line: Int, _ name: String
  ) throws(Diagnostics) -> Double {
    let text = trimmed(text)
    let isNumber =
      text.utf8.count <= 40 && text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.,eE".contains($0)) }
      && text.count { $0 == "." || $0 == "," } <= 1
    let number = isNumber ? Double(text.replacing(",", with: ".")) : nil
    let problem =
      if text.isEmpty {
        "this answer has no weight"
      } else if let number {
        number < 0
          ? "this weight is negative"
          : number <= largestWeight ? nil : "this weight is larger than 1e12"
      } else {
        "this weight is not a number"
      } as String?
    guard let number, problem == nil else {
      throw Diagnostics(
        file: file, line: line,
        "\(problem ?? "this is no weight") (column \(quoted(shortened(name))))",
        remedies: [
          "every answer needs a weight of 0 or more: fix the file, or leave the weights out"
        ])
    }
    return number
  }
}
