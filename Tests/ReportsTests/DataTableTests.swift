import DelimitedText
import Experiments
import Foundation
import PlainText
import Reports
import Testing

@Suite struct DataTableTests {
  @Test func `summary rows are the same in CSV and in JSON`() throws {
    let result = try Example.sweep()
    let csv = try records(DataTable.of(result).csv)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(DataTable.of(result).json.utf8))
        as? [[String: Any]])
    #expect(json.count == csv.count - 1)
    for (object, row) in zip(json, csv.dropFirst()) {
      #expect(Set(object.keys) == Set(csv[0]))
      for (key, cell) in zip(csv[0], row) {
        switch object[key] {
        case is NSNull: #expect(cell == "", "\(key)")
        case let number as NSNumber: #expect(number.doubleValue == Double(cell), "\(key)")
        case let text as String: #expect(text == cell, "\(key)")
        default: Issue.record("\(key) is missing")
        }
      }
    }
  }

  @Test func `JSON has numbers for numbers and null for what is missing`() throws {
    let lines = DataTable.of(try Example.sweep()).json.split(separator: "\n")
    #expect(lines.first == "[")
    #expect(lines.last == "]")
    #expect(
      lines.first { $0.contains("reach_per_customer_negative") } == """
          {"scenario": "example", "variant": "baseline", "point": 0, \
        "param.customers.dissatisfied": 0.1, "param.voices.negative.retell": 0.02, \
        "metric": "reach_per_customer_negative", "n_requested": 4, "n_ok": 4, "mean": 9.1234, \
        "sd": 0.24, "se": 0.12, "ci_low": 8.76, "ci_high": 9.48, "p05": null, "p25": null, \
        "p50": null, "p75": null, "p95": null, "min": null, "max": null},
        """)
  }

  @Test(arguments: [
    ("0.05", "0.05"), ("-1e+3", "-1e+3"), ("18446744073709551615", "18446744073709551615"),
    ("true", "true"), ("false", "false"), ("null", "\"null\""), ("1.", "\"1.\""),
    ("05", "\"05\""), ("Infinity", "\"Infinity\""), ("a \"b\"", "\"a \\\"b\\\"\""),
    ("{\"exactly\": 9}", "\"{\\\"exactly\\\": 9}\""), ("", "\"\""), ("1\n", "\"1\\n\""),
  ])
  func `values of varied paths are numbers where they read as such`(value: String, json: String) {
    #expect(JSONValue(parameter: value).line == json)
  }

  private func records(_ text: String) throws -> [[String]] {
    var reader = DelimitedReader(Array(text.utf8))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    return records
  }
}
