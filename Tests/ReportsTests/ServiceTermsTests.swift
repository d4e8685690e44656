import Service
import Testing

@testable import Reports

@Suite struct ServiceTermsTests {
  @Test(arguments: [
    ("month", "months"), ("century", "centuries"), ("day", "days"), ("box", "boxes"),
    ("batch", "batches"), ("y", "ys"), ("mois", "mois"), ("2 weeks", "2 weeks"), ("Q1", "Q1"),
    ("pay period", "pay period"),
  ])
  func `several periods`(one: String, several: String) {
    var model = Example.model
    model.periodName = one
    #expect(ServiceTerms(model).plural == several)
    let two = one == "2 weeks" ? "2 x 2 weeks" : "2 \(several)"
    #expect(ServiceTerms(model).length.text == two)
    #expect(ServiceTerms(model).theseAll.text == "these \(two)")
    model.periods = 1
    #expect(ServiceTerms(model).theseAll.text == "this \(one)")
  }

  @Test func `labels have the names of periods and money`() {
    var model = Example.model
    #expect(ServiceTerms(model).named("stay for the next period") == "stay for the next period")
    #expect(ServiceTerms(model).inMoney(heading: "what changes") == "what changes")
    model.periodName = "pay period"
    model.money.currency = "EUR"
    let terms = ServiceTerms(model)
    #expect(terms.named("period of first complaint") == "pay period of first complaint")
    #expect(terms.named("sum over all periods") == "sum over all pay period")
    #expect(terms.inMoney("money") == "money, EUR")
    #expect(terms.inMoney(heading: "what changes") == "what changes\n(money in EUR)")
  }
}
