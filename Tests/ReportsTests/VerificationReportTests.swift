import Evidence
import Parallelism
import Reports
import Testing

@Suite struct VerificationReportTests {
  @Test func `what is off is named once, and told in every form`() throws {
    let maybe = try Verification(only: ["S", "L7"]).run(
      workers: .single, cancellation: Cancellation()
    ) { _ in }
    let found = try #require(maybe)
    let report = VerificationReport(found)
    #expect(report.off == 0 && report.summary == "All \(found.count) known answers come out.")
    #expect(report.text(isColoured: false).contains("ok  S2  "))
    #expect(report.csv.split(separator: "\n").count == found.count + 1)
    for column in VerificationReport.columns {
      #expect(report.json.contains("\"\(column.name)\": "))
    }
  }
}
