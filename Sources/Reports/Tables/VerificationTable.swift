import DelimitedText
public import Evidence
public import PlainText

extension DataTable {
  /// Known answers beside what this machine found: a row for each.
  public static func of(_ answers: [VerifiedAnswer]) -> DataTable {
    DataTable(verificationFields, answers)
  }

  fileprivate static let verificationFields: [DataField<VerifiedAnswer>] = [
    DataField("id", "the number of the known answer") { .text($0.answer.id) },
    DataField("claim", "what is claimed") { .text($0.answer.claim) },
    DataField("source", "the source of the answer") { .text($0.answer.source) },
    DataField("expected", "the answer") { .number($0.answer.expected) },
    DataField("tolerance", "what a finite graph or rounded digits may change") {
      .number($0.answer.allowance)
    },
    DataField("simulated", "what this machine found") { .number(orMissing: $0.simulated) },
    DataField("standard_error", "its standard error; empty where nothing is random") {
      .number(orMissing: $0.standardError)
    },
    DataField("z", "standard errors beyond the tolerance; empty where chance cannot explain it") {
      .number(orMissing: $0.standardErrorsApart)
    },
    DataField("replicates", "the replicates behind it; 0 where it was calculated") {
      .integer($0.replicates)
    },
    DataField("ok", holdsValues: true, "whether z is at most 4") {
      .text($0.isOK ? "true" : "false")
    },
  ]
}

extension DataDictionary {
  /// What each column of known answers, and each key of their JSON, means.
  public static let verification = DataTable.verificationFields.map(\.column)
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
