/// Uniform numbers in 0..<1 for the tests of this module: splitmix64 from a fixed seed.
struct UniformNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// The sum of twelve uniform numbers less six: normal for the purposes of a coverage test.
  mutating func nextNormal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + next() }
  }
}
