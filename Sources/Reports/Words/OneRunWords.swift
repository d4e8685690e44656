public import Experiments
public import PlainText
import Scenarios

extension Document {
  /// One run: its row of `runs.csv`, and its rounds or periods.
  public static func of(_ run: OneRun) -> Document {
    let plan = run.result.plan
    let setting = plan.settings[run.choice.setting]
    let name: Prose =
      switch plan.scope {
      case .sweep: "point \(setting.point.description)"
      case .uncertain where setting.role == .sample:
        "\(plan.options.isEmpty ? "" : "\(setting.variant) in ")sample \(setting.point.description)"
      case .uncertain: "\(setting.variant), point \(setting.point.description)"
      case .run, .compare: "\(setting.variant)"
      }
    let hasPeriods = plan.metrics.hasPeriods
    let row = DataTable.runs(run.result).objects.flatMap(cells(of:))
    let steps = DataTable.path(of: run)
    return Document([
      .title(
        """
        \(plan.document(of: run.choice.setting).name): replicate \(run.choice.replicate.description) \
        of \(name) (plan \(plan.hash))
        """),
      .table(
        Table(
          [.init("column", .text), .init("value", .number)],
          rows: row.map { .cells([.text($0.name), .text($0.text)]) })),
      .heading(hasPeriods ? "Its periods" : "Its wave by round"),
      .table(
        Table(
          steps.columns.map { .init($0.name, .number) },
          rows: steps.objects.map { .cells(cells(of: $0).map { .text($0.text) }) })),
    ])
  }

  /// The members of an object, each as it is written in CSV.
  private static func cells(of row: JSONValue) -> [(name: String, text: String)] {
    guard case .object(let members) = row.content else { return [] }
    return members.map { member in
      if case .text(let text) = member.value.content {
        (member.key, text)
      } else {
        (member.key, member.value.line)
      }
    }
  }
}

extension JSONValue {
  /// One run: its row of `runs.csv`, and its rounds or periods.
  public static func of(_ run: OneRun) -> JSONValue {
    var object: JSONValue = ["run": DataTable.runs(run.result).objects.first { _ in true } ?? .null]
    object.append(
      run.result.plan.metrics.hasPeriods ? "periods" : "rounds",
      .list(Array(DataTable.path(of: run).objects)))
    return object
  }
}

extension DataTable {
  /// One run: its row of `runs.csv`.
  public static func of(_ run: OneRun) -> DataTable { .runs(run.result) }
}
