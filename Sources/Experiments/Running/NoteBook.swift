/// Remarks on settings, for the user: each once, in order of settings.
package struct NoteBook: Sendable {
  private struct Entry {
    var setting: Int
    var text: String
  }

  private var entries: [Entry] = []

  /// Makes an empty book.
  package init() {}

  /// The most remarks that are told one by one.
  static let most = 20

  /// Writes a remark on a setting down.
  package mutating func add(_ text: String, setting: Int) {
    entries.append(Entry(setting: setting, text: text))
  }

  /// The remarks as sentences; one that does not concern all settings says which it does.
  ///
  /// - Complexity: O(remarks log remarks).
  package func sentences(_ plan: Plan) -> [String] {
    var order: [String] = []
    var settings: [String: [Int]] = [:]
    for (_, entry) in entries.enumerated().sorted(by: {
      ($0.element.setting, $0.offset) < ($1.element.setting, $1.offset)
    }) {
      if settings[entry.text] == nil { order.append(entry.text) }
      if settings[entry.text]?.last != entry.setting {
        settings[entry.text, default: []].append(entry.setting)
      }
    }
    var sentences = order.prefix(Self.most).map { text in
      let concerned = settings[text] ?? []
      guard concerned.count < plan.settings.count, let first = concerned.first else { return text }
      let others = concerned.count - 1
      return plan.name(of: first) + (others > 0 ? " and \(grouped(others)) more" : "") + ": " + text
    }
    if order.count > Self.most {
      sentences.append("… and \(counted(order.count - Self.most, "more remark")) of this kind.")
    }
    return sentences
  }
}

extension Plan {
  /// What a setting is called in a sentence.
  func name(of setting: Int) -> String {
    scope == .sweep ? "Point \(settings[setting].point)" : "`\(settings[setting].variant)`"
  }
}
