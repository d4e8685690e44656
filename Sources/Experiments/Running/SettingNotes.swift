import PlainText

/// Remarks on settings, for the user: each once, in order of settings.
package struct SettingNotes: Sendable {
  private struct Entry {
    var setting: Int
    var topic: String
    var weight: Double
    var text: String
  }

  private var entries: [Entry] = []

  /// Makes an empty list.
  package init() {}

  /// The most remarks that are listed.
  static let most = 20

  /// Adds a remark on a setting.
  ///
  /// - Parameters:
  ///   - text: The remark: whole sentences.
  ///   - setting: The setting it is on.
  ///   - topic: What it is about: of several remarks on one topic only the one of most weight is listed.
  ///   - weight: How serious it is.
  package mutating func add(
    _ text: String, setting: Int, topic: String? = nil, weight: Double = 0
  ) {
    entries.append(Entry(setting: setting, topic: topic ?? text, weight: weight, text: text))
  }

  /// The remarks; one that does not concern all settings equally names the setting.
  ///
  /// - Complexity: O(remarks log remarks).
  package func sentences(_ plan: Plan) -> [String] {
    let topics = Dictionary(grouping: entries.enumerated(), by: \.element.topic).values
      .map { group in
        let first = group.map(\.element.setting).min() ?? 0
        return (first: first, place: group[0].offset, entries: group.map(\.element))
      }
      .sorted { ($0.first, $0.place) < ($1.first, $1.place) }
    var sentences = topics.prefix(Self.most).compactMap { sentence($0.entries, plan) }
    if topics.count > Self.most {
      sentences.append(
        "… and \(NumberText.count(topics.count - Self.most, "more remark")) of this kind.")
    }
    return sentences
  }

  /// One topic: the remark of most weight, of the first setting that has it.
  private func sentence(_ entries: [Entry], _ plan: Plan) -> String? {
    let settings = Set(entries.map(\.setting))
    guard
      let worst = entries.min(by: { ($1.weight, $0.setting) < ($0.weight, $1.setting) })
    else { return nil }
    let areEqual = entries.allSatisfy { $0.text == worst.text }
    if areEqual, settings.count == plan.settings.count { return worst.text }
    let others = settings.count - 1
    let also =
      others == 0
      ? ""
      : " and \(NumberText.whole(others)) more\(areEqual ? "" : ", of which this is the worst")"
    return plan.name(of: worst.setting) + also + ": " + worst.text
  }
}
