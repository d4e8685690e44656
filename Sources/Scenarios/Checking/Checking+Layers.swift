import PlainText
import Service
import SocialGraph
import WordOfMouth

/// Checks what is special about graphs of layers, and about talk that goes on.
extension Checking {
  // MARK: What kind of layers

  /// Checks where the ties of each layer come from.
  mutating func checkLayerForms(_ graph: JSONValue) {
    guard let layers = graph["layers"]?.value, let members = layers.members else { return }
    if forms.graph == .layers, forms.layers.isEmpty {
      report(
        layers.place, "graph.layers names no layer",
        [
          "for example \"layers\": { \"circle\": { \"model\": \"circles\", \"size\": 5, \"weak\": 0 } }"
        ])
    }
    let models = forms.layers.filter { $0.source == .model }
    if let model = models.first, forms.layers.contains(where: { $0.source == .file }) {
      report(
        layers[model.name]?.keyPlace ?? layers.place,
        "\(NamedGroup.layers.path(of: model.name)) is generated beside layers from files",
        [
          "who the people are stands in the files: write its ties to a file, as with hearsay graph generate, and name that"
        ])
    }
    for member in members {
      guard NamedGroup.isName(member.key), member.value.members != nil else { continue }
      let named = Forms.LayerSource.allCases.compactMap { member.value[$0.rawValue] }
      let path = NamedGroup.layers.path(of: member.key)
      if named.count > 1 {
        report(
          named[0].keyPlace.blamed(against: named[1].keyPlace),
          "\(path) has both \(quoted(named[0].key)) and \(quoted(named[1].key))",
          ["keep one of the two"])
      } else if named.isEmpty {
        report(
          member.value.place, "\(path) does not say whom people know in it",
          [
            "one of: model, file, meets",
            "models: " + GraphForm.ofLayers.joined(separator: ", "),
          ])
      }
    }
  }

  /// What a layer is, for a message about a key that has no meaning in it.
  func layerWords(of path: String) -> String {
    let layer = forms.layers.first { NamedGroup.layers.path(of: $0.name) == path }
    switch layer?.source {
    case .model: return "graph model \(quoted(layer?.model ?? ""))"
    case .file: return "a layer from a file"
    case .meets: return "a layer of people met afresh"
    case nil: return path
    }
  }

  // MARK: The layers

  /// The graph of layers; nil if something is missing or wrong.
  mutating func layerSource() -> GraphSource? {
    var layers: [LayerSource] = []
    for form in forms.layers {
      var given = draft.layers[form.name] ?? GraphDraft()
      let ties: LayerSource.Ties?
      switch form.source {
      case .file:
        ties = given.file.map {
          .file(path: $0.value, isDirected: draft.graph.isDirected?.value ?? false)
        }
      case .meets:
        ties = given.meets.map { .meetings($0.value) }
      case .model, nil:
        given.people = draft.graph.people
        ties = model(given, at: NamedGroup.layers.path(of: form.name)).map { .model($0) }
      }
      if let ties { layers.append(LayerSource(name: form.name, ties: ties)) }
    }
    guard layers.count == forms.layers.count, !layers.isEmpty else { return nil }
    return .layers(layers, people: draft.graph.people?.value)
  }

  /// Checks that layers have the people that the graph has, and that rules name its layers.
  mutating func checkLayers(of graph: GraphSource) {
    if case .layers(let layers, let people?) = graph {
      for layer in layers {
        guard case .model(let model) = layer.ties, model.people != people else { continue }
        let path = "\(NamedGroup.layers.path(of: layer.name)).sizes"
        report(
          root.descendant(path)?.place ?? root.place,
          "\(path) are \(model.people) people together, and graph.people is \(people)",
          ["every layer has the same people"])
      }
    }
    for opinion in Opinion.allCases {
      let voice = draft.voices[opinion]
      if let tells = voice.tells {
        checkRule(tells.value, "voices.\(opinion).tells", at: tells.place, graph)
      }
      if let retells = voice.retells, let rule = retells.value {
        checkRule(rule, "voices.\(opinion).retells", at: retells.place, graph)
      }
    }
    for customers in CustomerClass.allCases {
      guard case .told(_, let rule?)? = draft.service.stories[customers] else { continue }
      let path = "service.stories.\(customers).tells"
      checkRule(rule, path, at: root.descendant(path)?.place ?? root.place, graph)
    }
  }

  /// Checks that a telling rule names the layers that there are.
  private mutating func checkRule(
    _ rule: TellingRule, _ path: String, at place: Place, _ graph: GraphSource
  ) {
    guard graph.hasLayers else {
      if rule.layerNames != nil {
        report(
          place, "\(path) names layers, and the graph has none",
          ["write one telling count, or give the graph \"layers\""])
      }
      return
    }
    // Those of a file are known when it is read.
    let layers = if case .layers(let layers, _) = graph { layers } else { [LayerSource]() }
    let names = layers.isEmpty ? rule.layerNames ?? ["…"] : layers.map(\.name)
    guard let named = rule.layerNames else {
      // Whom nobody tells is told in no layer.
      if rule.form == .nobody { return }
      report(
        place, "\(path) does not say in which layers people tell",
        [
          "write { \"layers\": { "
            + names.map { "\(quoted($0)): …" }.joined(separator: ", ") + " } }"
        ])
      return
    }
    for name in named where !names.contains(name) {
      report(
        place, "\(path) names the layer \(quoted(name)), which the graph does not have",
        Suggestion.hint(name, among: names) + ["layers: " + names.joined(separator: ", ")])
    }
    for layer in layers {
      if case .meetings = layer.ties, rule.rule(in: layer.name).form == .weightedCascade {
        report(
          place,
          "\(path) cannot be \"weightedCascade\" in \(layer.name), whose people are met afresh",
          ["they have no number of contacts; use { \"each\": … } or a count"])
      }
    }
  }

  // MARK: Talk that goes on

  /// Checks that talk that goes on has an end, and that good opinions turn where they may.
  mutating func checkRounds(_ voices: ByOpinion<Voice>) {
    for opinion in Opinion.allCases where voices[opinion].goesOn && draft.rounds?.value == nil {
      let key = voices[opinion].repeats ? "repeat" : "outside"
      let path = "voices.\(opinion).\(key)"
      report(
        root.descendant(path)?.place ?? root.place,
        "\(path) needs limits.rounds: talk goes on as long as anybody has not heard",
        ["for example \"limits\": { \"rounds\": 200 }"])
    }
    if voices.positive.quality < 1, forms.hasService {
      let path = "voices.positive.quality"
      report(
        root.descendant(path)?.place ?? root.place,
        "\(path) has no meaning with service: experience decides",
        ["remove it; service.experience says how often customers meet misery"])
    }
  }
}
