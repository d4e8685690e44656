import PlainText
import Scenarios
import Testing

@Suite struct ValueHintTests {
  /// Writings of a share, and what is meant.
  static let shares = [
    ("60", "0.6"), ("\"60 %\"", "0.6"), ("60 %", "0.6"), ("\"20%\"", "0.2"), ("0,6", "0.6"),
    ("\"0,6\"", "0.6"), ("1 in 26", "0.0385"), ("\"1 in 26\"", "0.0385"), ("1/26", "0.0385"),
  ]
  /// Where a share may stand: `@` is in its place.
  static let places = [
    ", \"limits\": { \"takeOff\": @ }",
    ", \"variants\": { \"a\": { \"customers.share\": @ } }",
    ", \"sweep\": { \"grid\": { \"customers.share\": [0.1, @] } }",
    ", \"sweep\": { \"zip\": { \"voices.negative.retell\": [0.1, @] } }",
    ", \"sweep\": { \"points\": [{ \"customers.share\": @ }] }",
    ", \"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0, \"to\": @, \"count\": 3 } } }",
    ", \"uncertain\": { \"customers.share\": [0.1, @] }",
    ", \"uncertain\": { \"customers.share\": { \"from\": 0, \"to\": @ } }",
    ", \"uncertain\": { \"customers.share\": { \"p05\": 0.01, \"p95\": @ } }",
    ", \"uncertain\": { \"customers.share\": { \"beta\": { \"mean\": @, \"sd\": 0.01 } } }",
  ]

  @Test(arguments: shares, places)
  func `a share is asked about wherever it stands`(share: (String, String), place: String) throws {
    let text = HostileFilesTests.text(more: place.replacing("@", with: share.0))
    let remedies = GoodFiles.errors(text).flatMap(\.remedies)
    // Without quotes several values of a list, and elsewhere a number that is right by itself.
    if share.0 == "0,6", place.contains("[") { return }
    #expect(remedies.contains { $0.hasPrefix("did you mean \(share.1)") }, "\(text): \(remedies)")
    let mended = HostileFilesTests.text(more: place.replacing("@", with: share.1))
    #expect(GoodFiles.errors(mended).isEmpty)
  }

  @Test(arguments: shares)
  func `a chance to retell is asked about`(written: String, meant: String) {
    let text = HostileFilesTests.text().replacing(
      "{ \"exactly\": 9 } }", with: "{ \"exactly\": 9 }, \"retell\": \(written) }")
    #expect(GoodFiles.errors(text).first?.remedies.first == "did you mean \(meant)?")
    let bare = written.replacing("\"", with: "")
    let set = GoodFiles.errors(
      HostileFilesTests.text(), settings: ["voices.negative.retell=\(bare)"])
    #expect(set.first?.remedies.first == "did you mean \(meant)?")
  }

  @Test(arguments: [
    ("{ \"exactly\": 2.5 }", "a number that is 2.5 on average is {\"poisson\": 2.5}"),
    ("{ \"exactly\": 0.2 }", "a share of the contacts is {\"each\": 0.2}"),
    ("2.5", "did you mean {\"poisson\": 2.5}?"), ("20 %", "did you mean {\"each\": 0.2}?"),
    ("{ \"between\": 9 }", "did you mean {\"exactly\": 9} in place of {\"between\": …}?"),
    ("{ \"between\": 8-10 }", "did you mean [8, 10]?"),
    ("{ \"poisson\": \"2,5\" }", "did you mean 2.5?"),
  ])
  func `a telling count is asked about`(written: String, remedy: String) {
    let errors = GoodFiles.errors(
      HostileFilesTests.text().replacing("{ \"exactly\": 9 }", with: written))
    #expect(errors.count == 1)
    #expect(errors.first?.remedies.contains(remedy) == true, "\(errors)")
  }

  @Test func `an exact count must be whole`() {
    let errors = GoodFiles.errors(
      HostileFilesTests.text().replacing("{ \"exactly\": 9 }", with: "{ \"exactly\": 2.5 }"))
    #expect(errors.first?.message.contains("\"exactly\" must be a whole number, not 2.5") == true)
  }

  @Test(arguments: [
    ("2.5", "did you mean 2 or 3?"), ("\"60 %\"", "did you mean 60?"),
    ("\"1 in 26\"", "it is a whole number, not a share"), ("10.000", "did you mean 10 or 10000?"),
  ])
  func `a whole number is asked about`(written: String, remedy: String) {
    for key in ["replicates", "seed"] {
      let errors = GoodFiles.errors(HostileFilesTests.text(more: ", \"\(key)\": \(written)"))
      #expect(errors.first?.remedies == [remedy], "\(key)")
    }
  }

  @Test func `a text for a number of a path is asked about`() {
    #expect(ParameterDescription.hints(for: "0,6", at: "customers.share") == ["did you mean 0.6?"])
    #expect(ParameterDescription.hints(for: "2.5", at: "graph.people") == ["did you mean 2 or 3?"])
    #expect(ParameterDescription.hints(for: "2.5", at: "nowhere").isEmpty)
  }
}
