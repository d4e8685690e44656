import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import PlainText
import Reports
import Scenarios

/// Flags that ask for the answer on one page.
enum PageFlags {
  static let report = Flag(
    "report", .file("page"),
    help: """
      Also write the answer on one page, with charts: a file that any browser shows, without network. A \
      file that is there is replaced if Hearsay made it, any other with --force.
      """, category: "Output")
  static let charts = Flag(
    "charts", .folder("dir"),
    help: """
      Also write each chart of the page to a file of its own in this folder, as SVG; created if missing.
      """, category: "Output")
  static let flags: [any FlagRow] = [report, charts]

  /// Which of them are given, as they are written, each with its value.
  static func words(_ invocation: Invocation) -> [String] {
    [report, charts].flatMap { flag in
      invocation[flag].map { ["--\(flag.form.name)", $0] } ?? []
    }
  }
}

/// The answer on one page, where it is asked for: what it is written to, and of what plan it is.
struct PageOutput {
  private let files: PageFiles
  /// Whether the page goes to standard output.
  private let isPrinted: Bool
  private let source: PageSource
  private let console: Console

  /// Takes what a command line asks for; nil if that is no page and no charts.
  ///
  /// - Parameters:
  ///   - page: The file of the page, `-` for standard output, or nil for none.
  ///   - invocation: The flags.
  ///   - source: What the page says of where its numbers come from.
  ///   - console: Where it prints.
  init?(_ page: String?, _ invocation: Invocation, _ source: PageSource, _ console: Console) {
    let charts = invocation[PageFlags.charts]
    if page == nil, charts == nil { return nil }
    isPrinted = page == "-"
    files = PageFiles(
      page: isPrinted ? nil : page, charts: charts, overwrites: invocation[CommonFlags.force])
    self.source = source
    self.console = console
  }

  /// Finds out before a long run whether everything can be written.
  ///
  /// - Throws: `OutputError`.
  func check() throws { try files.check() }

  /// Writes the page of a result; of one that was stopped nothing, as to a results folder.
  ///
  /// - Throws: `OutputError`.
  func write(_ result: ExperimentResult, workers: Workers) throws {
    if result.wasCancelled {
      console.warn("stopped: \(names) \(isOne ? "is" : "are") not written")
      return
    }
    var result = result
    if result.markets.isEmpty {
      result.markets = Experiment.smallMarkets(of: result, workers: workers)
    }
    let document = Document(page: result, source: source)
    try files.write(document)
    if isPrinted { try console.print(HTMLRenderer().text(document)) }
    if !isPrinted || files.charts != nil {
      console.note("\(names) \(isOne ? "is" : "are") written")
    }
  }

  /// Whether it is the page alone.
  private var isOne: Bool { files.charts == nil }

  /// What it is written to, in words.
  private var names: String {
    [
      files.page ?? (isPrinted ? "the page" : nil), files.charts.map { "the charts in \($0)" },
    ].compactMap(\.self).joined(separator: " and ")
  }
}

extension PageSource {
  /// The source of a plan that a command line makes.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - sources: Where each of its documents was read from, in order.
  ///   - settings: What was set over it, as `path=value`.
  init(_ plan: Plan, sources: [ScenarioDocument.Source], settings: [String]) {
    self.init(
      plan.scope, decomposes: plan.decomposes, replicates: plan.replicates,
      scenarios: zip(plan.documents, sources).map { document, source in
        if case .file(let path) = source, path != "-" { return (document.name, path) }
        return (document.name, nil)
      }, settings: settings)
  }

  /// The source of a recorded plan.
  init(_ record: RecordedPlan) {
    self.init(
      record.scope, decomposes: record.decomposes, replicates: record.replicates,
      scenarios: record.scenarios.map { ($0.name, $0.file) }, settings: record.settings)
  }

  /// Files have no folders here: where they are is no part of what was found.
  private init(
    _ scope: Plan.Scope, decomposes: Bool, replicates: Int,
    scenarios: [(name: String, file: String?)], settings: [String]
  ) {
    let names = scenarios.compactMap { name, file -> String? in
      if let file { return file.split(separator: "/").last.map(String.init) ?? file }
      if Preset.named(name) != nil { return "preset:\(name)" }
      return name == BuiltInScenario.name ? nil : "-"
    }
    self.init(
      command: ["hearsay", scope.rawValue] + names
        + (decomposes ? ["--\(ExperimentVerbs.decompose.form.name)"] : [])
        + RecordedPlan.identifying(settings).flatMap { ["--\(CommonFlags.set.form.name)", $0] }
        + [
          "--\(CommonFlags.replicates.form.name)", "\(replicates)",
          "--\(PageFlags.report.form.name)", "page.html",
        ])
  }
}
