import PlainText

/// An object of a scenario file as the schema describes it: its keys, and how a child's members are
/// laid over its parent's.
struct Group: Sendable {
  /// What a key holds.
  indirect enum Member: Sendable {
    /// A parameter; several rows where it means something else with another graph model.
    case rows([Row])
    /// An object.
    case group(Group)
    /// Something inside a parameter that is read as one value, and which numbers it may be.
    case part(Numbers?)
    /// A part of the design (variants, sweep, uncertain inputs), down to entries of paths and values.
    case design(Group)
    /// Something about the file itself: its format, its parents.
    case ofFile
  }

  /// What became of a key of version 0.1.
  struct Former: Sendable {
    /// Its successor, as a path from the object.
    var successor: String
    /// What the successor is, where it takes other values.
    var meaning: String?
  }

  /// The keys in order.
  private(set) var keys: [String] = []
  private var table: [String: Member] = [:]
  /// What every other key holds, where keys are names that people choose.
  var named: Member?
  /// What something so named is called: `lever`.
  var noun = ""
  /// The keys of which there is exactly one, and those that a child's object with it keeps from a parent
  /// with another.
  var alternatives: [(key: String, keeps: [String])] = []
  /// Paths that a child's key takes away from a parent without the key.
  var displaced: [(key: String, paths: [String])] = []
  /// What became of keys of version 0.1, by their former names.
  var former: [String: Former] = [:]
  /// Whether a child's object replaces its parent's.
  var replaces = false
  /// The key that a word in place of the object is short for, and such words.
  var word: (key: String, words: [String])?

  /// In place of any name in paths of the documentation; no name itself.
  static let anyName = "<name>"

  /// An object that is asked for nothing.
  init() {}

  /// The inside of a parameter that is read, and replaced, as one value.
  init(parts: KeyValuePairs<String, Numbers?>) {
    replaces = true
    for (key, numbers) in parts { add(.part(numbers), at: key) }
  }

  /// What a key holds, or nil if it has no meaning.
  subscript(key: some StringProtocol) -> Member? {
    let key = String(key)
    return table[key] ?? (named != nil && (noun.isEmpty || Self.isName(key)) ? named : nil)
  }

  /// Adds what a key holds to what it holds already.
  mutating func add(_ member: Member, at key: String) {
    switch (table[key], member) {
    case (nil, _):
      keys.append(key)
      table[key] = member
    case (.rows(let rows)?, .rows(let more)):
      table[key] = .rows(more.reduce(into: rows) { Self.add($1, to: &$0) })
    default: table[key] = member
    }
  }

  /// A row that is read in several scenarios is one row with the scopes of all.
  private static func add(_ row: Row, to rows: inout [Row]) {
    let same = rows.firstIndex { known in
      known.allowed == row.allowed && known.meaning == row.meaning
        && known.scope.words == row.scope.words
    }
    guard let same else { return rows.append(row) }
    rows[same].scope.names += row.scope.names
  }

  /// Whether a key may be a name that people choose.
  static func isName(_ key: some StringProtocol) -> Bool {
    !key.isEmpty
      && key.allSatisfy { letter in
        "-_".contains(letter) || letter.isASCII && (letter.isLetter || letter.isNumber)
      }
  }

  /// All rows, in the order in which they are explained.
  var allRows: [Row] {
    (keys.map { table[$0] } + [named]).flatMap { member -> [Row] in
      switch member {
      case .rows(let rows): rows
      case .group(let group): group.allRows
      default: []
      }
    }
  }

  // MARK: Paths

  /// What a path means.
  enum Target: Hashable {
    /// A parameter, or an object of parameters.
    case whole
    /// Something inside a value that replaces another as a whole.
    case inside
    /// A part of the design.
    case design
    /// Something about the file itself.
    case ofFile
  }

  /// What a path of keys means, or nil if it means nothing.
  func target(of path: String) -> Target? {
    guard let found = find(path) else { return nil }
    return switch found.member {
    case .rows, .group: found.isInside ? .inside : .whole
    case .part: .inside
    case .design: .design
    case .ofFile: .ofFile
    }
  }

  /// What is at the end of a path of keys, in which object, and whether that is inside a value that
  /// replaces another as a whole.
  func find(_ path: String) -> (member: Member, owner: Group, isInside: Bool)? {
    var owner = self
    var isInside = false
    let keys = path.split(separator: ".", omittingEmptySubsequences: false)
    for key in keys.dropLast() {
      guard let inner = owner.inside(key) else { return nil }
      owner = inner
      isInside = isInside || inner.replaces
    }
    return owner[keys[keys.count - 1]].map { ($0, owner, isInside) }
  }

  /// The rows of a path; empty if it is not that of a parameter.
  func rows(at path: String) -> [Row] {
    if case .rows(let rows)? = find(path)?.member { rows } else { [] }
  }

  /// The object at a key, or the inside of the parameter there; nil if there is neither.
  func inside(_ key: Substring) -> Group? {
    switch self[key] {
    case .group(let group): group
    case .design(let group) where group.named == nil: group
    case .rows(let rows): rows.lazy.compactMap(\.inside).first
    default: nil
    }
  }

  /// Which numbers the value of a path may be; nil where it is none.
  func numbers(at path: String) -> Numbers? {
    switch find(path)?.member {
    case .rows(let rows): rows.lazy.compactMap(\.numbers).first
    case .part(let numbers): numbers
    default: nil
    }
  }

  /// Whether a path may decide which other parameters apply.
  func decides(_ path: String) -> Bool {
    guard let found = find(path), target(of: path) == .whole else { return false }
    if case .group = found.member { return true }
    let key = path.split(separator: ".").last
    return found.owner.alternatives.contains { $0.key == key ?? "" }
  }

  /// A path with the names of keys as they are now; nil if none of them has another name.
  func successor(of path: String) -> Former? {
    var group = self
    var meaning: String?
    var keys = path.split(separator: ".").map(String.init)
    for index in keys.indices {
      if let former = group.former[keys[index]] {
        keys[index] = former.successor
        meaning = former.meaning
      }
      guard case .group(let inner)? = group[keys[index]] else { break }
      group = inner
    }
    let successor = keys.joined(separator: ".")
    return successor != path && target(of: successor) != nil
      ? Former(successor: successor, meaning: meaning) : nil
  }

  /// The paths that overrides may change, for suggestions in place of a path; under names that people
  /// choose, only those of the name that the path has.
  func overridable(like path: Substring, under prefix: String = "") -> [String] {
    let first = path.prefix { $0 != "." }
    let rest = path.dropFirst(first.count + 1)
    var paths: [String] = []
    for key in keys + (named != nil && Self.isName(first) ? [String(first)] : []) {
      let full = prefix + key
      let inside: [Group]
      switch self[key] {
      case .rows(let rows): inside = rows.compactMap(\.inside)
      case .group(let group): inside = [group]
      case .part: inside = []
      case .design, .ofFile, nil: continue
      }
      paths.append(full)
      for group in inside {
        paths += group.overridable(like: key == first ? rest : "", under: full + ".")
      }
    }
    return paths
  }

  // MARK: A child over its parent

  /// The object that a value is, or stands for; an empty one for another value, for a word such as
  /// `"everyone"` leaves nothing to change.
  func object(of value: JSONValue, at place: Place) -> JSONValue {
    if value.members != nil { return value }
    guard let word, word.words.contains(value.text ?? "") else {
      return JSONValue(.object([]), at: place)
    }
    let member = JSONValue.Member(key: word.key, keyPlace: value.place, value: value)
    return JSONValue(.object([member]), at: place)
  }

  /// A child's object over its parent's.
  ///
  /// Objects merge, key by key: the parent's keys first, then the child's new ones. Values of parameters
  /// replace. An object that names another of its ``alternatives``, or another value of one, replaces
  /// what its parent has but for what the alternative keeps.
  ///
  /// - Parameters:
  ///   - child: The child's object.
  ///   - parent: The parent's, or what all parents of a file come to.
  ///   - isOfSeveral: Whether it is of all parents. One that is only a part of a service model, beside one
  ///     whose customers have opinions, is no contradiction under a child with a service model.
  /// - Returns: Both.
  func merge(
    _ child: JSONValue, over parent: JSONValue, ofSeveral isOfSeveral: Bool = false
  ) -> JSONValue {
    guard case .object(let new) = child.content, var members = parent.members else { return child }
    for alternative in alternatives {
      guard let chosen = child.given(alternative.key) else { continue }
      let old = parent.given(alternative.key)
      if old == nil || (chosen.text != nil && chosen != old) {
        members.removeAll { !alternative.keeps.contains($0.key) }
      }
    }
    for (key, paths) in displaced
    where child.given(key) != nil && (isOfSeveral || parent.given(key) == nil) {
      for path in paths { members = Self.removing(path.split(separator: "."), from: members) }
    }
    var table = MemberTable(members)
    for member in new {
      table.put(member) { merge(member, over: $0) }
    }
    return JSONValue(.object(table.members), at: child.place)
  }

  private func merge(_ member: JSONValue.Member, over parent: JSONValue) -> JSONValue {
    switch self[member.key] {
    case .group(let group) where !group.replaces: group.merge(member.value, over: parent)
    case .design(let group): group.merge(member.value, over: parent)
    default: member.value
    }
  }

  private static func removing(
    _ keys: [Substring], from members: [JSONValue.Member]
  ) -> [JSONValue.Member] {
    guard let index = members.firstIndex(where: { $0.key == keys[0] }) else { return members }
    var members = members
    if keys.count == 1 {
      members.remove(at: index)
    } else if let inner = members[index].value.members {
      members[index].value.content = .object(removing(Array(keys.dropFirst()), from: inner))
    }
    return members
  }
}

/// The members of an object, found by their keys.
struct MemberTable {
  /// The members in order.
  private(set) var members: [JSONValue.Member]
  /// Where each key is, once there are many.
  private var places: [String: Int] = [:]
  /// Fewer members are searched one by one.
  private static let few = 16

  /// Makes a table of members with different keys.
  init(_ members: [JSONValue.Member]) {
    self.members = members
    if members.count > Self.few { index() }
  }

  /// Adds a member; where its key is there, what comes of the value there takes that place.
  mutating func put(_ member: JSONValue.Member, over change: (JSONValue) -> JSONValue) {
    let place =
      places.isEmpty ? members.firstIndex { $0.key == member.key } : places[member.key]
    guard let place else {
      members.append(member)
      if !places.isEmpty {
        places[member.key] = members.count - 1
      } else if members.count > Self.few {
        index()
      }
      return
    }
    members[place].value = change(members[place].value)
    members[place].keyPlace = member.keyPlace
  }

  private mutating func index() {
    places = Dictionary(members.indices.map { (members[$0].key, $0) }) { first, _ in first }
  }
}
