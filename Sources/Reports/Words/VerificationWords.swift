public import Evidence
import PlainText

extension Document {
  /// Known answers beside what this machine found: a row for each, its claim and source below, after one
  /// that sums up.
  public static func of(_ answers: [VerifiedAnswer]) -> Document {
    var table = Table([
      .init("", .text), .init("id", .text), .init("expected"), .init("tolerance"),
      .init("found"), .init("z"),
    ])
    table.rows = answers.flatMap { found -> [Table.Row] in
      let answer = found.answer
      return [
        .cells(
          [
            found.isOK ? "PASS" : "FAIL", .text(answer.id), .exact(answer.expected),
            answer.allowance == 0 ? .empty : .exact(answer.allowance),
            VerificationWords.figure(found), VerificationWords.z(found),
          ], isAlarming: !found.isOK),
        .note("\(answer.claim) (\(answer.source))"),
      ]
    }
    return Document([
      .paragraph(VerificationWords.summary(answers)),
      .table(table),
      .list([VerificationWords.zMeaning, VerificationWords.toleranceMeaning]),
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

  /// What z is, and when it fails.
  static var zMeaning: Prose {
    """
    z: how many standard errors the result is from the expected value, beyond the tolerance. \
    "exact" has no random part. FAIL: z above \(.exact(Verification.mostStandardErrors)).
    """
  }

  /// What the tolerance is.
  static let toleranceMeaning: Prose =
    "tolerance: what a finite graph, or the digits a figure is published with, may change."

  /// What failed, in a sentence.
  static func failure(_ found: VerifiedAnswer) -> Prose {
    """
    FAIL \(found.answer.id): \(found.answer.claim): expected \(.exact(found.answer.expected)), \
    found \(figure(found)) (z: \(z(found))).
    """
  }

  /// Whether chance has a part in a result that can be explained by it.
  static func isRandom(_ found: VerifiedAnswer) -> Bool {
    found.zScore.isFinite && found.standardError.map { $0 > 0 } == true
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
    return isRandom(found) ? .number(found.zScore, decimals: 1) : "exact"
  }
}
