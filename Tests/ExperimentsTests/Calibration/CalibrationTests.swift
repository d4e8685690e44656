import PlainText
@testable import Experiments
import Foundation
import Parallelism
import Scenarios
import Statistics
import Synchronization
import Testing
import WordOfMouth

@Suite struct CalibrationTests {
  /// A scenario of one negative story.
  private func text(
    graph: String, negative: String,
    customers: String = "\"count\": 1, \"satisfied\": 0, \"dissatisfied\": 1",
    more: String = ""
  ) -> String {
    """
    { "format": 1, "seed": 11, "replicates": 20, "graph": { \(graph) },
      "customers": { \(customers) },
      "voices": { "positive": { "tells": "nobody" }, "negative": { \(negative) } }\(more) }
    """
  }

  private func plan(
    _ text: String, _ scope: Plan.Scope = .run, _ settings: [String] = []
  ) throws -> Plan {
    try Plan(
      ScenarioDocument.read(.text(text, name: "sample.json"), settings: settings), scope: scope)
  }

  private func solved(_ plan: Plan, workers: Int = 2) throws -> Plan {
    try #require(
      try Calibration(plan).run(workers: Workers(workers), cancellation: Cancellation()))
  }

  private func error(_ plan: Plan) -> Diagnostic? {
    do throws(ExperimentError) {
      _ = try Calibration(plan).run(workers: Workers(2), cancellation: Cancellation())
      return nil
    } catch {
      guard case .scenario(let errors) = error, errors.items.count == 1 else { return nil }
      return errors.items[0]
    }
  }

  /// Four standard errors of the chance: the interval has about two on either side.
  private func agrees(_ found: CalibratedRetelling, _ chance: Double, allowing: Double = 0) -> Bool
  {
    let width = found.interval.high - found.interval.low
    return abs(found.chance - chance) <= width + 0.004 * chance + allowing
  }

  // MARK: Closed forms

  // On a ring whoever is told tells both neighbours, one of whom told them: each side is a path, and
  // the reach is twice the sum over hops j >= 0 of q^j f^(j (j - 1) / 2), up to the limit of rounds.
  @Test(arguments: [
    (0.3, 1.0, nil as Int?), (0.5, 1, nil), (0.8, 1, nil), (0.9, 1, nil), (0.6, 0.5, nil),
    (0.9, 0.9, nil), (0.7, 1, 4), (1.0, 1, 6), (0.95, 0.8, 3),
  ])
  func `on a ring it is the closed form`(chance: Double, fade: Double, rounds: Int?) throws {
    var (reach, term, factor) = (0.0, 2.0, chance)
    for _ in 0..<(rounds ?? 400) {
      reach += term
      term *= factor
      factor *= fade
    }
    let limit = rounds.map { ", \"limits\": { \"rounds\": \($0) }" } ?? ""
    let plan = try solved(
      plan(
        text(
          graph: "\"model\": \"ring-lattice\", \"people\": 2001, \"contacts\": 2",
          negative:
            "\"tells\": \"everyone\", \"retell\": { \"forReach\": \(reach) }, \"fade\": \(fade)",
          more: limit)))
    let found = try #require(plan.settings[0].calibrated.negative)
    #expect(agrees(found, chance), "\(found)")
    #expect(abs(found.reach - reach) <= 0.01 * reach && found.stories == Calibration.stories)
    #expect(abs(found.reproduction - (1 - 2 / reach)) < 0.01)
    #expect(found.doubt == nil)
    // The chance replaces the target.
    #expect(plan.settings[0].scenario.voices.negative.retell == found.chance)
    #expect(!plan.awaitsCalibration)
  }

  // B3 and B4: t told first-hand reach t / (1 - m); on a d-regular graph m = q K (d - 1) / d. Finite
  // size: a story as large as those that make up the mean meets a per cent of itself.
  @Test(arguments: [(2, 50.0, 2, 10), (9, 250, 2, 10), (9, 45, 3, 12), (1, 8, 1, 20)])
  func `on a large random regular graph it is that of branching`(
    told: Int, reach: Double, retold: Int, contacts: Int
  ) throws {
    let plan = try solved(
      plan(
        text(
          graph:
            "\"model\": \"random-regular\", \"people\": 60000, \"contacts\": \(contacts)",
          negative:
            "\"tells\": { \"exactly\": \(told) }, \"retells\": { \"exactly\": \(retold) }, \"retell\": { \"forReach\": \(reach) }"
        )))
    let found = try #require(plan.settings[0].calibrated.negative)
    let number = Branching.reproduction(told: Double(told), reach: reach)
    let chance = number * Double(contacts) / Double(contacts - 1) / Double(retold)
    #expect(agrees(found, chance, allowing: 0.006 * chance), "\(found), theory \(chance)")
    #expect(abs(found.reproduction - number) < 0.001)
  }

  @Test func `listed customers and those with most contacts take turns`() throws {
    // Person 0 knows one other on each side of a ring of 4: everybody hears for certain.
    let ring = "\"model\": \"ring-lattice\", \"people\": 4, \"contacts\": 2"
    // Told first-hand 2; the third hears unless neither of the two retells: 3 - (1 - q)^2.
    let target = 3 - 0.36
    let plan = try solved(
      plan(
        text(
          graph: ring, negative: "\"tells\": \"everyone\", \"retell\": { \"forReach\": \(target) }",
          customers: "\"listed\": { \"dissatisfied\": [\"0\", \"3\"] }")))
    #expect(agrees(try #require(plan.settings[0].calibrated.negative), 0.4))
    let hubs = try solved(
      self.plan(
        text(
          graph: ring, negative: "\"tells\": \"everyone\", \"retell\": { \"forReach\": \(target) }",
          customers:
            "\"count\": 3, \"choose\": \"mostContacts\", \"satisfied\": 0, \"dissatisfied\": 1")))
    #expect(agrees(try #require(hubs.settings[0].calibrated.negative), 0.4))
    let nobody = text(
      graph: ring, negative: "\"tells\": \"everyone\", \"retell\": { \"forReach\": 2.5 }",
      customers: "\"listed\": { \"satisfied\": [\"0\"] }")
    #expect(
      error(try self.plan(nobody))?.message
        == "voices.negative.retell: \"forReach\" needs a customer with this story, and there is none"
    )
  }

  @Test func `of customers with equally many contacts each is as likely to tell`() throws {
    // Persons 0 and 1 have three contacts each. Those of 0 know nobody else, and those of 1 one other each.
    let file = FileManager.default.temporaryDirectory
      .appending(path: "hearsay-hubs-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let ties = "0,2\n0,3\n0,4\n1,5\n1,6\n1,7\n5,8\n6,9\n7,10\n"
    try Data(ties.utf8).write(to: file)
    // The story of person 0 reaches 3, that of person 1 3 + 3 q.
    let plan = try solved(
      plan(
        text(
          graph: "\"file\": \"\(file.path)\"",
          negative: "\"tells\": \"everyone\", \"retell\": { \"forReach\": 3.6 }",
          customers:
            "\"count\": 1, \"choose\": \"mostContacts\", \"satisfied\": 0, \"dissatisfied\": 1")))
    #expect(agrees(try #require(plan.settings[0].calibrated.negative), 0.4))
  }

  // MARK: What cannot be

  private static let regular = "\"model\": \"random-regular\", \"people\": 2000, \"contacts\": 8"

  @Test func `no chance is enough, or none is small enough`() throws {
    func item(_ negative: String, _ more: String = "") throws -> Diagnostic {
      try #require(
        error(try plan(text(graph: Self.regular, negative: negative, more: more))))
    }
    let fading = try item(
      "\"tells\": { \"exactly\": 2 }, \"retell\": { \"forReach\": 250 }, \"fade\": 0.5")
    #expect(
      fading.message.contains("no chance gives a reach of 250 people: if everybody retold it"))
    #expect(fading.remedies.contains { $0.hasPrefix("the story fades") })
    #expect(fading.line == 3)
    let small = try item("\"tells\": { \"exactly\": 2 }, \"retell\": { \"forReach\": 2000 }")
    #expect(small.remedies.contains("there are only 2,000 people in the graph"))
    let few = try item(
      "\"tells\": { \"exactly\": 3 }, \"retells\": { \"exactly\": 1 }, \"retell\": { \"forReach\": 500 }"
    )
    #expect(few.remedies.contains { $0.hasSuffix("too few for it to grow") })
    let short = try item(
      "\"tells\": { \"exactly\": 2 }, \"retell\": { \"forReach\": 90 }",
      ", \"limits\": { \"rounds\": 3 }")
    #expect(short.remedies.contains("it ends after 3 rounds"))
    let much = try item("\"tells\": { \"exactly\": 5 }, \"retell\": { \"forReach\": 4 }")
    #expect(much.message.contains("if nobody retold it, the story of one customer reaches 5"))
  }

  @Test func `the reach of first-hand telling needs no retelling`() throws {
    let plan = try solved(
      plan(
        text(
          graph: Self.regular,
          negative: "\"tells\": { \"exactly\": 5 }, \"retell\": { \"forReach\": 5 }"
        )))
    let found = try #require(plan.settings[0].calibrated.negative)
    #expect(found.chance == 0 && found.interval.low == 0 && found.reproduction == 0)
  }

  @Test func `a mean of stories that sweep the graph and others that die is no answer`() throws {
    let plan = try solved(
      plan(
        text(
          graph: "\"model\": \"erdos-renyi\", \"people\": 5000, \"contacts\": 6",
          negative: "\"tells\": { \"each\": 0.5 }, \"retell\": { \"forReach\": 900 }")))
    #expect(plan.settings[0].calibrated.negative?.doubt == .twoKinds)
  }

  @Test func `near the critical point one per cent is half the reach`() throws {
    // On a ring reach is 2 / (1 - q), which changes by q / (1 - q) per cent for one of q.
    let plan = try solved(
      plan(
        text(
          graph: "\"model\": \"ring-lattice\", \"people\": 20001, \"contacts\": 2",
          negative: "\"tells\": \"everyone\", \"retell\": { \"forReach\": \(2 / 0.015) }")))
    let found = try #require(plan.settings[0].calibrated.negative)
    #expect(found.doubt == .steep && abs(found.steepness - 66) < 12)
    #expect(agrees(found, 0.985))
  }

  // MARK: Many settings

  @Test func `settings that differ in nothing that matters are solved once`() throws {
    let json = text(
      graph: Self.regular,
      negative: "\"tells\": { \"exactly\": 3 }, \"retell\": { \"forReach\": 12 }",
      more: """
        , "variants": {
          "more-customers": { "customers.count": 9 },
          "further": { "voices.negative.retell.forReach": 20 },
          "given": { "voices.negative.retell": 0.1 },
          "sooner": { "limits.takeOff": 0.2 },
          "denser": { "graph.contacts": 10 }
        },
        "sweep": { "grid": { "customers.dissatisfied": [0.2, 0.4], "voices.negative.retell.forReach": [12, 20] } }
        """)
    let asked = try plan(json, .compare)
    #expect(Calibration(asked).questions == 3)
    let plan = try solved(asked)
    let chances = plan.settings.map { $0.calibrated.negative?.chance }
    #expect(chances[0] == chances[1] && chances[0] == chances[4] && chances[3] == nil)
    #expect(chances[0] != chances[2] && chances[0] != chances[5])
    #expect(plan.settings[3].scenario.voices.negative.retell == 0.1)
    #expect(plan.hash == asked.hash && plan.runs == asked.runs)
    let sweep = try self.plan(json, .sweep)
    #expect(Calibration(sweep).questions == 2)
    let points = try solved(sweep).settings.map { $0.calibrated.negative?.chance }
    #expect(points[0] == points[2] && points[1] == points[3])
    #expect(points[0] == chances[0] && points[1] == chances[2])
  }

  @Test func `an error says which setting asks`() throws {
    let json = text(
      graph: Self.regular,
      negative: "\"tells\": { \"exactly\": 3 }, \"retell\": { \"forReach\": 12 }",
      more: ", \"variants\": { \"too-far\": { \"voices.negative.retell.forReach\": 5000 } }")
    #expect(error(try plan(json, .compare))?.remedies.last == "in variant \"too-far\"")
  }

  @Test func `neither workers nor progress change what is found, and it can be stopped`() throws {
    let asked = try plan(
      text(
        graph: Self.regular + ", \"draws\": 3",
        negative: "\"tells\": { \"poisson\": 3 }, \"retell\": { \"forReach\": 15 }"))
    let one = try solved(asked, workers: 1).settings[0].calibrated
    for workers in [2, 7] {
      #expect(try solved(asked, workers: workers).settings[0].calibrated == one)
    }
    let stop = Cancellation()
    let last = Mutex(0)
    let none = try Calibration(asked).run(workers: Workers(2), cancellation: stop) { progress in
      last.withLock { $0 = progress.done }
      if progress.done > 2 * Calibration.stories { stop.cancel() }
    }
    #expect(none == nil && last.withLock { $0 } > 0)
  }

  @Test func `an experiment solves for what its plan needs`() throws {
    let asked = try plan(
      text(
        graph: Self.regular,
        negative: "\"tells\": { \"exactly\": 3 }, \"retell\": { \"forReach\": 12 }"))
    let stages = Mutex([ExperimentProgress.Stage]())
    let result = try Experiment(asked).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { progress in
      stages.withLock { if $0.last != progress.stage { $0.append(progress.stage) } }
    }
    #expect(result.isComplete && stages.withLock { $0 } == [.calibration, .replicates])
    #expect(result.plan.settings[0].calibrated == (try solved(asked)).settings[0].calibrated)
    let stopped = Cancellation()
    let none = try Experiment(asked).run(workers: Workers(1), cancellation: stopped) { _ in
      stopped.cancel()
    }
    #expect(none.wasCancelled && !none.isComplete && none.done == 0)
  }
}
