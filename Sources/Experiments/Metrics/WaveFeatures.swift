import Scenarios
import Service
import WordOfMouth

/// What some waves have beyond plain ones, which decides what metrics the runs of a plan have.
struct WaveFeatures: Sendable, Hashable {
  /// The names of the layers, of all settings in order of first appearance.
  var layers: [String] = []
  /// Whether anybody is told from outside.
  var hasOutside = false
  /// Whether adopted positive opinions can turn negative.
  var turns = false
  /// Whether anybody tells in every round.
  var goesOn = false
  /// Whether customers broadcast.
  var broadcasts = false

  /// Whether stories are told once, along ties of one kind.
  var arePlain: Bool {
    layers.isEmpty && !hasOutside && !turns && !goesOn && !broadcasts
  }
}

extension WaveFeatures {
  /// What the waves of settings have, any of them.
  init(_ settings: some Sequence<Scenario>) {
    for scenario in settings {
      for name in scenario.graph.layerNames where !layers.contains(name) { layers.append(name) }
      for opinion in Opinion.allCases {
        let voice = scenario.voices[opinion]
        hasOutside = hasOutside || voice.outside > 0
        turns = turns || voice.quality < 1
        goesOn = goesOn || voice.goesOn
      }
      if let model = scenario.service {
        broadcasts =
          broadcasts || CustomerClass.allCases.contains { model.broadcast(of: $0) != nil }
      }
    }
  }

  /// The metrics of what plain waves do not have, in the order of columns.
  ///
  /// The shares are those of Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12
  /// (2001).
  var metrics: [Metric] {
    var metrics: [Metric] = []
    for layer in layers {
      typealias Channel = WaveOutcome.Counts.Channel
      /// Another setting may have layers that this one lacks.
      func inLayer(
        _ count: @escaping @Sendable (Channel) -> Int
      ) -> @Sendable (WaveOutcome.Counts) -> Int {
        { counts in counts.layers.first { $0.name == layer }.map(count) ?? 0 }
      }
      metrics +=
        Metric.ofEachOpinion(
          "tellers", "people", most: .tellers, in: layer, inLayer { $0.tellers }
        ) {
          "People who told the \($0) story to at least one contact in the layer \(layer)."
        }
        + Metric.ofEachOpinion("tellings", "tellings", in: layer, inLayer { $0.tellings }) {
          "Times that the \($0) story was told in the layer \(layer)."
        }
        + Metric.ofEachOpinion(
          "newly_reached", "people", most: .others, in: layer, inLayer { $0.newlyReached }
        ) {
          "People first reached by the \($0) story in the layer \(layer); if several layers reach "
            + "somebody in the same round, the one that the scenario names first counts."
        }
    }
    if hasOutside {
      metrics +=
        Metric.ofEachOpinion("outside_tellings", "tellings", { $0.outside.tellings }) {
          "Times that somebody was told the \($0) story from outside."
        }
        + Metric.ofEachOpinion(
          "outside_newly_reached", "people", most: .others, { $0.outside.newlyReached }
        ) {
          "People first reached by the \($0) story from outside."
        }
    }
    if broadcasts { metrics += Self.ofBroadcasts }
    if turns {
      metrics.append(
        Metric(
          name: "turned",
          meaning:
            "People who adopted the positive opinion by hearsay and now hold the negative one, after a "
            + "bad experience of their own.",
          unit: "people", modes: Opinion.allCases, most: .everybody,
          source: .wave { Double($0.counts.positive.turned) }))
    }
    if goesOn {
      for percent in MetricTable.percentsOfInterest {
        metrics += Opinion.allCases.map { opinion in
          Metric(
            name: "round_\(percent)_\(opinion)",
            meaning:
              "The first round after which at least \(percent) % of all people know the \(opinion) "
              + "opinion, first-hand or told; missing if that never happens.",
            unit: "rounds",
            source: .wave { outcome in
              outcome.counts[opinion]
                .round(reaching: Double(percent) / 100, of: outcome.people).map(Double.init) ?? .nan
            })
        }
      }
    }
    return metrics
  }

  /// The metrics of broadcasts.
  private static let ofBroadcasts: [Metric] =
    Metric.ofEachOpinion(
      "broadcasters", "people", most: .customers, { $0.broadcast.tellers }
    ) {
      "Customers who broadcast the \($0) story."
    }
    + Metric.ofEachOpinion("broadcast_tellings", "tellings", { $0.broadcast.tellings }) {
      "Times that a broadcast of the \($0) story reached somebody."
    }
    + Metric.ofEachOpinion(
      "broadcast_newly_reached", "people", most: .others, { $0.broadcast.newlyReached }
    ) {
      "People first reached by a broadcast of the \($0) story and not by a contact in the same round."
    }
}
