/// A value of a scenario file: JSON with comments and trailing commas.
///
/// Numbers keep the text they were written with, so that a seed of 64 bits survives.
public indirect enum ScenarioValue: Sendable, Hashable {
  /// `null`; no key takes it today.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number as written.
  case number(String)
  /// A text, decoded.
  case text(String)
  /// A list.
  case list([ScenarioValue])
  /// Keys and values in file order.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: ScenarioValue

    /// Makes a member.
    public init(key: String, value: ScenarioValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value as one line of JSON.
  public var json: String { fatalError("contract") }
}

/// A change to one value of a scenario: `--set`, an entry of a variant, a coordinate of a point.
public struct Override: Sendable, Hashable {
  /// Keys joined by dots: `voices.negative.retell`.
  public var path: String
  /// The value it takes.
  public var value: ScenarioValue

  /// Makes an override.
  public init(path: String, value: ScenarioValue) {
    self.path = path
    self.value = value
  }
}

/// A scenario file with its parents merged and every value checked: the baseline, its what-ifs and
/// its design.
public struct ScenarioDocument: Sendable {
  /// What results call it: the stem of the file's name, the preset's name, or `default`.
  public let name: String
  /// The setting without any what-if.
  public let baseline: Scenario
  /// The what-ifs by name, in file order.
  public let variants: [Variant]
  /// The points of the sweep, or nil if the file has none.
  public let design: Design?

  /// A what-if: a name and the values that differ from the baseline.
  public struct Variant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it changes.
    public var overrides: [Override]
  }

  /// Reads a scenario.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - settings: Texts `path=value` of `--set`, later ones over earlier ones.
  /// - Returns: The document, checked.
  /// - Throws: ``ScenarioErrors`` with every error found.
  public static func read(
    _ source: Source, settings: [String] = []
  ) throws(ScenarioErrors) -> ScenarioDocument { fatalError("contract") }

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

  /// The setting that overrides make of the baseline.
  ///
  /// - Throws: ``ScenarioErrors`` if the outcome is not a valid scenario.
  public func scenario(applying overrides: [Override]) throws(ScenarioErrors) -> Scenario {
    fatalError("contract")
  }

  /// Every parameter with its value and where that came from, in the order of the parameter table.
  public func explained() -> [ExplainedParameter] { fatalError("contract") }

  /// The baseline with all defaults filled in, as JSON that reads back to the same scenario, with
  /// variants and sweep.
  public func resolvedJSON() -> String { fatalError("contract") }
}

/// One parameter of a scenario as `hearsay explain` prints it.
public struct ExplainedParameter: Sendable, Hashable {
  /// Keys joined by dots.
  public var path: String
  /// The value as JSON.
  public var value: String
  /// `default`, `preset:NAME`, `FILE:LINE:COLUMN`, or `--set`.
  public var origin: String
  /// What the parameter is, with unit and range, in a sentence.
  public var meaning: String
}

/// The points of a sweep: settings that differ from the baseline in the same paths.
public enum Design: Sendable, Hashable {
  /// A path and the values it takes.
  public struct Axis: Sendable, Hashable {
    /// Keys joined by dots.
    public var path: String
    /// The values in order.
    public var values: [ScenarioValue]
  }

  /// Every combination, row-major: the last axis varies fastest.
  case grid([Axis])
  /// The first values of all axes together, then the second ones, …; all axes are equally long.
  case zip([Axis])
  /// Given points.
  case points([[Override]])

  /// The number of points, or nil if it exceeds an `Int`.
  public var count: Int? { fatalError("contract") }

  /// The paths that vary, each once, in order of first appearance.
  public var paths: [String] { fatalError("contract") }

  /// What point number `index` changes, in the order of ``paths``.
  public subscript(index: Int) -> [Override] { fatalError("contract") }
}

/// Everything wrong with a scenario, in file order.
public struct ScenarioErrors: Error, Sendable, CustomStringConvertible {
  /// One thing that is wrong.
  public struct Item: Sendable, Hashable, CustomStringConvertible {
    /// The file, or `--set`, or `preset:NAME`.
    public var file: String
    /// The line from 1, where there is one.
    public var line: Int?
    /// The column from 1, in characters.
    public var column: Int?
    /// What is wrong: `unknown key "retel" in voices.negative`.
    public var message: String
    /// What helps: did-you-mean, what is allowed; each a line.
    public var notes: [String]
    /// The line of the source the error is in.
    public var sourceLine: String?

    /// The error as printed: place, message, source line, caret, notes.
    public var description: String { fatalError("contract") }
  }

  /// The errors; at least one.
  public var items: [Item]

  /// All errors as printed.
  public var description: String { items.map(\.description).joined(separator: "\n") }
}
