package import Scenarios
import Service
import WordOfMouth

extension Scenario {
  /// The scenario where every tie has one weight, for figures that need no more; itself without one.
  package func equallyWeighted(_ weight: Double?) -> Scenario {
    guard let weight else { return self }
    var scenario = self
    scenario.voices = ByOpinion { voices[$0].equallyWeighted(weight) }
    for kind in CustomerClass.allCases {
      let tells = service?.classes[kind].story?.tells
      if let tells {
        scenario.service?.classes[kind].story?.tells = tells.equallyWeighted(weight)
      }
    }
    return scenario
  }
}
