@testable import Experiments
import Testing

@Suite struct SeekConditionTests {
  @Test(arguments: [
    ("reach_negative >= 500", SeekCondition.Relation.atLeast), ("reach_negative<=500", .atMost),
    ("reach_negative  >500", .above), ("reach_negative < 500", .below),
    ("reach_negative = 500", .equal), ("reach_negative == 500", .equal),
    ("reach_negative => 500", .atLeast), ("reach_negative =< 500", .atMost),
    ("reach_negative \u{2265} 500", .atLeast), (" reach_negative \u{2264} 500 ", .atMost),
  ])
  func `two sides and what is between them`(text: String, relation: SeekCondition.Relation) throws {
    let found = try #require(SeekCondition(text))
    #expect(found.left == "reach_negative" && found.right == "500")
    #expect(found.relation == relation)
  }

  @Test func `sides keep what is inside them`() throws {
    let found = try #require(SeekCondition("difference: net_present_value >= 150,000 EUR"))
    #expect(found.left == "difference: net_present_value" && found.right == "150,000 EUR")
  }

  @Test(arguments: [
    "", "reach", ">= 5", "reach >=", "1 < reach < 5", "reach >< 5", "reach >>= 5", "reach >= =5",
  ])
  func `anything else is none`(text: String) {
    #expect(SeekCondition(text) == nil)
  }

  @Test func `the target itself is on the side that its sign says`() {
    for relation in SeekCondition.Relation.allCases {
      let holds = [-1.0, 0, 1].map { relation.holds($0, 0) }
      let expected: [Bool] =
        switch relation {
        case .atLeast, .equal: [false, true, true]
        case .atMost: [true, true, false]
        case .above: [false, false, true]
        case .below: [true, false, false]
        }
      #expect(holds == expected)
      #expect(relation.mirrored.mirrored == relation)
    }
  }
}
