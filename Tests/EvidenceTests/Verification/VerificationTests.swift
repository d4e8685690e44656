import Evidence
import Parallelism
import TestSupport
import Testing
import WordOfMouth

@Suite struct VerificationTests {
  /// Those without large graphs.
  private static let quick = ["E", "M", "R", "L", "S", "O", "B4"]

  private func found(_ only: [String], workers: Int = 2) throws -> [VerifiedAnswer] {
    let found = try Verification(only: only).run(
      workers: Workers(workers), cancellation: Cancellation()
    ) { _, _ in }
    return try #require(found)
  }

  @Test func `every kind has answers, and every answer a kind`() {
    #expect(Verification.all.count >= 40)
    let letters = Verification.kinds.map(\.letter)
    for letter in letters {
      #expect(Verification.all.contains { $0.id.hasPrefix(letter) }, "\(letter)")
    }
    for answer in Verification.all {
      #expect(letters.contains(String(answer.id.prefix(1))), "\(answer.id)")
      #expect(answer.allowance >= 0 && !answer.claim.isEmpty && !answer.source.isEmpty)
    }
    let names = Verification.all.map { $0.id + $0.claim }
    #expect(Set(names).count == names.count)
  }

  @Test func `all of the list of known answers is there`() {
    let ids = Set(Verification.all.map(\.id))
    let list =
      (1...6).map { "E\($0)" } + (1...4).flatMap { ["M\($0)", "B\($0)"] }
      + (1...5).map { "N\($0)" } + (1...3).map { "T\($0)" } + ["C1", "C2"]
      + (1...15).map { "R\($0)" } + (1...7).map { "L\($0)" }
      + (1...4).flatMap { ["S\($0)", "O\($0)"] }
    for id in list { #expect(ids.contains(id), "\(id)") }
  }

  @Test func `quick answers come out, the same for one worker and many`() throws {
    let one = try found(Self.quick, workers: 1)
    let many = try found(Self.quick, workers: 3)
    #expect(one.allSatisfy { $0.isOK })
    #expect(one.map(\.simulated) == many.map(\.simulated))
    #expect(one.map(\.standardError) == many.map(\.standardError))
  }

  @Test func `answers worked out follow the formulas`() {
    #expect(
      abs(Branching.reachPerCustomer(told: 3, reproduction: 0.57) - expected("B3", "0.3 of")) < 1e-6
    )
    #expect(
      abs(
        Branching.reachPerCustomer(told: 3, reproduction: 1.52, fade: 0.5)
          - expected("B3", "0.8 tell")) < 1e-6)
    #expect(
      abs(
        Branching.reachPerCustomer(told: 3, reproduction: 0.76, fade: 0.5)
          - expected("B3", "0.4 tell")) < 1e-6)
    #expect(
      abs(
        Occupancy.distinctHearers(people: 500, tellers: 7, told: 100)
          - expected("M1", "7 of 500")) < 1e-4)
    for size in 1...3 {
      #expect(
        abs(
          Branching.poissonProgenyChance(size: size, reproduction: 0.5)
            - expected("B2", "chance that \(size)")) < 1e-6)
    }
  }

  private func expected(_ id: String, _ part: String) -> Double {
    Verification.all.first { $0.id == id && $0.claim.contains(part) }?.expected ?? .nan
  }

  @Test func `numbers and letters choose`() {
    func ids(_ only: String...) -> Set<String> {
      let verification = Verification(only: only)
      return Set(Verification.all.filter(verification.isWanted).map(\.id))
    }
    #expect(ids("R1") == ["R1"] && ids("c") == ["C1", "C2"] && ids("N3", "t2") == ["N3", "T2"])
    #expect(ids("X").isEmpty && ids("N33").isEmpty && ids() == Set(Verification.all.map(\.id)))
  }

  @Test func `cancelled, it gives nothing`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let found = try Verification().run(workers: .single, cancellation: cancellation) { _, _ in }
    #expect(found == nil)
  }

  // MARK: Judging

  private func judged(
    _ method: KnownAnswer.Method, _ expected: Double, within allowance: Double = 0,
    _ values: [Double?]
  ) -> VerifiedAnswer {
    Verification.verified(
      KnownAnswer("E1", "claim", "source", expected, within: allowance, method), values)
  }

  @Test func `a mean is judged by its standard error, beyond the allowance`() {
    // Mean 2, standard error 1 / sqrt(3).
    let values: [Double?] = [1, 2, nil, 3]
    let off = judged(.mean { _ in nil }, 5, within: 0.5, values)
    #expect(abs(off.zScore - 2.5 * 3.0.squareRoot()) < 1e-12 && !off.isOK)
    #expect(off.replicates == 3)
    #expect(judged(.mean { _ in nil }, 2.4, within: 0.5, values).zScore == 0)
    #expect(!judged(.mean { _ in nil }, 2, []).isOK)
  }

  @Test func `a chance is judged by the one that is claimed`() {
    let none = [Double?](repeating: 0, count: 100)
    #expect(abs(judged(.chance { _ in true }, 0.1, none).zScore - 10 / 3.0) < 1e-9)
    #expect(judged(.chance { _ in true }, 0, none).isOK)
    #expect(!judged(.chance { _ in true }, 1, none).isOK)
  }

  @Test func `what must always be so is judged by the worst`() {
    #expect(judged(.always { _ in 0 }, 4, [4, 4]).isOK)
    let off = judged(.always { _ in 0 }, 4, [4, 5, 4])
    #expect(off.simulated == 5 && off.zScore == .infinity)
  }
}
