import PlainText
import Statistics

/// Checks which uncertain inputs go together.
extension WhatIfs {
  /// Reports correlations of what is no uncertain input, or has no order, and those that no inputs have
  /// together.
  func checkCorrelations(_ inputs: UncertainInputs, of root: JSONValue) {
    guard let list = root.descendant("uncertainty.correlations"), let items = list.items,
      items.count == inputs.correlations.count
    else { return }
    let before = problems.count
    var seen: Set<Set<String>> = []
    for (item, correlation) in zip(items, inputs.correlations) {
      for path in item["between"]?.value.items ?? [] { checkOrder(path) }
      let pair = Set(correlation.paths)
      if pair.count == 1 {
        problems.report(
          item.place, "\(correlation.paths[0]) is correlated with itself", ["name two inputs"])
      } else if !seen.insert(pair).inserted {
        problems.report(
          item.place, "\(correlation.paths.joined(separator: " and ")) are here twice",
          ["keep one of the two"])
      }
    }
    guard problems.count == before else { return }
    let paths = inputs.correlations.flatMap(\.paths).uniqued
    guard Cholesky(ofLowerHalf: inputs.correlationMatrix(of: paths)) == nil else { return }
    problems.report(
      list.place,
      "no \(NumberText.count(paths.count, "input")) have these correlations together: the matrix is not positive definite",
      [
        "where two inputs go with a third, they go with each other: move the ranks nearer to 0, or add those that are missing"
      ])
  }

  /// Reports a path that is that of no uncertain input, or of one whose values have no order.
  private func checkOrder(_ path: JSONValue) {
    let name = path.text ?? ""
    guard let input = uncertain.first(where: { $0.path == name }) else {
      let known = uncertain.map(\.path)
      problems.report(
        path.place, "\(quoted(name)) is not an uncertain input",
        Suggestion.hint(name, among: known)
          + ["uncertain inputs: " + known.joined(separator: ", ")])
      return
    }
    if !input.isOrdered {
      problems.report(
        path.place, "the values of \(name) have no order, so that no rank correlates with them",
        ["only numbers have ranks: list them in rising order, or give a range"])
    }
  }
}

extension UncertainInputs {
  /// The rank correlations of some inputs: 1 with itself, and 0 where nothing is said.
  package func correlationMatrix(of paths: [String]) -> [[Double]] {
    paths.map { one in
      paths.map { other in
        one == other ? 1 : correlations.first { Set($0.paths) == [one, other] }?.rank ?? 0
      }
    }
  }
}
