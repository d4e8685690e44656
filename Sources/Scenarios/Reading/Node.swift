/// A value of a scenario with where it was written.
struct Node: Sendable {
  /// The value.
  var content: Content
  /// Where it starts.
  var place: Place

  /// What a value can be.
  enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([Node])
    case object([Member])
  }

  /// A key and its value.
  struct Member: Sendable {
    var key: String
    var keyPlace: Place
    var value: Node
  }

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// Gives every part of a value the same place.
  init(plain value: ScenarioValue, at place: Place) {
    self.place = place
    switch value {
    case .null: content = .null
    case .boolean(let flag): content = .boolean(flag)
    case .number(let text): content = .number(text)
    case .text(let text): content = .text(text)
    case .list(let items): content = .list(items.map { Node(plain: $0, at: place) })
    case .object(let members):
      content = .object(
        members.map {
          Member(key: $0.key, keyPlace: place, value: Node(plain: $0.value, at: place))
        })
    }
  }

  /// The value without its places.
  var plain: ScenarioValue {
    switch content {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(let text): .number(text)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.plain))
    case .object(let members):
      .object(members.map { ScenarioValue.Member(key: $0.key, value: $0.value.plain) })
    }
  }

  /// The members of an object, or nil.
  var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The text of a text, or nil.
  var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The member of a key, or nil.
  subscript(key: String) -> Member? {
    members?.first { $0.key == key }
  }

  /// The node at the end of a path of keys, or nil.
  func descendant(_ keys: some Sequence<Substring>) -> Node? {
    var node = self
    for key in keys {
      guard let next = node.members?.first(where: { $0.key == key }) else { return nil }
      node = next.value
    }
    return node
  }

  /// The node at the end of a dotted path, or nil.
  func descendant(_ path: String) -> Node? { descendant(path.split(separator: ".")) }

  /// What errors say that somebody wrote: `1.5`, `"coin"`, `a list`.
  var described: String {
    switch content {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let text): text
    case .text(let text):
      text.count <= 40 ? quoted(text) : quoted(text.prefix(39) + "…")
    case .list: "a list"
    case .object: "an object"
    }
  }
}
