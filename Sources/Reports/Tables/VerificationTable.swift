public import Evidence
public import PlainText

extension DataTable {
  /// Known answers beside what this machine found: a row for each.
  public static func of(_ answers: [VerifiedAnswer]) -> DataTable {
    DataTable(verificationFields, answers)
  }

  /// What each column of known answers, and each key of their JSON, means.
  public static let verificationColumns = verificationFields.map(\.column)

  private static let verificationFields: [DataField<VerifiedAnswer>] = [
    .init("id", "the number of the known answer") { $0.answer.id },
    .init("claim", "what is claimed") { $0.answer.claim },
    .init("source", "the source of the answer") { $0.answer.source },
    .init("expected", "the answer") { $0.answer.expected },
    .init("tolerance", "what a finite graph or rounded digits may change") { $0.answer.allowance },
    .init("simulated", "what this machine found") { $0.simulated },
    .init("standard_error", "its standard error; empty where nothing is random") {
      $0.standardError
    },
    .init("z", "standard errors beyond the tolerance; empty where chance cannot explain it") {
      $0.zScore
    },
    .init("replicates", "the replicates behind it; 0 where it was calculated") { $0.replicates },
    .init("ok", "whether z is at most 4") { JSONValue.boolean($0.isOK) },
  ]
}

extension JSONValue {
  /// Known answers: `ok`, `answers_checked`, `answers_failed`, and `answers` with the columns as keys.
  public static func of(_ answers: [VerifiedAnswer]) -> JSONValue {
    let failed = answers.count { !$0.isOK }
    return [
      "ok": .boolean(failed == 0), "answers_checked": .integer(answers.count),
      "answers_failed": .integer(failed),
      "answers": .list(Array(DataTable.of(answers).objects)),
    ]
  }
}
