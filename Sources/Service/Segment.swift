public import WordOfMouth

/// A named class of customers who differ from others in value and habit.
///
/// Everybody, customer or prospect, is of one segment for a whole replicate: by a random number of their own,
/// whatever segments there are, so that with a larger share the first segment has the same people
/// and more. What differs are factors on what the model says of all customers, so that a change of the
/// model changes every segment.
public struct Segment: Sendable, Hashable {
  /// Its name in the file.
  public var name: String
  /// The share of people who are of it, in 0...1; those of all segments sum to 1.
  public var share: Double
  /// The factor on the margin, not negative.
  public var margin: Double
  /// The factor on the odds of misery, not negative; 1 for no effect.
  public var misery: Double
  /// The factor on the odds that a customer in misery complains, not negative; 1 for no effect.
  public var complain: Double
  /// The factor on how many contacts a customer with a story of their own tells, not negative.
  public var tells: Double

  /// Makes a segment; by default its customers are like all others.
  public init(
    _ name: String, share: Double, margin: Double = 1, misery: Double = 1, complain: Double = 1,
    tells: Double = 1
  ) {
    self.name = name
    self.share = share
    self.margin = margin
    self.misery = misery
    self.complain = complain
    self.tells = tells
  }
}

extension ServiceModel {
  /// The model that holds for the customers of a segment, and has no segments itself.
  ///
  /// - Complexity: O(classes).
  public func model(of segment: Segment) -> ServiceModel {
    var model = self
    model.segments = []
    func moved(_ chance: Double, _ factor: Double) -> Double {
      Market.Sway(heardGood: factor).moved(
        chance, heard: ByOpinion(positive: true, negative: false))
    }
    model.experience.misery = moved(experience.misery, segment.misery)
    if var employees = experience.employees {
      employees.miseryWhenEngaged = moved(employees.miseryWhenEngaged, segment.misery)
      employees.miseryWhenNot = moved(employees.miseryWhenNot, segment.misery)
      model.experience.employees = employees
      model.experience.misery = model.experience.startingMisery
    }
    model.complaints.complain = moved(complaints.complain, segment.complain)
    model.complaints.invited = complaints.invited.map { moved($0, segment.complain) }
    model.money.margin *= segment.margin
    for kind in CustomerClass.allCases {
      guard let story = classes[kind].story else { continue }
      model.classes[kind].story?.tells = story.tells.scaled(by: segment.tells) ?? story.tells
    }
    return model
  }

  /// The share of people for whom a model holds, and the model: one for each segment, or this one for all.
  ///
  /// - Complexity: O(segments x classes).
  public var parts: [(share: Double, model: ServiceModel)] {
    segments.isEmpty ? [(1, self)] : segments.map { ($0.share, model(of: $0)) }
  }

  /// What customers of any class have to tell, each story once.
  ///
  /// - Complexity: O(segments x classes).
  public var stories: [FirstHandStory] {
    let all = parts.flatMap { part in
      CustomerClass.allCases.compactMap { part.model.classes[$0].story }
    }
    return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// What is wrong with the numbers of segments, or nil.
  var segmentProblem: String? {
    if segments.isEmpty { return nil }
    if Set(segments.map(\.name)).count < segments.count { return "segments have distinct names" }
    if segments.contains(where: { !(0...1).contains($0.share) }) { return "a share is in 0...1" }
    if abs(segments.reduce(0) { $0 + $1.share } - 1) > 1e-9 {
      return "the shares of segments sum to 1"
    }
    // Below the root of the largest number, so that the product of two is a number.
    let factors = segments.flatMap { [$0.margin, $0.misery, $0.complain, $0.tells] }
    if factors.contains(where: { !(0...1e150).contains($0) }) {
      return "a segment's factors are in 0...1e150"
    }
    for segment in segments {
      for case let story? in CustomerClass.allCases.map({ classes[$0].story }) {
        if let problem = story.tells.problem(times: segment.tells) { return problem }
      }
    }
    return nil
  }
}

extension TellingRule {
  /// What is wrong with a rule whose contacts are multiplied, or nil: a sentence that says what is allowed.
  ///
  /// - Complexity: O(counts).
  public func problem(times factor: Double) -> String? {
    guard let scaled = scaled(by: factor) else {
      return "\"weightedCascade\" has no number of contacts that could be multiplied"
    }
    return scaled.problem
  }
}
