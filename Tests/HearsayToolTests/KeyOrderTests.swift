import DelimitedText
import Experiments
import Foundation
import PlainText
import Scenarios
import TestSupport
import Testing

/// The order of keys in a file is nobody's decision: every scenario that comes with the program gives the same plan
/// and the same figures with its keys in another order.
@Suite struct KeyOrderTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let folder = BuiltTool.package.appending(path: "scenarios")
  /// The names of all files.
  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted()
  }()

  /// A value with the members of its objects in another order, but for those whose order means something.
  private static func shuffled(
    _ value: JSONValue, keepsOrder: Bool = false, _ state: inout UInt64
  ) -> JSONValue {
    let ordered = ["variants", "grid", "zip", "points", "uncertain", "listening", "segments"]
    switch value.content {
    case .object(let members):
      var inner = members.map {
        ($0.key, shuffled($0.value, keepsOrder: ordered.contains($0.key), &state))
      }
      for index in inner.indices.dropFirst().reversed() where !keepsOrder {
        // Knuth's linear congruential generator.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        inner.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
      }
      return .object(inner)
    case .list(let items):
      return .list(items.map { shuffled($0, keepsOrder: keepsOrder, &state) })
    default: return value
    }
  }

  /// Copies the scenarios into a folder, their keys in another order.
  private func copy(to folder: URL, seed: UInt64) throws {
    for name in Self.names {
      let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
      let source = SourceText(.builtIn, name: name, bytes: bytes)
      var state = seed
      let root = try #require(JSONReader.read(source).root)
      _ = try folder.write(Self.shuffled(root, &state).line, to: name)
    }
  }

  /// The rows of a table by the names of its columns; what a telling count or a graph varies has its keys in the
  /// order in which it was written, here in that of the alphabet.
  private static func rows(_ table: String) throws -> [[String: String]] {
    var reader = DelimitedReader(Array(table.utf8))
    let names = try #require(try reader.next()).fields
    var rows: [[String: String]] = []
    while let record = try reader.next() {
      #expect(record.fields.count == names.count)
      rows.append(
        Dictionary(uniqueKeysWithValues: zip(names, record.fields.map(sorted))))
    }
    return rows
  }

  /// A cell with the keys of the object in it, if it is one, in order.
  private static func sorted(_ cell: String) -> String {
    guard cell.hasPrefix("{"),
      let root = JSONReader.read(SourceText(.builtIn, name: "", bytes: Array(cell.utf8))).root
    else { return cell }
    return sorted(root).line
  }

  private static func sorted(_ value: JSONValue) -> JSONValue {
    guard let members = value.members else { return value }
    return .object(
      members.map { ($0.key, sorted($0.value)) }.sorted { $0.0 < $1.0 })
  }

  /// The hashes of the plans that a file makes.
  private func hashes(_ path: String) throws -> [String] {
    let document = try ScenarioDocument.read(.file(path))
    return [Plan.Scope.run, .compare, .sweep, .uncertain].map { scope in
      (try? Plan(document, scope: scope).hash) ?? "none"
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `the plans of all scenarios stay the same`(seed: UInt64) throws {
    try withFolder { folder in
      try copy(to: folder, seed: seed)
      #expect(Self.names.count > 30)
      for name in Self.names {
        let expected = try hashes(Self.folder.appending(path: name).path)
        #expect(expected.contains { $0 != "none" })
        #expect(try hashes(folder.appending(path: name).path) == expected, "\(name), \(seed)")
      }
    }
  }

  @Test(arguments: [
    "two-three-eight-ten", "strong-and-weak-ties", "referrals", "service-every-key",
    "own-line", "who-the-customers-are",
  ])
  func `the figures of a scenario stay the same`(name: String) throws {
    let flags = ["-q", "--csv", "-r", "2", "--set", "graph.people=1000"]
    let expected = try tool.run(
      ["compare", Self.folder.appending(path: "\(name).json").path] + flags)
    #expect(expected.status == 0 && !expected.output.isEmpty, "\(expected.errors)")
    for seed in [UInt64(4), 5] {
      try withFolder { folder in
        try copy(to: folder, seed: seed)
        let outcome = try tool.run(["compare", "\(name).json"] + flags, in: folder)
        #expect(outcome.status == 0, "\(name), \(seed): \(outcome.errors)")
        #expect(try Self.rows(outcome.output) == Self.rows(expected.output), "\(name), \(seed)")
      }
    }
  }
}
