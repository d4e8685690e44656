import Experiments
import Foundation
import Reports
import Testing

/// Of `UncertaintyTable`, and of what goes to other programs and into the folder.
@Suite struct UncertaintyTableTests {
  @Test func `inputs come by rank, and the rest after them`() throws {
    let result = try Example.uncertain()
    let lines = DataTable.of(result).csv.split(separator: "\n").map(String.init)
    #expect(
      lines[0] == "scenario,metric,input,rank,share,share_low,share_high,n_samples,n_replicates,"
        + "mean,se,ci_low,ci_high,interval,n_firm,spread_sd,input_sd,p05,p50,p95")
    #expect(lines.count == 1 + 3 * result.settings[0].summaries.count)
    let figures = "2,4,1044.5,12,1006,1083,firm,,24.5,150.25,900,1040,1200"
    #expect(
      lines.filter { $0.hasPrefix("example,reach_negative,") } == [
        "example,reach_negative,customers.dissatisfied,1,0.75,0.6,0.9,\(figures)",
        "example,reach_negative,voices.negative.retell,2,0.2,0.1,0.3,\(figures)",
        "example,reach_negative,rest,,0.05,,,\(figures)",
      ])
    #expect(
      lines.first { $0.hasPrefix("example,reach_positive,") }
        == "example,reach_positive,voices.negative.retell,,,,,2,4,70.25,2.4,,,,,4.75,0,66,70,75")
  }

  @Test func `the folder and its manifest have it`() throws {
    let folder = try TemporaryFolder()
    let place = try ResultsFolder(claiming: folder("out"), overwrites: false)
    let result = try Example.uncertain()
    try place.write(result, seconds: 0, workers: 1)
    #expect(
      folder.text("out/uncertainty.csv") == DataTable.of(result).csv)
    let manifest = folder.text("out/manifest.json")
    #expect(manifest?.contains("\"scope\": \"uncertain\"") == true)
    #expect(manifest?.contains("\"uncertainty.csv\"") == true)
    #expect(
      manifest?.contains("\"voices.negative.retell\": {\n") == true)
    // A later run without uncertain inputs leaves none of it.
    let again = try ResultsFolder(claiming: folder("out"), overwrites: true)
    try again.write(
      try Example.run(), seconds: 0, workers: 1)
    #expect(!folder.names(in: "out").contains("uncertainty.csv"))
  }
}
