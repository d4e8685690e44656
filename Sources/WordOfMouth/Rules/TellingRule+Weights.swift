extension TellingRule {
  /// The rule where every tie has one weight: `byWeight` is then `each`, in layers too.
  ///
  /// With the mean weight it tells as many contacts on average as the rule itself, if weights do not depend
  /// on how many contacts somebody has; it reaches as many only where all weights are equal.
  ///
  /// - Parameter weight: The weight of every tie.
  /// - Returns: The rule.
  public func equallyWeighted(_ weight: Double) -> TellingRule {
    var rule = self
    switch form {
    case .byWeight(let factor): rule.form = .each(min(1, factor * weight))
    case .layers(let layers):
      rule.form = .layers(
        layers.map { LayerRule($0.layer, $0.rule.equallyWeighted(weight)) })
    case .count, .each, .weightedCascade, .everyone, .nobody: break
    }
    return rule
  }
}

extension Voice {
  /// The voice where every tie has one weight.
  public func equallyWeighted(_ weight: Double) -> Voice {
    var voice = self
    voice.tells = tells.equallyWeighted(weight)
    voice.retells = retells.equallyWeighted(weight)
    return voice
  }
}
