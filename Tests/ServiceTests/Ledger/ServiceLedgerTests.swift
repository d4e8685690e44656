import Randomness
import Service
import Testing
import WordOfMouth

@Suite struct ServiceLedgerTests {
  /// 100 customers, four months, half of them served in each; a fifth in misery, a tenth with magic.
  private static func model(ordinary: Double = 1) -> ServiceModel {
    ServiceModel(
      periods: 4, visits: 0.5, experience: Experience(misery: 0.2, magic: 0.1),
      complaints: Complaints(complain: 0.25),
      recovery: Recovery(attempt: 0.6, resolvedQuickly: 0.5, resolved: 0.5, boost: 0.1),
      classes: SampleModels.classes(
        ordinary: ordinary, good: .exactly(2), bad: TellingRule(.count(.between(8, 10)))))
  }

  private static let untold = ByOpinion { _ in Voice(tells: .nobody) }

  private func ledger(
    _ subject: LedgerSubject, _ model: ServiceModel, customers: CustomerCount = .count(100),
    voices: ByOpinion<Voice> = untold, rounds: Int? = nil
  ) -> ServiceLedger {
    ServiceLedger(
      subject, of: model, customers: customers, people: 500, voices: voices, contacts: 20,
      rounds: rounds)
  }

  private func values(_ ledger: ServiceLedger) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: ledger.ledger.lines.map { ($0.name, $0.value) })
  }

  @Test func `the bad story is every moment of misery, told as by the silent`() {
    let found = ledger(.story(.negative), Self.model())
    // 100 x 4 x .5 = 200 moments, a fifth of them misery, 9 told each.
    #expect(
      values(found) == ["moments": 200, "unhappy": 40, "complaints": 10, "hop1": 360, "all": 360])
    #expect(found.counted.name == "all" && found.ofCustomers == 360 && !found.isEndless)
    #expect(found.ledger.lines.first { $0.name == "hop1" }?.words == "unhappy x unhappyTell")
  }

  @Test func `the good story is every moment of magic, and no case is resolved`() {
    let found = ledger(.story(.positive), Self.model())
    #expect(values(found) == ["moments": 200, "magic": 20, "hop1": 40, "all": 40])
  }

  @Test
  func `customers lost are all the unhappy, as if silent, and the usual leaving of the others`() {
    var model = Self.model()
    #expect(ledger(.customersLost, model).counted.value == 25.2)
    model = Self.model(ordinary: 0.95)
    // 40 x .63 = 25.2, and of 400 - 40 - 20 customers a twentieth.
    let found = ledger(.customersLost, model)
    #expect(
      values(found) == [
        "moments": 200, "unhappy": 40, "complaints": 10, "magic": 20, "ordinary": 340,
        "unhappyLost": 25.2, "ordinaryLost": 17, "lost": 42.2,
      ])
    #expect(found.counted.name == "lost" && found.ofCustomers == 42.2)
  }

  @Test func `S3: customers lost are worth their margin and their lifetime value`() {
    var model = Self.model()
    model.money = Money(margin: 100, discount: 0.1, retention: 0.8)
    let found = ledger(.customersLost, model)
    #expect(found.counted.name == "lost" && found.counted.value == 25.2)
    #expect(found.ledger.value(of: "lostMargin") == 2520)
    #expect(found.ledger.result.name == "lostValue" && found.ledger.result.unit == "money")
    #expect(abs(found.ledger.result.value - 25.2 * 100 * 0.8 / 0.3) < 1e-6)
    // Who never leaves is worth more than can be counted where nothing is discounted.
    model.money = Money(margin: 100, discount: 0, retention: 1)
    #expect(ledger(.customersLost, model).ledger.result.name == "lostMargin")
  }

  @Test func `customers by share are people times share`() {
    let found = ledger(.story(.negative), Self.model(), customers: .share(0.2))
    #expect(found.ledger.lines.first?.name == "customers" && found.ledger.lines[0].value == 100)
    #expect(found.counted.value == 360)
  }

  @Test func `misery follows from who serves, and takes its share before magic`() {
    var model = Self.model()
    model.experience = Experience(
      misery: 0, magic: 0.8,
      employees: .init(engaged: 0.75, miseryWhenEngaged: 0.1, miseryWhenNot: 0.5))
    // .75 x .1 + .25 x .5 = .2 misery; .75 x .8 + .25 x .5 = .725 magic.
    #expect(ledger(.story(.negative), model).counted.value == 360)
    #expect(ledger(.story(.positive), model).ledger.value(of: "magic") == 145)
    // 0.8 x 0.05 + 0.2 x 0.35 is a little more than that in binary.
    model.experience.employees = .init(engaged: 0.8, miseryWhenEngaged: 0.05, miseryWhenNot: 0.35)
    #expect(ledger(.story(.negative), model).ledger.value(of: "miseryShare") == 0.11)
  }

  @Test func `every class that tells the story counts, each by its mean`() {
    var model = Self.model()
    model.classes[.ordinary].story = .init(.negative, tells: .exactly(1))
    model.classes[.magic].story = .init(.negative, tells: .each(0.1))
    let found = ledger(.story(.negative), model)
    // 40 x 9 + 20 x 2 of 20 contacts + 340 x 1.
    #expect(found.counted.value == 740)
    #expect(ledger(.story(.positive), model).counted.value == 0)
    // Whether recovery resolves a case does not count.
    model.classes[.unresolved].story = .init(.negative, tells: .everyone)
    model.classes[.resolvedQuickly].story = .init(.negative, tells: .everyone)
    #expect(ledger(.story(.negative), model).counted.value == 740)
  }

  @Test(
    arguments: [
      (0.05, 1.0, nil), (0.05, 0.5, nil), (0.1, 1, 7), (0.4, 0.9, 3), (0.2, 1, nil), (0.2, 1, 4),
      (0.3, 1, 1), (0.3, 1, 0),
    ] as [(Double, Double, Int?)])
  func `it is told on as in a plain wave of as many unhappy`(
    retell: Double, fade: Double, rounds: Int?
  ) {
    let tells = TellingRule(.count(.between(8, 10)))
    let voice = Voice(tells: tells, retell: retell, fade: fade, retells: .exactly(6))
    let wave = WaveLedger(
      .negative, holders: .count(40), people: 1000, voice: voice, contacts: 20, rounds: rounds)
    let found = ledger(
      .story(.negative), Self.model(), voices: ByOpinion { _ in voice }, rounds: rounds)
    #expect(found.counted.value == wave.tellings && found.isEndless == wave.isEndless)
    #expect(found.ofCustomers == wave.firstHandTellings)
  }
}
