import PlainText
import Service
import WordOfMouth

/// The schema of scenario files: what may be in them, and the scenario that follows.
///
/// Every parameter is one row: a call of ``Block/value(_:_:unit:formerly:default:ifMissing:_:)`` or
/// ``Block/optional(_:_:unit:none:_:)`` whose result goes into the value that is run. Reading, merging,
/// overrides, `explain` and the documentation follow from the rows. A block with parameters of its own
/// is a call of ``Block/block(_:required:isOptional:replaces:_:)`` or
/// ``Block/optionalBlock(_:displacing:_:)`` around them:
///
/// ```swift
/// root.optionalBlock("slogan") { slogan in
///   slogan.scope = "a scenario with a slogan"
///   return Slogan(
///     source: slogan.value("source", .text, "source of the saying", "The source of the saying."),
///     year: slogan.optional("year", .wholeNumber(in: 1...9999), "year of the saying", none: "unknown", "Its year."))
/// }
/// ```
enum Schema {
  /// What a scenario file may hold.
  static let group = SchemaWalk.group { _ = read($0) }

  /// A scenario, and how its uncertain inputs are sampled: the inputs themselves are no part of it.
  typealias Decoded = (scenario: Scenario, sampling: UncertainInputs)

  /// Decodes a merged scenario.
  ///
  /// - Parameters:
  ///   - root: The object.
  ///   - kept: What to keep of the rows that apply.
  /// - Returns: The scenario, which means something only if the walk found no problems.
  static func decode(
    _ root: JSONValue, keeping kept: SchemaWalk.Kept = .nothing
  ) -> (value: Decoded, walk: SchemaWalk) {
    SchemaWalk.read(root, group, keeping: kept, read)
  }

  /// What is about the file or its design: read by ``Loading`` and ``WhatIfs``.
  private static func design(_ root: Block) {
    root.part("format", .ofFile)
    root.part("extends", .ofFile)
    var variants = Group()
    variants.named = .design(Group())
    root.part("variants", .design(variants))
    var sweep = Group()
    for kind in ["grid", "zip", "points"] { sweep.add(.design(Group()), at: kind) }
    sweep.alternatives = sweep.keys.map { ($0, []) }
    root.part("sweep", .design(sweep))
    root.part("uncertain", .design(Group()))
    root.part("sources", .design(Group()))
  }

  private static func read(_ root: Block) -> Decoded {
    design(root)
    let title = root.optional(
      "title", .text, "question", none: "no title",
      "The question that the scenario asks, printed above results.")
    let seed = root.value(
      "seed", .seed, "random seed", default: 42,
      "The random seed: the same seed, scenario and version give the same results.")
    let replicates = root.value(
      "replicates", .wholeNumber(in: 1...1_000_000_000), "replicates", unit: "runs", default: 200,
      "The number of replicates of each setting, each with random numbers of its own.")
    let precision = precision(root)
    let (graph, draws) = graph(root)
    let (customers, segments) = customers(root, of: graph)
    let (voices, targets) = voices(root, of: graph)
    let conflict = root.value(
      "conflict", .choice(ConflictRule.negativeWins), "winner when good and bad news meet",
      formerly: "tie", default: "negativeWins",
      "The opinion adopted by a person who is first told both in the same round.")
    let (rounds, takeOff) = limits(root)
    let slogan = slogan(root)
    let service = service(root, telling: voices, of: graph, segments)
    checkTalk(root, voices, rounds: rounds)
    let scenario = Scenario(
      title: title, seed: seed, replicates: replicates,
      precision: precision, graph: graph, graphDraws: draws,
      customers: customers, voices: voices, conflict: conflict, roundLimit: rounds,
      takeOff: takeOff, slogan: slogan, service: service, targetReach: targets)
    return (scenario, uncertainty(root))
  }

  private static func limits(_ root: Block) -> (rounds: Int?, takeOff: Double) {
    root.block("limits") { limits in
      (
        limits.optional(
          "rounds", .wholeNumber(in: 0...1_000_000_000), "rounds in which people tell",
          unit: "rounds", none: "no limit",
          "The last round in which anybody tells."),
        limits.value(
          "takeOff", .share, "people a story reaches when it takes off", unit: "share of people",
          default: 0.01,
          "A story has taken off if at least this share of all people is first reached after round 1."
        )
      )
    }
  }

  private static func slogan(_ root: Block) -> Slogan? {
    root.optionalBlock("slogan") { slogan in
      slogan.scope = "a scenario with a slogan"
      let reach = ByOpinion(
        positive: slogan.value(
          "positive", .number(in: 0...1e12), "people reached by good news in the saying",
          unit: "people",
          "How many people the story of a satisfied customer reaches, according to the saying; printed next to the simulated figures, with no effect on them."
        ),
        negative: slogan.value(
          "negative", .number(in: 0...1e12), "people reached by bad news in the saying",
          unit: "people",
          "How many people the story of a dissatisfied customer reaches, according to the saying."))
      return Slogan(
        reach: reach,
        source: slogan.value("source", .text, "source of the saying", "The source of the saying."),
        year: slogan.optional(
          "year", .wholeNumber(in: 1...9999), "year of the saying", none: "unknown",
          "The year of the source."),
        kind: slogan.value(
          "kind", .choice(Slogan.Kind.folklore), "trust in the saying",
          "How far the saying can be trusted."))
    }
  }

  private static func uncertainty(_ root: Block) -> UncertainInputs {
    root.block("uncertainty") { uncertainty in
      guard root.mayGive("uncertain") else {
        for key in ["samples", "replicates", "sampling", "correlations"] {
          uncertainty.refuse(
            key, "does not apply without uncertain inputs",
            "add \"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } }, or remove \"uncertainty\""
          )
        }
        return UncertainInputs(inputs: [], samples: 1, sampling: .plain)
      }
      uncertainty.scope = "a scenario with uncertain inputs"
      var inputs = UncertainInputs(
        inputs: [],
        samples: uncertainty.value(
          "samples", .wholeNumber(in: 2...100_000), "combinations of uncertain inputs",
          unit: "settings", default: 64,
          "How many settings are drawn from the uncertain inputs."),
        replicates: uncertainty.optional(
          "replicates", .wholeNumber(in: 1...1_000_000_000), "replicates of each combination",
          unit: "runs",
          none: "as many as the scenario has",
          "The most replicates of each sample, in place of replicates where these are more: few are enough where many samples are drawn."
        ),
        sampling: uncertainty.value(
          "sampling", .choice(UncertainInputs.Sampling.plain), "way of drawing uncertain inputs",
          default: "latin-hypercube",
          "How they are drawn: latin-hypercube takes one value from each of as many equally likely parts of an input as there are samples, plain draws each by itself."
        )
      )
      inputs.correlations = uncertainty.value(
        "correlations", .correlations, "correlations of uncertain inputs", default: [],
        "Which inputs go together: rank correlations of pairs of them, which the samples have as nearly as their number allows; other pairs are independent."
      )
      return inputs
    }
  }
}
