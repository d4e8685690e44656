import DelimitedText
import Experiments
import Foundation
import PlainText
@testable import Reports
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
        "sd": 0.24, "se": 0.12, "ci_low": 8.76, "ci_high": 9.48, "interval": "firm", "n_firm": null, \
        "p05": null, "p25": null, "p50": null, "p75": null, "p95": null, "min": null, "max": null},
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

  @Test func `with decimal commas numbers have them, and texts stay as they are`() {
    let table = DataTable(
      ["a", "b", "c", "d"],
      [["1.5", 1.5, -1e-7, JSONValue(parameter: "0.25")], ["x;y", 3, nil as Double?, "1.5;2"]])
    #expect(
      table.csv(in: .excelEurope)
        == "\u{FEFF}a;b;c;d\r\n1.5;1,5;-1e-07;0,25\r\n\"x;y\";3;;\"1.5;2\"\r\n")
    #expect(
      table.csv(in: .excel)
        == "\u{FEFF}a,b,c,d\r\n1.5,1.5,-1e-07,0.25\r\nx;y,3,,1.5;2\r\n")
    #expect(table.csv(in: .tsv) == "a\tb\tc\td\n1.5\t1.5\t-1e-07\t0.25\nx;y\t3\t\t1.5;2\n")
    #expect(table.csv(in: .rfc4180) == table.csv)
  }

  @Test func `spreadsheets take no text for a formula`() {
    let table = DataTable(["a", "b"], [["=1+1", -2.5], ["@x", 3], ["a-b", 0.5]])
    #expect(table.csv == "a,b\n'=1+1,-2.5\n'@x,3\na-b,0.5\n")
    var raw = CSVDialect.rfc4180
    raw.hasRawText = true
    #expect(table.csv(in: raw) == "a,b\n=1+1,-2.5\n@x,3\na-b,0.5\n")
    let marks = DataTable(["a", "b"], [["\rx", "-x"], ["\tx", "'=x"], ["+x", "-"]])
    #expect(marks.csv == "a,b\n\"'\rx\",'-x\n'\tx,'=x\n'+x,'-\n")
    #expect(table.csv(in: .excel) == "\u{FEFF}a,b\r\n'=1+1,-2.5\r\n'@x,3\r\na-b,0.5\r\n")
    #expect(
      table.csv(in: .excelEurope) == "\u{FEFF}a;b\r\n'=1+1;-2,5\r\n'@x;3\r\na-b;0,5\r\n")
  }

  @Test func `dialects say the same in their own way`() throws {
    let table = DataTable.of(try Example.compare())
    let plain = try records(table.csv)
    for dialect in CSVDialect.allCases {
      let text = table.csv(in: dialect)
      #expect(
        DelimitedDialect.detect(in: Array(text.utf8)).separator == dialect.delimited.separator)
      let found = try records(text, dialect.delimited)
      #expect(found.count == plain.count)
      for (own, row) in zip(found, plain) {
        let points =
          dialect.delimited.hasDecimalComma ? own.map { $0.replacing(",", with: ".") } : own
        #expect(points == row, "\(dialect)")
      }
    }
  }

  @Test func `tables with tabs have names of their own`() {
    #expect(CSVDialect.tsv.name(of: "summary.csv") == "summary.tsv")
    #expect(CSVDialect.tsv.name(of: "manifest.json") == "manifest.json")
    for dialect in CSVDialect.allCases where dialect != .tsv {
      #expect(dialect.name(of: "summary.csv") == "summary.csv")
    }
  }

  private func records(
    _ text: String, _ dialect: DelimitedDialect = .csv
  ) throws -> [[String]] {
    var reader = DelimitedReader(Array(text.utf8), dialect: dialect)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    return records
  }
}
