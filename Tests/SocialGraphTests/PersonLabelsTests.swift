import SocialGraph
import Testing

@Suite struct PersonLabelsTests {
  @Test(
    arguments: [
      .numbered(3), .integers([5, 70, 600]), .texts(["Ann Lee", "bob", "\u{e9}mile"]),
    ] as [PersonLabels])
  func `everybody is found by what they are called`(labels: PersonLabels) {
    #expect(labels.count == 3)
    for person in 0..<PersonID(3) { #expect(labels.person(called: labels[person]) == person) }
  }

  @Test(
    arguments: [
      (.numbered(3), "3"), (.numbered(3), "-1"), (.numbered(3), "+1"), (.numbered(3), ""),
      (.numbered(0), "0"), (.numbered(3), "99999999999999999999"), (.numbered(3), " 1"),
      (.integers([5, 70]), "6"), (.integers([5, 70]), "x"), (.integers([]), "5"),
      (.texts(["ann", "bob"]), "Ann"), (.texts(["ann", "bob"]), ""), (.texts([]), "ann"),
    ] as [(PersonLabels, String)])
  func `who is not in the graph is nobody`(labels: PersonLabels, label: String) {
    #expect(labels.person(called: label) == nil)
  }

  @Test func `leading zeros do not make another number`() {
    #expect(PersonLabels.numbered(10).person(called: "007") == 7)
    #expect(PersonLabels.integers([7, 8]).person(called: "007") == 0)
    #expect(PersonLabels.texts(["007", "7"]).person(called: "7") == 1)
  }

  @Test func `texts are distinguished by their bytes, not by how they look`() {
    // A composed and a decomposed letter are equal as Swift strings.
    let labels = PersonLabels.texts(["e\u{301}", "\u{e9}"])
    #expect(labels.person(called: "\u{e9}") == 1)
    #expect(labels.person(called: "e\u{301}") == 0)
    #expect(PersonLabels.texts(["\u{e9}"]).person(called: "e\u{301}") == nil)
  }
}
