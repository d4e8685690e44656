public import Scenarios
import WordOfMouth

/// What the presets say, who says so, and what to know before believing it.
public enum PresetReport {
  /// All presets, a paragraph each; ends with a newline.
  ///
  /// - Parameters:
  ///   - presets: The presets.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func list(_ presets: [Preset], width: Int) -> String {
    let lines = presets.flatMap { preset in
      [preset.name] + TextWidth.wrapped(preset.summary, width: width, first: "  ", rest: "  ")
        + TextWidth.wrapped(origin(preset.slogan), width: width, first: "  ", rest: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One preset with its slogan, cautions and fragment; ends with a newline.
  ///
  /// - Parameters:
  ///   - preset: The preset.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func details(_ preset: Preset, width: Int) -> String {
    let slogan = preset.slogan
    var lines = TextWidth.wrapped(
      "\(preset.name): \(preset.summary)", width: width, rest: "  ")
    lines.append("")
    lines += TextWidth.wrapped(origin(slogan), width: width, first: "  ", rest: "  ")
    for opinion in Opinion.allCases {
      lines += TextWidth.wrapped(
        "each \(opinion.customers) customer's story reaches \(NumberText.plain(slogan.reach[opinion])) "
          + "people, it says", width: width, first: "  ", rest: "  ")
    }
    for caution in preset.cautions {
      lines += TextWidth.wrapped(caution, width: width, first: "  - ", rest: "    ")
    }
    lines += ["", "As a scenario file would have it (\"extends\": \"preset:\(preset.name)\"):", ""]
    lines += preset.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func origin(_ slogan: Slogan) -> String {
    "\(slogan.kind.rawValue): \(ScenarioWords.source(slogan))"
  }
}
