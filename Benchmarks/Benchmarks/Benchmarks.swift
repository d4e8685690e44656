import Foundation
import Measurement
import Parallelism

/// Measures Hearsay's parts and checks what they compute.
///
///     swift run -c release Benchmarks [--quick] [NAME…]
///
/// Without a name all benchmarks run; a name selects those that contain it.
@main
enum Benchmarks {
  static let all: [Benchmark] =
    Generating.benchmarks + Reading.benchmarks + Spreading.benchmarks + Sweeping.benchmarks

  static func main() {
    var names = Array(CommandLine.arguments.dropFirst())
    let isQuick = names.contains("--quick")
    names.removeAll { $0 == "--quick" }
    if let unknown = names.first(where: { name in
      name.hasPrefix("-") || !all.contains { $0.name.contains(name) }
    }) {
      fail("no benchmark matches \(unknown); there are: \(all.map(\.name).joined(separator: ", "))")
    }
    let chosen = all.filter { benchmark in
      names.isEmpty || names.contains { benchmark.name.contains($0) }
    }
    print("\(Machine.summary); \(Machine.processor ?? "processor unknown"); \(Machine.build) build")
    let sampling = isQuick ? Sampling.quick : Sampling()
    print("median of \(sampling.samples) samples after \(sampling.warmUps) not counted")
    print(row("benchmark", "units", "unit", "median ms", "+- ms", "M units/s", "outliers"))
    for benchmark in chosen {
      do {
        let work = try benchmark.prepare(isQuick ? .quick : .full)
        let (measurement, outcome) = try sampling.measure(benchmark.name, work)
        let rate = Double(outcome.units) / measurement.median / 1e6
        print(
          row(
            benchmark.name, "\(outcome.units)", benchmark.unit,
            fixed(measurement.median * 1e3), fixed(measurement.medianAbsoluteDeviation * 1e3),
            fixed(rate), "\(measurement.outliers)"))
      } catch {
        fail("\(benchmark.name): \(error)")
      }
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

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(1)
  }
}
