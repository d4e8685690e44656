import Testing

import PlainText
import Reports

@Suite struct TimingTests {
  @Test func `timing has what depends on the machine and the moment`() {
    let timing = Timing(
      started: "2026-01-02T03:04:05Z", seconds: 1.5, workers: 2, host: "Linux x86_64")
    #expect(
      timing.json.pretty == """
        {
          "started": "2026-01-02T03:04:05Z",
          "seconds": 1.5,
          "workers": 2,
          "host": "Linux x86_64"
        }

        """)
  }
}
