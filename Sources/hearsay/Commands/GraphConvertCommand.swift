import CommandLineParsing
import GraphFiles

/// `hearsay graph convert`: a graph file in another format.
enum GraphConvertCommand: Verb {
  private static let input = Argument(
    .file("input"), help: "The graph file to read, or - for standard input.")
  private static let output = Argument(
    .file("output"), help: "The file to write, or - for standard output.")

  static let command = Command(
    "convert", overview: "Read a graph file and write its ties in another format.",
    details: [
      "Reads \(GraphFormats.readable).",
      "Repeated ties and self-loops are dropped and counted; ties are sorted. The file is written "
        + "completely or not at all.",
      "Weights are kept, to seven digits, if the column with them is named; they are the third column of the "
        + "new file, `weight`.",
    ],
    examples: [
      .init("hearsay graph convert ties.txt.gz ties.csv", "From an edge list to CSV."),
      .init("hearsay graph convert friends.graphml friends.csv", "From GraphML."),
      .init(
        "hearsay graph convert calls.csv calls.mtx --weight-column minutes --repeated-weights sum",
        "With the weights of ties."),
      .init("hearsay graph convert votes.tsv votes.mtx --directed", "To Matrix Market."),
    ],
    arguments: [input, output],
    flags: [
      CommonFlags.directed, CommonFlags.project, CommonFlags.weightColumn,
      CommonFlags.repeatedWeights, GraphVerbs.format, CommonFlags.threads,
      CommonFlags.force,
      CommonFlags.quiet,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[output]
    try console.checkFree(path, overwrites: invocation[CommonFlags.force])
    let file = try GraphFile.read(
      invocation[input], isDirected: invocation[CommonFlags.directed],
      workers: CommonFlags.workers(invocation), projection: invocation[CommonFlags.project],
      weights: CommonFlags.weights(invocation))
    console.note(file.report)
    try GraphVerbs.write(file.graph, file.labels, to: path, invocation, console)
    return .ok
  }
}
