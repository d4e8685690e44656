/// Something wrong at a place in a text, before line and column are looked up: see ``Diagnostic``.
public struct Problem: Sendable {
  /// Where it was written.
  public var place: Place
  /// What is wrong.
  public var message: String
  /// What helps; each a line.
  public var remedies: [String]

  /// Makes a problem.
  public init(_ place: Place, _ message: String, _ remedies: [String] = []) {
    self.place = place
    self.message = message
    self.remedies = remedies
  }
}

extension Diagnostics {
  /// The most diagnostics that are listed one by one.
  public static let most = 100

  /// What is said where no more errors are looked for.
  static let mayBeMore = "… and perhaps more errors"

  /// Makes a list of the first diagnostics, the last of which says how many more there are.
  ///
  /// - Parameters:
  ///   - items: At least one.
  ///   - others: How many more there are that nobody worked out.
  ///   - isCutShort: Whether there may be still more, that nobody looked for.
  public init(first items: [Diagnostic], others: Int = 0, isCutShort: Bool = false) {
    var items = items
    let count = others + max(0, items.count - Self.most)
    items = Array(items.prefix(Self.most))
    if let last = items.indices.last, count > 0 || isCutShort {
      items[last].remedies.append(
        count == 0
          ? Self.mayBeMore
          : "… and \(isCutShort ? "at least " : "")\(count) more error\(count == 1 ? "" : "s")")
    }
    self.init(items)
  }

  /// Puts problems in order: files from the child to its parents, then the command line.
  ///
  /// - Parameters:
  ///   - problems: At least one; those that say the same are kept once.
  ///   - unlisted: How many more there are that nobody worked out.
  ///   - isCutShort: Whether there may be still more, that nobody looked for.
  public init(_ problems: [Problem], unlisted: Int = 0, isCutShort: Bool = false) {
    func rank(_ problem: Problem) -> (Int, Int) {
      let source = problem.place.source
      return source.kind == .setting ? (1, source.layer) : (0, -source.layer)
    }
    let sorted = problems.enumerated().sorted { a, b in
      let (first, second) = (rank(a.element), rank(b.element))
      return (first.0, first.1, a.element.place.offset, a.offset)
        < (second.0, second.1, b.element.place.offset, b.offset)
    }
    var seen: Set<Diagnostic> = []
    var items: [Diagnostic] = []
    var others = unlisted
    for (index, entry) in sorted.enumerated() {
      if items.count == Self.most {
        others += sorted.count - index
        break
      }
      let problem = entry.element
      let item = Diagnostic(problem.place, problem.message, remedies: problem.remedies)
      if seen.insert(item).inserted { items.append(item) }
    }
    self.init(first: items, others: others, isCutShort: isCutShort)
  }
}
