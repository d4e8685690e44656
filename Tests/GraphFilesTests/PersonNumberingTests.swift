import GraphFiles
import SocialGraph
import Testing

/// How people are numbered (`PersonNumbering`, `NamedTies`, `TextTable`).
@Suite struct PersonNumberingTests {
  @Test(arguments: [
    ("0 1\n1 2\n", PersonLabels.numbered(3)),
    ("2 1\n0 2\n", .numbered(3)),
    ("1 2\n", .integers([1, 2])),
    ("10 9\n100 9\n", .integers([9, 10, 100])),
    ("4294967295 0\n", .integers([0, 4_294_967_295])),
    ("4294967296 0\n7 3\n", .integers([0, 3, 7, 4_294_967_296])),
    ("18446744073709551615 1\n", .integers([1, 18_446_744_073_709_551_615])),
    ("18446744073709551616 1\n", .texts(["1", "18446744073709551616"])),
    ("10 9\n100 -9\n", .texts(["-9", "10", "100", "9"])),
    ("007 7\n", .texts(["007", "7"])),
    ("1.0 2.0\n", .integers([1, 2])),
    ("+1 2\n", .texts(["+1", "2"])),
    ("1 2\n3 4\nx 1\n", .texts(["1", "2", "3", "4", "x"])),
    ("b a\nB \u{E9}\n", .texts(["B", "a", "b", "\u{E9}"])),
    (
      "abcdefgh abcdefghi\nabcdefg abcdefghA\n",
      .texts(["abcdefg", "abcdefgh", "abcdefghA", "abcdefghi"])
    ),
  ])
  func `whole numbers go by size, all else by its bytes`(
    text: String, labels: PersonLabels
  ) throws {
    #expect(try readTies(text).labels == labels)
  }

  @Test(arguments: [1, 3, 50_000_000_000, 90_000], [false, true])
  func `many ids keep their ties`(step: UInt64, isText: Bool) throws {
    let count = 40_000
    func id(_ number: Int) -> String { (isText ? "p" : "") + "\(UInt64(number) * step + 5)" }
    var text = ""
    for number in (1..<count).reversed() { text += "\(id(number)) \(id(number / 2))\n" }
    let file = try readTies(text)
    #expect(file.graph.people == count)
    #expect(file.graph.ties == count - 1)
    for number in stride(from: 1, to: count, by: 97) {
      let person = try #require(file.labels.person(called: id(number)))
      #expect(file.graph.contacts(of: person).map { file.labels[$0] } == [id(number / 2)])
    }
  }

  @Test func `the order of the lines changes nothing`() throws {
    var generator = FixedGenerator(3)
    let lines = (0..<500).map { _ in
      let ends = (0..<2).map { _ in
        Int.random(in: 0..<90, using: &generator) * 7_000_000_000_000_000
      }
      return "\(ends[0]),\(ends[1])"
    }
    let first = try readTies(lines.joined(separator: "\n"))
    let second = try readTies(lines.shuffled(using: &generator).joined(separator: "\r\n"))
    #expect(first.labels == second.labels)
    #expect(ties(of: first) == ties(of: second))
  }
}
