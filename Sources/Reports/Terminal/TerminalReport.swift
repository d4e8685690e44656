public import Experiments
import Scenarios
import WordOfMouth

/// The tables a person reads on the terminal.
///
/// In this order: what is not whole, the question, the setting, the answer in a sentence, tables,
/// theory beside simulation, how to read them, cautions, and what it takes to get the same again. Colour marks headings and
/// carries no meaning.
public struct TerminalReport: Sendable {
  /// Whether to colour with ANSI sequences.
  public var isColoured: Bool
  /// The width to keep to, in columns.
  public var width: Int

  /// How many settings are shown before the rest is left to the files.
  package static let settingLimit = 100

  /// Makes a report style.
  ///
  /// - Parameters:
  ///   - isColoured: Whether to colour with ANSI sequences.
  ///   - width: The width to keep to, in columns; less than 40 counts as 40.
  public init(isColoured: Bool, width: Int) {
    self.isColoured = isColoured
    self.width = width
  }

  /// The report of a result: its question, settings, tables, cautions and seed; ends with a newline.
  ///
  /// - Parameter result: The result.
  /// - Returns: The text.
  public func text(_ result: ExperimentResult) -> String {
    var lines = statusLines(result)
    let plan = result.plan
    lines += paragraph(heading(plan.document.baseline.title ?? plan.document.name))
    lines += [""] + SettingLines(result: result, width: textWidth).lines
    let conclusions = Conclusion(result: result).sentences
    if !conclusions.isEmpty {
      lines.append("")
      for sentence in conclusions { lines += paragraph(sentence) }
    }
    lines += [""] + tables(result)
    lines += theory(result)
    lines += section("How to read it", Explanations(result: result).sentences)
    lines += section("Cautions", Cautions(result: result).sentences)
    lines += [""] + provenance(result)
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Parts

  /// What is not whole, before anything else.
  private func statusLines(_ result: ExperimentResult) -> [String] {
    let tally = RunTally(result)
    var sentences: [String] = []
    if result.wasCancelled {
      sentences.append(
        "STOPPED EARLY: \(NumberText.whole(tally.ok)) of "
          + "\(NumberText.count(tally.planned, "run")) are whole; the figures rest on those.")
    } else if tally.missing > 0 {
      sentences.append(
        "INCOMPLETE: \(NumberText.whole(tally.missing)) of "
          + "\(NumberText.count(tally.planned, "run")) are missing; the figures rest on the others."
      )
    }
    if tally.failed > 0 {
      sentences.append(
        "FAILED: \(NumberText.whole(tally.failed)) of \(NumberText.count(tally.planned, "run")) "
          + "did not go through; the figures rest on the others.")
    }
    return sentences.isEmpty ? [] : sentences.flatMap { paragraph(heading($0)) } + [""]
  }

  private func tables(_ result: ExperimentResult) -> [String] {
    if result.settings.isEmpty { return ["Nothing was run."] }
    if result.uncertainty == nil, result.plan.settings.count == 1,
      let setting = result.settings.first
    {
      return OneSettingTable(
        setting: setting, slogan: result.plan.settings[0].scenario.slogan,
        metrics: result.plan.metrics
      ).table.lines(width: textWidth, heading: heading)
    }
    var lines: [String] = []
    if let uncertainty = result.uncertainty {
      let tables = UncertaintyTables(uncertainty, metrics: result.plan.metrics)
      lines += tables.spreads.lines(width: textWidth, heading: heading) + [""]
      return lines + tables.ranking.lines(width: textWidth, heading: heading)
    }
    if result.plan.metrics.hasPeriods {
      lines += ServiceSettingsTable(result: result, limit: Self.settingLimit)
        .table.lines(width: textWidth, heading: heading)
      lines.append("")
    }
    lines += ManySettingsTable(result: result, limit: Self.settingLimit)
      .table.lines(width: textWidth, heading: heading)
    let hidden = result.settings.count - Self.settingLimit
    if hidden > 0 {
      lines += paragraph(
        "… and \(NumberText.count(hidden, "more setting")): --out DIR writes them all.")
    }
    if !result.comparisons.isEmpty {
      lines += [""]
      lines += WhatIfTable(result: result, limit: Self.settingLimit)
        .table(width: textWidth).lines(width: textWidth, heading: heading)
    }
    return lines
  }

  /// What theory says, where it says anything.
  private func theory(_ result: ExperimentResult) -> [String] {
    let theory = TheoryBeside(result: result)
    guard let table = theory.table else { return [] }
    return ["", heading("Theory beside simulation")]
      + table.lines(width: textWidth, heading: heading)
      + theory.sentences.flatMap {
        TextWidth.wrapped($0, width: textWidth, first: "  - ", rest: "    ")
      }
  }

  private func section(_ title: String, _ sentences: [String]) -> [String] {
    if sentences.isEmpty { return [] }
    let items = sentences.flatMap {
      TextWidth.wrapped($0, width: textWidth, first: "  - ", rest: "    ")
    }
    return ["", heading(title)] + items
  }

  private func provenance(_ result: ExperimentResult) -> [String] {
    let plan = result.plan
    let baseline = plan.document.baseline
    let seed = plan.shares(\.seed) ? "Random seed \(baseline.seed)" : "Random seeds as varied"
    let replicates =
      plan.shares(\.replicates)
      ? "\(NumberText.count(baseline.replicates, "replicate")) a setting"
      : "replicates as varied"
    return paragraph(
      "\(seed), \(replicates); "
        + "plan \(result.plan.hash), hearsay \(Version.current): the same again gives the same figures."
    )
  }

  // MARK: - Style

  private var textWidth: Int { max(40, width) }

  private func paragraph(_ text: String) -> [String] {
    // Colour sequences take no room, and may not be taken apart.
    let bold = "\u{1B}[1m"
    guard text.hasPrefix(bold) else { return TextWidth.wrapped(text, width: textWidth) }
    let plain = text.dropFirst(bold.count).dropLast("\u{1B}[0m".count)
    return TextWidth.wrapped(String(plain), width: textWidth).map(heading)
  }

  private func heading(_ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension Plan {
  /// Whether all settings share one thing.
  func shares<Value: Equatable>(_ value: (Scenario) -> Value) -> Bool {
    settings.dropFirst().allSatisfy { value($0.scenario) == value(settings[0].scenario) }
  }
}

extension Opinion {
  /// The customers whose story it is.
  var customers: String { self == .positive ? "satisfied" : "dissatisfied" }
}
