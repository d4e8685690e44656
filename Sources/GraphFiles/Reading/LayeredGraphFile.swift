public import Parallelism
public import PlainText
public import SocialGraph

/// Several graphs over the same people, read from several files or from one: people have ties of more
/// than one kind.
///
/// ```swift
/// let town = try LayeredGraphFile.read(
///   [("family", "family.csv"), ("work", "work.net")], isDirected: false, workers: Workers())
/// let questions = try LayeredGraphFile.read(
///   "nominations.csv", layerColumn: "question", isDirected: true, workers: Workers())
/// ```
///
/// The people of all layers are numbered together, by the rule for one file; somebody whom a layer does
/// not mention has no ties in it. <doc:ReadingGraphs> says which files are read.
public struct LayeredGraphFile: Sendable {
  /// What people are called.
  public let labels: PersonLabels
  /// The names of the layers and their ties between all people, in the order of the files or of their
  /// first appearance.
  public let layers: [(name: String, graph: Graph)]
  /// What was read, dropped and ignored: one report for each layer.
  ///
  /// For a single file, only the first report has the remarks.
  public let reports: [ReadingReport]

  /// Reads each layer from a file of its own, of any format that ``GraphFile`` reads.
  ///
  /// - Parameters:
  ///   - files: The name and the path of each layer; names differ.
  ///   - isDirected: Whether a line `A B` says only that A tells B.
  ///   - workers: Who reads; their number does not change the result.
  ///   - weights: For layers that are to have weights, by name, the column with them.
  /// - Returns: The layers, in the order of the files.
  /// - Throws: `Diagnostic` with the place in a file and the remedy.
  /// - Complexity: O(bytes + people log people), and the ids of all files once more.
  public static func read(
    _ files: [(name: String, path: String)], isDirected: Bool, workers: Workers,
    weights: [String: WeightColumn] = [:]
  ) throws(Diagnostic) -> LayeredGraphFile {
    var options = ReadingOptions(isDirected: isDirected, workers: workers)
    var found: [FoundLayer] = []
    // Everybody in all files, and for each file the place of each of its people there.
    var table = NameTable(options.memory)
    var placesOfFile: [[UInt32]] = []
    for file in files {
      options.weights = weights[file.name]
      var read = try ReadTies.read(path: file.path, options)
      let report = read.report(file.path)
      let taken = read.take()
      found.append(
        FoundLayer(
          name: file.name, pieces: taken.pieces, merged: taken.merged, report: report,
          weights: taken.weights, column: options.weights))
      var places: [UInt32] = []
      for person in 0..<read.labels.count {
        do throws(Diagnostic) {
          places.append(try table.number(of: read.labels[PersonID(person)]))
        } catch {
          throw error.named(file.path)
        }
      }
      table.others += Double(8 * report.rows + 4 * places.count)
      placesOfFile.append(places)
    }
    let (labels, ranks) = PersonNumbering.number(table)
    for (layer, places) in placesOfFile.enumerated() {
      for piece in found[layer].pieces.indices {
        found[layer].pieces[piece].renumber { ranks[Int(places[Int($0)])] }
      }
      found[layer].weights?.renumber { ranks[Int(places[Int($0)])] }
    }
    return try LayeredGraphFile(found, labels, options)
  }

  /// Reads one file whose ties are divided into layers by the words of a column.
  ///
  /// The column is one of an edge list with a header line, behind the two ids; the `attr.name` or the id
  /// of a key for edges of a GraphML file; a key of the edges of a GML file; or `relation` for the
  /// relations of a Pajek file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - layerColumn: The column, exactly as the file names it.
  ///   - isDirected: Whether a line `A B` says only that A tells B.
  ///   - workers: Who builds; their number does not change the result.
  ///   - weights: The column with the weights of ties, if the layers are to have them.
  /// - Returns: The layers in the order of their first appearance.
  /// - Throws: `Diagnostic` with the place and the remedy; for a column that is not there, with those
  ///   that are.
  /// - Complexity: O(bytes + people log people + layers × people).
  public static func read(
    _ path: String, layerColumn: String, isDirected: Bool, workers: Workers,
    weights: WeightColumn? = nil
  ) throws(Diagnostic) -> LayeredGraphFile {
    let options = ReadingOptions(
      isDirected: isDirected, workers: workers, layerColumn: layerColumn, weights: weights)
    var read = try ReadTies.read(path: path, options)
    let labels = read.labels
    var report = read.report(path)
    let taken = read.take()
    var found: [FoundLayer] = []
    var rest = taken.pieces[...]
    for (number, layer) in taken.layers.enumerated() where taken.isParted {
      let pieces = Array(rest.prefix(layer.pieces))
      rest = rest.dropFirst(layer.pieces)
      report.rows = pieces.reduce(layer.merged.rows) { $0 + $1.count }
      found.append(
        FoundLayer(
          name: layer.name, pieces: pieces, merged: layer.merged, report: report,
          weights: taken.weights, number: UInt32(number), column: weights))
      report.notes = []
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        file: path, "there are no ties in the file, and so no layers",
        remedies: ["Add ties, or read the file without layers."])
    }
    return try LayeredGraphFile(found, labels, options)
  }

  /// The ties of a layer before they are its graph, and the report of reading them.
  private struct FoundLayer {
    let name: String
    var pieces: [[Tie]]
    let merged: MergedRows
    var report: ReadingReport
    /// Weights, if it is to have them; of several layers of one file, those of all.
    var weights: ListedWeights?
    /// Which of them are those of the layer.
    var number: UInt32 = 0
    let column: WeightColumn?
  }

  /// Builds the graphs of layers whose people have their final numbers.
  private init(
    _ found: consuming [FoundLayer], _ labels: PersonLabels, _ options: ReadingOptions
  ) throws(Diagnostic) {
    self.labels = labels
    var layers: [(name: String, graph: Graph)] = []
    var reports: [ReadingReport] = []
    for layer in found {
      var report = layer.report
      do throws(Diagnostic) {
        let built = try layer.pieces.built(
          people: labels.count, without: layer.merged, options, &report)
        let graph = try built.weighted(
          by: layer.weights, layer: layer.number, layer.column, &report)
        layers.append((layer.name, graph))
      } catch {
        throw error.named(report.path)
      }
      reports.append(report)
    }
    self.layers = layers
    self.reports = reports
  }
}
