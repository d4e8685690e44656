import PlainText
import Randomness
import Scenarios
import Service
import Testing
import WordOfMouth

@Suite struct SchemaBroadcastTests {
  private func service(
    _ members: String, settings: [String] = []
  ) throws -> ServiceModel {
    try #require(
      GoodFiles.read(SchemaServiceTests.small(members), settings: settings).baseline.service)
  }

  private static let post = """
    , "broadcast": {
        "silent": { "share": 0.02, "reaches": { "exactly": 300 } },
        "magic": { "share": 0.1, "reaches": { "poisson": 12 } }
      }
    """

  @Test func `each class has a broadcast of its own, or none`() throws {
    let model = try service(Self.post + ", \"venting\": 0.3")
    #expect(
      CustomerClass.allCases.map { model.classes[$0].broadcast } == [
        nil, Broadcast(share: 0.1, reaches: .poisson(mean: 12)),
        Broadcast(share: 0.02, reaches: .exactly(300)), nil, nil, nil,
      ])
    #expect(model.complaints.venting == 0.3 && model.complaints.wish == 0.25)
    #expect(abs(model.complaints.chance - 0.175) < 1e-15)
    #expect(
      model.broadcast(of: .silent) == BroadcastStory(.negative, reaches: .exactly(300)))
    let plain = try service("")
    #expect(CustomerClass.allCases.allSatisfy { plain.classes[$0].broadcast == nil })
    #expect(plain.complaints.venting == 0 && plain.complaints.chance == 0.25)
  }

  @Test func `settings reach into a broadcast, and null removes it`() throws {
    let more = try service(
      Self.post,
      settings: [
        "service.broadcast.silent.share=0.5", "service.broadcast.silent.reaches.exactly=40",
        "service.broadcast.magic=null",
        #"service.broadcast.unresolved={"share": 1, "reaches": {"between": [1, 3]}}"#,
      ])
    #expect(more.classes[.silent].broadcast == Broadcast(share: 0.5, reaches: .exactly(40)))
    #expect(more.classes[.magic].broadcast == nil)
    #expect(more.classes[.unresolved].broadcast == Broadcast(share: 1, reaches: .between(1, 3)))
    let none = try service(Self.post, settings: ["service.broadcast=null"])
    #expect(CustomerClass.allCases.allSatisfy { none.classes[$0].broadcast == nil })
  }

  private func complaint(_ members: String, _ settings: String...) -> String {
    do {
      _ = try GoodFiles.read(SchemaServiceTests.small(members), settings: settings)
      return ""
    } catch {
      return (error as? Diagnostics)?.description ?? "\(error)"
    }
  }

  @Test func `what a broadcast cannot be is reported`() {
    #expect(
      complaint(", \"venting\": 0.2").contains(
        "service.venting needs service.broadcast.silent: how many people a post reaches"))
    #expect(
      complaint(Self.post, "service.broadcast.silent.share=2").contains(
        "service.broadcast.silent.share must be a share in 0...1"))
    #expect(
      complaint(Self.post, #"service.broadcast.silent.reaches={"each": 0.1}"#).contains(
        "service.broadcast.silent.reaches must be a distribution of a count, not a chance"))
    for value in ["\"everyone\"", "300"] {
      let text = complaint(Self.post, "service.broadcast.silent.reaches=\(value)")
      #expect(text.contains("forms: {\"exactly\": 9}, {\"between\": [8, 10]}, {\"poisson\": 9}"))
      #expect(!text.contains("\"nobody\"") && !text.contains("weightedCascade"))
    }
    let layers = complaint(Self.post, #"service.broadcast.silent.reaches={"layers": {}}"#)
    #expect(layers.contains("layers") && !layers.contains(" each"))
    #expect(
      complaint(", \"broadcast\": { \"silent\": { \"share\": 0.1 } }").contains(
        "service.broadcast.silent.reaches is missing"))
    #expect(
      complaint(", \"broadcast\": { \"quiet\": {} }").contains(
        "unknown key \"quiet\" in service.broadcast"))
  }
}
