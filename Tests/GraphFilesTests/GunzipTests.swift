import Foundation
@testable import GraphFiles
import Testing

/// Decompression (`Gunzip`, `Inflater`, `CodeTable`), against streams that were written symbol by symbol.
@Suite struct GunzipTests {
  /// Lengths of a complete code for some of the symbols: leaves of a tree that is split at random.
  static func code(
    of count: Int, with needed: [Int] = [], _ generator: inout FixedGenerator
  ) -> [Int] {
    let used = Set(
      needed + (0..<count).filter { _ in Int.random(in: 0..<3, using: &generator) > 0 } + [0, 1])
    var leaves = [0]
    while leaves.count < used.count {
      let place = Int.random(in: 0..<leaves.count, using: &generator)
      guard leaves[place] < 15 else { continue }
      leaves[place] += 1
      leaves.append(leaves[place])
    }
    leaves.shuffle(using: &generator)
    var lengths = [Int](repeating: 0, count: count)
    for (symbol, length) in zip(used, leaves) { lengths[symbol] = length }
    return lengths
  }

  /// A block of random symbols in a random code.
  static func addBlock(
    _ writer: inout DeflateWriter, isLast: Bool, _ generator: inout FixedGenerator
  ) {
    let literals = code(of: 286, with: [256], &generator)
    let distances = code(of: 30, &generator)
    writer.header(literals, distances, isLast: isLast)
    let symbols = literals.indices.filter { literals[$0] > 0 && $0 != 256 }
    for _ in 0..<300 {
      let symbol = symbols.randomElement(using: &generator) ?? 0
      let near = distances.indices.filter {
        distances[$0] > 0 && 2 * DeflateWriter.distance($0) < writer.text.count
      }
      if symbol < 256 {
        writer.literal(UInt8(symbol), literals)
      } else if let distance = near.randomElement(using: &generator) {
        let more = Int.random(in: 0..<1 << 20, using: &generator)
        writer.match((symbol, more), (distance, more >> 7), literals, distances)
      }
    }
    writer.symbol(256, literals)
  }

  @Test(arguments: 1...6)
  func `blocks of every kind are the text that was written`(seed: UInt64) throws {
    var generator = FixedGenerator(seed)
    var writer = DeflateWriter()
    for block in 0..<3 {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let length = [0, 1, 5000].randomElement(using: &generator) ?? 0
        writer.stored((0..<length).map { UInt8($0 & 0xFF) }, isLast: false)
      }
      Self.addBlock(&writer, isLast: block == 2, &generator)
    }
    let file = writer.gzip()
    #expect(try file.gunzipped() == writer.text)
    #expect(try file.gunzipped(pieces: 1000, input: 7) == writer.text)
    #expect(try file.gunzipped(pieces: 1, input: 1) == writer.text)
    #expect(try (file + file).gunzipped(pieces: 500, input: 999) == writer.text + writer.text)
  }

  @Test func `a damaged file is rejected or holds the same text`() throws {
    var generator = FixedGenerator(1)
    var writer = DeflateWriter()
    Self.addBlock(&writer, isLast: true, &generator)
    let file = writer.gzip()
    for place in file.indices {
      #expect(throws: GzipProblem.self) { try Array(file[..<place]).gunzipped() }
      for mask: UInt8 in [1, 0x80] {
        var damaged = file
        damaged[place] ^= mask
        let text = try? damaged.gunzipped()
        #expect(text == nil || text == writer.text, "byte \(place)")
      }
    }
  }

  /// Files whose streams make no sense.
  static let senseless: [(name: String, file: [UInt8])] = {
    let eight = [Int](repeating: 8, count: 257)
    let complete = [Int](repeating: 8, count: 255) + [0, 8]
    var list: [(String, [UInt8])] = []
    func add(_ name: String, _ write: (inout DeflateWriter) -> Void) {
      var writer = DeflateWriter()
      write(&writer)
      list.append((name, writer.gzip()))
    }
    add("a fourth kind of block") { $0.number(0b111, 3) }
    add("a stored length that its check denies") {
      $0.number(1, 8)
      $0.number(5, 16)
      $0.number(5, 16)
    }
    add("too many codes") { $0.header(eight, [1, 1], isLast: true) }
    add("too few codes") {
      $0.header([8] + [Int](repeating: 0, count: 255) + [8], [1], isLast: true)
    }
    add("too few distances") { $0.header(complete, [2, 2], isLast: true) }
    add("no end of the block") {
      $0.header([Int](repeating: 8, count: 256) + [0], [1, 1], isLast: true)
    }
    add("more symbols than there are") {
      $0.number(0b101, 3)
      $0.number(30, 5)
      $0.number(0, 10)
    }
    let fixed = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    let five = [Int](repeating: 5, count: 32)
    for (symbol, distance) in [(286, 0), (287, 0), (257, 30), (257, 31)] {
      add("length \(symbol), distance \(distance)") {
        $0.number(0b011, 3)
        $0.literal(65, fixed)
        $0.symbol(symbol, fixed)
        $0.symbol(distance, five)
      }
    }
    add("a match before the text") {
      $0.number(0b011, 3)
      $0.literal(65, fixed)
      $0.match((257, 0), (1, 0), fixed, five)
      $0.symbol(256, fixed)
    }
    add("a length to repeat where there is none") {
      $0.number(0b101, 3)
      $0.number(0, 10)
      $0.number(15, 4)
      $0.number(1, 3)
      $0.number(1, 3)
      for _ in 2..<19 { $0.number(0, 3) }
      $0.number(0, 600)
    }
    return list
  }()

  @Test(arguments: senseless.map(\.name))
  func `streams without a meaning are rejected`(name: String) throws {
    let file = try #require(Self.senseless.first { $0.name == name }).file
    #expect(throws: GzipProblem.self) { try (file + [UInt8](repeating: 7, count: 99)).gunzipped() }
  }

  @Test func `a member does not reach into the one before it`() throws {
    let fixed = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    var first = DeflateWriter()
    first.stored([1, 2, 3, 4, 5, 6, 7, 8, 9], isLast: true)
    var second = DeflateWriter()
    second.number(0b011, 3)
    second.match((257, 0), (3, 0), fixed, [Int](repeating: 5, count: 32))
    second.symbol(256, fixed)
    #expect(throws: GzipProblem.self) { try (first.gzip() + second.gzip()).gunzipped() }
  }

  @Test func `all fields of a header are skipped, and what follows the last member is looked at`()
    throws
  {
    var writer = DeflateWriter()
    writer.stored([49, 32, 50, 10], isLast: true)
    let fields: [UInt8] = [3, 0, 7, 0, 7] + [97, 0] + [99, 99, 0] + [1, 2]
    let file = writer.gzip(flags: 0b11110, fields: fields)
    #expect(try file.gunzipped() == writer.text)
    #expect(try (file + [UInt8](repeating: 0, count: 3000)).gunzipped() == writer.text)
    #expect(try (file + file + [0]).gunzipped(input: 3) == writer.text + writer.text)
    for more in [[1], [0, 1], [0x1F], [0x1F, 0x8B], [0x1F, 0x8C] + file, [0] + file] as [[UInt8]] {
      #expect(throws: GzipProblem.self) { try (file + more).gunzipped() }
    }
    for (place, byte) in [(2, 7), (3, 0x20), (3, 0x80)] as [(Int, UInt8)] {
      var other = file
      other[place] = byte
      #expect(throws: GzipProblem.self) { try other.gunzipped() }
    }
  }
}
