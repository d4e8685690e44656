import CommandLineParsing
import Measurement
import WordOfMouth

/// The benchmarks proper: runs those that are named and prints a row for each.
enum Suites {
  private static let quick = Flag(
    "quick", help: "Small problems, few samples: see that everything works and is right.")
  private static let json = Flag("json", help: "Print a line of JSON for each benchmark.")
  private static let instructions = Flag(
    "instructions", .choice("set", InstructionSet.self), unset: "the best this machine has",
    help: "The instructions of the kernel: baseline, v3 or v4.")
  private static let list = Flag("list", help: "Print the names and do nothing.")
  private static let name = Argument(
    rest: .text("name"), help: "Run the benchmarks whose names contain one of these.")

  static let command = Command(
    "Benchmarks", overview: "Measures Hearsay's parts and checks what they compute.",
    details: [
      "Three words measure what takes longer: \"Benchmarks huge\", \"growth\" and \"peer\"; each has a "
        + "--help."
    ],
    examples: [
      .init("swift run -c release Benchmarks --quick", "See that everything works, in seconds."),
      .init("swift run -c release Benchmarks spreading/dense", "Measure some."),
    ],
    arguments: [name], flags: [quick, json, list, instructions])

  static func perform(_ invocation: Invocation) throws {
    let names = invocation[name]
    if let set = invocation[instructions] {
      guard InstructionSet.available.contains(set) else {
        throw WrongResult(description: "this machine has no instructions of \(set.name)")
      }
      InstructionSet.inUse = set
    }
    let all = Benchmarks.all
    if let unknown = names.first(where: { name in !all.contains { $0.name.contains(name) } }) {
      throw WrongResult(
        description: "no benchmark matches \"\(unknown)\"; --list prints what there is")
    }
    let chosen = all.filter { benchmark in
      names.isEmpty || names.contains { benchmark.name.contains($0) }
    }
    if invocation[list] {
      chosen.forEach { print($0.name) }
      return
    }
    let size: Benchmark.Size = invocation[quick] ? .quick : .full
    let sampling: TimingPlan = size == .quick ? .quick : TimingPlan()
    if invocation[json] {
      for benchmark in chosen { try Comparison(of: benchmark, size, sampling).line.print() }
      return
    }
    print(
      "\(Machine.summary); \(Machine.processor ?? "processor unknown"); \(Machine.build) build; "
        + InstructionSet.inUse.name)
    print(
      "median of \(sampling.samples) samples after \(sampling.warmUps) not counted"
        + (size == .quick ? "; small problems, not those that the names tell" : ""))
    print(Comparison.heading)
    for benchmark in chosen { print(try Comparison(of: benchmark, size, sampling).row) }
    if let peak = Machine.peakBytes {
      print("peak memory \(peak / 1_048_576) MiB; every result was checked")
    }
  }
}
