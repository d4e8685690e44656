public import PlainText
public import Scenarios

extension Document {
  /// Every parameter of a scenario, its value, where that came from, and what it means.
  public static func of(_ parameters: [ExplainedParameter]) -> Document {
    Document([
      .table(
        Table(
          [.init("parameter", .text), .init("value", .longText), .init("from", .prose)],
          rows: parameters.flatMap { parameter -> [Table.Row] in
            [
              .cells([.text(parameter.path), .text(parameter.value), .text(parameter.origin)]),
              .note(
                Prose(
                  [parameter.meaning, parameter.remark].filter { !$0.isEmpty }.joined(
                    separator: " "))),
            ] + source(parameter.assumption)
          }))
    ])
  }

  /// The source of a value and how good it is; of a default its origin says enough.
  private static func source(_ assumption: Assumption?) -> [Table.Row] {
    guard let assumption, assumption.kind != .default else { return [] }
    let grade = assumption.grade.map { grade in
      let words = assumption.kind == .stated ? ", \(grade.words)" : ""
      return " (grade \(grade.rawValue)\(words))"
    }
    return [.note(Prose("Source: \(assumption.source)\(grade ?? "")."))]
  }

  /// Every parameter that a scenario file may have.
  public static var parameters: Document {
    Document([.definitions(ParameterDescription.all.map { definition($0) })])
  }

  private static func definition(_ row: ParameterDescription, _ more: [Prose] = []) -> Definition {
    let unit = row.unit.isEmpty ? "" : " (\(row.unit))"
    let fallback = row.fallback.map { "Default: \($0)." } ?? "Required."
    let scope = row.scope.isEmpty ? "" : " Applies to \(row.scope)."
    let forms: [Prose] =
      row.forms.isEmpty ? [] : ["Forms: \(row.forms.joined(separator: "; "))."]
    return Definition(
      term: row.path + unit,
      texts: [Prose(row.meaning), Prose("Allowed: \(row.allowed). \(fallback)\(scope)")] + forms
        + more)
  }

  /// A block: what it is, its keys and a file that has it.
  private static func blocks(of block: BlockDescription, _ uses: String?) -> [Block] {
    let hasOwnKeys = ParameterDescription.within(block.key).isEmpty
    let keys =
      hasOwnKeys
      ? block.keys.map { Prose($0) } : [Prose("Keys: \(block.keys.joined(separator: ", ")).")]
    return [
      .definitions([
        Definition(
          term: block.key, texts: [Prose(block.meaning)] + keys + (uses.map { [Prose($0)] } ?? []))
      ]),
      .paragraph("A file that has it:"), .code(block.example),
    ]
  }

  /// One parameter, a block with all in it, or one metric.
  ///
  /// - Parameters:
  ///   - topic: The path of a parameter or a block, or the name of a metric.
  ///   - uses: What uses it, in a sentence.
  ///   - values: The parameters of a scenario, whose values are given beside.
  ///   - name: What the scenario is called.
  /// - Returns: What it is; nil where there is no such thing.
  public static func explanation(
    of topic: String, usedBy uses: String? = nil, values: [ExplainedParameter] = [],
    in name: String = ""
  ) -> Document? {
    let block = BlockDescription.of(topic).map { blocks(of: $0, uses) } ?? []
    let rows = ParameterDescription.within(topic)
    if !rows.isEmpty {
      // A block says once what uses it.
      let ofEach = block.isEmpty ? uses.map { [Prose($0)] } ?? [] : []
      var definitions = rows.map { row in
        definition(
          row, [Prose("Where it varies, results have a column param.\(row.path).")] + ofEach)
      }
      let found = values.filter { value in
        value.path == topic || value.path.hasPrefix("\(topic).")
          || topic.hasPrefix("\(value.path).")
      }
      definitions += found.map {
        Definition(
          term: "\($0.path) in \(name)",
          texts: [
            Prose("\($0.value), from \($0.origin)." + ($0.remark.isEmpty ? "" : " \($0.remark)"))
          ])
      }
      if !values.isEmpty, found.isEmpty {
        definitions.append(
          Definition(term: "\(topic) in \(name)", texts: [Prose("It does not apply there.")]))
      }
      return Document(block + [.definitions(definitions)])
    }
    if !block.isEmpty { return Document(block) }
    return DataDictionary.places(ofMetric: topic).map { column, places in
      let unit = column.unit.isEmpty ? "" : " (\(column.unit))"
      return Document([
        .definitions([
          Definition(term: column.name + unit, texts: [Prose(column.meaning), Prose(places)])
        ])
      ])
    }
  }

  /// What the figures of results mean.
  public static var metrics: Document {
    func definitions(_ columns: [DataDictionary.Column]) -> Block {
      .definitions(
        columns.map {
          let unit = $0.unit.isEmpty ? "" : " (\($0.unit))"
          return Definition(term: $0.name + unit, texts: [Prose($0.meaning)])
        })
    }
    return Document([
      definitions(DataDictionary.waveMetrics),
      .paragraph(
        """
        With a "service" block, counts are sums over the periods, rounds is the largest, \
        peak_round is that of all waves together, ratios are of the sums, and a story took off if \
        it did so in one period. These are added:
        """),
      definitions(DataDictionary.serviceMetrics),
      .paragraph("And these, where a scenario has what they are about:"),
      definitions(DataDictionary.extensionMetrics),
    ])
  }
}

extension JSONValue {
  /// Every parameter of a scenario; values are JSON values, not texts.
  public static func of(_ parameters: [ExplainedParameter]) -> JSONValue {
    .list(
      parameters.map { parameter in
        var object: JSONValue = [
          "path": .text(parameter.path), "value": JSONValue(reading: parameter.value),
          "origin": .text(parameter.origin), "meaning": .text(parameter.meaning),
        ]
        if !parameter.remark.isEmpty { object.append("remark", .text(parameter.remark)) }
        if let assumption = parameter.assumption {
          object.append("label", .text(assumption.label))
          object.append("source", .text(assumption.source))
          object.append("grade", .text(orNull: assumption.grade?.rawValue))
        }
        return object
      })
  }

  /// Every parameter that a scenario file may have.
  public static var parameters: JSONValue {
    .list(
      ParameterDescription.all.map {
        [
          "path": .text($0.path), "label": .text($0.label), "unit": .text($0.unit),
          "allowed": .text($0.allowed),
          "default": $0.fallback.map { .text($0) } ?? .null, "scope": .text($0.scope),
          "meaning": .text($0.meaning),
        ]
      })
  }

  /// What the figures of results mean.
  public static var metrics: JSONValue {
    .list(
      (DataDictionary.waveMetrics + DataDictionary.serviceMetrics
        + DataDictionary.extensionMetrics).map(\.json))
  }

  /// One parameter, all of a block, or one metric; null where there is no such thing.
  public static func explanation(of topic: String) -> JSONValue {
    let paths = Set(ParameterDescription.within(topic).map(\.path))
    if paths.isEmpty, let block = BlockDescription.of(topic) {
      return [
        "path": .text(block.key), "meaning": .text(block.meaning),
        "keys": .list(block.keys.map { .text($0) }),
        "example": .text(block.example.joined(separator: "\n")),
      ]
    }
    if !paths.isEmpty, case .list(let items) = parameters.content {
      return .list(items.filter { paths.contains($0["path"]?.value.text ?? "") })
    }
    return DataDictionary.places(ofMetric: topic)?.column.json ?? .null
  }

  /// The value that a JSON text holds; null if it holds none.
  init(reading text: String) {
    self = JSONReader.read(SourceText(.code, name: "", bytes: Array(text.utf8))).root ?? .null
  }
}
