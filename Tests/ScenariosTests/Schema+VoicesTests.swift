import PlainText
import Randomness
import Scenarios
import SocialGraph
import Testing
import WordOfMouth

/// Of `Schema+Voices`, of layers in `Schema+Graph`, and of what telling counts say of layers.
@Suite struct SchemaVoicesTests {
  /// A graph of layers, and what is put into the file.
  static func file(
    layers: String = """
    "circle": { "model": "circles", "size": 5, "weak": 0 }, "met": { "meets": 5 }
    """, people: String = "\"people\": 300,",
    tells: String = """
    { "layers": { "circle": "everyone", "met": { "each": 0.1, "silent": 0.5 } } }
    """, voice: String = "", more: String = ""
  ) -> String {
    """
    {
      "format": 1,
      "graph": { \(people) "layers": { \(layers) } },
      "customers": { "count": 3, "satisfied": 1, "dissatisfied": 0 },
      "voices": {
        "positive": { "tells": \(tells)\(voice) },
        "negative": { "tells": "nobody" }
      }\(more)
    }
    """
  }

  private func scenario(_ text: String, _ settings: String...) throws -> Scenario {
    try ScenarioDocument.read(.text(text, name: "layers.json"), settings: settings).baseline
  }

  private func complaint(_ text: String, _ settings: String...) -> String {
    do throws(Diagnostics) {
      _ = try ScenarioDocument.read(.text(text, name: "layers.json"), settings: settings)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `layers are read in their order, with the people of the graph`() throws {
    let scenario = try scenario(Self.file())
    #expect(
      scenario.graph
        == .layers(
          [
            LayerSource(name: "circle", ties: .model(.circles(people: 300, size: 5, weak: 0))),
            LayerSource(name: "met", ties: .meetings(5)),
          ], people: 300))
    #expect(scenario.graph.layerNames == ["circle", "met"] && !scenario.graph.isRandom)
    #expect(
      scenario.voices.positive.tells
        == TellingRule(
          .layers([
            .init("circle", .everyone), .init("met", TellingRule(.each(0.1), silent: 0.5)),
          ])))
  }

  @Test func `paths lead into layers and into the rules of layers`() throws {
    let changed = try scenario(
      Self.file(), "graph.layers.circle.size=7", "graph.layers.met.meets=9",
      "voices.positive.tells.layers.met.each=0.2",
      "voices.positive.tells.layers.circle={\"exactly\":2}"
    )
    #expect(
      changed.graph
        == .layers(
          [
            LayerSource(name: "circle", ties: .model(.circles(people: 300, size: 7, weak: 0))),
            LayerSource(name: "met", ties: .meetings(9)),
          ], people: 300))
    #expect(
      changed.voices.positive.tells
        == TellingRule(
          .layers([
            .init("circle", .exactly(2)), .init("met", TellingRule(.each(0.2), silent: 0.5)),
          ])))
    let other = try scenario(
      Self.file(), "voices.positive.tells.layers.met.exactly=3",
      "graph.layers.circle={\"model\":\"erdos-renyi\",\"contacts\":4}")
    #expect(
      other.voices.positive.tells.rule(in: "met")
        == TellingRule(.count(.exactly(3)), silent: 0.5))
    #expect(
      other.graph.layerNames == ["circle", "met"]
        && other.graph
          == .layers(
            [
              LayerSource(name: "circle", ties: .model(.erdosRenyi(people: 300, contacts: 4))),
              LayerSource(name: "met", ties: .meetings(5)),
            ], people: 300)
    )
  }

  @Test func `a layer can be added and taken away`() throws {
    let more = try scenario(
      Self.file(), "graph.layers.weak={\"model\":\"erdos-renyi\",\"contacts\":4}")
    #expect(more.graph.layerNames == ["circle", "met", "weak"])
    let less = try scenario(
      Self.file(), "graph.layers.met=null",
      "voices.positive.tells={\"layers\":{\"circle\":\"everyone\"}}")
    #expect(less.graph.layerNames == ["circle"])
    let plain = try scenario(
      Self.file(), "graph={\"model\":\"complete\",\"people\":9}", "voices.positive.tells=everyone")
    #expect(plain.graph == .model(.complete(people: 9)))
  }

  @Test func `presets of ties are layers beside each other`() throws {
    let text = """
      {
        "format": 1,
        "extends": ["preset:circles-of-5", "preset:acquaintances-150", "preset:facebook-2011"],
        "graph": { "people": 1000 },
        "customers": { "count": 3, "satisfied": 1, "dissatisfied": 0 },
        "voices": {
          "positive": { "tells": { "layers": { "circle": "everyone" } } },
          "negative": { "tells": { "layers": { "weak": { "exactly": 9 }, "broadcast": "everyone" } } }
        }
      }
      """
    #expect(try scenario(text).graph.layerNames == ["broadcast", "circle", "weak"])
  }

  @Test func `repeated telling is read, and needs an end`() throws {
    let voice = """
      , "retell": 1, "repeat": true, "outside": 0.01, "quality": 0.9
      """
    let positive = try scenario(Self.file(voice: voice, more: ", \"limits\": { \"rounds\": 50 }"))
      .voices.positive
    #expect(positive.repeats && positive.outside == 0.01 && positive.quality == 0.9)
    #expect(
      complaint(Self.file(voice: voice)).contains(
        "voices.positive.repeat needs limits.rounds"))
    #expect(
      complaint(Self.file(), "voices.negative.outside=0.1").contains(
        "voices.negative.outside needs limits.rounds"))
    #expect(
      complaint(Self.file(), "voices.negative.quality=0.1").contains("quality"))
  }

  @Test func `errors of layers are reported with their place`() {
    let cases: [(text: String, says: [String])] = [
      (Self.file(layers: ""), ["graph.layers names no layer"]),
      (Self.file(layers: "\"a.b\": { \"meets\": 1 }"), ["cannot be the name of a layer"]),
      (
        Self.file(layers: "\"circle\": { }, \"met\": { \"meets\": 1 }"),
        ["graph.layers.circle does not say which people know each other in it"]
      ),
      (
        Self.file(layers: "\"circle\": { \"meets\": 1, \"model\": \"circles\" }"),
        ["both \"model\" and \"meets\""]
      ),
      (
        Self.file(layers: "\"circle\": { \"model\": \"complete\" }, \"met\": { \"meets\": 1 }"),
        ["graph.layers.circle.model must be"]
      ),
      (
        Self.file(layers: "\"circle\": { \"meets\": 1, \"size\": 3 }, \"met\": { \"meets\": 1 }"),
        ["\"size\" does not apply to a layer of people who meet at random"]
      ),
      (
        Self.file(
          layers:
            "\"circle\": { \"model\": \"circles\", \"size\": 0, \"weak\": 0 }, \"met\": { \"meets\": 1 }"
        ),
        ["graph.layers.circle.size: a circle of 0 is too small"]
      ),
      (
        Self.file(
          layers:
            "\"circle\": { \"model\": \"erdos-renyi\", \"contacts\": 900 }, \"met\": { \"meets\": 1 }"
        ),
        ["graph.layers.circle.contacts"]
      ),
      (
        Self.file(
          layers:
            "\"circle\": { \"model\": \"stochastic-block\", \"sizes\": [5], \"contacts\": [[1]] }, \"met\": { \"meets\": 1 }"
        ),
        ["graph.layers.circle.sizes are 5 people together, and graph.people is 300"]
      ),
      (Self.file(people: ""), ["graph.people is missing"]),
      (Self.file(tells: "{ \"exactly\": 9 }"), ["does not say in which layers", "\"circle\": …"]),
      (
        Self.file(tells: "{ \"layers\": { \"circel\": \"everyone\" } }"),
        ["names the layer \"circel\"", "did you mean \"circle\"?"]
      ),
      (
        Self.file(tells: "{ \"layers\": { \"met\": \"weightedCascade\" } }"),
        ["cannot be \"weightedCascade\" in met"]
      ),
      (
        Self.file(tells: "{ \"layers\": { \"met\": \"nobody\" }, \"silent\": 0.1 }"),
        ["\"silent\" cannot be given with \"layers\""]
      ),
      (Self.file(tells: "{ \"layers\": 3 }"), ["\"layers\" must be an object, not 3"]),
      (
        Self.file(tells: "{ \"layers\": { \"met\": { \"exactly\": -1 } } }"),
        ["a count is a whole number"]
      ),
    ]
    for (text, says) in cases {
      let said = complaint(text)
      for words in says { #expect(said.contains(words), "\(said)") }
    }
    let plain = Self.file().replacing(
      #/"graph": .*\n/#, with: "\"graph\": { \"model\": \"complete\", \"people\": 9 },\n")
    #expect(complaint(plain).contains("names layers, and the graph has none"))
  }
}
