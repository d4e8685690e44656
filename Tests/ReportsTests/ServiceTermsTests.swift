import Service
import Testing

@testable import Reports

@Suite struct ServiceTermsTests {
  @Test(arguments: [
    ("month", "months"), ("century", "centuries"), ("day", "days"), ("box", "boxes"),
    ("batch", "batches"), ("class", "classes"), ("y", "ys"),
  ])
  func `several periods`(one: String, several: String) {
    var model = Example.model
    model.periodName = one
    #expect(ServiceTerms(model).plural == several)
    #expect(ServiceTerms(model).length.text == "2 \(several)")
  }

  @Test func `labels have the names of periods and money`() {
    var model = Example.model
    #expect(ServiceTerms(model).named("stay for the next period") == "stay for the next period")
    #expect(ServiceTerms(model).inMoney(heading: "what changes") == "what changes")
    model.periodName = "pay period"
    model.money.currency = "EUR"
    let terms = ServiceTerms(model)
    #expect(terms.named("period of first complaint") == "pay period of first complaint")
    #expect(terms.named("sum over all periods") == "sum over all pay periods")
    #expect(terms.inMoney("money") == "money, EUR")
    #expect(terms.inMoney(heading: "what changes") == "what changes\n(money in EUR)")
  }
}
