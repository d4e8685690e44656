import Foundation

extension Machine {
  /// The vector instructions this program was compiled to, or nil where that cannot be told.
  ///
  /// Swift does not tell a program which processor it was compiled for, so this looks at the
  /// result: code that was allowed AVX or anything wider is full of `vzeroupper`, which ends each stretch
  /// of it, and code for any x86-64 processor has none.
  ///
  /// - Complexity: O(size of the executable).
  public static var instructions: String? {
    #if arch(arm64)
      return "NEON"
    #elseif arch(x86_64)
      guard let file = FileManager.default.contents(atPath: "/proc/self/exe") else { return nil }
      return hasWideVectors([UInt8](file))
        ? "AVX or wider" : "SSE2, which any x86-64 processor has"
    #else
      return nil
    #endif
  }

  /// Whether x86-64 machine code uses vectors of more than 16 bytes.
  ///
  /// A library that chooses its code at run time may bring a few along, and chance may spell one, so
  /// it takes some dozens.
  package static func hasWideVectors(_ code: [UInt8]) -> Bool {
    let code = code.span
    var found = 0
    var place = 2
    while place < code.count {
      if code[place] == 0x77, code[place - 1] == 0xF8, code[place - 2] == 0xC5 { found += 1 }
      place += 1
    }
    return found >= 64
  }
}
