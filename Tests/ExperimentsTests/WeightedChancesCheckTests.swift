@testable import Experiments
import Foundation
import Parallelism
import PlainText
import Scenarios
import SocialGraph
import Testing

@Suite struct WeightedChancesCheckTests {
  /// A path a - b - c with weights 0.8 and 0.4, and a scenario on it.
  private func withFile(_ body: (_ path: String, _ json: String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "hearsay-weights-\(UUID().uuidString).csv"
    try Data("from,to,w,kind\nb,c,0.4,x\na,b,0.8,y\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(
      path,
      """
      { "format": 1, "replicates": 4000, "graph": { "file": "\(path)", "weightColumn": "w" },
        "customers": { "listed": { "dissatisfied": ["a"] } },
        "voices": {
          "positive": { "tells": "nobody" },
          "negative": { "tells": { "byWeight": 1 }, "retell": 1 }
        },
        "sweep": { "grid": { "voices.negative.tells.byWeight": [0.5, 1, 1.25] } },
        "variants": { "more": { "voices.negative.tells.byWeight": 1.3 } } }
      """)
  }

  private func error(_ json: String, _ scope: Plan.Scope, _ settings: [String] = []) -> Diagnostic?
  {
    do throws(ExperimentError) {
      let plan: Plan
      do { plan = try Plan(Samples.document(json, settings: settings), scope: scope) } catch {
        Issue.record("\(error)")
        return nil
      }
      _ = try Experiment(plan).run(workers: .single, cancellation: Cancellation()) { _ in }
      return nil
    } catch .graph(.file(let problem)) {
      return problem
    } catch {
      Issue.record("another error was expected: \(error)")
      return nil
    }
  }

  @Test func `a sweep over the factor has the exact means`() throws {
    try withFile { _, json in
      let result = try Samples.run(json, .sweep)
      for (setting, factor) in zip(result.settings, [0.5, 1, 1.25]) {
        let summary = try #require(setting.summary("reach_negative"))
        let mean: Double = try #require(summary.mean)
        let exact: Double = 0.8 * factor * (1 + 0.4 * factor)
        #expect(abs(mean - exact) < 0.04, "\(factor) \(mean)")
      }
    }
  }

  @Test func `a product above 1 is an error with the line of the weight and the largest factor`()
    throws
  {
    try withFile { path, json in
      let problem = try #require(error(json, .compare))
      #expect(problem.file == path && problem.line == 3)
      let message = """
        the tie weighs 0.8: times the factor 1.3 of "byWeight" (voices.negative.tells) that is 1.04, \
        and a chance is at most 1
        """
      #expect(problem.message == message)
      #expect(problem.remedies.first == "let the factor be at most 1.25, or correct the weight")
      let parted = json.replacing(
        "\"weightColumn\"", with: "\"layerColumn\": \"kind\", \"weightColumn\""
      )
      .replacing(
        "\"sweep\": { \"grid\": { \"voices.negative.tells.byWeight\": [0.5, 1, 1.25] } },", with: ""
      )
      .replacing(#/,\s*"variants".*\} \} \}/#, with: "}")
      .replacing("{ \"byWeight\": 1 }", with: "{ \"layers\": { \"y\": { \"byWeight\": 2 } } }")
      let ofLayer = try #require(error(parted, .run))
      #expect(ofLayer.line == 3 && ofLayer.message.contains("is 1.6"))
      #expect(error(parted.replacing("\"y\": {", with: "\"x\": {"), .run) == nil)
    }
  }

  @Test func `profiles know the mean weight, and the one that all ties have`() {
    let plain = Graph(offsets: [0, 1, 3, 4], targets: [1, 0, 2, 1], isDirected: false)
    #expect(GraphProfile(plain).meanWeight == nil && GraphProfile(plain).equalWeight == nil)
    let equal = GraphProfile(plain.weighted { _, _ in 0.5 })
    #expect(equal.meanWeight == 0.5 && equal.equalWeight == 0.5)
    let other = GraphProfile(plain.weighted { $0 + $1 == 1 ? 0.5 : 1 })
    #expect(other.meanWeight == 0.75 && other.equalWeight == nil)
    let (with, without) = (
      MemoryNeed.ofFile(equal, workers: .single),
      MemoryNeed.ofFile(GraphProfile(plain), workers: .single)
    )
    #expect(with > without)
  }
}
