import Evidence
import Parallelism
import PlainText
import Reports
import Testing

@Suite struct VerificationWordsTests {
  @Test func `answers are in every form, and summed up`() throws {
    let maybe = try Verification(only: ["S", "L7"]).run(
      workers: .single, cancellation: Cancellation()
    ) { _, _ in }
    let found = try #require(maybe)
    #expect(
      VerificationWords.summary(found).text
        == "PASS: all \(found.count) known answers are reproduced.")
    #expect(printed(.of(found)).contains("PASS  S2  "))
    #expect(DataTable.of(found).csv.split(separator: "\n").count == found.count + 1)
    let json = JSONValue.of(found).pretty
    for column in DataTable.verificationColumns {
      #expect(json.contains("\"\(column.name)\": "))
    }
    #expect(json.contains("\"ok\": true") && json.contains("\"answers_failed\": 0"))
  }
}
