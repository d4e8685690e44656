import PlainText
import Scenarios
import Service
import Testing

@Suite struct SchemaFriendCallsTests {
  private func text(_ members: String, finding found: String = "\"leavers\", \"chance\": 0.3")
    -> String
  {
    SchemaServiceTests.small(", \"listening\": { \"exit\": { \"finds\": \(found)\(members) } }")
  }

  private func lever(_ members: String, settings: [String] = []) throws -> Lever {
    try #require(
      GoodFiles.read(text(members), settings: settings).baseline.service?.listening.first)
  }

  @Test func `a lever that finds leavers may call their friends`() throws {
    #expect(try lever("").friends == nil)
    #expect(
      try lever(", \"alsoFriends\": 0.2, \"friendsStay\": 1.5").friends
        == FriendCalls(share: 0.2, staying: 1.5))
    #expect(
      try lever(", \"alsoFriends\": 0.2", settings: ["service.listening.exit.alsoFriends=1"])
        .friends == FriendCalls(share: 1))
    #expect(try lever(", \"alsoFriends\": 0, \"friendsStay\": 1").friends == nil)
  }

  private func complaint(_ members: String) -> String {
    do {
      _ = try GoodFiles.read(text(members))
      return ""
    } catch {
      return (error as? Diagnostics)?.description ?? "\(error)"
    }
  }

  @Test func `others do not, and a call loses nobody`() {
    #expect(
      complaint(", \"friendsStay\": 0.5").contains(
        "service.listening.exit.friendsStay must be a factor in 1...1000000"))
    #expect(
      complaint(", \"alsoFriends\": 2").contains(
        "service.listening.exit.alsoFriends must be a share in 0...1"))
    #expect(throws: Diagnostics.self) {
      try GoodFiles.read(text(", \"alsoFriends\": 0.1", finding: "\"causes\", \"calls\": 3"))
    }
  }
}
