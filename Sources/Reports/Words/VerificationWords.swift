public import Evidence
import PlainText

extension Document {
  /// Known answers beside what this machine found: a line for each, however wide, below one that sums up.
  public static func of(_ answers: [VerifiedAnswer]) -> Document {
    var table = Table([
      .init("", .text), .init("id", .text), .init("claim", .text), .init("expected"),
      .init("tolerance"), .init("found"), .init("z"), .init("source", .text),
    ])
    table.rows = answers.map { found in
      let answer = found.answer
      return .cells(
        [
          found.isOK ? "PASS" : "FAIL", .text(answer.id), .text(answer.claim),
          .exact(answer.expected), answer.allowance == 0 ? .empty : .exact(answer.allowance),
          VerificationWords.figure(found), VerificationWords.z(found), .text(answer.source),
        ], isAlarming: !found.isOK)
    }
    return Document([
      .paragraph(VerificationWords.summary(answers)),
      .table(table),
      .list([
        """
        z: how many standard errors the result is from the expected value, beyond the tolerance. \
        "exact" has no random part. FAIL: z above \(.exact(Verification.mostStandardErrors)).
        """,
        "tolerance: what a finite graph, or the digits a figure is published with, may change.",
      ]),
    ])
  }
}

/// Known answers in words.
public enum VerificationWords {
  /// All is well, or what is not, in a sentence.
  public static func summary(_ answers: [VerifiedAnswer]) -> Prose {
    let failed = answers.filter { !$0.isOK }
    return failed.isEmpty
      ? "PASS: all \(.count(answers.count)) known answers are reproduced."
      : """
      FAIL: \(.count(failed.count)) of \(answers.count, "known answer") not reproduced: \
      \(unique(failed.map(\.answer.id)).joined(separator: ", ")).
      """
  }

  static func figure(_ found: VerifiedAnswer) -> Value {
    guard let value = found.simulated else { return .missing }
    guard let error = found.standardError, error > 0 else {
      return value == value.rounded() ? .exact(value) : .number(value, decimals: 6)
    }
    return .number(value, decimals: NumberText.decimals(for: value, standardError: error / 10))
  }

  static func z(_ found: VerifiedAnswer) -> Value {
    guard found.zScore.isFinite else { return "beyond chance" }
    return found.standardError.map { $0 > 0 } == true
      ? .number(found.zScore, decimals: 1) : "exact"
  }
}
