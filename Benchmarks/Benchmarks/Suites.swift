import CommandLineParsing
import Foundation
import Measurement

/// The benchmarks proper: runs those that are named and prints a row for each.
enum Suites {
  private static let quick = Flag(
    "quick", help: "Small problems, few samples: see that everything works and is right.")
  private static let json = Flag("json", help: "Print a line of JSON for each benchmark.")
  private static let name = Argument(
    Value("name"), .anyNumber, help: "Run the benchmarks whose names contain one of these.")

  static let command = Command(
    "Benchmarks", overview: "Measures Hearsay's parts and checks what they compute.",
    arguments: [name], flags: [quick, json])

  static func perform(_ invocation: Invocation) throws {
    let isQuick = invocation.isOn(quick)
    let names = invocation.texts(name)
    let all = Benchmarks.all
    if let unknown = names.first(where: { name in !all.contains { $0.name.contains(name) } }) {
      throw WrongResult(
        description: "no benchmark matches \(unknown); there are: "
          + all.map(\.name).joined(separator: ", "))
    }
    let chosen = all.filter { benchmark in
      names.isEmpty || names.contains { benchmark.name.contains($0) }
    }
    print("\(Machine.summary); \(Machine.processor ?? "processor unknown"); \(Machine.build) build")
    let sampling = isQuick ? Sampling.quick : Sampling()
    print("median of \(sampling.samples) samples after \(sampling.warmUps) not counted")
    print(row("benchmark", "units", "unit", "median ms", "+- ms", "M units/s", "outliers"))
    for benchmark in chosen {
      let work = try benchmark.prepare(isQuick ? .quick : .full)
      let (measurement, outcome) = try sampling.measure(benchmark.name, work)
      let rate = Double(outcome.units) / measurement.median / 1e6
      print(
        row(
          benchmark.name, "\(outcome.units)", benchmark.unit,
          fixed(measurement.median * 1e3), fixed(measurement.medianAbsoluteDeviation * 1e3),
          fixed(rate), "\(measurement.outliers)"))
    }
    if let peak = Machine.peakBytes {
      print("peak memory \(peak / 1_048_576) MiB; every result was checked")
    }
  }

  private static func row(_ cells: String...) -> String {
    let widths = [34, 12, 10, 11, 9, 10, 9]
    return zip(cells, widths).enumerated().map { index, pair in
      let (cell, width) = pair
      let blanks = String(repeating: " ", count: max(0, width - cell.count))
      return index == 0 ? cell + blanks : blanks + cell
    }.joined(separator: " ")
  }

  private static func fixed(_ value: Double) -> String {
    String(format: "%.3f", value)
  }
}
