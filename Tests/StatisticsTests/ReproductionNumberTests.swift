import Statistics
import Testing

/// How many new hearers each hearer brings.
@Suite struct ReproductionNumberTests {
  @Test func `rounds are pooled with the share of people who do not know yet`() {
    // 1,000 people, 1 first-hand: 9 are told, then 18, then nobody.
    let number = ReproductionNumber(newHearers: [9, 18], firstHand: 1, people: 1_000)
    #expect(number.early.newHearers == 18)
    #expect(abs(number.early.hearers - (9 * 0.99 + 18 * 0.972)) < 1e-12)
    #expect(number.late == number.early)
  }

  @Test func `rounds after a tenth of all people know count late only`() {
    let number = ReproductionNumber(newHearers: [150, 300, 200], firstHand: 0, people: 1_000)
    #expect(number.early.hearers == 0)
    #expect(number.late.newHearers == 500)
    #expect(abs(number.late.hearers - (150 * 0.85 + 300 * 0.55)) < 1e-12)
  }

  @Test func `a round that may not happen does not count`() {
    let one = ReproductionNumber(
      newHearers: [9], firstHand: 1, people: 1_000, roundLimit: 1)
    #expect(one.early.hearers == 0)
    let two = ReproductionNumber(
      newHearers: [9, 4], firstHand: 1, people: 1_000, roundLimit: 2)
    #expect(two.early.newHearers == 4)
    #expect(abs(two.early.hearers - 9 * 0.99) < 1e-12)
  }

  @Test func `nobody told leaves it undefined`() {
    let number = ReproductionNumber(newHearers: [], firstHand: 5, people: 100)
    #expect(number.late.hearers == 0)
  }
}
