public import PlainText

/// What is wrong with a graph file, where the caller may know more to do about it.
public enum GraphFileCause: DiagnosticCause, Hashable {
  /// The text is in no format that is read.
  case unknownFormat
  /// The file ties people to something else, and no projection was asked for.
  case twoModes
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

  /// More rows, people or ties than 32-bit numbers can count.
  static func tooLarge(line: Int? = nil) -> Diagnostic {
    Diagnostic(
      line: line,
      "the file holds more people or ties than a graph can: 2^32 - 1 people, and 2^31 - 1 ties",
      remedy: "Take a sample of the ties.")
  }

  /// A file that ties people to something else was to be read as ties between people.
  static func twoModes(line: Int?, _ message: String) -> Diagnostic {
    Diagnostic(
      line: line, message,
      remedy:
        "Project it on its first or second side: two people are then tied if they share one of the"
        + " other things.", cause: .twoModes)
  }

  /// The column that should name the layer of a tie is missing.
  static func noColumn(_ name: String, of columns: [String], line: Int?) -> Diagnostic {
    Diagnostic(
      line: line, "there is no column \(name.debugDescription) to name the layer of a tie",
      remedy: columns.isEmpty
        ? "Ties of this file have no such columns; name a file for each layer instead."
        : "Name one of these: " + columns.map(\.debugDescription).joined(separator: ", ") + ".")
  }

  /// An id or a label is not text.
  static func notUTF8(line: Int) -> Diagnostic {
    Diagnostic(
      line: line, "a name is not valid UTF-8",
      remedy: "Convert the file: `iconv -f LATIN1 -t UTF-8 FILE > NEW`.")
  }
}
