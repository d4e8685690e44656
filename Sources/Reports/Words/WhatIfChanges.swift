import PlainText
import Scenarios

/// What a what-if changes, in words: each value from what to what, and of a whole block what sets it apart from
/// other what-ifs of the same block.
struct WhatIfChanges {
  /// The most values of a block that are named one by one.
  private static let mostValues = 2
  /// The most parts that are named in a table.
  static let mostInTable = 4
  /// The most parts that are named in a sentence.
  static let mostInSentence = 2

  let document: ScenarioDocument
  let terms: ServiceTerms

  /// What a what-if changes; empty where it changes nothing.
  ///
  /// Of more parts than are named, those that other what-ifs do not share come first.
  func words(of name: String, most: Int = mostInTable) -> String {
    let parts = parts(of: name)
    let more = unique(parts).count - most
    if more <= 0 { return unique(parts).joined(separator: "; ") }
    let others = Set(
      document.variants.filter { $0.name != name }.flatMap { self.parts(of: $0.name) })
    let ordered = unique(parts.filter { !others.contains($0) } + parts)
    return ordered.prefix(most).joined(separator: "; ") + "; and \(more) more"
  }

  /// What is done to each path.
  private func parts(of name: String) -> [String] {
    let overrides = document.variants.first { $0.name == name }?.overrides ?? []
    let all = leaves(of: name)
    var named: Set<String> = []
    return overrides.compactMap { override -> String? in
      let leaves = all.filter { $0.concerns(override.path) && named.insert($0.path).inserted }
      return leaves.isEmpty ? nil : part(override.path, leaves, of: name)
    }
  }

  private func leaves(of name: String) -> [ParameterChange] {
    document.changes(of: name).flatMap(\.leaves)
  }

  /// What is done to one path: its values, or what the block of them is about.
  private func part(_ path: String, _ leaves: [ParameterChange], of name: String) -> String {
    if leaves.count <= Self.mostValues { return leaves.map(said).joined(separator: "; ") }
    let isNew = leaves.allSatisfy { $0.before == nil } || document.isAbsent(path)
    let apart = distinct(leaves, at: path, of: name).prefix(Self.mostValues).map(said)
    let rest = apart.isEmpty ? "" : ", with \(apart.joined(separator: " and "))"
    return "\(isNew ? "adds" : "changes") \(TextWidth.printable(KeyWords.subject(path)))\(rest)"
  }

  /// The values that another what-if of the same path has not.
  private func distinct(
    _ leaves: [ParameterChange], at path: String, of name: String
  ) -> [ParameterChange] {
    let others = document.variants.filter { variant in
      variant.name != name && variant.overrides.contains { $0.path == path }
    }.map { self.leaves(of: $0.name) }
    return leaves.filter { leaf in
      others.contains { other in
        !other.contains { $0.path == leaf.path && $0.after == leaf.after }
      }
    }
  }

  /// A value, and what it is in the baseline.
  private func said(_ leaf: ParameterChange) -> String {
    let subject = KeyWords.words(leaf.parameter) ?? KeyWords.subject(leaf.path)
    let layer = leaf.layer.map { " in \($0)" } ?? ""
    func value(_ value: JSONValue) -> String {
      KeyWords.value(value, of: leaf.parameter, terms) ?? KeyWords.parts(value.line)
    }
    let after = leaf.after.map(value) ?? "none"
    let instead = leaf.before.map { " instead of \(value($0))" } ?? ""
    return TextWidth.printable("\(subject)\(layer): \(after)\(instead)")
  }
}
