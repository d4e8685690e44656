/// One cell to write.
public enum DelimitedCell: Sendable, Hashable {
  /// A text, quoted where it must be.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number in its shortest form that reads back the same; missing if it is not finite.
  case number(Double)
  /// An empty cell.
  case missing
}
