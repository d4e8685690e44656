public import Scenarios
import WordOfMouth

/// What the presets say, who says so, and what to know before believing it.
public enum PresetReport {
  /// All presets, a paragraph each, and what the grades mean; ends with a newline.
  ///
  /// - Parameters:
  ///   - presets: The presets.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func list(_ presets: [Preset], width: Int) -> String {
    var lines = presets.flatMap { preset in
      [preset.name + (preset.isFragment ? " (a fragment, to extend)" : "")]
        + TextWidth.wrapped(preset.summary, width: width, first: "  ", rest: "  ")
        + TextWidth.wrapped(origin(preset), width: width, first: "  ", rest: "  ")
    }
    let grades = EvidenceGrade.allCases.map { "\($0.rawValue) \($0.words)" }
    lines.append("")
    lines += TextWidth.wrapped(
      "Grades of evidence: \(grades.joined(separator: ", ")).", width: width, rest: "  ")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One preset with its source, slogan, cautions and text; ends with a newline.
  ///
  /// - Parameters:
  ///   - preset: The preset.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func details(_ preset: Preset, width: Int) -> String {
    var lines = TextWidth.wrapped(
      "\(preset.name): \(preset.summary)", width: width, rest: "  ")
    lines.append("")
    lines += TextWidth.wrapped(origin(preset), width: width, first: "  ", rest: "  ")
    if let slogan = preset.slogan {
      for opinion in Opinion.allCases {
        lines += TextWidth.wrapped(
          "each \(opinion.customers) customer's story reaches \(NumberText.plain(slogan.reach[opinion])) "
            + "people, it says", width: width, first: "  ", rest: "  ")
      }
    }
    for caution in preset.cautions {
      lines += TextWidth.wrapped(caution, width: width, first: "  - ", rest: "    ")
    }
    lines.append("")
    if preset.isFragment {
      lines += TextWidth.wrapped(
        "A fragment of a scenario: extend it, alone or in a list of parents; it does not run by itself.",
        width: width)
      lines.append("")
    }
    lines += ["As a scenario file would have it (\"extends\": \"preset:\(preset.name)\"):", ""]
    lines += preset.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Presets as a JSON array of objects; ends with a newline.
  ///
  /// - Parameter presets: The presets.
  /// - Returns: The JSON; a year that is not known is null, and `text` is the preset as a scenario file
  ///   has it.
  public static func json(_ presets: [Preset]) -> String {
    JSONText.list(presets.map(object)).pretty
  }

  /// One preset as a JSON object; ends with a newline.
  ///
  /// - Parameter preset: The preset.
  /// - Returns: The JSON, an object of ``json(_:)-([Preset])``.
  public static func json(_ preset: Preset) -> String { object(preset).pretty }

  private static func object(_ preset: Preset) -> JSONText {
    .object([
      "name": .text(preset.name), "summary": .text(preset.summary),
      "source": .text(preset.source),
      "year": preset.year.map { .integer($0) } ?? .null,
      "kind": .text(preset.kind.rawValue), "grade": .text(preset.grade.rawValue),
      "grade_meaning": .text(preset.grade.words),
      "fragment": .boolean(preset.isFragment),
      "cautions": .list(preset.cautions.map { .text($0) }), "text": .text(preset.text),
    ])
  }

  private static func origin(_ preset: Preset) -> String {
    let year = preset.year.map { ", \($0)" } ?? ""
    return "\(preset.kind.rawValue), grade \(preset.grade.rawValue) (\(preset.grade.words)): "
      + "\(preset.source)\(year)"
  }
}
