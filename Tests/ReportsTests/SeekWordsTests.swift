import Experiments
import Statistics
import Testing

@testable import Reports

@Suite struct SeekWordsTests {
  private static let tells = "voices.negative.tells.exactly"

  private func said(_ result: SeekResult) -> String {
    SeekWords(result).sentences.map(\.text).joined(separator: " ")
  }

  @Test func `the first whole number, the course and the scenario as it is`() throws {
    let result = try Example.seek(Example.told, Self.tells, "1", "40", "reach_negative >= 500")
    let words = SeekWords(result)
    #expect(
      words.asked.text
        == "Sought: \(Self.tells), from 1 to 40, with people who hear bad news at least 500.")
    let text = said(result)
    #expect(text.hasPrefix("That holds from 9 on. People who hear bad news: "))
    #expect(text.contains(" at 1, ") && text.contains(" In the baseline as it is, with 10: "))
    let table = words.table(of: result.points)
    #expect(table.texts.first { $0[0] == "1" }?.last == "no")
    #expect(table.texts.last?.last == "yes")
  }

  @Test func `money has its currency, shares are per cent`() throws {
    let cost = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "1k", "net_present_value >= 0")
    #expect(SeekWords(cost).asked.text.contains("from 0 EUR to 1,000 EUR, with net present value"))
    #expect(SeekWords(cost).asked.text.hasSuffix("at least 0 EUR."))
    #expect(said(cost).contains("That holds up to 3") && said(cost).contains(" EUR ("))
    let share = try Example.seek(
      Example.firm, "service.complain", "0", "1", "fixed_of_unhappy = 25%")
    #expect(SeekWords(share).asked.text.contains(", from 0 % to 100 %, with "))
    #expect(SeekWords(share).asked.text.hasSuffix(", with resolved, share of the unhappy of 25 %."))
    #expect(said(share).contains("That holds at ") && said(share).contains(" % ("))
  }

  @Test func `a difference is named, with the what-if and where it is varied`() throws {
    let result = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "40", "difference:net_present_value >= 0",
      variant: "more")
    #expect(
      SeekWords(result).asked.text.contains(
        "(the cost of an attempt to resolve) in the what-if more, from 0 EUR to 40 EUR, with "
          + "difference in net present value at least 0 EUR."))
    #expect(!said(result).contains("baseline as it is"))
    let both = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "40", "difference:net_present_value >= 0",
      variant: "more", inBoth: true)
    #expect(SeekWords(both).asked.text.contains("in the what-if more and in the baseline, from"))
  }

  @Test func `two metrics stand side by side`() throws {
    let json = Example.told.replacing(
      "\"satisfied\": 0, \"dissatisfied\": 1", with: "\"satisfied\": 0.5, \"dissatisfied\": 0.5"
    )
    .replacing(
      "\"positive\": { \"tells\": \"nobody\" }",
      with: "\"positive\": { \"tells\": { \"exactly\": 5 } }")
    let result = try Example.seek(
      json, Self.tells, "1", "10", "reach_negative <= reach_positive")
    let words = SeekWords(result)
    #expect(
      words.asked.text.hasSuffix(
        "with people who hear bad news at most as many as people who hear good news."))
    #expect(said(result).contains(" against ") && said(result).contains(", a difference of "))
    #expect(words.table(of: result.points).columns.count == 6)
  }

  @Test func `several, never, always, and where simulation error decides`() throws {
    let three = Example.told.replacing("\"exactly\": 10", with: "\"exactly\": 3")
    let several = try Example.seek(
      three, "customers.count", "0", "1000", "reach_negative >= 350")
    #expect(said(several).hasPrefix("There is more than one such value: that holds from "))
    #expect(said(several).contains(") to "))
    let outside = try Example.seek(
      three, "customers.count", "0", "1000", "reach_negative < 350")
    #expect(said(outside).contains("that holds up to ") && said(outside).contains(" on."))
    let equal = try Example.seek(three, "customers.count", "0", "1000", "reach_negative = 350")
    #expect(said(equal).hasPrefix("There is more than one such value: "))
    let never = try Example.seek(Example.told, Self.tells, "1", "40", "reach_negative > 900")
    #expect(said(never).hasPrefix("That holds at no value that was tried. "))
    #expect(said(never).contains("The closest to the target is 40, with "))
    let always = try Example.seek(Example.told, Self.tells, "1", "40", "reach_negative >= 5")
    #expect(said(always).hasPrefix("That holds at every value that was tried. "))
    let undecided = try Example.seek(
      Example.told, Self.tells, "10", "11", "reach_negative >= 600",
      settings: ["replicates=2", "customers.count=105"])
    #expect(
      undecided.outcome != .undecided || said(undecided).hasPrefix("Simulation error decides"))
  }

  @Test func `just so much at no whole number`() throws {
    let result = try Example.seek(Example.told, Self.tells, "1", "20", "reach_negative = 325")
    let text = said(result)
    #expect(text.hasPrefix("At no whole number: ") && text.contains(" at 4, "))
    #expect(!SeekWords(result).cautions.contains { $0.text.contains("jumps") })
    let below = try Example.seek(Example.told, Self.tells, "1", "20", "reach_negative = 5")
    #expect(said(below).hasPrefix("That holds at no value that was tried. "))
  }

  @Test func `one replicate has no interval`() throws {
    let result = try Example.seek(
      Example.told, Self.tells, "1", "40", "reach_negative >= 500", settings: ["replicates=1"])
    #expect(said(result).hasPrefix("One replicate has no interval"))
    #expect(!said(result).contains("imulation error decides"))
  }

  @Test func `what is open is not shown, with digits that part it from the target`() throws {
    var result = try Example.seek(Example.told, Self.tells, "1", "40", "reach_negative > 900")
    let last = result.points.count - 1
    result.points[last].standing = .open
    result.points[last].measure.figure = 899.99
    let text = said(result)
    #expect(
      text.hasPrefix(
        "That is not shown at any value that was tried: at 40 simulation error decides. "))
    #expect(text.contains("The closest to the target is 40, with 899.99"))
  }

  @Test func `an open end, a jump and what is missing are cautions`() throws {
    var result = try Example.seek(Example.told, Self.tells, "1", "40", "reach_negative >= 500")
    result.crossings[0].isOpenBelow = true
    #expect(said(result).contains("from 9 (9 or less) on"))
    result.crossings[0].isJump = true
    let texts = SeekWords(result).cautions.map(\.text)
    #expect(texts.contains { $0.hasPrefix("The figure jumps at ") })
    #expect(texts.contains("The value may lie below 1, the first that was tried."))
    result.crossings[0].isOpenBelow = false
    result.crossings[0].isOpenAbove = true
    #expect(said(result).contains("from 9 (9 or more) on"))
    result.points[0].standing = .missing
    #expect(SeekWords(result).cautions.contains { $0.text.contains("there is no such figure") })
  }
}
