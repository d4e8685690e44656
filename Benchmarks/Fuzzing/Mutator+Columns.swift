/// Changes of tables, as spreadsheets and exports make them.
extension Mutator {
  /// A column removed, doubled, moved, filled with one word, or with its numbers written otherwise.
  mutating func changedColumns(_ bytes: [UInt8]) -> [UInt8] {
    let separators = Array(",;\t |".utf8)
    let separator = separators.max { a, b in
      bytes.count { $0 == a } < bytes.count { $0 == b }
    }
    guard let separator, bytes.contains(separator) else { return bytes }
    var rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    }
    let width = min(64, rows.map(\.count).max() ?? 0)
    let (column, other) = (random.below(width), random.below(width))
    let change = random.below(7)
    let word = Array(random.pick(Self.words).utf8)
    for row in rows.indices where column < rows[row].count {
      let cell = rows[row][column]
      switch change {
      case 0: rows[row].remove(at: column)
      case 1: rows[row].insert(cell, at: min(other, rows[row].count))
      case 2: rows[row].swapAt(column, min(other, rows[row].count - 1))
      case 3 where row > 0: rows[row][column] = word
      case 4: rows[row].insert(Array("\(row)".utf8), at: 0)
      case 5: rows[row][column] = cell.map { $0 == 0x2E ? 0x2C : $0 == 0x2C ? 0x2E : $0 }
      default: rows[row][column] = rewritten(cell, row)
      }
    }
    return Array(rows.map { $0.joined(separator: [separator]) }.joined(separator: [0x0A]))
  }

  /// A number as programs write it: with a sign, zeros, an exponent, a unit, or as the day of a month.
  private mutating func rewritten(_ cell: [UInt8], _ row: Int) -> [UInt8] {
    let text = String(decoding: cell, as: UTF8.self)
    guard Double(text) != nil else { return cell }
    let forms = [
      "+\(text)", "0\(text)", "\(text).0", "\(text)E+05", "\(text) %", "\(text)-Oct", "\"\(text)\"",
    ]
    return Array(random.pick(forms).utf8)
  }

  /// A gzip file of a line so often that it holds far more than it is long.
  mutating func enlarged(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 0x0A).filter { $0.allSatisfy { $0 < 144 } }
    guard !lines.isEmpty else { return bytes }
    return GzipFile.repeated(random.pick(lines).prefix(1000) + [0x0A], random.small(10_000))
  }
}
