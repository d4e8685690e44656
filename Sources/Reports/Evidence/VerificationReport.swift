import DelimitedText
public import Evidence

/// Known answers beside what a machine came to: for people, and for programs.
public struct VerificationReport {
  /// The answers.
  public let answers: [VerifiedAnswer]

  /// Reports answers.
  public init(_ answers: [VerifiedAnswer]) { self.answers = answers }

  /// How many answers are off.
  public var off: Int { answers.filter { !$0.isOK }.count }

  /// A line for each answer, however wide, and one that sums up; ends with a newline.
  ///
  /// - Parameter isColoured: Whether what is off is in colour.
  /// - Returns: The text.
  public func text(isColoured: Bool) -> String {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: "id", isRightAligned: false),
      TextTable.Column(heading: "claim", isRightAligned: false),
      TextTable.Column(heading: "expected"), TextTable.Column(heading: "+-"),
      TextTable.Column(heading: "found"), TextTable.Column(heading: "apart"),
      TextTable.Column(heading: "source", isRightAligned: false),
    ])
    table.rows = answers.map { found in
      [
        found.isOK ? "ok" : "OFF", found.answer.id, found.answer.claim,
        NumberText.plain(found.answer.expected),
        found.answer.allowance == 0 ? "" : NumberText.plain(found.answer.allowance),
        found.simulated.map { Self.figure($0, found.standardError) } ?? "-",
        Self.apart(found), found.answer.source,
      ]
    }
    var lines = table.lines(width: .max)
    if isColoured {
      for (index, found) in answers.enumerated() where !found.isOK {
        lines[index + 1] = "\u{1B}[31m" + lines[index + 1] + "\u{1B}[0m"
      }
    }
    lines += [
      "",
      "apart: standard errors from what is expected, beyond the allowance in +- (finite graphs,",
      "or the digits it is printed with); \"exact\" has no luck in it. Off is more than "
        + "\(NumberText.plain(Verification.mostStandardErrors)).", "", summary,
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// All is well, or what is not, in a sentence.
  public var summary: String {
    off == 0
      ? "All \(answers.count) known answers come out."
      : "\(off) of \(answers.count) known answers are off: "
        + answers.filter { !$0.isOK }.map(\.answer.id).reduce(into: [String]()) {
          if $0.last != $1 { $0.append($1) }
        }.joined(separator: ", ") + "."
  }

  private static func figure(_ value: Double, _ standardError: Double?) -> String {
    guard let standardError, standardError > 0 else {
      return value == value.rounded()
        ? NumberText.plain(value) : NumberText.fixed(value, decimals: 6)
    }
    return NumberText.fixed(
      value, decimals: NumberText.decimals(for: value, standardError: standardError / 10))
  }

  private static func apart(_ found: VerifiedAnswer) -> String {
    guard found.standardErrorsApart.isFinite else { return "beyond luck" }
    return found.standardError.map { $0 > 0 } == true
      ? NumberText.fixed(found.standardErrorsApart, decimals: 1) : "exact"
  }

  // MARK: For programs

  /// The keys of JSON and columns of CSV, and what they mean.
  public static let columns: [(name: String, meaning: String)] = [
    ("id", "the number of the known answer"),
    ("claim", "what is claimed"),
    ("source", "who says so"),
    ("expected", "the answer"),
    ("allowance", "what a finite graph or printed digits may be off by"),
    ("simulated", "what this machine came to"),
    ("standard_error", "its standard error; empty where no luck is in it"),
    ("standard_errors_apart", "beyond the allowance; empty where no luck explains it"),
    ("replicates", "the replicates behind it; 0 where it was worked out"),
    ("ok", "whether it is no more than 4 standard errors apart"),
  ]

  /// An object with `ok`, `answers_checked`, `answers_off` and `answers`, each with the keys of ``columns``;
  /// ends with a newline.
  public var json: String {
    JSONText.object([
      "ok": .boolean(off == 0), "answers_checked": .integer(answers.count),
      "answers_off": .integer(off),
      "answers": .list(
        answers.map { found in
          .object([
            "id": .text(found.answer.id), "claim": .text(found.answer.claim),
            "source": .text(found.answer.source), "expected": .number(found.answer.expected),
            "allowance": .number(found.answer.allowance), "simulated": .number(found.simulated),
            "standard_error": .number(found.standardError),
            "standard_errors_apart": .number(found.standardErrorsApart),
            "replicates": .integer(found.replicates), "ok": .boolean(found.isOK),
          ])
        }),
    ]).pretty
  }

  /// A row for each answer; columns as ``columns``.
  public var csv: String {
    var writer = DelimitedWriter()
    writer.write(Self.columns.map { .text($0.name) })
    for found in answers {
      writer.write([
        .text(found.answer.id), .text(found.answer.claim), .text(found.answer.source),
        .number(found.answer.expected), .number(found.answer.allowance),
        .number(orMissing: found.simulated), .number(orMissing: found.standardError),
        .number(orMissing: found.standardErrorsApart), .number(Double(found.replicates)),
        .text(found.isOK ? "true" : "false"),
      ])
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
