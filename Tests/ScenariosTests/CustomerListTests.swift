import PlainText
import Foundation
import Scenarios
import SocialGraph
import Testing
import WordOfMouth

@Suite struct CustomerListTests {
  static let labels = PersonLabels.texts(["ann", "bob", "cleo", "dan", "eve"])

  static func read(_ text: String, labels: PersonLabels = labels) throws -> (
    KnownCustomers, [String]
  ) {
    let folder = try Folder()
    defer { folder.remove() }
    let path = try folder.write("customers.csv", text)
    let result = try CustomerList.firstHand(
      .listed(.file(path: path, personColumn: "id", opinionColumn: "view")), labels: labels,
      people: labels.count)
    return (result.firstHand, result.notes.map { $0.replacing(path, with: "FILE") })
  }

  static func errors(_ text: String) -> [Diagnostic] {
    do {
      _ = try read(text)
      return []
    } catch {
      return (error as? Diagnostics)?.items ?? []
    }
  }

  @Test func `a customer list names people and opinions`() throws {
    let texts = [
      "id,view\nann,satisfied\ncleo,dissatisfied\nbob,so so\ndan,\n",
      "\u{FEFF}view;id\r\nsatisfied;ann\r\nDissatisfied;cleo\r\nso so;bob\r\n;dan\r\n",
      "id\tsince\tview\nann\t1999\tsatisfied\n\"cleo\"\t\t dissatisfied\nbob\t1\tso so\n\ndan\t\t",
    ]
    for text in texts {
      let (firstHand, notes) = try Self.read(text)
      #expect(firstHand == .listed(ByOpinion(positive: [0], negative: [2])))
      #expect(
        notes == [
          "FILE: 2 of 4 customers are neither satisfied nor dissatisfied and have nothing to tell (\"so so\" 1)."
        ])
    }
  }

  @Test func `numbered people are called by their numbers`() throws {
    let (firstHand, notes) = try Self.read(
      "id,view\n3,satisfied\n0,dissatisfied\n", labels: .numbered(4))
    #expect(firstHand == .listed(ByOpinion(positive: [3], negative: [0])))
    #expect(notes.isEmpty)
  }

  @Test func `a customer in two rows is an error with its line`() {
    let items = Self.errors("id,view\nann,satisfied\nbob,satisfied\nann,dissatisfied\n")
    #expect(items.count == 1)
    #expect(items.first?.line == 4)
    #expect(items.first?.message == "customer \"ann\" is listed twice; first in line 2")
  }

  @Test(arguments: [(0, 50), (25, 75)])
  func `of many errors a hundred are listed and the others counted`(unknown: Int, others: Int) {
    let twice = String(repeating: "ann,satisfied\n", count: 151)
    let strange = (0..<unknown).map { "x\($0),satisfied\n" }.joined()
    let items = Self.errors("id,view\n" + twice + strange)
    #expect(items.count == Diagnostics.most)
    #expect(items.last?.remedies.last == "… and \(others) more errors")
  }

  @Test func `unknown people are named up to ten and counted`() {
    let rows = (0..<25).map { "x\($0),satisfied\n" }.joined()
    let items = Self.errors("id,view\n" + rows)
    #expect(items.count == 10)
    #expect(items.first?.line == 2)
    #expect(items.first?.message == "customer \"x0\" is not in the graph")
    #expect(items.last?.remedies.last == "… and 15 more customers who are not in the graph")
    #expect(items.first?.remedies.first?.contains("called \"ann\" to \"eve\"") == true)
  }

  @Test(arguments: [
    ("", nil as Int?, "the customer list is empty"),
    ("name,view\nann,satisfied\n", 1, "there is no column \"id\""),
    ("id,veiw\nann,satisfied\n", 1, "there is no column \"view\""),
    ("id,view\n", 1, "the customer list names no customers"),
    ("\u{FEFF}id;view\r\n\r\n", 1, "the customer list names no customers"),
    ("id,view\nann,satisfied\nbob\n", 3, "this line has 1 columns"),
    ("id,view\n ,satisfied\n", 2, "the column id is empty"),
    ("id,view\n\"ann,satisfied\n", 2, ""),
  ])
  func `lists that cannot be read are errors`(text: String, line: Int?, message: String) {
    let item = Self.errors(text).first
    #expect(
      item?.line == line && item?.message.hasPrefix(message) == true, "\(String(describing: item))")
    #expect(item?.remedies.isEmpty == false)
  }

  @Test func `a column with a name like a text is not quoted whole`() {
    let item = Self.errors("id,\(String(repeating: "view", count: 1000))\nann,satisfied\n").first
    #expect(item?.message == "there is no column \"view\"")
    #expect(item?.remedies.allSatisfy { $0.count < 100 } == true)
  }

  @Test func `a list that is not there or not UTF-8 is an error`() throws {
    #expect(throws: Diagnostics.self) {
      try CustomerList.firstHand(
        .listed(.file(path: "/no/such.csv", personColumn: "id", opinionColumn: "view")),
        labels: Self.labels, people: 5)
    }
    let folder = try Folder()
    defer { folder.remove() }
    let url = folder.url.appendingPathComponent("x.csv")
    try Data(Array("id,view\nann,".utf8) + [0xE9]).write(to: url)
    #expect {
      try CustomerList.firstHand(
        .listed(.file(path: url.path, personColumn: "id", opinionColumn: "view")),
        labels: Self.labels,
        people: 5)
    } throws: { ($0 as? Diagnostics)?.items.first?.line == 2 }
  }

  @Test func `listed customers are looked up, drawn ones counted`() throws {
    let listed = try CustomerList.firstHand(
      .listed(.labels(ByOpinion(positive: ["eve", "ann"], negative: ["bob"]))), labels: Self.labels,
      people: 5)
    #expect(listed.firstHand == .listed(ByOpinion(positive: [4, 0], negative: [1])))
    let drawn = Customers<CustomerListing>.drawn(
      .count(5), order: .random, satisfied: 1, dissatisfied: 0)
    #expect(
      try CustomerList.firstHand(drawn, labels: Self.labels, people: 5).firstHand
        == .drawn(.count(5), order: .random, satisfied: 1, dissatisfied: 0))
    for customers in [
      Customers<CustomerListing>.drawn(.count(6), order: .random, satisfied: 1, dissatisfied: 0),
      .listed(.labels(ByOpinion(positive: ["eve"], negative: ["eve"]))),
      .listed(.labels(ByOpinion(positive: ["Eve"], negative: []))),
    ] {
      #expect(throws: Diagnostics.self) {
        try CustomerList.firstHand(customers, labels: Self.labels, people: 5)
      }
    }
  }
}
