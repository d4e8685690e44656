import Service
import Testing

@Suite("Money")
struct MoneyTests {
  @Test("S3: lifetime value m r / (1 + i - r)")
  func lifetimeValue() {
    let value = Money.lifetimeValue(margin: 100, retention: 0.8, discount: 0.1)
    #expect(abs(value - 266.667) < 0.001)
    #expect(Money.lifetimeValue(margin: 100, retention: 0, discount: 0) == 0)
    #expect(Money.lifetimeValue(margin: 0, retention: 1, discount: 0) == 0)
    #expect(Money.lifetimeValue(margin: 1, retention: 1, discount: 0) == .infinity)
  }
}
