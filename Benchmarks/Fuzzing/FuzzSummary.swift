import PlainText

/// What was found, like with like.
struct FuzzSummary: Sendable {
  /// Faults of one class.
  struct Finding: Sendable {
    var fault: Fault
    var count: Int
    /// The first input that showed it.
    var first: FuzzCase
  }

  private struct Key: Hashable {
    var kind: FuzzKind
    var rule: String
    var shape: String
  }

  let seed: UInt64
  private var findings: [Key: Finding] = [:]
  /// How many inputs were checked, by kind.
  private var checked: [FuzzKind: Int] = [:]
  private var outcomes: [String: Int] = [:]
  private var withoutLine: [String: Int] = [:]
  private var slowest: (seconds: Double, input: FuzzCase?) = (0, nil)
  private var peak = 0
  /// What went wrong with the fuzzing itself.
  private var broken: String?

  init(seed: UInt64, broken: String? = nil) {
    self.seed = seed
    self.broken = broken
  }

  /// Whether nothing was found.
  var isClean: Bool { findings.isEmpty && broken == nil }

  /// How many inputs were checked.
  var total: Int { checked.values.reduce(0, +) }

  // MARK: Adding up

  mutating func add(_ fault: Fault, _ input: FuzzCase) {
    let key = Key(kind: input.kind, rule: fault.rule, shape: fault.shape)
    add(Finding(fault: fault, count: 1, first: input), key)
  }

  private mutating func add(_ found: Finding, _ key: Key) {
    guard var finding = findings[key] else {
      findings[key] = found
      return
    }
    finding.count += found.count
    if found.first.index < finding.first.index {
      (finding.first, finding.fault) = (found.first, found.fault)
    }
    findings[key] = finding
  }

  mutating func count(_ inputs: Int, of kind: FuzzKind) { checked[kind, default: 0] += inputs }

  mutating func count(_ outcome: String) { outcomes[outcome, default: 0] += 1 }

  mutating func took(_ seconds: Double, _ input: FuzzCase) {
    if seconds > slowest.seconds { slowest = (seconds, input) }
  }

  mutating func add(_ other: FuzzSummary) {
    for (key, finding) in other.findings { add(finding, key) }
    checked.merge(other.checked, uniquingKeysWith: +)
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
    withoutLine.merge(other.withoutLine, uniquingKeysWith: +)
    if other.slowest.seconds > slowest.seconds { slowest = other.slowest }
    peak = max(peak, other.peak)
    broken = broken ?? other.broken
  }

  /// Adds what a child printed.
  ///
  /// - Returns: The number of the next input, if the child came to its end.
  mutating func add(_ output: [UInt8], _ kind: FuzzKind) -> Int? {
    var next: Int?
    for line in output.split(separator: 0x0A) {
      let source = SourceText(.code, name: "", bytes: Array(line))
      guard let value = JSONReader.read(source).root else { continue }
      if let index = value["index"]?.value.wholeNumber {
        let fault = Fault(
          rule: value["rule"]?.value.text ?? "", shape: value["shape"]?.value.text ?? "",
          detail: value["detail"]?.value.text ?? "")
        add(fault, FuzzCase(seed: seed, kind: kind, index: index))
      } else if let index = value["next"]?.value.wholeNumber {
        next = index
        addEnd(value, kind)
      }
    }
    return next
  }

  private mutating func addEnd(_ value: JSONValue, _ kind: FuzzKind) {
    for member in value["outcomes"]?.value.members ?? [] {
      let count = member.value.wholeNumber ?? 0
      outcomes["\(kind.rawValue) \(member.key)", default: 0] += count
      checked[kind, default: 0] += count
    }
    for member in value["without line"]?.value.members ?? [] {
      withoutLine[member.key, default: 0] += member.value.wholeNumber ?? 0
    }
    peak = max(peak, value["peak"]?.value.wholeNumber ?? 0)
    if case .number(let text)? = value["seconds"]?.value.content, let seconds = Double(text),
      let index = value["slowest"]?.value.wholeNumber
    {
      took(seconds, FuzzCase(seed: seed, kind: kind, index: index))
    }
  }

  // MARK: Printing

  /// The whole, in lines.
  ///
  /// - Parameter isDetailed: Whether refusals without a line are listed.
  /// - Returns: The lines, without a last line end.
  func text(isDetailed: Bool) -> String {
    var lines = FuzzKind.allCases.compactMap { kind in
      checked[kind].map { "\(kind.rawValue): \(NumberText.whole($0)) inputs" }
    }
    lines.append(
      outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    if let input = slowest.input {
      lines.append(
        "slowest \((slowest.seconds * 1000).rounded() / 1000) s (\(input)), peak \(peak >> 20) MiB")
    }
    if isDetailed {
      lines.append("refusals that name no line:")
      lines += withoutLine.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        "  \($0.value) x \($0.key)"
      }
    }
    let found = findings.values.sorted { ($1.count, $0.first.index) < ($0.count, $1.first.index) }
    for finding in found {
      lines.append("FAULT \(finding.fault.rule): \(finding.count) x, first \(finding.first)")
      lines.append("  " + TextWidth.printable(finding.fault.detail.replacing("\n", with: " / ")))
    }
    if let broken { lines.append("BROKEN: \(broken)") }
    lines.append(isClean ? "no faults" : "\(found.count) classes of faults")
    return lines.joined(separator: "\n")
  }
}
