/// Uniform numbers in 0..<1 for tests: splitmix64 from a fixed seed.
public struct UniformNumbers {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// A whole number below a limit.
  public mutating func below(_ count: Int) -> Int { Int(next() * Double(count)) }

  /// The sum of twelve uniform numbers less six: normal for the purposes of a coverage test.
  public mutating func nextNormal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + next() }
  }
}
