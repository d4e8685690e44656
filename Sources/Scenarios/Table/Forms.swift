import PlainText

/// Which parameters have a meaning: what kind of graph, of customers and of service a scenario has.
struct Forms: Sendable, Hashable {
  /// Where the graph comes from.
  enum Graph: Sendable, Hashable {
    case model(String)
    case file
    case layers
  }
  /// Where the ties of a layer come from, by the key that says it.
  enum LayerSource: String, Sendable, Hashable, CaseIterable {
    case model
    case file
    case meets
  }
  /// A layer of a graph.
  struct Layer: Sendable, Hashable {
    /// Its name.
    var name: String
    /// Where its ties come from, or nil if that is not known.
    var source: LayerSource?
    /// Its model, if it has one that is known.
    var model: String?
  }
  /// Where customers come from, by the key that says it.
  enum Customers: String, Sendable, Hashable, CaseIterable {
    case share
    case count
    case listed
    case file

    /// The keys that stand beside it and go with it.
    var companions: Set<String> {
      switch self {
      case .share, .count: ["choose", "satisfied", "dissatisfied"]
      case .listed: []
      case .file: ["person", "opinion"]
      }
    }
  }
  /// Where the share of misery comes from, by the key that says it.
  enum Experience: String, Sendable, Hashable, CaseIterable {
    case misery
    case employees
  }
  /// A lever of a service model.
  struct Lever: Sendable, Hashable {
    /// Its name.
    var name: String
    /// What it finds, or nil if that is not known.
    var finds: String?
  }

  /// Nil if it is not known.
  var graph: Graph?
  /// Nil if it is not known.
  var customers: Customers?
  /// Whether a saying is given.
  var hasSlogan = false
  /// Whether there is a service model.
  var hasService = false
  /// Nil if it is not known.
  var experience: Experience?
  /// Whether customers are invited to complain.
  var hasInvite = false
  /// Whether misery is put right.
  var hasRecovery = false
  /// Whether there are prices.
  var hasMoney = false
  /// The layers of the graph, in file order.
  var layers: [Layer] = []
  /// The levers of the service model, in file order.
  var levers: [Lever] = []
  /// Whether inputs are uncertain.
  var hasUncertain = false

  /// What a merged scenario has; contradictions give nil.
  init(_ root: JSONValue) {
    if let graph = root["graph"]?.value {
      switch (graph["model"]?.value.text, graph["file"], graph["layers"]) {
      case (let model?, nil, nil): self.graph = .model(model)
      case (nil, .some, nil) where graph["model"] == nil: self.graph = .file
      case (nil, nil, .some) where graph["model"] == nil: self.graph = .layers
      default: break
      }
      layers = (graph.given("layers")?.members ?? []).compactMap(Layer.init)
    }
    if let customers = root["customers"]?.value {
      let named = Customers.allCases.filter { customers[$0.rawValue] != nil }
      self.customers = named.count == 1 ? named[0] : nil
    }
    hasUncertain = root.given(DocumentKey.uncertain.rawValue) != nil
    hasSlogan = root["slogan"]?.value.members.map { !$0.isEmpty } ?? false
    guard let service = root.given("service") else { return }
    hasService = true
    if let experience = service.given("experience") {
      let named = Experience.allCases.filter { experience.given($0.rawValue) != nil }
      self.experience = named.count == 1 ? named[0] : nil
    }
    hasInvite = service.given("invite") != nil
    hasRecovery = service.given("recovery") != nil
    hasMoney = root.given("money") != nil
    levers = (service.given("listening")?.members ?? []).compactMap { member in
      guard NamedGroup.isName(member.key), member.value.members != nil else { return nil }
      let finds = member.value["finds"]?.value.text
      return Lever(
        name: member.key,
        finds: finds.flatMap { ParameterTable.leverKinds.contains($0) ? $0 : nil })
    }
  }

  /// Whether a parameter has a meaning here; nil if that is not known.
  func hold(_ condition: Parameter.Condition) -> Bool? {
    switch condition {
    case .always: true
    case .slogan: hasSlogan
    case .models, .anyModel, .graphFile, .anyFile, .generated:
      graph.map { graph in
        switch (condition, graph) {
        case (.models(let models), .model(let model)): models.contains(model)
        case (.anyModel, .model), (.graphFile, .file), (.generated, .model), (.anyFile, .file): true
        case (.generated, .layers): !layers.contains { $0.source == .file }
        case (.anyFile, .layers): layers.contains { $0.source == .file }
        default: false
        }
      }
    case .layersWithoutFile:
      graph.map { $0 == .layers && !layers.contains { $0.source == .file } }
    case .layer(let name, let source, let models):
      if let layer = layers.first(where: { $0.name == name }) {
        layer.source.map { found in
          found == source && (models.isEmpty || models.contains(layer.model ?? ""))
        }
      } else {
        false
      }
    case .opinionsDrawn: hasService ? false : hold(.drawn)
    case .share, .count, .drawn, .listed, .customerFile:
      customers.map { customers in
        switch (condition, customers) {
        case (.share, .share), (.count, .count), (.drawn, .share), (.drawn, .count),
          (.listed, .listed), (.customerFile, .file):
          true
        default: false
        }
      }
    case .service: hasService
    case .misery: hasService ? experience.map { $0 == .misery } : false
    case .employees: hasService ? experience.map { $0 == .employees } : false
    case .invite: hasInvite
    case .recovery: hasRecovery
    case .money: hasMoney
    case .uncertain: hasUncertain
    case .lever(let name, let kinds):
      if let lever = levers.first(where: { $0.name == name }) {
        lever.finds.map(kinds.contains)
      } else {
        false
      }
    }
  }
}

extension Forms.Layer {
  /// The layer of a member of `graph.layers`, or nil if it is none.
  fileprivate init?(_ member: JSONValue.Member) {
    guard NamedGroup.isName(member.key), member.value.members != nil else { return nil }
    name = member.key
    let named = Forms.LayerSource.allCases.filter { member.value[$0.rawValue] != nil }
    source = named.count == 1 ? named[0] : nil
    model = member.value["model"]?.value.text
  }
}

extension JSONValue {
  /// The value of a key; nil if there is none, or null in its place.
  func given(_ key: String) -> JSONValue? {
    guard let value = self[key]?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }
}
