import Parallelism
public import PlainText

/// What is wrong with a graph file, where the caller may know more to do about it.
public enum GraphFileCause: DiagnosticCause, Hashable {
  /// The text is in no format that is read.
  case unknownFormat
  /// The file ties people to something else, and no projection was asked for.
  case twoModes
  /// A tie has several weights, and nobody said what becomes of them.
  case repeatedWeights
  /// The graph would take more memory than this process may use.
  case memory
}

/// Problems while reading; the file is named where they leave the module.
extension Diagnostic {
  /// Makes a problem in a file that is not named yet.
  init(
    line: Int? = nil, _ message: String, remedy: String? = nil, cause: GraphFileCause? = nil
  ) {
    self.init(file: "", line: line, message, remedies: remedy.map { [$0] } ?? [])
    self.cause = cause
  }

  /// The problem in a line, unless it names another.
  func inLine(_ line: Int) -> Diagnostic {
    var problem = self
    problem.line = self.line ?? line
    return problem
  }

  /// More rows, people or ties than 32-bit numbers can count.
  static let tooLarge = Diagnostic(
    "the file holds more people or ties than a graph can: 2^32 - 1 people, and 2^31 - 1 ties",
    remedy: "Take a sample of the ties.")

  /// More than fits into the memory that this process may use.
  ///
  /// - Parameters:
  ///   - what: What there is too much of, as the beginning of a sentence.
  ///   - taking: What takes the memory: the beginning of what goes on with the bytes.
  ///   - bytes: What that takes, at least.
  ///   - limit: The memory.
  ///   - remedy: What to do.
  /// - Returns: The problem, with what it takes and what there is.
  static func overMemory(
    _ what: String, taking: String = "to build a graph of them takes", bytes: Double,
    _ limit: MemoryLimit, remedy: String
  ) -> Diagnostic {
    Diagnostic(
      "\(what); \(taking) \(NumberText.bytes(bytes)), and this process may use"
        + " \(NumberText.bytes(limit.bytes))",
      remedy: remedy, cause: .memory)
  }

  /// What helps where ties or people are more than memory holds.
  static let lessTies = "Take a sample of the ties, or read the file where there is more memory."

  /// More people than a file with so few ties can mean.
  static func checkCount(
    people: Int, ties: Int, declaredBy place: String, line: Int? = nil
  ) throws(Diagnostic) {
    guard people > max(10_000_000, 1000 * ties) else { return }
    throw Diagnostic(
      line: line, "\(place) declares \(people) people, and there are only \(ties) ties",
      remedy: "Correct \(place).")
  }

  /// A file that ties people to something else was to be read as ties between people.
  static func twoModes(_ message: String) -> Diagnostic {
    Diagnostic(
      message,
      remedy:
        "Project it on its first or second side: two people are then tied if they share one of the"
        + " other things.", cause: .twoModes)
  }

  /// A file that ties people of one kind was to be projected.
  static func oneMode(_ what: String) -> Diagnostic {
    Diagnostic(
      "\(what) ties people of one kind to each other, so there is nothing to project",
      remedy: "Read it without a projection.")
  }

  /// The column that should name the layer of a tie is missing.
  static func noColumn(_ name: String, of columns: [String] = []) -> Diagnostic {
    Diagnostic(
      "there is no column \(name.quotedShort) to name the layer of a tie",
      remedy: columns.isEmpty
        ? "Ties of this file have no such columns; name a file for each layer instead."
        : "Name one of these: \(few(columns)).")
  }

  /// The first of some columns, and how many more there are.
  static func few(_ columns: [String], most: Int = 20) -> String {
    let rest = columns.count - most
    return columns.prefix(most).map(\.quotedShort).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }

  /// A file holds more graphs than the one that is read.
  static func second(_ graph: String, firstIn line: Int) -> Diagnostic {
    Diagnostic(
      "this is the second \(graph) of the file, whose first begins in line \(line)",
      remedy: "Save each \(graph) to a file of its own.")
  }

  /// A graph inside another.
  static let nested = Diagnostic(
    "a graph is nested inside another, and Hearsay reads flat ones",
    remedy: "Save the file without groups of nodes.")
}

extension String {
  /// Takes the bytes of an id or a label, which may not be text.
  init(utf8 bytes: [UInt8]) throws(Diagnostic) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "a name is not valid UTF-8",
        remedy: "Convert the file, for example: `iconv -f LATIN1 -t UTF-8 FILE > NEW`.")
    }
    self = text
  }
}
