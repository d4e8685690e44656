import PlainText

/// The cells that a Matrix Market `array` lists, in the order in which it does: column by column, of a
/// symmetric matrix those on and below the diagonal, of a skew-symmetric one those below.
struct MatrixMarketCells {
  /// How many cells there are.
  private(set) var count = 0
  /// How many were taken.
  private(set) var taken = 0

  private var rows = 0
  private var row = 0
  private var column = 0
  /// The first row of a column is so far below its diagonal; nil if it is the first of all.
  private var below: Int?

  init() {}

  /// Takes the size and the symmetry.
  ///
  /// - Throws: If there are more cells than a number can count.
  init(_ rows: Int, _ columns: Int, _ symmetry: String) throws(Diagnostic) {
    guard Double(rows) * Double(columns) < 0x1p53 else { throw .tooLarge }
    self.rows = rows
    switch symmetry {
    case "symmetric": (below, count) = (0, rows * (rows + 1) / 2)
    case "skew-symmetric": (below, count) = (1, rows * (rows - 1) / 2)
    default: count = rows * columns
    }
    row = below ?? 0
  }

  /// The place of the next cell, or nil behind the last.
  mutating func next() -> (row: Int, column: Int)? {
    guard taken < count else { return nil }
    defer {
      taken += 1
      row += 1
      if row == rows {
        column += 1
        row = below.map { column + $0 } ?? 0
      }
    }
    return (row, column)
  }
}
