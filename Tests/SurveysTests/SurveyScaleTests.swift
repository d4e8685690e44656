import Surveys
import Testing

@Suite struct SurveyScaleTests {
  @Test func `the published cut: 9 and 10 promote, 0 to 6 detract`() {
    let groups = (-1...11).map { SurveyScale.zeroToTen.group(of: $0) }
    #expect(
      groups == [nil] + Array(repeating: .detractor, count: 7) + [.passive, .passive]
        + [.promoter, .promoter, nil])
  }

  @Test func `eight or higher promotes on 1 to 10, and 6 or lower detracts`() {
    let groups = (0...11).map { SurveyScale.eightOrHigher.group(of: $0) }
    #expect(
      groups == [nil] + Array(repeating: .detractor, count: 6) + [.passive]
        + [.promoter, .promoter, .promoter, nil])
  }

  @Test func `of 1 to 5 only 5 promotes, and 4 is passive`() {
    let groups = (0...6).map { SurveyScale.oneToFive.group(of: $0) }
    #expect(groups == [nil, .detractor, .detractor, .detractor, .passive, .promoter, nil])
  }

  @Test(arguments: SurveyScale.allCases)
  func `the groups share a scale without gap or overlap`(scale: SurveyScale) {
    let scores = [SurveyScale.Group.detractor, .passive, .promoter].flatMap {
      Array(scale.scores(of: $0))
    }
    #expect(scores == Array(scale.scores))
    #expect(!scale.source.isEmpty)
    #expect(SurveyScale(rawValue: scale.rawValue) == scale)
  }
}
