import Service
import Testing

@Suite struct LedgerFormulaTests {
  private let values = ["a": 0.1, "b": 0.2, "c": 3.0]

  private func value(_ formula: LedgerFormula) -> Double { formula.value { values[$0] ?? .nan } }

  private func words(_ formula: LedgerFormula) -> String {
    formula.text({ $0 }, number: { "\(Int($0))" })
  }

  @Test func `values are rounded as people write them`() {
    #expect(value("a" + "b") == 0.3)
    #expect(value("c" * ("a" + "b")) == 0.9)
    #expect(value(1 - "a") == 0.9)
    #expect(value(.power("c", 4)) == 81)
    #expect(value(.power("c", 0)) == 1)
    #expect(value("a" - "a") == 0)
    #expect(value(.number(1e300) * .number(1e300)) == .infinity)
  }

  @Test func `rounding keeps twelve digits of any size`() {
    for size in [-9.0, -3, 0, 7, 15] {
      let number = 1.23456789012 * (0..<Int(abs(size))).reduce(1.0) { power, _ in power * 10 }
      let value = LedgerFormula.number(size < 0 ? 1 / number : number).value { _ in 0 }
      let exact = size < 0 ? 1 / number : number
      #expect(abs(value - exact) <= 1e-11 * exact)
    }
  }

  @Test func `brackets are only where they are needed`() {
    #expect(words("a" * "b" * "c") == "a x b x c")
    #expect(words("a" + "b" + "c") == "a + b + c")
    #expect(words("a" * (1 - "b")) == "a x (1 - b)")
    #expect(words("a" - ("b" + "c")) == "a - (b + c)")
    #expect(words("a" - "b" * "c") == "a - b x c")
    #expect(words(.power("a" * "b", 2) * "c") == "(a x b)^2 x c")
    #expect(words(.power(.power("a", 2), 3)) == "(a^2)^3")
  }
}
