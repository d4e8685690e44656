import Statistics
import Testing

@testable import Experiments

/// The search in functions that are known, without any simulation.
@Suite struct SeekSearchTests {
  /// Searches a function whose interval reaches so far to either side.
  private func search(
    _ relation: SeekCondition.Relation = .atLeast, from: Double = 0, to: Double = 8,
    isWhole: Bool = false, target: Double = 0, half: Double? = 0, _ figure: (Double) -> Double?
  ) -> SeekSearch {
    let range = SeekRange(from: from, to: to, isWhole: isWhole)
    var search = SeekSearch(range, relation, target)
    func add(_ value: Double, isOfGrid: Bool) {
      let found = figure(value)
      search.add(
        value,
        SeekMeasure(
          figure: found,
          judged: found.flatMap { found in
            half.map {
              SampleInterval(Interval(low: found - $0, high: found + $0), isFirm: true)
            }
          }, ok: found == nil ? 0 : 100),
        isOfGrid: isOfGrid)
    }
    for value in range.grid { add(value, isOfGrid: true) }
    for _ in 0..<64 {
      let values = search.next
      if values.isEmpty { return search }
      #expect(values.allSatisfy { value in !search.points.contains { $0.value == value } })
      for value in values { add(value, isOfGrid: false) }
    }
    Issue.record("the search does not end")
    return search
  }

  @Test func `a root of a smooth function, without simulation error`() throws {
    let found = search { $0 * $0 * $0 - 20 }
    let crossing = try #require(found.crossings.first)
    #expect(found.crossings.count == 1 && found.touches.isEmpty)
    #expect(abs(crossing.value - 2.714_417_6) < 1e-4)
    #expect(crossing.isRising && !crossing.isJump && crossing.isFirm)
    #expect(crossing.interval.high - crossing.interval.low < 1e-9)
    #expect(!crossing.isOpenBelow && !crossing.isOpenAbove)
    // Nine, and ten halvings of an eighth of the range.
    #expect(found.points.count == 19)
  }

  @Test func `the interval is where that of the figure holds the target`() throws {
    for relation in [SeekCondition.Relation.atLeast, .atMost, .above, .below, .equal] {
      for sign in [1.0, -1] {
        // The figure is 0 at 3.3, and its interval holds 0 from 3.1 to 3.5.
        let found = search(relation, half: 1) { sign * 5 * ($0 - 3.3) }
        let crossing = try #require(found.crossings.first)
        #expect(found.crossings.count == 1)
        #expect(abs(crossing.value - 3.3) < 1e-9)
        #expect(abs(crossing.interval.low - 3.1) < 1e-9)
        #expect(abs(crossing.interval.high - 3.5) < 1e-9)
        #expect(crossing.isRising == (relation.isUpward == (sign > 0)))
        #expect(found.points.count < 32)
      }
    }
  }

  @Test func `a wide interval of the value reaches over many of the first values`() throws {
    let crossing = try #require(search(half: 2.6) { $0 - 4.2 }.crossings.first)
    #expect(abs(crossing.value - 4.2) < 1e-9)
    #expect(abs(crossing.interval.low - 1.6) < 1e-9)
    #expect(abs(crossing.interval.high - 6.8) < 1e-9)
  }

  @Test func `two crossings`() throws {
    let found = search(half: 0.1) { 4 - ($0 - 4) * ($0 - 4) }
    #expect(found.crossings.count == 2)
    #expect(abs(found.crossings[0].value - 2) < 1e-3 && found.crossings[0].isRising)
    #expect(abs(found.crossings[1].value - 6) < 1e-3 && !found.crossings[1].isRising)
    #expect(found.crossings.allSatisfy { $0.interval.contains($0.value) })
    #expect(abs(found.crossings[0].interval.low - (4 - 4.1.squareRoot())) < 1e-3)
  }

  @Test func `a step is a jump between two values as close as can be`() throws {
    let found = search(.atMost, target: 5) { $0 < 3.21 ? 2 : 9 }
    let crossing = try #require(found.crossings.first)
    #expect(crossing.isJump && !crossing.isRising)
    #expect(crossing.value < 3.21 && crossing.interval.high >= 3.21)
    #expect(crossing.interval.high - crossing.interval.low <= 8.0 / 8192)
  }

  @Test func `what is to be just so much, and jumps past that, is so at no value`() throws {
    for sign in [1.0, -1] {
      let whole = search(
        .equal, from: 1, to: 9, isWhole: true, target: sign * 85, half: 3
      ) { sign * ($0 < 4 ? 72 : 101) }
      let missed = try #require(whole.crossings.first)
      #expect(missed.isMissed && missed.isJump)
      #expect(missed.below.value == 3 && missed.above.value == 4)
      // The interval at 3 holds the target, and that at 4 does not.
      let near = search(
        .equal, from: 1, to: 9, isWhole: true, target: sign * 74, half: 3
      ) { sign * 29 * ($0 - 3) + sign * 72 }
      let met = try #require(near.crossings.first)
      #expect(!met.isMissed && met.value == 3 && met.interval == Interval(low: 3, high: 3))
      let step = search(.equal, target: sign * 5) { sign * ($0 < 3.21 ? 2 : 9) }
      #expect(try #require(step.crossings.first).isMissed)
    }
    #expect(try !#require(search(.equal) { $0 - 4.2 }.crossings.first).isMissed)
    #expect(
      try !#require(search(isWhole: true, target: 4.5) { $0 }.crossings.first).isMissed)
  }

  @Test func `an interval of whole numbers begins and ends at those that are valid`() throws {
    let range = SeekRange(from: 2, to: 8, isWhole: true)
    var search = SeekSearch(range, .atLeast, 5)
    for value in [2.0, 4, 6, 8] {
      search.add(
        value,
        SeekMeasure(
          figure: value, judged: SampleInterval(Interval(low: value, high: value), isFirm: true),
          ok: 100), isOfGrid: true)
    }
    search.refused = [3, 5, 7]
    #expect(search.crossings.first?.interval == Interval(low: 6, high: 6))
  }

  @Test func `beyond a limit of the parameter there is no value`() throws {
    var range = SeekRange(from: 0, to: 8, isWhole: false)
    for isLimit in [false, true] {
      range.isLimit.from = isLimit
      var search = SeekSearch(range, .atLeast, 0.5)
      for value in range.grid {
        search.add(
          value,
          SeekMeasure(
            figure: value,
            judged: SampleInterval(Interval(low: value - 2, high: value + 2), isFirm: true), ok: 100
          ),
          isOfGrid: true)
      }
      #expect(try #require(search.crossings.first).isOpenBelow != isLimit)
    }
  }

  @Test func `the first whole number that holds, and which it may be`() throws {
    let found = search(from: 0, to: 1000, isWhole: true, target: 300.5, half: 20) { $0 }
    let crossing = try #require(found.crossings.first)
    #expect(crossing.value == 301)
    // At 280 the interval ends at 300, below; at 321 it begins at 301.
    #expect(crossing.interval == Interval(low: 281, high: 321))
    let falling = search(from: 0, to: 1000, isWhole: true, target: -300.5, half: 20) { -$0 }
    #expect(falling.crossings.first?.value == 300)
    #expect(falling.crossings.first?.interval == Interval(low: 280, high: 320))
    let few = search(from: 1, to: 4, isWhole: true, target: 3) { $0 }
    #expect(few.points.count == 4 && few.crossings.first?.value == 3)
    #expect(few.crossings.first?.interval == Interval(low: 3, high: 3))
  }

  @Test func `a target at an end of the range`() throws {
    let last = search(target: 8) { $0 }
    #expect(abs(try #require(last.crossings.first).value - 8) < 1e-9)
    #expect(search(.above, target: 8) { $0 }.crossings.isEmpty)
    #expect(search(target: 0) { $0 }.crossings.isEmpty)
    #expect(abs(try #require(search(.above, target: 0) { $0 }.crossings.first).value) < 1e-9)
    // With simulation error the interval ends where the range does.
    let open = try #require(search(target: 7.9, half: 0.5) { $0 }.crossings.first)
    #expect(open.isOpenAbove && !open.isOpenBelow)
    #expect(abs(open.value - 7.9) < 1e-9 && open.interval.high == 8)
    #expect(abs(open.interval.low - 7.4) < 1e-9)
  }

  @Test func `never and always`() {
    #expect(search(target: 9) { $0 }.crossings.isEmpty)
    #expect(search(target: 9) { $0 }.points.allSatisfy { $0.standing == .fails })
    #expect(search(target: -1) { $0 }.points.allSatisfy { $0.standing == .holds })
    #expect(search(target: 9) { $0 }.points.count == 9)
  }

  @Test func `simulation error larger than any effect decides, and no value more is tried`() {
    let found = search(half: 100) { $0 - 4 }
    #expect(found.crossings.isEmpty && found.points.count == 9)
    #expect(found.touches == [0...8])
    #expect(found.points.allSatisfy { $0.standing == .open })
    // Of one replicate there is no interval.
    #expect(search(half: nil) { $0 - 4 }.crossings.isEmpty)
  }

  @Test func `means that pass twice within simulation error are no crossing`() {
    let found = search(half: 1) { 0.5 - abs($0 - 4) * 2 }
    #expect(found.crossings.isEmpty)
    #expect(found.touches.count == 1 && found.touches[0].contains(4))
  }

  @Test func `means that change sides three times between sure values are one crossing`() throws {
    let found = search(half: 1) { value in
      switch value {
      case ..<2: -5
      case 2..<3: 0.5
      case 3..<4: -0.5
      case 4..<6: 0.5
      default: 5
      }
    }
    let crossing = try #require(found.crossings.first)
    #expect(found.crossings.count == 1)
    #expect((1.5...2).contains(crossing.interval.low) && (5...6).contains(crossing.interval.high))
  }

  @Test func `values without a figure part the others`() {
    let found = search { (3...5).contains($0) ? nil : $0 - 4 }
    #expect(found.crossings.isEmpty && found.touches.isEmpty)
    #expect(found.points.count { $0.standing == .missing } == 3)
    #expect(search { _ in nil }.points.allSatisfy { $0.standing == .missing })
  }
}
