import PlainText
import SocialGraph
import WordOfMouth

/// Checks a merged tree against the parameter table and makes a scenario of it.
struct Checking {
  /// What is wrong so far.
  private(set) var problems: [Problem] = []
  let root: JSONValue
  let forms: Forms
  private(set) var draft = Draft()

  /// The scenario that a tree describes.
  ///
  /// - Throws: ``Failure`` with every problem found.
  static func scenario(of root: JSONValue) throws(Failure) -> Scenario {
    try scenarioAndDraft(of: root).scenario
  }

  /// The scenario that a tree describes, and all that was read on the way.
  ///
  /// - Throws: ``Failure`` with every problem found.
  static func scenarioAndDraft(
    of root: JSONValue
  ) throws(Failure) -> (scenario: Scenario, draft: Draft) {
    var checking = Checking(root)
    guard let scenario = checking.run() else { throw Failure(problems: checking.problems) }
    return (scenario, checking.draft)
  }

  /// Why a tree is not a scenario.
  struct Failure: Error {
    var problems: [Problem]
  }

  private init(_ root: JSONValue) {
    self.root = root
    forms = Forms(root)
  }

  private mutating func run() -> Scenario? {
    checkForms()
    walk(root, group: "")
    fillIn()
    guard problems.isEmpty else { return nil }
    let scenario = assemble()
    return problems.isEmpty ? scenario : nil
  }

  // MARK: What kind of graph and customers

  private mutating func checkForms() {
    if let graph = root["graph"]?.value, graph.members != nil {
      let named = ["model", "file", "layers"].compactMap { graph[$0] }
      if named.count > 1 {
        report(
          named[0].keyPlace.blamed(against: named[1].keyPlace),
          "graph has both \(quoted(named[0].key)) and \(quoted(named[1].key))",
          ["keep one of the two"])
      } else if named.isEmpty {
        report(
          graph.place, "graph has neither \"model\" nor \"file\" nor \"layers\"",
          ["models: " + GraphForm.all.map(\.name).joined(separator: ", ")])
      }
      checkLayerForms(graph)
    } else if root["graph"] == nil {
      report(
        root.place, "\"graph\" is missing: who knows whom",
        [
          "for example \"graph\": { \"model\": \"watts-strogatz\", \"people\": 100000, \"contacts\": 20, \"rewire\": 0.1 }",
          "or \"graph\": { \"file\": \"ties.csv\" }",
        ])
    }
    if let customers = root["customers"]?.value, customers.members != nil {
      let named = Forms.Customers.allCases.compactMap { customers[$0.rawValue] }
      if named.count > 1 {
        let place = named.dropFirst().reduce(named[0].keyPlace) {
          $0.blamed(against: $1.keyPlace)
        }
        report(
          place,
          "customers has " + (named.count == 2 ? "both " : "")
            + named.map { quoted($0.key) }.joined(separator: " and "),
          ["keep one of them"])
      } else if named.isEmpty {
        report(
          customers.place, "customers does not say who they are",
          ["one of: share, count, listed, file"])
      }
    } else if root["customers"] == nil {
      report(
        root.place, "\"customers\" is missing: who has something to tell",
        [
          "for example \"customers\": { \"share\": 0.05, \"satisfied\": 0.6, \"dissatisfied\": 0.1 }"
        ])
    }
    checkServiceForms()
  }

  // MARK: What is there

  private mutating func walk(_ node: JSONValue, group: String) {
    guard let members = node.members else {
      if ParameterTable.isOptional(group: group), case .null = node.content { return }
      let keys = ParameterTable.keys(in: group).joined(separator: ", ")
      report(
        node.place, "\(group) must be an object, not \(node.described)",
        ["write { … } with these keys: \(keys)"])
      return
    }
    for member in members {
      if group.isEmpty, DocumentKey(rawValue: member.key) != nil { continue }
      // Joined with its group such a key would read as the path of a value further in.
      if member.key.utf8.contains(UInt8(ascii: "."))
        || (NamedGroup.at(group) != nil && !NamedGroup.isName(member.key))
      {
        reportUnknown(member, group: group)
        continue
      }
      let path = group.isEmpty ? member.key : "\(group).\(member.key)"
      if let rows = ParameterTable.rows(at: path) {
        read(member, path: path, rows: rows)
      } else if ParameterTable.isGroup(path) {
        if path == "customers.listed", forms.customers != nil, forms.customers != .listed {
          continue
        }
        if isWithoutService(member, path: path) { continue }
        walk(member.value, group: path)
      } else {
        reportUnknown(member, group: group)
      }
    }
  }

  private mutating func read(_ member: JSONValue.Member, path: String, rows: [Parameter]) {
    if let row = rows.first(where: { forms.hold($0.condition) == true }) {
      read(member.value, as: row)
    } else if rows.allSatisfy({ forms.hold($0.condition) == false }) {
      // A model that does not exist is reported as such, not by its parameters.
      if case .model(let model)? = forms.graph, GraphForm.named(model) == nil,
        path.hasPrefix("graph.")
      {
        if path == "graph.model" || path == "graph.draws" {
          rows.forEach { read(member.value, as: $0) }
        }
        return
      }
      reportMisplaced(member, path: path)
    } else if rows.count == 1 {
      read(member.value, as: rows[0])
    }
  }

  private mutating func read(_ node: JSONValue, as row: Parameter) {
    var found: [Problem] = []
    row.read(node, &draft) { found.append($0) }
    problems += found
  }

  private mutating func reportUnknown(_ member: JSONValue.Member, group: String) {
    if let named = NamedGroup.at(group) {
      report(
        member.keyPlace, "\(quoted(member.key)) cannot be the name of a \(named.member)",
        [named.allowedName])
      return
    }
    let allowed = ParameterTable.keys(in: group).filter { key in
      let path = group.isEmpty ? key : "\(group).\(key)"
      return ParameterTable.rows(at: path)?.contains { forms.hold($0.condition) != false } ?? true
    }
    var notes =
      member.key.contains(".")
      ? ["paths with dots are for --set, variants and sweeps; here objects stand in objects"]
      : Suggestion.hint(member.key, among: allowed)
    if notes.isEmpty {
      let elsewhere = ParameterTable.paths.filter { $0.hasSuffix(".\(member.key)") }
      if !elsewhere.isEmpty {
        notes.append("there is " + elsewhere.joined(separator: ", "))
      }
    }
    notes.append("allowed: " + allowed.joined(separator: ", "))
    let place = group.isEmpty ? "the scenario" : group
    report(member.keyPlace, "unknown key \(quoted(member.key)) in \(place)", notes)
  }

  private mutating func reportMisplaced(_ member: JSONValue.Member, path: String) {
    let group = path.split(separator: ".").dropLast().joined(separator: ".")
    if isServiceMisplaced(member, path: path) { return }
    if group == "uncertainty" {
      report(
        member.keyPlace, "\(path) has no meaning without uncertain inputs",
        [
          "add \"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } }, or remove \"uncertainty\""
        ])
      return
    }
    let owner: String
    switch (group, forms.graph, forms.customers) {
    case _ where NamedGroup.levers.isMember(group):
      let lever = forms.levers.first { NamedGroup.levers.path(of: $0.name) == group }
      owner = "a lever that finds \(quoted(lever?.finds ?? ""))"
    case _ where NamedGroup.layers.isMember(group):
      owner = layerWords(of: group)
    case ("graph", .layers, _): owner = "a graph of layers"
    case ("graph", .model(let model), _): owner = "graph model \(quoted(model))"
    case ("graph", .file, _): owner = "a graph from a file"
    case (_, _, let customers?): owner = "customers by \(quoted(customers.rawValue))"
    default: owner = group
    }
    let allowed = ParameterTable.keys(in: group).filter { key in
      ParameterTable.rows(for: forms).contains {
        ($0.path == "\(group).\(key)" || $0.path.hasPrefix("\(group).\(key)."))
          && forms.hold($0.condition) == true
      }
    }
    report(
      member.keyPlace, "\(quoted(member.key)) has no meaning with \(owner)",
      Suggestion.hint(member.key, among: allowed) + ["allowed: " + allowed.joined(separator: ", ")])
  }

  // MARK: What is not there

  /// Reads defaults for what nobody said, and reports what must be said.
  private mutating func fillIn() {
    for row in ParameterTable.rows(for: forms) where forms.hold(row.condition) == true {
      let keys = row.keys
      if root.descendant(keys) != nil { continue }
      if let node = row.fallbackNode {
        read(node, as: row)
      } else if row.isRequired {
        reportMissing(row, keys: keys)
      }
    }
  }

  private mutating func reportMissing(_ row: Parameter, keys: [Substring]) {
    // The innermost object that is there; if something else stands on the way, that is the error.
    var place = root.place
    var node = root
    for key in keys.dropLast() {
      guard let next = node.members?.first(where: { $0.key == key })?.value else { break }
      if next.members == nil { return }
      (node, place) = (next, next.place)
    }
    report(
      place, "\(row.path) is missing",
      leverNotes(row.path) + ["it must be \(row.allowed)", row.meaning])
  }

  mutating func report(_ place: Place, _ message: String, _ notes: [String]) {
    problems.append(Problem(place, message, notes))
  }

  // MARK: The whole

  private mutating func assemble() -> Scenario? {
    checkTargets()
    guard let seed = draft.seed, let replicates = draft.replicates, let conflict = draft.conflict,
      let takeOff = draft.takeOff, let graph = graphSource(), let customers = customerSource(),
      let positive = voice(.positive), let negative = voice(.negative)
    else { return nil }
    let voices = ByOpinion(positive: positive, negative: negative)
    checkLayers(of: graph)
    checkRounds(voices)
    return Scenario(
      title: draft.title?.value, seed: seed.value, replicates: replicates.value, graph: graph,
      graphDraws: draft.graph.draws?.value ?? 1, customers: customers,
      voices: voices, conflict: conflict.value, roundLimit: draft.rounds?.value,
      takeOff: takeOff.value,
      slogan: slogan(), service: forms.hasService ? serviceModel(telling: voices) : nil,
      targetReach: ByOpinion { draft.voices[$0].retell?.value.target })
  }

  private func voice(_ opinion: Opinion) -> Voice? {
    let voice = draft.voices[opinion]
    guard let tells = voice.tells, let retell = voice.retell, let fade = voice.fade else {
      return nil
    }
    return Voice(
      tells: tells.value, retell: retell.value.chance ?? 0, fade: fade.value,
      retells: voice.retells?.value, repeats: voice.repeats?.value ?? false,
      outside: voice.outside?.value ?? 0, quality: voice.quality?.value ?? 1)
  }

  /// Calibration is of one story in a market at rest.
  private mutating func checkTargets() {
    for opinion in Opinion.allCases {
      let voice = draft.voices[opinion]
      guard let retell = voice.retell, retell.value.target != nil else { continue }
      let goesOn = voice.repeats?.value == true || (voice.outside?.value ?? 0) > 0
      if goesOn || (opinion == .positive && (voice.quality?.value ?? 1) < 1) {
        report(
          retell.place,
          "voices.\(opinion).retell: \"forReach\" has no meaning where talk goes on or opinions turn",
          ["write a chance, or leave out repeat, outside and quality"])
      }
    }
    guard forms.hasService else { return }
    for opinion in Opinion.allCases {
      guard let retell = draft.voices[opinion].retell, retell.value.target != nil else { continue }
      report(
        retell.place,
        "voices.\(opinion).retell: \"forReach\" has no meaning beside a \"service\" block",
        [
          "there stories follow one another, and what one reaches depends on those before",
          "solve for the chance in a scenario without the block, and write it here",
        ])
    }
  }

  private func slogan() -> Slogan? {
    guard let positive = draft.slogan.reach.positive, let negative = draft.slogan.reach.negative,
      let source = draft.slogan.source, let kind = draft.slogan.kind
    else { return nil }
    return Slogan(
      reach: ByOpinion(positive: positive.value, negative: negative.value), source: source.value,
      year: draft.slogan.year?.value, kind: kind.value)
  }

  private mutating func graphSource() -> GraphSource? {
    if let file = draft.graph.file {
      let isDirected = draft.graph.isDirected?.value ?? false
      if let column = draft.graph.layerColumn, let name = column.value {
        if draft.graph.projection?.value != nil {
          report(
            column.place, "graph.layerColumn has no meaning beside graph.project",
            ["projected ties are of one kind: keep one of the two"])
        }
        return .layeredFile(path: file.value, isDirected: isDirected, column: name)
      }
      return .file(
        path: file.value, isDirected: isDirected, projection: draft.graph.projection?.value)
    }
    if forms.graph == .layers { return layerSource() }
    return model(draft.graph, at: "graph").map(GraphSource.model)
  }

  /// The model of the graph, or of the layer at a path; nil if something is missing or wrong.
  mutating func model(_ given: GraphDraft, at group: String) -> GraphModel? {
    guard let name = given.model, let form = GraphForm.named(name.value),
      let model = form.model(given)
    else { return nil }
    if let problem = model.problem, !problem.isResourceLimit {
      // What a layer does not say the graph does.
      let path =
        root.descendant("\(group).\(problem.parameter)") == nil
          && root.descendant("graph.\(problem.parameter)") != nil ? "graph" : group
      let place =
        root.descendant("\(path).\(problem.parameter)")?.place ?? root["graph"]?.value.place
      report(
        place ?? root.place, "\(path).\(problem.parameter): \(problem.message)",
        ["model \(quoted(name.value))"])
      return nil
    }
    return model
  }

  private mutating func customerSource() -> Customers<CustomerListing>? {
    let given = draft.customers
    if let file = given.file, let person = given.person, let opinion = given.opinion {
      return .listed(
        .file(path: file.value, personColumn: person.value, opinionColumn: opinion.value))
    }
    if let positive = given.listed.positive, let negative = given.listed.negative {
      checkListed(positive.value + negative.value)
      return .listed(
        .labels(
          ByOpinion(
            positive: positive.value.map(\.value), negative: negative.value.map(\.value))))
    }
    guard let order = given.order else { return nil }
    if forms.hasService {
      return customerSize().map { .atStart($0, order: order.value) }
    }
    guard let satisfied = given.satisfied, let dissatisfied = given.dissatisfied else {
      return nil
    }
    let sum = satisfied.value + dissatisfied.value
    if sum > 1 + 1e-9 {
      report(
        satisfied.place.blamed(against: dissatisfied.place),
        "customers.satisfied and customers.dissatisfied are more than all customers: \(satisfied.value) and \(dissatisfied.value)",
        ["together they are at most 1"])
    }
    return customerSize().map {
      .drawn(
        $0, order: order.value, satisfied: satisfied.value, dissatisfied: dissatisfied.value)
    }
  }

  private mutating func customerSize() -> CustomerCount? {
    let given = draft.customers
    if let count = given.count {
      if let people = generatedPeople, count.value > people {
        let place = draft.graph.people?.place ?? count.place
        report(
          count.place.blamed(against: place),
          "customers.count is \(count.value), but there are only \(people) people",
          ["ask for at most \(people) customers, or for more people"])
      }
      return .count(count.value)
    }
    return given.share.map { .share($0.value) }
  }

  /// The number of people of a generated graph; nil for a file.
  private var generatedPeople: Int? {
    if let people = draft.graph.people { return people.value }
    return draft.graph.sizes?.value.reduce(0) { sum, size in
      let (next, overflows) = sum.addingReportingOverflow(size)
      return overflows ? .max : next
    }
  }

  private mutating func checkListed(_ labels: [Placed<String>]) {
    var seen: [String: Place] = [:]
    for label in labels {
      if let first = seen[label.value] {
        let (line, column) = first.source.position(of: first.offset)
        report(
          label.place,
          "customer \(quoted(label.value)) is listed twice; first in \(line):\(column)",
          ["keep one of the two"])
      } else {
        seen[label.value] = label.place
      }
    }
  }
}
