/// A parameter as help, reports and the documentation describe it.
public struct ParameterDescription: Sendable, Hashable {
  /// Keys joined by dots.
  public let path: String
  /// What may stand there, with range.
  public let allowed: String
  /// The unit, or an empty text.
  public let unit: String
  /// What holds where a file does not say, as JSON or in words; nil if a file must say.
  public let fallback: String?
  /// In which scenarios it has a meaning, in words; empty for all.
  public let scope: String
  /// What it is, in a sentence.
  public let meaning: String

  /// All parameters, in the order in which they are explained.
  ///
  /// One path may appear several times, for different graph models; those of layers and levers, whose
  /// names are free, have `<name>` in place of a name.
  public static let all: [ParameterDescription] = ParameterTable.rows.map { row in
    let fallback: String? =
      switch row.fallback {
      case .required: nil
      case .value(let json): json
      case .none(let meaning): meaning
      }
    let isOfEveryLever = row.condition == .service && row.path.contains(NamedGroup.anyName)
    return ParameterDescription(
      path: row.path, allowed: row.allowed, unit: row.unit, fallback: fallback,
      scope: isOfEveryLever ? "levers" : row.condition.words, meaning: row.meaning)
  }
}

extension Parameter.Condition {
  /// The condition in words; empty for all scenarios.
  fileprivate var words: String {
    switch self {
    case .always: ""
    case .models(let models):
      Self.words(models, others: GraphForm.all.map(\.name).filter { !models.contains($0) })
    case .anyModel: "all models"
    case .graphFile: "a graph from a file"
    case .anyFile: "a graph or layers from files"
    case .generated: "all models, and layers of which none is from a file"
    case .layersWithoutFile: "layers of which none is from a file"
    case .layer(_, .meets, _): "layers of people met afresh"
    case .layer(_, .file, _): "layers from a file"
    case .layer(_, .model, let models):
      models.isEmpty
        ? "layers from a model"
        : "layers: "
          + Self.words(models, others: GraphForm.ofLayers.filter { !models.contains($0) })
    case .share: "customers by share"
    case .count: "customers by count"
    case .drawn: "customers by share or count"
    case .listed: "listed customers"
    case .customerFile: "customers from a file"
    case .opinionsDrawn: "customers by share or count, without service"
    case .slogan: "a scenario with a slogan"
    case .service: "service"
    case .misery: "service without employees"
    case .employees: "service with employees"
    case .invite: "service with invite"
    case .recovery: "service with recovery"
    case .money: "service with money"
    case .uncertain: "a scenario with uncertain inputs"
    case .lever(_, let kinds): "levers that find \(kinds.joined(separator: " or "))"
    }
  }

  private static func words(_ models: [String], others: [String]) -> String {
    others.count < models.count
      ? "all models but \(others.joined(separator: ", "))" : models.joined(separator: ", ")
  }
}
