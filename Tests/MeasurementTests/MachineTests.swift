import Measurement
import Testing

@Suite(.serialized) struct MachineTests {
  @Test func `the machine is described`() {
    #expect(Machine.summary.contains("core"))
    #expect(["debug", "release"].contains(Machine.build))
    #expect(Machine.compiler.hasPrefix("Swift 6."))
    #if os(Linux)
      #expect((Machine.peakBytes ?? 0) > 1_000_000)
      #expect(Machine.instructions != nil)
    #endif
  }

  @Test func `code that ends many runs of wide vectors is distinguished from code with few`() {
    let end: [UInt8] = [0xC5, 0xF8, 0x77]
    let other: [UInt8] = [0xC5, 0xF8, 0x78, 0xF8, 0x77]
    func code(_ ends: Int) -> [UInt8] {
      (0..<100).flatMap { $0 < ends ? other + end : other }
    }
    #expect(Machine.hasWideVectors(code(64)))
    #expect(!Machine.hasWideVectors(code(63)))
    #expect(!Machine.hasWideVectors([]))
    #expect(!Machine.hasWideVectors([0xF8, 0x77]))
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
