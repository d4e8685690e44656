import Service
import Testing
import WordOfMouth

@Suite struct RetentionSegmentsTests {
  private func model(_ segments: [Segment]) -> ServiceModel {
    var model = SampleModels.usual()
    model.segments = segments
    return model
  }

  @Test func `an average person is one of each segment by its share`() {
    let model = model([
      Segment("a", share: 0.25, margin: 4, misery: 4), Segment("b", share: 0.75, complain: 0),
    ])
    let (a, b) = (model.parts[0].model, model.parts[1].model)
    #expect(abs(model.meanMisery - (0.25 * 0.5 + 0.75 * 0.2)) < 1e-12)
    #expect(abs(model.retention - (0.25 * a.retention + 0.75 * b.retention)) < 1e-12)
    #expect(
      abs(model.lifetimeValue - (0.25 * a.lifetimeValue + 0.75 * b.lifetimeValue)) < 1e-9)
    // Of the unhappy, 0.125 in 0.275 are of the first segment, and nobody of the second complains.
    #expect(abs(model.meanComplaints.chance - 0.4 * 0.125 / 0.275) < 1e-12)
    #expect(self.model([]).meanComplaints == SampleModels.usual().complaints)
  }

  @Test func `a segment that nobody leaves is worth infinitely much, unless nobody is of it`() {
    var loyal = model([Segment("a", share: 0.5, misery: 0), Segment("b", share: 0.5)])
    loyal.classes[.ordinary].loyalty = 1
    loyal.money.discount = 0
    #expect(loyal.hasInfiniteResidualValue)
    loyal.segments[0].margin = 0
    #expect(!loyal.hasInfiniteResidualValue)
    loyal.segments = [Segment("a", share: 0, misery: 0), Segment("b", share: 1)]
    #expect(!loyal.hasInfiniteResidualValue)
  }

  @Test func `a class occurs, and causes are learnt from, where some segment has them`() {
    var model = model([Segment("a", share: 0.5, misery: 0), Segment("b", share: 0.5, complain: 0)])
    model.learning = 0.1
    model.complaints.analysed = 0.5
    #expect(model.occurs(.silent) && !model.occurs(.unresolved))
    #expect(!model.learns)
    model.segments[1].complain = 1
    #expect(model.learns && model.occurs(.unresolved))
    model.segments[1].share = 0
    model.segments[0].share = 1
    #expect(!model.learns && !model.occurs(.silent))
  }
}
