/// Why a file of ties could not be read: what is wrong, where, and the remedy.
public struct GraphFileError: Error, Hashable, CustomStringConvertible {
  /// The file as the user named it.
  public let path: String
  /// The line of the (uncompressed) text, from 1, where there is one.
  public let line: Int?
  /// What is wrong.
  public let message: String
  /// What the user can do.
  public let remedy: String

  /// Makes an error.
  public init(path: String, line: Int? = nil, message: String, remedy: String) {
    self.path = path
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  init(path: String, problem: ReadingProblem) {
    self.init(
      path: path, line: problem.line, message: problem.message, remedy: problem.remedy)
  }

  /// `file:line: error: message` and the remedy on a second line, as compilers write it.
  public var description: String {
    let name = path == "-" ? "standard input" : path
    let place = line.map { "\(name):\($0)" } ?? name
    return "\(place): error: \(message)\n  \(remedy)"
  }
}

/// A ``GraphFileError`` before it is known by which name the user calls the file.
struct ReadingProblem: Error, Hashable {
  var line: Int?
  var message: String
  var remedy: String

  init(line: Int? = nil, _ message: String, remedy: String) {
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  /// The end of many remedies.
  static let whatIsRead =
    "Hearsay reads edge lists (two ids a line, separated by blanks, tabs, commas or semicolons),"
    + " Matrix Market coordinate files, GraphML, GML, Pajek and METIS, plain or gzip-compressed."

  /// More rows, people or ties than 32-bit numbers can count.
  static let tooLarge = ReadingProblem(
    "the file holds more people or ties than a graph can: 2^32 - 1 people, and 2^31 - 1 ties",
    remedy: "Take a sample of the ties.")

  /// A file that ties people to something else was to be read as ties between people.
  static func twoModes(line: Int?, _ message: String) -> ReadingProblem {
    ReadingProblem(
      line: line, message,
      remedy:
        "Project it on one of its sides (`--project first` or `--project second`; in a scenario"
        + " `\"project\"`): two people are then tied if they share one of the other things.")
  }

  /// The column that was to say which layer a tie belongs to is not there.
  static func noColumn(_ name: String, of columns: [String], line: Int?) -> ReadingProblem {
    ReadingProblem(
      line: line,
      "there is no column \(name.debugDescription) that says which layer a tie belongs to",
      remedy: columns.isEmpty
        ? "Ties of this file have no such columns; name a file of ties for each layer instead."
        : "Name one of those there are: "
          + columns.map(\.debugDescription).joined(separator: ", ") + ".")
  }

  /// An id or a label is no text.
  static func notUTF8(line: Int) -> ReadingProblem {
    ReadingProblem(
      line: line, "a name is no text in UTF-8",
      remedy: "Convert the file: `iconv -f LATIN1 -t UTF-8 FILE > NEW`.")
  }
}
