import PlainText

/// Recognises a Pajek partition, permutation or vector in a file of its own: it begins as a network does, with
/// `*Vertices` and their number, and then has a number in each line.
enum PajekValues {
  /// What is wrong with a file that is one, or nil.
  ///
  /// A list of the numbers 1, 2, … may be the vertices of a network, unless its name says otherwise.
  static func problem(_ sample: FileSample) -> Diagnostic? {
    let isCut = sample.text.count > 4096
    let lines = sample.lines.filter { !$0.hasPrefix("%") && !$0.hasPrefix("/*") }
      .dropLast(isCut ? 1 : 0)
    guard let heading = lines.first, heading.lowercased().hasPrefix("*vertices"), lines.count > 1
    else { return nil }
    let values = lines.dropFirst().map { trimmed(String($0)) }
    guard values.allSatisfy({ Double($0) != nil }) else { return nil }
    let numbers = values.compactMap { $0[...].plainNumber }.filter { $0 > 0 }
    let isVector =
      sample.isNamed(".vec") || values.contains { Double($0).map { $0 != $0.rounded() } ?? true }
    let areVertices = numbers.count == values.count && Set(numbers).count == numbers.count
    guard isVector || !areVertices || sample.isNamed(".clu", ".per") else { return nil }
    return Diagnostic(
      line: sample.lineNumber { $0.lowercased().contains("*vertices") },
      "this is a Pajek \(isVector ? "vector" : "partition"), a number for each person, and no network",
      remedy: "Give the network itself: its .net file, or the project (.paj) that holds it.")
  }
}
