import Experiments
import PlainText
import Scenarios
import Statistics

/// What was found where a value was sought, in sentences.
struct SeekWords {
  let result: SeekResult
  private let terms: ServiceTerms
  /// How values of the parameter are shown.
  private let parameter: (kind: ShownFigure.Kind, isMoney: Bool)

  init(_ result: SeekResult) {
    self.result = result
    terms = result.grid.terms
    let row = ParameterDescription.all.first { $0.path == result.question.path }
    let isShare = ["a share", "a chance"].contains { row?.allowed.hasPrefix($0) ?? false }
    parameter = (isShare ? .share : .amount, row?.unit.hasPrefix("money") ?? false)
  }

  private var question: SeekQuestion { result.question }

  // MARK: Figures

  /// What a metric is called, without its currency, and what kind of figure it is.
  private func figure(_ metric: Metric) -> (label: String, kind: ShownFigure.Kind) {
    let kind: ShownFigure.Kind = metric.unit.hasPrefix("share") ? .share : .amount
    if let shown = result.grid.keyFigures.first(where: { $0.metric == metric.name }) {
      let currency = terms.inMoney("")
      let hasCurrency = !currency.isEmpty && shown.label.hasSuffix(currency)
      return (hasCurrency ? String(shown.label.dropLast(currency.count)) : shown.label, shown.kind)
    }
    let other = ShownMetric.sections(result.grid.plan.metrics).filter { $0.opinion == nil }
      .flatMap { $0.always + $0.metrics }.first { $0.name == metric.name }
    return other.map { (terms.named($0.label), $0.kind) } ?? (metric.name, kind)
  }

  /// What is compared with the target.
  var label: String {
    let label = figure(question.metric).label
    return question.isDifference ? "difference in \(label)" : label
  }

  /// What kind of figure it is.
  var kind: ShownFigure.Kind { figure(question.metric).kind }

  /// An amount of what is compared.
  private func amount(_ value: Value) -> Prose {
    question.metric.unit == "money" ? terms.money(value) : "\(value)"
  }

  /// The target, and how the figure is to stand to it.
  private var condition: Prose {
    switch question.target {
    case .number(let number):
      let than =
        switch question.relation {
        case .atLeast: "at least "
        case .atMost: "at most "
        case .above: "above "
        case .below: "below "
        case .equal: "of "
        }
      return "\(than)\(amount(kind.isPercent ? .share(number) : .exact(number)))"
    case .metric(let metric):
      let than =
        switch question.relation {
        case .atLeast: "at least as many as"
        case .atMost: "at most as many as"
        case .above: "more than"
        case .below: "fewer than"
        case .equal: "as many as"
        }
      return "\(than) \(figure(metric).label)"
    }
  }

  /// What was measured, with its interval, and with as many digits as part it from a target.
  private func said(_ measure: SeekMeasure, besides target: Double? = nil) -> Prose {
    guard let figure = measure.figure else { return "no such figure" }
    let judged = self.judged(measure)
    let numbers = PeopleNumbers(figure, judged, kind)
    let brackets = numbers.brackets(figure, judged)
    guard let sides = measure.sides else {
      let shown =
        target.flatMap { apart(figure, from: $0, numbers) } ?? numbers.value(figure)
      return "\(amount(shown))\(brackets)"
    }
    let (left, right) = (PeopleNumbers(sides.left, kind), PeopleNumbers(sides.right, kind))
    return """
      \(left.value(sides.left)) against \(right.value(sides.right)), a difference of \
      \(numbers.value(figure))\(brackets)
      """
  }

  /// The interval of what was measured; of one replicate none, rather than everything that is possible.
  private func judged(_ measure: SeekMeasure) -> SampleInterval? {
    result.replicates > 1 ? measure.judged : nil
  }

  /// A figure with as many digits as part it from a target; nil where the usual ones do.
  private func apart(_ figure: Double, from target: Double, _ numbers: PeopleNumbers) -> Value? {
    if figure == target || numbers.value(figure).text != numbers.value(target).text { return nil }
    let unit: Quantity.Unit = kind.isPercent ? .percent : .plain
    func shown(_ number: Double, _ decimals: Int) -> Value {
      .quantity(Quantity(number, unit, decimals: decimals))
    }
    return (0...9).first { shown(figure, $0).text != shown(target, $0).text }
      .map { shown(figure, $0) }
  }

  // MARK: Values

  /// A value that was tried first, or an end of the range.
  func value(_ value: Double) -> Prose {
    let shown: Value = parameter.kind.isPercent ? .share(value) : .exact(value)
    return parameter.isMoney ? terms.money(shown) : "\(shown)"
  }

  /// A value that was found, with its interval.
  private func said(_ crossing: SeekCrossing) -> Prose {
    let judged = SampleInterval(
      crossing.interval, isFirm: crossing.isFirm, advice: crossing.advice)
    let numbers = PeopleNumbers(crossing.value, judged, parameter.kind)
    let isWhole = question.range.isWhole
    func shown(_ value: Double) -> Value { isWhole ? .exact(value) : numbers.value(value) }
    let found = parameter.isMoney ? terms.money(shown(crossing.value)) : "\(shown(crossing.value))"
    let (low, high) = (crossing.interval.low, crossing.interval.high)
    if crossing.isOpenBelow, crossing.isOpenAbove { return found }
    if crossing.isOpenBelow { return "\(found) (\(shown(high)) or less)" }
    if crossing.isOpenAbove { return "\(found) (\(shown(low)) or more)" }
    if isWhole {
      let range: Value = .range(Quantity(low), Quantity(high))
      return low == high
        ? found : "\(found) (\(crossing.isFirm ? range : .rough(range, crossing.advice)))"
    }
    return "\(found)\(numbers.brackets(crossing.value, judged))"
  }

  /// The parameter in words.
  private var subject: Prose {
    let path = question.path
    let words = KeyWords.words(path)
    let both: Prose = question.isInBoth ? " and in the baseline" : ""
    let place: Prose = question.variant.map { " in the what-if \($0)\(both)" } ?? ""
    return "\(words.map { "\(path) (\($0))" } ?? path)\(place)"
  }

  // MARK: Sentences

  /// What was asked.
  var asked: Prose {
    """
    Sought: \(subject), from \(value(question.range.from)) to \(value(question.range.to)), \
    with \(label) \(condition).
    """
  }

  /// What was found, the answer first.
  var sentences: [Prose] {
    let found: [Prose]
    switch result.outcome {
    case .one, .several: found = [holding, course]
    case .always:
      found = [
        open.isEmpty
          ? "That holds at every value that was tried. \(nearest)."
          : """
          That holds at every value that was tried, but for \(listed(open)), where simulation \
          error decides. \(nearest).
          """
      ]
    case .never: found = [never]
    case .undecided: found = [undecided, unclear, course]
    case .missing: found = ["There is no such figure at any of the values."]
    }
    return found.filter { !$0.isEmpty } + [today].compactMap(\.self)
  }

  /// Of the values that are tried first those at which simulation error decides.
  private var open: [SeekPoint] {
    result.points.filter { $0.standing == .open && $0.isOfGrid }
  }

  private func listed(_ points: [SeekPoint]) -> Prose {
    Self.listed(points.map { value($0.value) })
  }

  /// That the condition holds at no value, or is not shown at any.
  private var never: Prose {
    open.isEmpty
      ? "That holds at no value that was tried. \(nearest)."
      : """
      That is not shown at any value that was tried: at \(listed(open)) simulation error decides. \
      \(nearest).
      """
  }

  /// Where a figure is just so much.
  private var meeting: Prose {
    let found =
      result.crossings.filter { !$0.isMissed }.map(said)
      + result.met.map { value($0.value) }
    let missed = result.crossings.filter(\.isMissed).map { crossing -> Prose in
      """
      \(said(crossing.below.measure)) at \(exact(crossing.below.value)), \
      \(said(crossing.above.measure)) at \(exact(crossing.above.value))
      """
    }.joined(separator: "; ")
    let holds: Prose =
      switch found.count {
      case 0: "At no \(question.range.isWhole ? "whole number" : "value")"
      case 1: "That holds at \(found[0])"
      default: "There is more than one such value: \(Self.listed(found))"
      }
    if missed.isEmpty { return "\(holds)." }
    return found.isEmpty ? "\(holds): \(missed)." : "\(holds). Elsewhere it is passed: \(missed)."
  }

  /// Where the condition holds.
  private var holding: Prose {
    let crossings = result.crossings
    if question.relation == .equal { return meeting }
    var ranges: [Prose] = []
    var start: Prose?
    for crossing in crossings {
      if crossing.isRising {
        start = said(crossing)
      } else {
        ranges.append(start.map { "from \($0) to \(said(crossing))" } ?? "up to \(said(crossing))")
        start = nil
      }
    }
    if let start { ranges.append("from \(start) on") }
    let several: Prose =
      crossings.count > 1 ? "There is more than one such value: that holds " : "That holds "
    return "\(several)\(Self.listed(ranges))."
  }

  private static func listed(_ items: [Prose]) -> Prose {
    [items.dropLast().joined(separator: ", "), items.last ?? ""].filter { !$0.isEmpty }
      .joined(separator: " and ")
  }

  /// From what to what the figure goes.
  private var course: Prose {
    guard let first = result.points.first(where: { $0.figure != nil }),
      let last = result.points.last(where: { $0.figure != nil }), first.value < last.value
    else { return "" }
    return """
      \(label.contains("_") ? Prose(label) : Prose(label).capitalized): \(said(first.measure)) at \(value(first.value)), \
      \(said(last.measure)) at \(value(last.value)).
      """
  }

  /// Where the figure comes closest to the target, and what it is there.
  private var nearest: Prose {
    let target = question.threshold
    let closest = result.points.filter { $0.figure != nil }.min {
      abs(($0.figure ?? target) - target) < abs(($1.figure ?? target) - target)
    }
    guard let closest else { return "" }
    return
      "The closest to the target is \(exact(closest.value)), with \(said(closest.measure, besides: target))"
  }

  /// That simulation error decides.
  private var undecided: Prose {
    if !hasIntervals {
      return result.replicates == 1
        ? """
        One replicate has no interval, so that simulation error is not known: it takes more \
        replicates.
        """
        : "There is no interval at any value, so that simulation error is not known."
    }
    let open = result.points.count { $0.standing == .open }
    let all = result.points.count { $0.standing != .missing }
    let more: Prose =
      result.replicatesToTell.flatMap { count, place in
        count < 1e7
          ? """
           About \(.count(Self.roundedUp(count)), "replicate") would tell at \(value(place)).
          """ : nil
      } ?? ""
    return """
      Simulation error decides: with \(result.replicates, "replicate") the interval of the figure \
      is on both sides of the target at \(.count(open)) of \(all, "value").\(more)
      """
  }

  /// A number rounded up to two significant digits.
  private static func roundedUp(_ number: Double) -> Int {
    var (digits, scale) = (max(1, number.rounded(.up)), 1.0)
    while digits > 99 { (digits, scale) = ((digits / 10).rounded(.up), scale * 10) }
    return Int(digits * scale)
  }

  /// Whether there is any interval.
  private var hasIntervals: Bool { result.points.contains { judged($0.measure) != nil } }

  /// Where means change sides within simulation error.
  private var unclear: Prose {
    if result.touches.isEmpty { return "" }
    let places = result.touches.map { place -> Prose in
      "between \(value(place.lowerBound)) and \(value(place.upperBound))"
    }
    let within: Prose = hasIntervals ? ", within simulation error" : ""
    return "Means change sides of the target \(Self.listed(places))\(within)."
  }

  /// The value and the figure of the scenario as it is.
  private var today: Prose? {
    if question.isDifference || result.baseline.figure == nil { return nil }
    guard let text = result.grid.plan.settings.first?.parameters.first, !text.isEmpty else {
      return nil
    }
    let place = Double(text).map(value) ?? Prose(KeyWords.parts(text))
    return """
      In the baseline as it is, with \(place): \(said(result.baseline)).
      """
  }

  // MARK: Cautions

  /// What to be careful about.
  var cautions: [Prose] {
    var cautions: [Prose] = []
    for crossing in result.crossings where crossing.isJump && !crossing.isMissed {
      cautions.append(
        """
        The figure jumps at \(exact(crossing.above.value)), from \(said(crossing.below.measure)) to \
        \(said(crossing.above.measure)): it takes no value between.
        """)
    }
    if result.crossings.contains(where: \.isOpenBelow) {
      cautions.append(
        "The value may lie below \(value(question.range.from)), the first that was tried.")
    }
    if result.crossings.contains(where: \.isOpenAbove) {
      cautions.append(
        "The value may lie above \(value(question.range.to)), the last that was tried.")
    }
    if result.outcome != .undecided, !result.touches.isEmpty { cautions.append(unclear) }
    let missing = result.points.count { $0.standing == .missing }
    if missing > 0, result.outcome != .missing {
      cautions.append(
        "At \(.count(missing)) of \(result.points.count, "value") there is no such figure.")
    }
    return cautions
  }

  /// A value with all its digits.
  private func exact(_ value: Double) -> Value {
    parameter.kind.isPercent ? .share(value) : .exact(value)
  }

  // MARK: Table

  /// Values that were tried, and what was measured.
  ///
  /// - Parameter points: The values.
  /// - Returns: A row for each.
  func table(of points: [SeekPoint]) -> Table {
    var columns: [Table.Column] = [.init(question.path.replacing(".", with: ".\n"))]
    switch question.target {
    case .metric(let other):
      columns += [
        .init(SettingTables.heading(figure(question.metric).label, breaking: " "), group: 0),
        .init(SettingTables.heading(figure(other).label, breaking: " "), group: 0),
        .init("difference", group: 0),
      ]
    case .number: columns.append(.init(SettingTables.heading(label, breaking: " "), group: 0))
    }
    columns += [
      .init("95 % interval", group: 0),
      .init(question.relation == .equal ? "side" : "holds?", .text, group: 0),
    ]
    return Table(
      columns,
      rows: points.map { point in
        let (figure, judged) = (point.figure, self.judged(point.measure))
        let numbers = PeopleNumbers(figure ?? 0, judged, kind)
        var cells: [Value] = [exact(point.value)]
        if case .metric = question.target {
          cells += [point.measure.sides?.left, point.measure.sides?.right].map { side in
            side.map { PeopleNumbers($0, kind).value($0) } ?? .missing
          }
        }
        cells.append(figure.map(numbers.value) ?? .missing)
        cells.append(judged.map(numbers.range) ?? .missing)
        cells.append(.text(word(point.standing)))
        return .cells(cells)
      })
  }

  private func word(_ standing: SeekPoint.Standing) -> String {
    let isEqual = question.relation == .equal
    return switch standing {
    case .holds: isEqual ? "above" : "yes"
    case .fails: isEqual ? "below" : "no"
    case .open: "not sure"
    case .missing: "-"
    }
  }
}
