import Scenarios

/// One run of a plan: a replicate of a setting, as `half-as-many:12` or `3:0` name it.
public struct RunChoice: Sendable, Hashable {
  /// The index of the setting in the plan.
  public let setting: Int
  /// The number of the replicate within the setting.
  public let replicate: Int

  /// Why a text names no run.
  public enum Problem: Error, Sendable, Hashable {
    /// It is not of the form.
    case form
    /// No setting has the name or number; those that there are, if they have names.
    case setting(String, known: [String])
    /// The setting has only so many replicates.
    case replicate(Int, of: Int)
  }

  /// Finds a run.
  ///
  /// - Parameters:
  ///   - text: The name of a variant, or the number of a point or sample; a colon; and the number of a
  ///     replicate, from 0. Where samples have variants, the name alone is with the scenario's own values,
  ///     `fix-60:3` is sample 3, and `3` is the baseline's.
  ///   - plan: The plan.
  /// - Throws: ``Problem``.
  /// - Complexity: O(settings).
  public init(_ text: String, of plan: Plan) throws(Problem) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      let replicate = Int(text[text.index(after: colon)...]), replicate >= 0
    else { throw .form }
    let name = String(text[..<colon])
    let hasNames = plan.scope == .run || !plan.options.isEmpty
    var setting =
      hasNames
      ? plan.settings.firstIndex { $0.variant == name && $0.role == .written }
        ?? Self.sampled(name, of: plan) : nil
    // In a comparison all settings are one point.
    if setting == nil, plan.scope != .compare, let point = Int(name) {
      setting = plan.settings.firstIndex { $0.point == point }
    }
    guard let setting else {
      let names = plan.options.isEmpty ? plan.settings[...] : plan.settings[plan.options]
      throw .setting(name, known: hasNames ? names.map(\.variant) : [])
    }
    let count = plan.settings[setting].scenario.replicates
    guard replicate < count else { throw .replicate(replicate, of: count) }
    (self.setting, self.replicate) = (setting, replicate)
  }

  /// The setting that `NAME:POINT` names.
  private static func sampled(_ name: String, of plan: Plan) -> Int? {
    guard let colon = name.lastIndex(of: ":"), let point = Int(name[name.index(after: colon)...])
    else { return nil }
    return plan.settings.firstIndex { $0.variant == name[..<colon] && $0.point == point }
  }
}
