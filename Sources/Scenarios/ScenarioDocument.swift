public import PlainText

/// A scenario file with its parents merged and every value checked: the baseline, its what-ifs, its
/// design and its uncertain inputs.
///
/// ```swift
/// let document = try ScenarioDocument.read(.file("town.json"), settings: ["seed=7"])
/// for variant in document.variants {
///   let scenario = try document.scenario(applying: variant.overrides)
///   …
/// }
/// ```
public struct ScenarioDocument: Sendable {
  /// What results call it: the stem of the file's name, the preset's name, or `default`.
  public let name: String
  /// The setting without any what-if.
  public let baseline: Scenario
  /// The what-ifs by name, in file order.
  public let variants: [Variant]
  /// The points of the sweep, or nil if the file has none.
  public let design: Design?
  /// The inputs that nobody knows exactly, or nil if the file names none.
  public let uncertain: UncertainInputs?
  /// The merged tree, with variants and sweep.
  let root: JSONValue
  /// The folder of the file it was read from, empty or ending in a slash.
  let folder: String

  /// A what-if: a name and the values that differ from the baseline.
  public struct Variant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it changes.
    public var overrides: [Override]
  }

  /// Where a scenario comes from.
  public enum Source: Sendable, Hashable {
    /// A file; `-` is standard input.
    case file(String)
    /// A preset by name.
    case preset(String)
    /// The scenario of a bare `hearsay`.
    case builtIn
    /// A text, and the name of the file it stands for; its folder resolves relative paths.
    case text(String, name: String)
  }

  /// Reads a scenario.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - settings: Texts `path=value` of `--set`, later ones over earlier ones.
  /// - Returns: The document, checked.
  /// - Throws: `Diagnostics` with every error found.
  public static func read(
    _ source: Source, settings: [String] = []
  ) throws(Diagnostics) -> ScenarioDocument {
    try document(Loading(source, settings: settings))
  }

  /// Reads the bytes of a file, which need not be a text.
  package static func read(
    bytes: [UInt8], name: String
  ) throws(Diagnostics) -> ScenarioDocument {
    try document(Loading(bytes: bytes, name: name))
  }

  private static func document(
    _ loading: Loading
  ) throws(Diagnostics) -> ScenarioDocument {
    var problems = loading.problems
    let whatIfs = WhatIfs(of: loading.root)
    problems += whatIfs.problems
    do {
      let (baseline, draft) = try Checking.scenarioAndDraft(of: loading.root)
      if problems.isEmpty {
        problems += checkOutcomes(of: whatIfs, on: loading.root)
      }
      guard problems.isEmpty else { throw Diagnostics(problems) }
      return ScenarioDocument(
        name: loading.name, baseline: baseline,
        variants: whatIfs.variants.map {
          Variant(name: $0.name, overrides: $0.changes.map(\.override))
        },
        design: whatIfs.sweep?.design, uncertain: whatIfs.inputs(draft.uncertainty),
        root: loading.root, folder: loading.folder)
    } catch let failure as Checking.Failure {
      throw Diagnostics(problems + failure.problems)
    } catch let errors as Diagnostics {
      throw errors
    } catch {
      throw Diagnostics(file: loading.name, "\(error)")
    }
  }

  /// The setting that overrides make of the baseline.
  ///
  /// - Parameter overrides: Changes, all at once; of two for the same path the later one stands.
  /// - Returns: The setting, checked.
  /// - Throws: `Diagnostics` if the outcome is not a valid scenario.
  /// - Complexity: O(size of the scenario).
  public func scenario(applying overrides: [Override]) throws(Diagnostics) -> Scenario {
    if overrides.isEmpty { return baseline }
    let isKnown = overrides.allSatisfy { ParameterTable.target($0.path) != nil }
    if isKnown {
      let changes = overrides.map {
        Merging.Change(path: $0.path, pathPlace: .code, value: $0.value.at(.code))
      }
      if let scenario = try? Checking.scenario(of: Merging.apply(changes, to: root)) {
        return scenario
      }
    }
    // Something is wrong: once more with places, which take time to find.
    let changes = locate(overrides)
    let unknown = changes.filter { ParameterTable.target($0.path) == nil }
    if !unknown.isEmpty {
      throw Diagnostics(unknown.map { UnknownPath.problem($0.path, at: $0.pathPlace) })
    }
    do {
      return try Checking.scenario(of: Merging.apply(changes, to: root))
    } catch {
      throw Diagnostics(error.problems)
    }
  }

  /// Checks what every variant and the points of a small design come to; of a large design its first
  /// and last point.
  private static func checkOutcomes(of whatIfs: WhatIfs, on root: JSONValue) -> [Problem] {
    var problems: [Problem] = []
    func check(_ changes: [Merging.Change], _ where: String) {
      do {
        _ = try Checking.scenario(of: Merging.apply(changes, to: root))
      } catch {
        for problem in error.problems
        where !problems.contains(where: { $0.isSameMistake(as: problem) }) {
          var problem = problem
          problem.remedies.append(`where`)
          problems.append(problem)
        }
      }
    }
    for variant in whatIfs.variants {
      check(variant.changes, "in variant \(quoted(variant.name))")
    }
    // All inputs at once are checked when they are sampled.
    for input in whatIfs.uncertain {
      for value in input.values where problems.count < Diagnostics.most {
        check(
          [input.change(value)], "at uncertain \(input.input.path) = \(value.line)")
      }
    }
    guard let sweep = whatIfs.sweep, let count = sweep.count, count > 0 else { return problems }
    let indices =
      count <= WhatIfs.mostCheckedPoints ? Array(0..<count) : [0, count - 1]
    for index in indices {
      if problems.count >= Diagnostics.most { break }
      let point = sweep[index]
      let setting = point.map { "\($0.path) = \($0.value.line)" }.joined(separator: ", ")
      check(point, "at point \(index): \(setting)")
    }
    return problems
  }

  /// Overrides with the places where variants or the sweep wrote them.
  private func locate(_ overrides: [Override]) -> [Merging.Change] {
    let whatIfs = WhatIfs(of: root)
    var written = whatIfs.variants.flatMap(\.changes)
    switch whatIfs.sweep {
    case .grid(let axes), .zip(let axes):
      for axis in axes where overrides.contains(where: { $0.path == axis.path }) {
        written += axis.values.indices.map { axis.change($0) }
      }
    case .points(let points): written += points.joined()
    case nil: break
    }
    return overrides.map { override in
      if let change = written.first(where: {
        $0.path == override.path && $0.value == override.value
      }) {
        return change
      }
      // A sampled value stands nowhere; its range does.
      if let input = whatIfs.uncertain.first(where: { $0.input.path == override.path }) {
        return input.change(override.value.at(input.place))
      }
      let source = SourceText(
        .setting, name: "\(override.path)=\(override.value.line)", bytes: [], layer: .max)
      let place = Place(source: source, offset: 0).asOverride
      return Merging.Change(
        path: override.path, pathPlace: place, value: override.value.at(place))
    }
  }
}

extension Problem {
  /// Whether two problems say the same of the same place.
  fileprivate func isSameMistake(as other: Problem) -> Bool {
    place.source === other.place.source && place.offset == other.place.offset
      && message == other.message
  }
}

extension WhatIfs {
  /// The uncertain inputs without their places, or nil if there are none.
  fileprivate func inputs(_ draft: UncertaintyDraft) -> UncertainInputs? {
    guard !uncertain.isEmpty, let samples = draft.samples, let sampling = draft.sampling else {
      return nil
    }
    return UncertainInputs(
      inputs: uncertain.map(\.input), samples: samples.value, sampling: sampling.value)
  }
}

extension WhatIfs.Sweep {
  /// The number of points, or nil if it exceeds an `Int`.
  fileprivate var count: Int? {
    switch self {
    case .grid(let axes):
      var count = axes.isEmpty ? 0 : 1
      for axis in axes {
        let (product, overflows) = count.multipliedReportingOverflow(by: axis.values.count)
        if overflows { return nil }
        count = product
      }
      return count
    case .zip(let axes): return axes.map(\.values.count).min() ?? 0
    case .points(let points): return points.count
    }
  }

  /// What point number `index` changes.
  fileprivate subscript(index: Int) -> [Merging.Change] {
    switch self {
    case .grid(let axes):
      var rest = index
      var changes: [Merging.Change] = []
      for axis in axes.reversed() {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: axis.values.count)
        changes.append(axis.change(remainder))
        rest = quotient
      }
      return changes.reversed()
    case .zip(let axes): return axes.map { $0.change(index) }
    case .points(let points): return points[index]
    }
  }
}
