@testable import Experiments
import Parallelism
import Scenarios
import Testing
import WordOfMouth

@Suite struct ReplicatePathTests {
  @Test func `a wave's path has its rounds, and reach adds up`() throws {
    let plan = try Plan(Samples.bare(), scope: .run)
    let wave = Samples.outcome(positive: [3, 1], negative: [5])
    var block = RunBlock(setting: 0, of: plan)
    block.append(.wave(wave), replicate: 4, of: plan)
    let path = ReplicatePath(0, of: block)
    #expect(path.replicate == 4)
    #expect(path.steps == [[3, 3, 6, 5, 5, 10], [1, 4, 2, 0, 5, 0]])
  }

  @Test func `the first twenty replicates are kept, for any number of workers`() throws {
    let one = try Samples.run(Samples.lively(), workers: 1)
    let paths = one.runs.paths(0)
    #expect(paths.map(\.replicate) == Array(0..<20))
    for (path, record) in zip(paths, one.records) {
      let reach = one.plan.metrics.place(of: "reach_negative").map { record.values[$0] }
      #expect((path.steps.last ?? [])[4] == reach)
    }
    #expect(try Samples.run(Samples.lively(), workers: 3).runs.paths(0) == paths)
    let few = try Samples.run(Samples.lively().replacing("40", with: "7"))
    #expect(few.runs.paths(0) == Array(paths.prefix(7)))
  }
}
