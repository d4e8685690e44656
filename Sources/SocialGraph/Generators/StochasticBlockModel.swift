import Parallelism

/// `GraphModel.stochasticBlock(sizes:contacts:)`: groups that mix more within than between.
///
/// 1. People 0..<sizes[0] are group 0, the next sizes[1] group 1, and so on.
/// 2. Every pair of people of groups i and j is tied with one chance, independently:
///    contacts[i][j] / sizes[j] for different groups, contacts[i][i] / (sizes[i] - 1) within one.
///
/// So a person of group i has contacts[i][j] contacts in group j on average.
///
/// Limits: at least one group; sizes not negative; contacts as many rows and columns as there are
/// groups; contacts[i][j] in 0...sizes[j], within a group in 0...sizes[i] - 1; and ties counted from
/// both ends agree: sizes[i] contacts[i][j] = sizes[j] contacts[j][i], to one part in a million.
///
/// Complexity: O(people x groups + ties) expected time, shared by the workers.
///
/// Reference: Holland, Laskey and Leinhardt, *Stochastic blockmodels: first steps*, Social Networks
/// 5 (1983).
struct StochasticBlockModel: GraphGenerator {
  let sizes: [Int]
  let contacts: [[Double]]

  /// The sum of the sizes, or the largest integer if they are more.
  var people: Int {
    sizes.reduce(0) { sum, size in
      let (next, overflow) = sum.addingReportingOverflow(size)
      return overflow ? Int.max : next
    }
  }

  var parameterProblem: GraphModelProblem? {
    let least = sizes.min() ?? 0
    let shapes = [contacts.count] + contacts.map(\.count)
    let problem: GraphModelProblem? =
      .unless(!sizes.isEmpty, "sizes", "name the size of at least one group")
      ?? .unless(least >= 0, "sizes", "\(least) is not the size of a group; use 0 or more")
      ?? .unless(
        shapes.allSatisfy { $0 == sizes.count }, "contacts",
        "\(sizes.count) sizes need \(sizes.count) rows of \(sizes.count) mean contacts")
    if let problem { return problem }
    for i in sizes.indices {
      for j in sizes.indices {
        if let problem = self.problem(row: i, column: j) { return problem }
      }
    }
    return nil
  }

  private func problem(row i: Int, column j: Int) -> GraphModelProblem? {
    let mean = contacts[i][j]
    let most = i == j ? max(0, sizes[i] - 1) : sizes[j]
    let problem = GraphModelProblem.unless(
      (0...Double(most)).contains(mean), "contacts",
      "row \(i + 1), column \(j + 1): a mean of \(words(mean)) is not in 0...\(most), the number of people"
        + " there are to know")
    if problem != nil || j >= i { return problem }
    let (there, back) = (Double(sizes[j]) * contacts[j][i], Double(sizes[i]) * mean)
    return .unless(
      abs(there - back) <= 1e-6 * max(there, back), "contacts",
      "group \(j + 1) has \(words(there)) ties to group \(i + 1), which has \(words(back)) back; with"
        + " \(words(contacts[j][i])) in row \(j + 1), column \(i + 1), the mean in row \(i + 1),"
        + " column \(j + 1) is \(words(there / Double(sizes[i])))")
  }

  var expectedTies: Double {
    zip(sizes, contacts).reduce(0) { $0 + Double($1.0) * $1.1.reduce(0, +) } / 2
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    var tables: [PairTable] = []
    var firstRow = 0
    for i in sizes.indices {
      var firstColumn = 0
      for j in 0...i {
        let others = i == j ? sizes[i] - 1 : sizes[j]
        tables.append(
          PairTable(
            firstRow: firstRow, firstColumn: firstColumn, rows: sizes[i],
            shape: i == j ? .triangle : .rectangle(columns: sizes[j]),
            chance: others > 0 ? contacts[i][j] / Double(others) : 0,
            stage: UInt64(tables.count)))
        firstColumn += sizes[j]
      }
      firstRow += sizes[i]
    }
    list.addSuccesses(of: tables, random: random, workers: workers)
    return try list.graph(people: people, workers: workers)
  }
}
