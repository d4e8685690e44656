public import Statistics

/// What was measured of a setting: the figure that is compared with a target, and its interval.
public struct SeekMeasure: Sendable, Hashable {
  /// The metric, its difference to the baseline, or how much more it is than another metric; nil where it does
  /// not exist.
  public var figure: Double?
  /// The 95 % interval of the figure; nil where there is none.
  public var judged: SampleInterval?
  /// Of two metrics the mean of each.
  public var sides: Sides?
  /// How many replicates it rests on.
  public var ok: Int

  /// The means of two metrics that are compared.
  public struct Sides: Sendable, Hashable {
    /// That of the first.
    public var left: Double
    /// That of the second.
    public var right: Double
  }
}

/// A value that was tried, and what was measured there.
public struct SeekPoint: Sendable, Hashable {
  /// Whether a condition holds at a value, as far as replicates tell.
  public enum Standing: String, Sendable, Hashable {
    /// All of the interval is on the side that holds.
    case holds = "yes"
    /// All of the interval is on the other side.
    case fails = "no"
    /// The interval is on both sides: simulation error decides.
    case open
    /// There is no figure.
    case missing
  }

  /// The value of the parameter.
  public var value: Double
  /// What was measured.
  public var measure: SeekMeasure
  /// Whether the condition holds there.
  public var standing: Standing
  /// Whether it is one of the values that are tried first.
  public var isOfGrid: Bool

  /// The figure.
  public var figure: Double? { measure.figure }

  /// Whether the figure may be a target: that its interval holds it, or that there is none.
  func mayBe(_ target: Double) -> Bool {
    figure != nil && (measure.judged?.interval.contains(target) ?? true)
  }

  /// Judges what was measured at a value.
  init(
    _ value: Double, _ measure: SeekMeasure, isOfGrid: Bool,
    _ relation: SeekCondition.Relation, _ target: Double
  ) {
    self.value = value
    self.measure = measure
    self.isOfGrid = isOfGrid
    if measure.figure == nil {
      standing = .missing
    } else if let interval = measure.judged?.interval {
      let ends = [interval.low, interval.high].map { relation.holds($0, target) }
      standing = ends[0] != ends[1] ? .open : ends[0] ? .holds : .fails
    } else {
      standing = .open
    }
  }
}
