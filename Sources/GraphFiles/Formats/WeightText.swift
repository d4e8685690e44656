import PlainText
import SocialGraph

/// How a weight is written, in all formats.
enum WeightText {
  /// What the values of ties are called in formats that give them no name.
  static let names = ["weight", "value"]

  /// The largest weight.
  static let largest = 1e30

  /// Checks that a column is the one of values without a name.
  static func checkName(_ options: ReadingOptions, hasValues: Bool = true) throws(Diagnostic) {
    guard let column = options.weights?.name, !hasValues || !names.contains(column) else { return }
    throw .noWeights(column, of: hasValues ? [names[0]] : [])
  }

  /// The weight that a text says.
  ///
  /// - Parameters:
  ///   - text: The text; nil if there is none.
  ///   - column: What the weights are called.
  ///   - hasCommas: Whether a comma may be the decimal one.
  /// - Returns: The weight.
  /// - Throws: If it is missing, no number, negative or too large.
  static func weight(
    _ text: String?, _ column: WeightColumn, hasCommas: Bool = false
  ) throws(Diagnostic) -> Double {
    guard let text, !["", "NA", "NaN", "nan", "-", "."].contains(text) else {
      throw Diagnostic(
        "the tie has no weight: \(column.name.quotedShort) is missing here",
        remedy: "Write its weight, 0 if it is never told over, or remove the tie.")
    }
    let number = hasCommas ? text.replacing(",", with: ".") : text
    guard number.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let value = Double(number)
    else {
      throw Diagnostic(
        "the weight \(String(text.prefix(40)).quotedShort) is not a number",
        remedy: "Write a number, 0 or above: 0.25.")
    }
    return try checked(value, column)
  }

  /// A weight that may be one.
  static func checked(_ value: Double, _ column: WeightColumn) throws(Diagnostic) -> Double {
    guard value >= 0 else {
      throw Diagnostic(
        "the weight \(NumberText.shortest(value)) is negative, and weights are chances or multiples of them",
        remedy: "Write a weight of 0 or above, or remove the tie.")
    }
    guard value <= largest else {
      throw Diagnostic(
        "the weight is above \(NumberText.shortest(largest))",
        remedy: "Divide all weights by a large number.")
    }
    guard column.repeated != .either || value <= 1 else {
      throw Diagnostic(
        "the weight \(NumberText.shortest(value)) is above 1, and \"either\" takes weights as chances",
        remedy: "Write chances in 0...1, or take the sum or the largest of repeated weights.")
    }
    return value
  }
}

extension Diagnostic {
  /// The column that should hold the weights of ties is missing.
  static func noWeights(_ name: String, of columns: [String] = []) -> Diagnostic {
    Diagnostic(
      "there is no column \(name.quotedShort) with the weights of ties",
      remedy: columns.isEmpty
        ? "Ties of this file have no weights that are read; write them as a third column of a CSV file."
        : "Name one of these: \(few(columns)).")
  }
}
