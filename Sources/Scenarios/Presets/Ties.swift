import PlainText

/// Presets of ties: how many people somebody knows, closely or at all.
///
/// Each is one layer of a graph, to extend beside others; graph.people and what people tell in each layer
/// are the scenario's own.
extension Preset {
  /// All presets of ties.
  static let ties = [
    circlesOf5, circlesOf15, acquaintances150, acquaintances290, acquaintances611, facebook2011,
  ]

  /// Support cliques.
  static let circlesOf5 = circles(
    5, "The few people somebody turns to in trouble: closed circles of 5, in the layer circle.")

  /// Sympathy groups.
  static let circlesOf15 = circles(
    15, "The people whose death would shake somebody: closed circles of 15, in the layer circle.")

  /// As many as Dunbar has it.
  static let acquaintances150 = acquaintances(
    150, shape: 3.4,
    source:
      "Dunbar, Neocortex size as a constraint on group size in primates, J. Human Evolution 22 (1992); spread from Hill and Dunbar, Social network size in humans, Human Nature 14 (2003)",
    year: 1992,
    "The mean is a prediction from brain sizes, near the number of people on the Christmas card lists of a small British sample (mean 153.5, standard deviation 84.5), from which the shape is."
  )

  /// As many as surveys of the 1990s found.
  static let acquaintances290 = acquaintances(
    290, shape: 1.2,
    source:
      "McCarty, Killworth, Bernard, Johnsen and Shelley, Comparing two methods for estimating network size, Human Organization 60 (2001)",
    year: 2001,
    "Two ways of estimating gave American samples a mean of 291 (standard deviations 264 and 259, from which the shape is); to know is to have been in touch within two years."
  )

  /// As many as a later survey and a better estimate found.
  static let acquaintances611 = acquaintances(
    611, shape: 1.38,
    source:
      "McCormick, Salganik and Zheng, How many people do you know?: Efficiently estimating personal network size, J. Am. Statist. Assoc. 105 (2010)",
    year: 2010,
    "The estimate for Americans has a mean of 611 and a median of 472, from which the shape is.")

  /// Friends on Facebook.
  static let facebook2011 = layer(
    "facebook-2011", layer: "broadcast",
    "Friends on Facebook, 191 on average and 99 in the median, tied at random: the layer broadcast.",
    source:
      "Ugander, Karrer, Backstrom and Marlow, The anatomy of the Facebook social graph (2011)",
    year: 2011,
    assumption:
      "The distribution with the published mean and median is negative binomial, and ties are random.",
    cautions: [
      "Mean and median are published, for active users of May 2011; a negative binomial distribution has fewer people with thousands of friends.",
      "Real friends know each other (clustering); these are tied at random.",
    ],
    json: """
      "model": "configuration", "degrees": { "negativeBinomial": { "mean": 191, "shape": 0.59 } }
      """)

  private static func circles(_ size: Int, _ summary: String) -> Preset {
    layer(
      "circles-of-\(size)", layer: "circle", summary,
      source:
        "Zhou, Sornette, Hill and Dunbar, Discrete hierarchical organization of social group sizes, Proc. R. Soc. B 272 (2005)",
      year: 2005,
      assumption: "Circles are closed and of one size, and nobody is in two of them.",
      cautions: [
        "Group sizes near 5 and 15 are published, and nothing about who is in whose group.",
        "Here \(size) is the size of the circle: everybody in it has \(size - 1) others.",
      ],
      json: """
        "model": "circles", "size": \(size), "weak": 0
        """)
  }

  private static func acquaintances(
    _ mean: Int, shape: Double, source: String, year: Int, _ caution: String
  ) -> Preset {
    layer(
      "acquaintances-\(mean)", layer: "weak",
      "Everybody somebody knows, \(mean) people on average and very unevenly, tied at random: the layer weak.",
      source: source, year: year,
      assumption: "The distribution is negative binomial, and ties are random.",
      cautions: [
        caution,
        "Acquaintances of one person often know each other; these are tied at random.",
      ],
      json: """
        "model": "configuration", "degrees": { "negativeBinomial": { "mean": \(mean), "shape": \(JSONValue.number(shape).line) } }
        """)
  }

  private static func layer(
    _ name: String, layer: String, _ summary: String, source: String, year: Int,
    assumption: String, cautions: [String], json: String
  ) -> Preset {
    fragment(
      name, summary, source: source, year: year, grade: .constructed, assumption: assumption,
      cautions: cautions,
      sets:
        "one layer of ties; set graph.people, and how many people are told in it: \"tells\": { \"layers\": { \(quoted(layer)): … } }",
      json: """
          "graph": {
            "layers": {
              \(quoted(layer)): { \(json) }
            }
          }
        """)
  }
}
