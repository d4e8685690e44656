import Foundation
import GraphFiles
import Parallelism
import PlainText
import Reports
import SocialGraph

/// Reads a graph, summarises it, prints the summary, writes it and reads it again.
struct GraphCheck {
  let input: FuzzInput
  let path: String
  /// Where it is written again.
  let copy: String
  /// Larger graphs are read and not looked at further.
  private static let most = 200_000

  func run(_ random: inout FuzzRandom) -> Result<[Fault], Diagnostics> {
    let isDirected = random.chance(0.4)
    let projection = random.chance(0.15) ? random.pick([Projection.first, .second]) : nil
    let layers = random.chance(0.1) ? random.pick(["kind", "relation", "weight", "k", ""]) : nil
    return Result { () throws(Diagnostic) in
      if let layers {
        let file = try LayeredGraphFile.read(
          path, layerColumn: layers, isDirected: isDirected, workers: .single)
        return file.reports.flatMap(faults)
      }
      let file = try GraphFile.read(
        path, isDirected: isDirected, workers: .single, projection: projection)
      return faults(of: file, &random)
    }.mapError { Diagnostics([$0]) }
  }

  /// What is wrong with remarks; whoever prints them takes out what steers a terminal.
  private func faults(_ report: ReadingReport) -> [Fault] {
    (report.notes + [report.format]).flatMap {
      RefusalRules.faults(inText: TextWidth.printable($0), of: input)
    }
  }

  private func faults(of file: GraphFile, _ random: inout FuzzRandom) -> [Fault] {
    var faults = faults(file.report)
    let (graph, report) = (file.graph, file.report)
    if file.labels.count != graph.people {
      faults.append(Fault("labels", "not one for each person"))
    }
    if report.repeatsDropped < 0 || report.rows < 0 || report.selfLoopsDropped < 0
      || report.reversedRepeats > report.repeatsDropped
    {
      faults.append(Fault("report", "\(report)"))
    }
    guard graph.people + graph.ties <= Self.most else { return faults }
    let summary = GraphSummary(of: graph, workers: .single)
    let text = TerminalRenderer(isColoured: false, width: 80).text(
      Answer(summary, report, title: path).document(more: "more"))
    faults += RefusalRules.faults(inText: text, of: input)
    return faults + copied(file, as: random.pick(GraphText.Format.allCases))
  }

  /// What is wrong with the graph written and read again.
  private func copied(_ file: GraphFile, as format: GraphText.Format) -> [Fault] {
    let text = GraphText(graph: file.graph, labels: file.labels, format: format)
    guard file.graph.ties > 0, text.losses.isEmpty || format != .mtx else { return [] }
    let path = "\(copy).\(format.rawValue)"
    var bytes: [UInt8] = []
    text.write { bytes += $0 }
    let again: GraphFile
    do {
      try Checks.write(bytes, to: path)
      again = try GraphFile.read(path, isDirected: file.graph.isDirected, workers: .single)
    } catch {
      // Two people who are called as the ends of a tie are in headers.
      if "\(error)".contains("second header line") { return [] }
      return [
        Fault(
          "copy refused",
          "\(format.rawValue): \(String(describing: error).replacing(copy, with: "copy"))")
      ]
    }
    // Among numbers alone 1.0 is one too, and a note says so.
    if again.report.notes.contains(where: { $0.contains("the whole numbers they stand for") }) {
      return []
    }
    // Matrix Market numbers people from 1, whatever they are called.
    let isNamed = format != .mtx
    let (old, new) = (Self.ties(file, isNamed), Self.ties(again, isNamed))
    if old == new, !text.losses.isEmpty || file.labels.count == again.labels.count { return [] }
    let lost = old.first { !new.contains($0) }.map { "\($0)" } ?? "none"
    let found = new.first { !old.contains($0) }.map { "\($0)" } ?? "none"
    return [
      Fault(
        rule: "copy differs", shape: "\(format.rawValue), read as \(again.report.format)",
        detail:
          "\(old.count) ties, then \(new.count) read as \(again.report.format); lost \(lost), found \(found)"
      )
    ]
  }

  private struct NamedTie: Hashable {
    var from: String
    var to: String
  }

  private static func ties(_ file: GraphFile, _ isNamed: Bool) -> Set<NamedTie> {
    func name(_ person: PersonID) -> String { isNamed ? file.labels[person] : "\(person)" }
    var ties: Set<NamedTie> = []
    for person in 0..<PersonID(file.graph.people) {
      for contact in file.graph.contacts(of: person) {
        ties.insert(NamedTie(from: name(person), to: name(contact)))
      }
    }
    return ties
  }
}
