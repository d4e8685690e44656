import Evidence
import Testing

@Suite struct SloganVerdictTests {
  @Test(
    arguments: [
      (9.0, 5.0, nil, SloganVerdict.reachBelowTold), (0, 5, nil, .nobodyTells),
      (0, 0, nil, .silence), (30, 30, 20, .moreThanContacts), (700, 700, nil, .moreThanKnown),
      (0.5, 5, nil, .moreThanAllRetelling), (1, 10, 2, .moreThanAllRetelling),
      (9, 250, nil, .nearCritical), (2.5, 50, nil, .nearCritical), (9, 90, nil, .nearCritical),
      (9, 30, nil, .longChains), (9, 12, nil, .someHearsay), (250, 250, nil, .manyFirstHand),
      (50, 50, nil, .manyFirstHand), (9, 9, nil, .firstHand), (9, 9, 20, .manyFirstHand),
      (50, 50, 400, .firstHand),
    ] as [(Double, Double, Int?, SloganVerdict)])
  func `the hardest objection comes first`(
    told: Double, reach: Double, contacts: Int?, verdict: SloganVerdict
  ) {
    #expect(SloganStory(told: told, reach: reach, contacts: contacts).verdict == verdict)
  }
}
