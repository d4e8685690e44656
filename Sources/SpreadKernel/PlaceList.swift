/// Places of contacts that wait to be looked up and told.
///
/// What adds to it writes to ``elements`` from ``count`` on and then sets the count; the kernel makes
/// room beforehand for whatever one step may add.
struct PlaceList: ~Copyable {
  private var buffer = KernelBuffer<UInt32>(0)
  /// How many places wait.
  var count = 0

  /// With this many places waiting it is time to look them up: enough that the misses of their
  /// look-up overlap, few enough that they stay in the nearest cache.
  static let many = 2048

  /// The places, and room behind them.
  @unsafe var elements: UnsafeMutableBufferPointer<UInt32> {
    @inline(__always) get { unsafe buffer.elements }
  }

  /// How many places there is room for.
  var capacity: Int { buffer.count }

  /// Makes room for one step that adds at most this many places where less than ``many`` wait, and
  /// for vectors that reach beyond.
  mutating func reserve(forStep most: Int) { buffer.reserve(Self.many + most + 48, 0) }
}
