import PlainText
import WordOfMouth

/// The rows of `voices`, and the rules for telling rules and repeated telling.
extension Schema {
  /// How each opinion is told, and the reach that a chance to retell is to be solved for.
  static func voices(
    _ root: Block, of graph: GraphSource
  ) -> (ByOpinion<Voice>, targets: ByOpinion<Double?>) {
    root.block("voices") { voices in
      let told = ByOpinion { opinion in
        voices.block("\(opinion)") { voice(opinion, $0, root, graph) }
      }
      return (ByOpinion { told[$0].voice }, ByOpinion { told[$0].target })
    }
  }

  private static func voice(
    _ opinion: Opinion, _ block: Block, _ root: Block, _ graph: GraphSource
  ) -> (voice: Voice, target: Double?) {
    let tells = block.value(
      "tells", .tellingRule, "people a \(opinion.customer) customer tells", unit: "people",
      "The number of contacts told by a person who holds the \(opinion) opinion first-hand.")
    let retell = block.value(
      "retell", .retelling, "hearers who pass \(opinion.news) on", default: 0,
      "The chance that a person who adopted the \(opinion) opinion by hearsay passes it on; {\"forReach\": n} solves for the chance at which the story of one such customer reaches n people on average on the scenario's graph."
    )
    let fade = block.value(
      "fade", .number(in: 0...1, "a factor"), "fading of \(opinion.news) at each hop", default: 1,
      "The factor on the chance to retell at each further hop.")
    let retells = block.optional(
      "retells", .tellingRule, "people a hearer tells \(opinion.news)", unit: "people",
      none: "the same as tells",
      "The number of contacts told by a person who adopted the \(opinion) opinion by hearsay.")
    let repeats = block.value(
      "repeat", .flag, "repeated telling of \(opinion.news)", default: false,
      "Whether those who tell the \(opinion) opinion do so again in every later round; fade then counts hops. It needs limits.rounds."
    )
    let outside = block.value(
      "outside", .chance, "people told \(opinion.news) from outside", default: 0,
      "The chance that a person is told the \(opinion) opinion from outside in a round, for instance by an advertisement. It needs limits.rounds."
    )
    var quality = 1.0
    if opinion == .positive {
      quality = block.value(
        "quality", .chance, "people with good news who are not let down", default: 1,
        "The chance that somebody who holds the positive opinion, first-hand or by hearsay, keeps it; others have a bad experience of their own and hold the negative one."
      )
    }
    let voice = Voice(
      tells: tells, retell: retell.chance ?? 0, fade: fade, retells: retells, repeats: repeats,
      outside: outside, quality: quality)
    block.check { problems in
      checkTarget(retell, voice, block, hasService: root.gives("service"), problems)
      checkRule(tells, of: graph, block, "tells", problems)
      if let retells { checkRule(retells, of: graph, block, "retells", problems) }
    }
    return (voice, retell.target)
  }

  /// Calibration is of one story in a market at rest.
  private static func checkTarget(
    _ retell: Retelling, _ voice: Voice, _ block: Block, hasService: Bool, _ problems: Problems
  ) {
    guard retell.target != nil else { return }
    let (place, path) = (block.place(of: "retell"), "\(block.path).retell")
    if voice.goesOn || voice.quality < 1 {
      problems.report(
        place, "\(path): \"forReach\" does not apply with repeat, outside or quality",
        ["write a chance, or leave out repeat, outside and quality"])
    }
    if hasService {
      problems.report(
        place, "\(path): \"forReach\" does not apply with a \"service\" block",
        [
          "there stories follow one another, and what one reaches depends on those before",
          "solve for the chance in a scenario without the block, and write it here",
        ])
    }
  }

  /// Checks that a telling rule names the layers that there are.
  static func checkRule(
    _ rule: TellingRule, of graph: GraphSource, _ block: Block, _ key: String, _ problems: Problems
  ) {
    let (place, path) = (block.place(of: key), "\(block.path).\(key)")
    checkWeights(rule, of: graph, at: path, place, problems)
    guard graph.hasLayers else {
      if rule.layerNames != nil {
        problems.report(
          place, "\(path) names layers, and the graph has none",
          ["write one telling count, or give the graph \"layers\""])
      }
      return
    }
    // Those of a file are known when it is read.
    let layers = if case .layers(let layers, _) = graph { layers } else { [LayerSource]() }
    let names = layers.isEmpty ? rule.layerNames ?? ["…"] : layers.map(\.name)
    guard let named = rule.layerNames else {
      // Where nobody is told, nobody is told in any layer.
      if rule.form == .nobody { return }
      problems.report(
        place, "\(path) does not say in which layers people tell",
        [
          "write { \"layers\": { "
            + names.map { "\(quoted($0)): …" }.joined(separator: ", ") + " } }"
        ])
      return
    }
    for name in named where !names.contains(name) {
      problems.report(
        place, "\(path) names the layer \(quoted(name)), which the graph does not have",
        Suggestion.hint(name, among: names) + ["layers: " + names.joined(separator: ", ")])
    }
    for layer in layers {
      if case .meetings = layer.ties, rule.rule(in: layer.name).form == .weightedCascade {
        problems.report(
          place,
          "\(path) cannot be \"weightedCascade\" in \(layer.name), where people meet at random",
          ["they have no number of contacts; use { \"each\": … } or a count"])
      }
    }
  }

  /// Checks that ties have weights where a telling rule needs them.
  private static func checkWeights(
    _ rule: TellingRule, of graph: GraphSource, at path: String, _ place: Place,
    _ problems: Problems
  ) {
    // Which layers there are is checked elsewhere.
    if graph.hasLayers, rule.layerNames == nil { return }
    let weights = graph.weights
    let (rules, isParted) =
      if case .layers(let rules) = rule.form { (rules, !graph.layerNames.isEmpty) } else {
        ([TellingRule.LayerRule("", rule)], false)
      }
    for entry in rules {
      guard case .byWeight = entry.rule.form, weights[isParted ? entry.layer : ""] == nil,
        !isParted || graph.layerNames.contains(entry.layer)
      else { continue }
      let owner = isParted ? "graph.layers.\(entry.layer)" : "graph"
      problems.report(
        place,
        "\(path) is \"byWeight\", and ties\(isParted ? " in \(entry.layer)" : "") have no weights",
        [
          "name the column of the file that has them: \(owner).weightColumn",
          "or let every contact have the same chance: { \"each\": 0.2 }",
        ])
    }
  }

  /// Checks that repeated telling has an end, and that good opinions turn where they may.
  static func checkTalk(_ root: Block, _ voices: ByOpinion<Voice>, rounds: Int?) {
    root.check { problems in
      for opinion in Opinion.allCases where voices[opinion].goesOn && rounds == nil {
        let path = "voices.\(opinion).\(voices[opinion].repeats ? "repeat" : "outside")"
        problems.report(
          root.place(of: path),
          "\(path) needs limits.rounds: tellings go on until everybody has heard",
          ["for example \"limits\": { \"rounds\": 200 }"])
      }
      if voices.positive.quality < 1, root.gives("service") {
        let path = "voices.positive.quality"
        problems.report(
          root.place(of: path), "\(path) does not apply with service: experience decides",
          ["remove it; service.experience says how often customers meet misery"])
      }
    }
  }
}
