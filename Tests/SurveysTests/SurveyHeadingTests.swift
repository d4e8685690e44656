import Surveys
import Testing

@Suite struct SurveyHeadingTests {
  @Test(arguments: [
    "NPS", "nps_score", "Q1_NPS", "NPSScore", "NETPRO", "Net Promoter Score", "net-promoter",
    "Would you recommend us?", "likelihoodToRecommend", "LTR", "Weiterempfehlung", "unserNPSWert",
    "\u{BF}Nos recomendar\u{ED}a?", "Consiglierebbe?", "Recommanderiez-vous", "WouldRecommend",
  ])
  func `columns named for recommending are known`(name: String) {
    #expect(SurveyHeading([name]) == .recommendation)
  }

  @Test(arguments: [
    ("Satisfaction Score", SurveyHeading.otherQuestion), ("StarRating", .score),
    ("CSAT", .otherQuestion), ("How easy was it? (0-10)", .otherQuestion),
    ("Quality rating", .otherQuestion), ("Happiness", .otherQuestion),
    ("How useful were our recommendations?", .otherQuestion), ("eNPS", .otherQuestion),
    ("Would you recommend us as a place to work?", .otherQuestion), ("Overall score", .score),
    ("stars", .score), ("NPS_GROUP", .otherNumber), ("NPS category", .otherNumber),
    ("Recommended IND", .otherNumber), ("Reason for NPS", .otherNumber),
    ("Number of Referrals", .otherNumber), ("Age", .otherNumber), ("RespondentId", .otherNumber),
    ("Duration (in seconds)", .otherNumber), ("q1", .unknown), ("CUSL3", .unknown),
    ("Operating system", .otherQuestion), ("", .unknown), ("ease2", .otherQuestion),
    ("How did you like the time that you spent with us?", .otherQuestion),
  ])
  func `other columns are scores, other numbers, or unknown`(name: String, heading: SurveyHeading) {
    #expect(SurveyHeading([name]) == heading)
  }

  @Test func `the question under the name counts too`() {
    #expect(
      SurveyHeading(["Q7", "How likely are you to recommend this group?"]) == .recommendation)
    #expect(SurveyHeading(["Q7_NPS_GROUP", "How likely are you to recommend us?"]) == .otherNumber)
    #expect(SurveyHeading([]) == .unknown)
  }
}
