import Scenarios
import Testing

@Suite struct ParameterDescriptionTests {
  @Test func `every parameter has a label, short and of no other`() {
    var paths: [String: String] = [:]
    for row in ParameterDescription.all {
      #expect(!row.label.isEmpty && row.label.count <= 48, "\(row.path): \(row.label)")
      #expect(!row.label.contains("."), "\(row.path): \(row.label)")
      let other = paths.updateValue(row.path, forKey: row.label)
      #expect(other == nil || other == row.path, "\(row.label): \(row.path) and \(other ?? "")")
    }
  }

  @Test(arguments: [
    ("service.complain", "unhappy customers who complain", "the share of "),
    ("graph.contacts", "contacts of each person", "the number of "),
    ("money.margin", "margin of a customer a period", "the "),
    ("voices.negative.tells", "people a dissatisfied customer tells", "the number of "),
    ("voices.negative.retell", "hearers who pass bad news on", "the share of "),
    ("service.loyalty.magic", "delighted customers who stay", "the share of "),
    ("service.spends.silent", "spending of silent unhappy customers", "the "),
  ]) func `a label is a part of a sentence`(path: String, label: String, before: String) throws {
    let row = try #require(ParameterDescription.at(path))
    #expect(row.label == label && row.words == before + label)
  }

  @Test(arguments: [
    ("service.listening.survey.winBack", "leavers whom survey wins back"),
    ("service.listening.survey.friendsStay", "influence of calls by survey on friends"),
    ("graph.layers.weak.rewire", "ties rewired at random in weak"),
    ("customers.segments.few.misery", "factor on odds of a bad experience in few"),
  ]) func `a name that people chose is in the label`(path: String, label: String) {
    #expect(ParameterDescription.at(path)?.label == label)
  }

  @Test func `what is no parameter has no description`() {
    for path in ["", "service", "graph.edges", "voices.negative.tells.exactly", "variants"] {
      #expect(ParameterDescription.at(path) == nil)
    }
  }
}
