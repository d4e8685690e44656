import Experiments
import PlainText
import Scenarios

/// What the figures of a page rest on: a row for each value with its source and grade.
struct AssumptionWords {
  /// The most rows: a page has room for no more.
  static let mostRows = 40

  private let result: ExperimentResult
  private let all: [Assumption]

  init(_ result: ExperimentResult) {
    self.result = result
    let asked = { Self.isAsked($0, in: result.plan) }
    all = result.plan.document.assumptions.filter {
      !$0.isAdded || asked($0) && !$0.isAddedAtDefault
    }.map { each in
      each.kind == .question && !asked(each) ? each.withoutQuestion : each
    }
  }

  /// Whether what was run gives it other values.
  private static func isAsked(_ each: Assumption, in plan: Plan) -> Bool {
    switch plan.scope {
    case .run: false
    case .compare, .uncertain: plan.options.count > 1 && !each.whatIfs.isEmpty
    case .sweep:
      plan.paths.contains { path in
        path == each.path || path.hasPrefix("\(each.path).") || each.path.hasPrefix("\(path).")
      }
    }
  }

  private func isAsked(_ each: Assumption) -> Bool { Self.isAsked(each, in: result.plan) }

  /// The values that somebody wrote, what the question is about first and the weakest sources next.
  private var written: [Assumption] {
    func rank(_ each: Assumption) -> Int { isAsked(each) ? 0 : 1 }
    return all.filter { each in
      isAsked(each) || !each.isDefault || inputs.contains { $0.path == each.path }
    }.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  /// The inputs that are uncertain, whether they were varied or not.
  private var inputs: [UncertainInput] { result.plan.document.uncertain?.inputs ?? [] }

  /// A row for each input whose alternatives are blocks: the values of the block have rows of their own.
  private var blockRows: [Table.Row] {
    inputs.compactMap { input in
      guard case .values(let values) = input.distribution,
        !all.contains(where: { $0.path == input.path })
      else { return nil }
      let label = Self.label(of: input.path, in: result.plan.document)
      return .cells([.text(label), .text("\(values.count) alternatives"), "uncertain", .empty])
    }
  }

  /// The section; nothing where nothing was written.
  var blocks: [Document.Block] {
    let rows = written.prefix(Self.mostRows)
    guard !rows.isEmpty else { return [] }
    let sources = unique(rows.filter { $0.kind == .stated }.map(\.source))
    let table = Table(
      [
        .init("input", .text), .init("value", .text, group: 0), .init("source", .text, group: 0),
        .init("grade", .text, group: 0),
      ],
      rows: rows.map { each in
        .cells([
          .text(Self.label(each)), .text(value(each)),
          .text(sources.firstIndex(of: each.source).map { "[\($0 + 1)]" } ?? each.source),
          .text(each.grade?.rawValue ?? ""),
        ])
      } + blockRows)
    let list = sources.enumerated().map { place, source -> Prose in
      "[\(.count(place + 1))] \(TextWidth.printable(source))."
    }
    return [.heading("What we assumed"), .table(table)]
      + [.note(([remark(rows.count)] + list).joined(separator: " "))]
  }

  /// How many of the values that were written, or left as they are, rest on nothing but an assumption.
  var weakest: (count: Int, of: Int) {
    (
      written.count { $0.grade == .constructed && !isAsked($0) }, written.count { !isAsked($0) }
    )
  }

  private func remark(_ shown: Int) -> Prose {
    let grades = EvidenceGrade.allCases.filter { grade in written.contains { $0.grade == grade } }
    let words = grades.map { "\($0.rawValue) \(Self.words($0))" }.joined(separator: ", ")
    let start: Prose = words.isEmpty ? "" : "Grades: \(words). "
    let more = written.count - shown
    let hidden: Prose =
      more > 0 ? " \(more, "more value") \(more == 1 ? "is" : "are") in the scenario." : ""
    let defaults = all.count - written.count
    let rest: Prose =
      defaults > 0
      ? """
      \(defaults, "value") \(defaults == 1 ? "is Hearsay's default" : "are Hearsay's defaults") and not \
      shown.
      """ : ""
    return "\(start)\(rest)\(hidden)"
  }

  // MARK: Words

  /// What the value of a path is.
  static func label(of path: String, in document: ScenarioDocument) -> String {
    document.assumptions.first { $0.path == path }.map(label)
      ?? TextWidth.printable(KeyWords.words(path) ?? KeyWords.subject(path))
  }

  /// What a value is.
  static func label(_ each: Assumption) -> String {
    TextWidth.printable(
      each.label == each.path ? KeyWords.words(each.path) ?? each.path : each.label)
  }

  /// The value, between what it lies where it is uncertain, and what it is in the what-ifs or at the points.
  private func value(_ each: Assumption) -> String {
    let value = each.isAdded ? "none" : Self.value(each.value, of: each.path, result.terms)
    let own =
      each.label.hasPrefix("influence of ") && !each.isAdded
      ? "multiplies the odds by \(value)" : value
    let notes = [range(each), others(each, but: value)].compactMap(\.self)
    return notes.isEmpty ? own : "\(own) (\(notes.joined(separator: "; ")))"
  }

  /// What it is at the points of a sweep, or in the what-ifs, with their names where there are several.
  private func others(_ each: Assumption, but own: String) -> String? {
    guard isAsked(each) else { return nil }
    if result.plan.scope == .sweep {
      guard let place = result.plan.paths.firstIndex(of: each.path) else { return nil }
      let values = result.plan.settings.map {
        Self.value(Self.parameter($0.parameters[place]), of: each.path, result.terms)
      }
      let others = unique(values).filter { $0 != own }
      if others.count > 4 { return "\(others[0]) to \(others[others.count - 1])" }
      return others.isEmpty ? nil : others.joined(separator: ", ")
    }
    let values = each.whatIfs.map { Self.value($0.value, of: each.path, result.terms) }
    if values.count > 1, values.count == result.plan.document.variants.count, Set(values).count == 1
    {
      return "in each what-if: \(values[0])"
    }
    return zip(each.whatIfs, values).map { "\(TextWidth.printable($0.name)): \($1)" }
      .joined(separator: ", ")
  }

  /// Between what an uncertain input lies as the file has it, or what its alternatives are, and that the value
  /// of the scenario is at an end of what is likely; nil of what is not uncertain.
  private func range(_ each: Assumption) -> String? {
    guard let input = inputs.first(where: { $0.path == each.path }) else { return nil }
    func said(_ value: JSONValue) -> String { Self.value(value, of: each.path, result.terms) }
    let likely = [0.05, 0.95].map(input.value(at:))
    let numbers = likely.compactMap { Double($0.line) }
    let range: String
    switch input.distribution {
    case .values(let values): return values.map(said).joined(separator: " or ")
    case .range(let from, let to, _, _):
      range = "\(said(.number(from))) to \(said(.number(to)))"
    case .shaped:
      let ends = likely.map { said(Double($0.line).map(Self.rounded) ?? $0) }
      range = "nine in ten: \(ends.joined(separator: " to "))"
    }
    guard let own = Double(each.value.line), let low = numbers.first, let high = numbers.last
    else { return range }
    return own < low
      ? "\(range); at the lower end" : own > high ? "\(range); at the upper end" : range
  }

  /// A number as a value of three digits.
  static func rounded(_ number: Double) -> JSONValue {
    let size = ChartNumbers.plain.value(abs(number)).replacing(",", with: "")
    return Double(size) == nil ? .number(number) : parameter((number < 0 ? "-" : "") + size)
  }

  /// The value of a varied path, which may be a block.
  static func parameter(_ text: String) -> JSONValue {
    text.hasPrefix("{") || text.hasPrefix("[")
      ? JSONValue(reading: text) : JSONValue(parameter: text)
  }

  /// A value of a path in words.
  static func value(_ value: JSONValue, of path: String, _ terms: ServiceTerms) -> String {
    TextWidth.printable(KeyWords.value(value, of: path, terms) ?? KeyWords.parts(value.line))
  }

  /// What a grade means.
  private static func words(_ grade: EvidenceGrade) -> String {
    grade == .constructed ? "assumed or constructed" : grade.words
  }
}

extension Assumption {
  /// Whether what-ifs add it with nothing but the value it has where none is given.
  fileprivate var isAddedAtDefault: Bool {
    let fallback = ParameterDescription.at(path)?.fallback
    return isAdded && whatIfs.allSatisfy { $0.value.line == fallback || $0.value == .null }
  }

  /// The same where what is run asks nothing about it.
  fileprivate var withoutQuestion: Assumption {
    var same = self
    (same.kind, same.source) = isDefault ? (.default, "default") : (.assumed, "assumed")
    same.grade = .constructed
    return same
  }
}
