import Measurement
import Testing

@Suite(.serialized) struct MachineTests {
  @Test func `the machine is described`() {
    #expect(Machine.summary.contains("core"))
    #expect(["debug", "release"].contains(Machine.build))
    #expect(Machine.compiler.hasPrefix("Swift 6."))
    #if os(Linux)
      #expect((Machine.peakBytes ?? 0) > 1_000_000)
    #endif
  }

  #if os(Linux)
    @Test func `the peak is reset where the system allows it`() throws {
      let size = 300_000_000
      func touch() -> Int { [UInt8](repeating: 1, count: size).reduce(0) { $0 + Int($1) } }
      #expect(touch() == size)
      let peak = try #require(Machine.peakBytes)
      #expect(peak >= size)
      guard Machine.resetPeak() else { return }
      #expect(try #require(Machine.peakBytes) <= peak - size / 2)
    }
  #endif
}
