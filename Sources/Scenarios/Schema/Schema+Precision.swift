import PlainText
import Statistics

/// How precisely figures are to be known.
extension Schema {
  private static let metric = "metric"
  private static let relative = "relative"
  private static let absolute = "absolute"
  private static let difference = "difference"
  private static let atMost = "atMost"

  static func precision(_ root: Block) -> Precision? {
    root.optionalBlock("precision") { precision in
      let scope: Scope = "a scenario with a precision"
      precision.scope = scope
      let goals = precision.oneOf(
        [
          Block.Alternative(
            key: relative, scope: scope, owner: "a relative precision", keeps: [metric, atMost]
          ) { block in
            [Precision.Goal(metric: name(block), StoppingRule(.relative(share(block))))]
          },
          Block.Alternative(
            key: absolute, scope: scope, owner: "an absolute precision",
            keeps: [metric, difference, atMost]
          ) { block in
            [
              Precision.Goal(
                metric: name(block), StoppingRule(.absolute(amount(block))),
                isDifference: ofDifference(block))
            ]
          },
          Block.Alternative(
            key: "all", scope: scope, owner: "a precision of several figures", keeps: [atMost]
          ) { block in
            block.value(
              "all", .goals, "metrics to be known",
              "Several figures, all of which have to be known; in place of the keys above.")
          },
        ],
        none: (
          "precision does not say how precise",
          ["add \"relative\": 0.02, or \"absolute\": 5 in the unit of the figure"]
        ), both: ": how far the ends of the interval may be is said once")
      return Precision(
        goals: goals,
        atMost: precision.value(
          atMost, .wholeNumber(in: 1...1_000_000_000), "replicates at most", unit: "runs",
          default: 65_536,
          "The most replicates of a setting, in place of replicates; what is not known by then is said."
        ))
    }
  }

  private static func name(_ block: Block) -> String? {
    block.optional(
      metric, .text, "metric to be known", none: "the figure that the scenario is about",
      "The metric, in every setting: a mean, a chance of take-off or a reach given take-off. What a scenario is about is reach_negative, or reach_positive where nobody is dissatisfied, and with service net_present_value."
    )
  }

  private static func share(_ block: Block) -> Double {
    block.value(
      relative, .relativePrecision, "mean by which interval ends may be off",
      unit: "share of the mean",
      "Replicates are added until the ends of the metric's interval are no further from it, as a share of its absolute value."
    )
  }

  private static func amount(_ block: Block) -> Double {
    block.value(
      absolute, .absolutePrecision, "distance of the ends of an interval",
      unit: "that of the metric",
      "Replicates are added until the ends of the metric's interval are no further from it.")
  }

  private static func ofDifference(_ block: Block) -> Bool {
    block.value(
      difference, .flag, "precision of a difference", default: false,
      "Whether the figure is the difference that each what-if makes to the metric, not the metric itself."
    )
  }

  /// The keys of a goal in a list.
  fileprivate static let keysOfGoal = [metric, relative, absolute, difference]

  /// A goal in a list; nil after its error was reported.
  fileprivate static func goal(_ value: JSONValue, _ reporter: Reporter?) -> Precision.Goal? {
    guard value.members != nil else { return nil }
    guard value.hasOnly(keysOfGoal, reporter) else { return nil }
    func read<Value>(_ key: String, _ kind: ValueKind<Value>) -> Value? {
      value.given(key).flatMap { kind.read($0, reporter?.inside(".\(key)", allowed: kind.allowed)) }
    }
    let before = reporter?.problems.count
    let name = read(metric, .text)
    let (share, amount) = (read(relative, .relativePrecision), read(absolute, .absolutePrecision))
    let isDifference = read(difference, .flag) ?? false
    guard reporter?.problems.count == before else { return nil }
    switch (share, amount) {
    case (let share?, nil) where !isDifference:
      return Precision.Goal(metric: name, StoppingRule(.relative(share)))
    case (_?, nil):
      return reporter?.complain(
        value, "a difference may be 0, so that no share of it can be asked for",
        ["write \"absolute\" in place of \"relative\""])
    case (nil, let amount?):
      return Precision.Goal(
        metric: name, StoppingRule(.absolute(amount)), isDifference: isDifference)
    case (_?, _?):
      return reporter?.complain(
        value, "both \"relative\" and \"absolute\"", ["keep one of the two"])
    case (nil, nil):
      return reporter?.complain(
        value, "it does not say how precise",
        ["add \"relative\": 0.02, or \"absolute\": 5 in the unit of the metric"])
    }
  }
}

extension ValueKind where Value == Double {
  /// A share of a figure.
  fileprivate static let relativePrecision = number(in: 0.0001...1, "a share")
  /// An amount in the unit of a figure.
  fileprivate static let absolutePrecision = number(in: 0.0001...1e12, "an amount")
}

extension ValueKind where Value == [Precision.Goal] {
  /// Several figures and how precisely each is to be known.
  fileprivate static let goals = ValueKind(
    "a list such as [{\"metric\": \"reach_negative\", \"relative\": 0.02}, …]", standIn: []
  ) { value, reporter in
    guard let items = value.items, !items.isEmpty else { return nil }
    let goal = ValueKind<Precision.Goal>(
      "an object such as {\"metric\": \"reach_negative\", \"relative\": 0.02}",
      standIn: Precision.Goal(metric: nil, StoppingRule(.relative(1))), read: Schema.goal)
    let goals = items.enumerated().compactMap { index, item in
      goal.read(item, reporter?.inside("[\(index)]", allowed: goal.allowed))
    }
    return goals.count == items.count ? goals : nil
  }
}
