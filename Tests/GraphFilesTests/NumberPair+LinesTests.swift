import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Lines of two numbers, eight bytes at a time (`NumberPair`), against numbers written beforehand.
@Suite struct NumberPairLinesTests {
  /// A number with a number of digits.
  func number(digits: Int, _ generator: inout FixedGenerator) -> UInt64 {
    let lowest = (1..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
    let highest = digits == 20 ? UInt64.max : lowest * 10 - 1
    return UInt64.random(in: (digits == 1 ? 0 : lowest)...highest, using: &generator)
  }

  @Test(arguments: ["\t", " ", ",", ";", "  ", ", "], ["\n", "\r\n", "\r"])
  func `numbers of 1 to 8, to 10 and to 20 digits are the numbers that were written`(
    separator: String, end: String
  ) throws {
    for (most, seed) in [(8, 1), (10, 2), (20, 3)] {
      var generator = FixedGenerator(UInt64(seed))
      var pairs: [String] = []
      var text = ""
      var ids: Set<UInt64> = []
      for line in 0..<2000 {
        let ends = (0..<2).map { _ in
          number(digits: Int.random(in: 1...most, using: &generator), &generator)
        }
        ids.formUnion(ends)
        pairs.append("\(ends[0])>\(ends[1])")
        let more = line % 5 == 4 ? separator + "0.5" : ""
        text += "\(ends[0])\(separator)\(ends[1])\(more)\(end)"
      }
      let file = try readTies(text)
      #expect(
        Set(ties(of: file))
          == Set(
            pairs.filter { pair in
              let ends = pair.split(separator: ">")
              return ends[0] != ends[1]
            }))
      #expect(file.report.rows == 2000)
      #expect(file.labels == .integers(ids.sorted()))
      #expect(
        file.report.notes == ["Columns after the two ids were ignored (400 lines)."])
    }
  }

  @Test(arguments: ["\t", " ", ",", ";"], [8, 9])
  func `long lists of plain lines are the numbers that were written`(
    separator: String, digits: Int
  ) throws {
    var generator = FixedGenerator(UInt64(digits))
    var pairs: [String] = []
    for line in 0..<4000 {
      // Every number of digits, and one too many in a few lines.
      let most = line % 1500 == 1499 ? digits : 8
      let ends = (0..<2).map { _ in
        number(digits: Int.random(in: 1...most, using: &generator), &generator)
      }
      pairs.append("\(ends[0])>\(ends[1])")
    }
    let file = try readTies(
      pairs.map { $0.replacing(">", with: separator) + "\n" }.joined())
    #expect(file.report.rows == 4000)
    let written = pairs.filter { pair in
      let ends = pair.split(separator: ">")
      return ends[0] != ends[1]
    }
    #expect(Set(ties(of: file)) == Set(written))
  }

  @Test(
    arguments: [
      ("4294967295 4294967294", [4_294_967_294, 4_294_967_295]), ("99999999 9", [9, 99_999_999]),
      ("100000000 0", [0, 100_000_000]), ("0 1", [0, 1]), ("10 20 0 \t", [10, 20]),
      ("4294967296 1", [1, 4_294_967_296]), ("12345678 1  \t", [1, 12_345_678]),
    ] as [(String, [UInt64])])
  func `numbers at the edges are whole`(line: String, labels: [UInt64]) throws {
    let text = String(repeating: line + "\n", count: 9)
    let expected: PersonLabels = labels == [0, 1] ? .numbered(2) : .integers(labels)
    #expect(try readTies(text).labels == expected)
    #expect(try readTies(String(text.dropLast())).labels == expected)
  }

  /// The other line among few, and in each quarter of many that are read at once.
  @Test(
    arguments: [
      "1 2x", "1 2/", "1 2:", "1 2-", "1/2 3", "1: 2", "+1 2", "1 +2", "01 2", "1 02", "00 1",
      "1 2.", "1\u{10} 2", "12345678x 1", "1 12345678x", "1 \u{661}", "x1 2", "\u{3ff} 1",
      "1 \u{3ff}",
    ], [(9, 9), (400, 1600), (800, 1200), (1300, 700), (1700, 300)])
  func `what only looks like a number is a text`(line: String, around: (Int, Int)) throws {
    let (before, behind) = around
    let numbers = "7 8\n"
    do {
      let file = try readTies(
        String(repeating: numbers, count: before) + line + "\n"
          + String(repeating: numbers, count: behind))
      guard case .texts(let labels) = file.labels else {
        Issue.record("\(file.labels)")
        return
      }
      #expect(Set(labels) == Set(line.split(separator: " ").map(String.init) + ["7", "8"]))
    } catch let error as Diagnostic {
      #expect(error.line == before + 1)
    }
  }

  @Test func `a file that ends with its last page is read to its last byte`() throws {
    for length in [4096, 8192] {
      for last in ["1 2", "1 2\n", "1 23456789", "12345678 9\r\n", "123 4294967295", "5 6 7"] {
        let line = "10\t20\n"
        var text = String(repeating: line, count: (length - last.utf8.count) / line.utf8.count - 2)
        text += "#" + String(repeating: "x", count: length - last.utf8.count - text.utf8.count - 2)
        text += "\n" + last.replacing(" ", with: "\t")
        #expect(text.utf8.count == length)
        let words = last.split(whereSeparator: \.isWhitespace)
        #expect(try ties(of: readTies(text)).contains("\(words[0])>\(words[1])"))
      }
    }
  }
}
