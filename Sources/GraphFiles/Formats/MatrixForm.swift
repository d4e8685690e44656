import PlainText

/// How an adjacency matrix is written, by its first rows.
///
/// An edge list with attributes is a table too, so a table is a matrix only on evidence that such a list
/// does not give:
/// 1. it has a row and a column of labels, and these are the same; or they differ, and all cells are 0 or
///    1 or the corner is empty: then it is two-mode;
/// 2. it has no labels, or those of columns or of rows alone, as many rows as columns, at least three,
///    and its cells look like a matrix (``looksSquare(_:)``); or all cells are 0 or 1, in at least three
///    rows and columns: then it is two-mode.
///
/// Of a file that is longer than the sample, the number of rows is not known; there a row must have 100
/// cells.
struct MatrixForm {
  /// What separates cells.
  let separator: FieldScanner.Separator
  /// The labels of the columns, if the first row holds them.
  var columnLabels: [String]?
  /// Whether the first cell of a row is its label.
  var hasRowLabels: Bool
  /// The number of columns without that of labels.
  var columns: Int
  /// Whether rows and columns are the same people.
  var isSquare: Bool

  /// A cell that is not 0 or 1, as it is compared below.
  private typealias Cells = [[Double]]

  /// The form of a table, or nil if it is no matrix.
  static func detect(_ table: SampleTable) -> MatrixForm? {
    guard table.rows.count >= 2, let width = table.rows.last?.count, width >= 3 else { return nil }
    return labelled(table, width) ?? ragged(table) ?? plain(table, width)
      ?? withColumnLabels(table, width) ?? withRowLabels(table, width)
  }

  /// The fewest cells of a row where the number of rows is not known.
  private static let fewestOfMany = 100

  // MARK: The four ways to label

  /// Labels in the first row and in the first column.
  private static func labelled(_ table: SampleTable, _ width: Int) -> MatrixForm? {
    guard let header = table.rows.first, header.count == width || header.count == width - 1,
      let cells = cells(table, table.rows.dropFirst(), from: 1, width)
    else { return nil }
    let hasCorner = header.count == width
    let columns = Array(hasCorner ? header[1...] : header[...])
    let rows = table.rows.dropFirst().map { $0[0] }
    guard areLabels(columns), areLabels(rows) else { return nil }
    var form = MatrixForm(
      separator: table.separator, columnLabels: columns, hasRowLabels: true,
      columns: columns.count, isSquare: true)
    let hasNames = !columns.allSatisfy(isNumber)
    let corner = hasCorner ? header[0] : ""
    let isSame =
      table.isComplete ? Set(rows) == Set(columns) : rows.elementsEqual(columns.prefix(rows.count))
    if isSame, hasNames || !isNumber(corner) || looksSquare(cells) { return form }
    form.isSquare = false
    guard hasNames, !columns.prefix(2).contains(where: HeaderWords.isDirection),
      !HeaderWords.isDirection(corner), cells.count >= 2
    else { return nil }
    let isTwoMode = isZeroOne(cells) && (corner.isEmpty || !rows.allSatisfy(isNumber))
    let hasValues = corner.isEmpty && columns.count >= 3 && !rows.allSatisfy(isNumber)
    return isTwoMode || hasValues ? form : nil
  }

  /// The same labels in the first row and in the first column, and rows with a cell more or less: a matrix of
  /// which one is wrong.
  private static func ragged(_ table: SampleTable) -> MatrixForm? {
    // A line that cannot be taken apart has no cells.
    guard table.isComplete, let header = table.rows.first, let corner = header.first else {
      return nil
    }
    let rows = Array(table.rows.dropFirst())
    let columns = corner.isEmpty ? Array(header.dropFirst()) : header
    guard rows.count >= 3, !rows.contains(where: \.isEmpty), areLabels(columns),
      !columns.contains(where: isNumber), Set(rows.map { $0[0] }) == Set(columns),
      2 * rows.count(where: { $0.count == columns.count + 1 }) >= rows.count
    else { return nil }
    let hasCommas = table.separator.byte != UInt8(ascii: ",")
    let areCells = rows.allSatisfy { row in
      row.dropFirst().allSatisfy { MatrixEntries.value($0, hasCommas: hasCommas) != nil }
    }
    guard areCells else { return nil }
    return MatrixForm(
      separator: table.separator, columnLabels: columns, hasRowLabels: true,
      columns: columns.count, isSquare: true)
  }

  /// No labels.
  private static func plain(_ table: SampleTable, _ width: Int) -> MatrixForm? {
    guard let cells = cells(table, table.rows[...], from: 0, width) else { return nil }
    let form = MatrixForm(
      separator: table.separator, columnLabels: nil, hasRowLabels: false, columns: width,
      isSquare: true)
    return checked(form, cells, table)
  }

  /// Labels in the first row alone.
  private static func withColumnLabels(_ table: SampleTable, _ width: Int) -> MatrixForm? {
    guard let header = table.rows.first, header.count == width, areLabels(header),
      !header.contains(where: isNumber), !header.prefix(2).contains(where: HeaderWords.isDirection),
      let cells = cells(table, table.rows.dropFirst(), from: 0, width)
    else { return nil }
    let form = MatrixForm(
      separator: table.separator, columnLabels: header, hasRowLabels: false, columns: width,
      isSquare: true)
    return checked(form, cells, table, mayBeTwoMode: false)
  }

  /// Labels in the first column alone.
  private static func withRowLabels(_ table: SampleTable, _ width: Int) -> MatrixForm? {
    guard let cells = cells(table, table.rows[...], from: 1, width) else { return nil }
    let rows = table.rows.map { $0[0] }
    guard areLabels(rows), !rows.contains(where: isNumber), width >= 4 else { return nil }
    let form = MatrixForm(
      separator: table.separator, columnLabels: nil, hasRowLabels: true, columns: width - 1,
      isSquare: true)
    return checked(form, cells, table)
  }

  /// A form if its cells are those of a matrix.
  private static func checked(
    _ form: MatrixForm, _ cells: Cells, _ table: SampleTable, mayBeTwoMode: Bool = true
  ) -> MatrixForm? {
    guard table.isComplete else { return form.columns >= fewestOfMany ? form : nil }
    if cells.count == form.columns { return looksSquare(cells) ? form : nil }
    guard mayBeTwoMode, isZeroOne(cells), cells.count >= 3 else { return nil }
    var other = form
    other.isSquare = false
    return other
  }

  // MARK: Evidence

  /// The numbers in the cells of some rows, or nil if one is none or a row has another width.
  private static func cells(
    _ table: SampleTable, _ rows: ArraySlice<[String]>, from start: Int, _ width: Int
  ) -> Cells? {
    // Between commas a comma is no decimal one.
    let hasCommas = table.separator.byte != UInt8(ascii: ",")
    var cells: Cells = []
    for row in rows {
      guard row.count == width else { return nil }
      var numbers: [Double] = []
      for cell in row[start...] {
        guard let number = MatrixEntries.value(cell, hasCommas: hasCommas) else { return nil }
        numbers.append(number)
      }
      cells.append(numbers)
    }
    return cells
  }

  private static func areLabels(_ texts: [String]) -> Bool {
    Set(texts).count == texts.count && !texts.contains("")
  }

  private static func isNumber(_ text: String) -> Bool {
    Double(text) != nil || Double(text.replacing(",", with: ".")) != nil
  }

  private static func isZeroOne(_ cells: Cells) -> Bool {
    cells.allSatisfy { $0.allSatisfy { $0 == 0 || $0 == 1 } }
      && cells.contains { $0.contains(0) } && cells.contains { $0.contains(1) }
  }

  /// Whether as many rows as columns are a matrix, and not the rows of an edge list with attributes.
  ///
  /// At least three rows, and: all on the diagonal is 0, and something is not; or all is 0 or 1; or the
  /// first two columns hold what no id is; or, from four rows on, it is symmetric; or there are eight.
  private static func looksSquare(_ cells: Cells) -> Bool {
    let places = cells.indices
    guard cells.count >= 3, cells.allSatisfy({ $0.count == cells.count }) else { return false }
    if isZeroOne(cells) || cells.count >= 8 { return true }
    let isHollow =
      places.allSatisfy { cells[$0][$0] == 0 } && cells.contains { $0.contains { $0 != 0 } }
    let holdsNoIDs = cells.contains { row in
      row.prefix(2).contains { $0 < 0 || $0 != $0.rounded() }
    }
    return isHollow || holdsNoIDs
      || cells.count >= 4
        && places.allSatisfy { row in
          row == 0 || (0..<row).allSatisfy { cells[row][$0] == cells[$0][row] }
        }
  }
}
