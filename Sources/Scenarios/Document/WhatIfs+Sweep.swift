import Foundation
import PlainText

/// Reads the sweep of a merged tree.
extension WhatIfs {
  /// An axis as it was written.
  private typealias Written = (axis: Design.Axis, place: Place)

  /// The design of `sweep`; nil after its error was noted.
  func readSweep(_ value: JSONValue) -> Design? {
    let kinds = ["grid", "zip", "points"]
    guard let members = value.members else {
      return problems.reject(
        value.place, "sweep must be an object, not \(value.described)",
        ["write { \"grid\": { \"customers.share\": [0.01, 0.05, 0.1] } }"])
    }
    for member in members where !kinds.contains(member.key) {
      problems.report(
        member.keyPlace, "unknown key \(quoted(member.key)) in sweep",
        Suggestion.hint(member.key, among: kinds) + ["allowed: exactly one of grid, zip, points"])
    }
    let known = members.filter { kinds.contains($0.key) }
    if known.count > 1 {
      return problems.reject(
        known[1].keyPlace, "sweep has both \(quoted(known[0].key)) and \(quoted(known[1].key))",
        ["keep one of them"])
    }
    guard let member = known.first else {
      if members.isEmpty {
        problems.report(value.place, "sweep is empty", ["give exactly one of grid, zip, points"])
      }
      return nil
    }
    switch member.key {
    case "points": return readPoints(member.value)
    case "zip": return readZip(member)
    default: return readGrid(member)
    }
  }

  private func readGrid(_ member: JSONValue.Member) -> Design? {
    let axes = readAxes(member.value, of: "sweep.grid")
    for (axis, _) in axes { checkRepeats(of: axis) }
    let design = Design.grid(axes.map(\.axis))
    if let count = design.count, count <= Self.mostPoints { return design }
    let points = design.count.map(NumberText.whole) ?? "more points than can be counted"
    return problems.reject(
      member.keyPlace,
      "the sweep has \(points) points, more than \(NumberText.whole(Self.mostPoints))",
      ["give fewer values, or list points of interest"])
  }

  private func readZip(_ member: JSONValue.Member) -> Design? {
    let axes = readAxes(member.value, of: "sweep.zip")
    guard let (first, _) = axes.first else { return .zip([]) }
    for (axis, place) in axes.dropFirst() where axis.overrides.count != first.overrides.count {
      return problems.reject(
        place,
        "\(axis.path) has \(axis.overrides.count) values, but \(first.path) has \(first.overrides.count)",
        ["the lists of zip are equally long; grid takes every combination"])
    }
    let design = Design.zip(axes.map(\.axis))
    checkRepeats(ofPoints: design)
    return design
  }

  private func readPoints(_ value: JSONValue) -> Design? {
    guard let points = value.items, !points.isEmpty else {
      return problems.reject(
        value.place, "sweep.points must be a list of points, not \(emptyOr(value))",
        ["write [{ \"customers.share\": 0.01 }, { \"customers.share\": 0.05 }]"])
    }
    let design = Design.points(
      points.enumerated().map { index, point in
        readOverrides(point, of: "sweep.points[\(index)]")
      })
    checkRepeats(ofPoints: design)
    return design
  }

  // MARK: Repeats

  /// Reports values of an axis that are there twice: their points would be the same runs, and weigh twice.
  private func checkRepeats(of axis: Design.Axis) {
    var seen: Set<JSONValue> = []
    for override in axis.overrides where !seen.insert(override.value.normal).inserted {
      problems.report(
        override.value.place, "\(axis.path) has \(override.value.described) twice",
        ["keep one of the two: both would be the same point"])
    }
  }

  private func checkRepeats(ofPoints design: Design) {
    var seen: [[String: JSONValue]: Int] = [:]
    for index in 0..<(design.count ?? 0) {
      let point = design[index]
      let values = Dictionary(point.map { ($0.path, $0.value.normal) }) { $1 }
      guard let first = seen[values] else {
        seen[values] = index
        continue
      }
      guard let place = point.first?.value.place else { continue }
      problems.report(
        place, "point \(index) of the sweep is the same as point \(first)",
        ["keep one of the two; points are counted from 0"])
    }
  }

  // MARK: Axes

  private func readAxes(_ value: JSONValue, of owner: String) -> [Written] {
    let (members, decides) = paths(
      of: value, owner, "{ \"customers.share\": [0.01, 0.05, 0.1] }")
    return members.compactMap { member in
      guard isPath(member), let values = readValues(member) else { return nil }
      check(values, at: member.key, besideDeciding: decides)
      let place = member.keyPlace.asOverride
      let axis = Design.Axis(
        path: member.key, values: values.map(\.asOverride), pathPlace: place)
      return (axis, place)
    }
  }

  /// The values of an axis, or nil after its error was noted.
  private func readValues(_ axis: JSONValue.Member) -> [JSONValue]? {
    let value = axis.value
    switch value.content {
    case .list(let items) where !items.isEmpty && items.count <= Self.mostValues: return items
    case .object: return readSteps(value, path: axis.key)
    case .list(let items) where !items.isEmpty:
      return problems.reject(
        value.place, "\(axis.key) has \(items.count) values, more than \(Self.mostValues)",
        ["spread them over several sweeps"])
    default:
      return problems.reject(
        value.place,
        "\(axis.key) must be a list of values, or from, to and count, not \(emptyOr(value))",
        ["write [0, 0.1, 0.2] or { \"from\": 0, \"to\": 0.2, \"count\": 3 }"])
    }
  }

  // MARK: Steps

  /// The values of `{"from": a, "to": b, "count": n}`; nil after an error was noted.
  private func readSteps(_ value: JSONValue, path: String) -> [JSONValue]? {
    let before = problems.count
    checkKeys(
      of: value, ["from", "to", "count"], ["from", "to", "count"], in: "the values of \(path)",
      example: "{ \"from\": 0, \"to\": 0.3, \"count\": 7 }", remedyForStep(value))
    checkNumbers(of: value, ["from", "to"], [])
    let (from, to) = (value["from"]?.value.number, value["to"]?.value.number)
    if let count = value["count"]?.value { checkCount(count, from: from, to: to) }
    guard problems.count == before, let from, let to,
      let count = value["count"]?.value.wholeNumber
    else { return nil }
    let values = Steps.values(from: from, to: to, count: count)
    if Set(values).count < count {
      return problems.reject(
        value.place,
        "\(count) values from \(NumberText.shortest(from)) to \(NumberText.shortest(to)) are not all different",
        ["numbers differ by twelve digits at most: give fewer, or ends that are further apart"])
    }
    let isWhole = numbers(at: path)?.isWhole ?? false
    if isWhole, let part = values.first(where: { $0 != $0.rounded() }) {
      return problems.reject(
        value.place,
        "\(path) takes whole numbers, and one of these values is \(NumberText.shortest(part))",
        remedyForWhole(from: from, to: to, count: count))
    }
    return values.map { JSONValue.number($0).at(value.place) }
  }

  private func checkCount(_ count: JSONValue, from: Double?, to: Double?) {
    let most = Self.mostValues
    guard let number = count.wholeNumber, (1...most).contains(number) else {
      problems.report(
        count.place, "\"count\" must be a whole number in 1...\(most), not \(count.described)",
        ValueHint.number(count, Numbers(range: 1...Double(most), isWhole: true))
          + ["it is the number of values, both ends among them"])
      return
    }
    guard let from, let to else { return }
    if number == 1, from != to {
      problems.report(
        count.place,
        "one value cannot be both \(NumberText.shortest(from)) and \(NumberText.shortest(to))",
        ["count at least 2"])
    } else if number > 1, from == to {
      problems.report(
        count.place, "\(number) values from \(NumberText.shortest(from)) to the same",
        ["write \"count\": 1, or another \"to\""])
    }
  }

  /// The count that makes a step of the size that somebody wrote in its place.
  private func remedyForStep(_ value: JSONValue) -> [String] {
    guard let step = ["step", "by"].lazy.compactMap({ value[$0] }).first,
      let size = step.value.number, size > 0,
      let from = value["from"]?.value.number, let to = value["to"]?.value.number, to > from
    else { return [] }
    let steps = (to - from) / size
    guard steps < Double(Self.mostValues), abs(steps - steps.rounded()) < 1e-6 else {
      return ["write \"count\", the number of values, in place of \(quoted(step.key))"]
    }
    return ["write \"count\": \(Int(steps.rounded()) + 1) in place of \(quoted(step.key))"]
  }

  /// A count near one that was written with which all values are whole.
  private func remedyForWhole(from: Double, to: Double, count: Int) -> [String] {
    let width = abs(to - from)
    guard from == from.rounded(), to == to.rounded(), width < 1e9 else {
      return ["list the values: [1, 2, 5]"]
    }
    let steps = (1...max(1, min(Int(width), 1000))).filter { Int(width) % $0 == 0 }
    guard let nearest = steps.min(by: { abs($0 - count + 1) < abs($1 - count + 1) }) else {
      return []
    }
    return ["for example \"count\": \(nearest + 1)"]
  }
}

extension JSONValue {
  /// The same for all ways to write one value: numbers in their shortest form, keys in order.
  fileprivate var normal: JSONValue {
    switch content {
    case .number(let text):
      guard let number, Int(text) == nil else { return self }
      return .number(number + 0)
    case .list(let items): return .list(items.map(\.normal))
    case .object(let members):
      return .object(members.map { ($0.key, $0.value.normal) }.sorted { $0.0 < $1.0 })
    default: return self
    }
  }
}
