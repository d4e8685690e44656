public import Evidence

extension Answer {
  /// Whether known answers are reproduced: the verdict, what failed, and a line for each kind.
  public init(_ answers: [VerifiedAnswer]) {
    self.init(
      question: VerificationWords.summary(answers),
      sentences: answers.filter { !$0.isOK }.map(VerificationWords.failure))
    var table = Table([
      .init("", .text), .init("", .text), .init("known answers", .text), .init("number"),
      .init("failed"), .init("largest z"),
    ])
    table.rows = Verification.kinds.compactMap { kind in
      let found = answers.filter { $0.answer.id.hasPrefix(kind.letter) }
      let worst = found.filter(VerificationWords.isRandom).max { $0.zScore < $1.zScore }
      let failed = found.count { !$0.isOK }
      return found.isEmpty
        ? nil
        : .cells(
          [
            failed == 0 ? "PASS" : "FAIL", .text(kind.letter), .text(kind.meaning),
            .count(found.count), failed == 0 ? .empty : .count(failed),
            worst.map(VerificationWords.z) ?? "exact",
          ], isAlarming: failed > 0)
    }
    self.table = table
    leftOut = ["each answer with its source and result"]
  }
}
