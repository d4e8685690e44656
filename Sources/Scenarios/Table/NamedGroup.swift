/// A group of a scenario file whose keys are names that people choose: where those stand in paths, and
/// what they may be.
struct NamedGroup: Sendable, Hashable {
  /// The path of the group.
  let path: String
  /// What one of its members is called.
  let member: String

  /// The levers of a service model.
  static let levers = NamedGroup(path: "service.listening", member: "lever")
  /// The kinds of ties of a graph.
  static let layers = NamedGroup(path: "graph.layers", member: "layer")
  /// All of them.
  static let all = [levers, layers]

  /// Stands for any name in the parameter table and the documentation; no name itself.
  static let anyName = "<name>"

  /// The group of a path, or nil.
  static func at(_ path: String) -> NamedGroup? { all.first { $0.path == path } }

  /// What a name may be.
  var allowedName: String { "a \(member)'s name is made of letters, digits, - and _" }

  /// Whether a key may be a name.
  static func isName(_ key: some StringProtocol) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// The name that a path is about, or nil.
  func name(in path: String) -> String? {
    guard let name = word(in: path) else { return nil }
    return Self.isName(name) ? String(name) : nil
  }

  /// What stands in a path where a name is expected.
  private func word(in path: String) -> Substring? {
    guard path.hasPrefix(self.path + ".") else { return nil }
    return path.dropFirst(self.path.count + 1).prefix { $0 != "." }
  }

  /// The path of a whole member.
  func path(of name: some StringProtocol) -> String { "\(path).\(name)" }

  /// Whether a path is that of a whole member.
  func isMember(_ path: String) -> Bool {
    name(in: path).map { self.path(of: $0) == path } ?? false
  }

  /// The group and the name that a path is about, or nil.
  static func owner(of path: String) -> (group: NamedGroup, name: String)? {
    for group in all {
      if let name = group.name(in: path) { return (group, name) }
    }
    return nil
  }

  /// What stands in a path where a name does and cannot be one, or nil.
  static func unfitName(in path: String) -> (group: NamedGroup, word: Substring)? {
    for group in all {
      if let word = group.word(in: path), !isName(word) { return (group, word) }
    }
    return nil
  }

  /// The path with any name in place of the one in it; other paths stay.
  static func pattern(of path: String) -> String {
    guard let (group, name) = owner(of: path) else { return path }
    return group.path(of: anyName) + path.dropFirst(group.path.count + 1 + name.count)
  }
}
