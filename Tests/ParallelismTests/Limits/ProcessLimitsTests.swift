@testable import Parallelism
import Testing

/// Mentions `ControlGroups`, which are reached through `ProcessLimits` alone.
@Suite struct ProcessLimitsTests {
  /// The limits of a machine with 8 cores and 16 GB, in which these files are.
  private func limits(_ files: [String: String]) -> ProcessLimits {
    ProcessLimits(cores: 8, memory: 16e9) { files[$0] }
  }

  private static let unified =
    "31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n"

  @Test func `without any file the machine is the limit`() {
    let found = limits([:])
    #expect(found.cores == 8 && found.memory == MemoryLimit(16e9))
  }

  @Test func `the least of a group's limits and those above it holds`() {
    var files = [
      "/proc/self/cgroup": "0::/batch/job_7/step_0\n", "/proc/self/mountinfo": Self.unified,
      "/sys/fs/cgroup/batch/job_7/step_0/memory.max": "max\n",
      "/sys/fs/cgroup/batch/job_7/memory.max": "2000000000\n",
      "/sys/fs/cgroup/batch/memory.max": "8000000000\n",
      "/sys/fs/cgroup/batch/job_7/step_0/cpu.max": "max 100000\n",
      "/sys/fs/cgroup/batch/job_7/cpu.max": "250000 100000\n",
    ]
    #expect(limits(files).memory == MemoryLimit(2e9, by: .controlGroup))
    // Two and a half processors' time keeps three busy.
    #expect(limits(files).cores == 3)
    files["/sys/fs/cgroup/memory.max"] = "1000000000\n"
    files["/sys/fs/cgroup/batch/job_7/step_0/cpu.max"] = "50000 100000\n"
    #expect(limits(files).memory.bytes == 1e9)
    #expect(limits(files).cores == 1)
  }

  @Test func `a container that sees its own group only finds it at the mount point`() {
    let own = [
      "/proc/self/cgroup": "0::/docker/abc\n",
      "/proc/self/mountinfo":
        "31 23 0:28 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n",
      "/sys/fs/cgroup/memory.max": "512000000\n",
    ]
    #expect(limits(own).memory == MemoryLimit(512e6, by: .controlGroup))
    var other = own
    other["/proc/self/cgroup"] = "0::/../elsewhere\n"
    #expect(limits(other).memory.bytes == 512e6)
  }

  @Test func `version 1 has a hierarchy for each controller`() {
    let files = [
      "/proc/self/cgroup": "4:memory:/pod/a\n2:cpu,cpuacct:/pod/b\n1:name=systemd:/pod\n0::/\n",
      "/proc/self/mountinfo": """
      35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
      32 31 0:29 / /sys/fs/cgroup/cpu\\040set rw - cgroup cgroup rw,cpu,cpuacct
      40 31 0:37 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,name=systemd
      50 31 0:40 / /home rw - ext4 /dev/sda1 rw

      """,
      "/sys/fs/cgroup/memory/pod/a/memory.limit_in_bytes": "3000000000\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/cpu set/pod/b/cpu.cfs_quota_us": "400000\n",
      "/sys/fs/cgroup/cpu set/pod/b/cpu.cfs_period_us": "100000\n",
      "/sys/fs/cgroup/cpu set/cpu.cfs_quota_us": "-1\n",
      "/sys/fs/cgroup/cpu set/cpu.cfs_period_us": "100000\n",
    ]
    #expect(limits(files).memory == MemoryLimit(3e9, by: .controlGroup))
    #expect(limits(files).cores == 4)
  }

  @Test func `no limit is none`() {
    let files = [
      "/proc/self/cgroup": "4:memory:/\n0::/\n",
      "/proc/self/mountinfo": Self.unified,
      "/sys/fs/cgroup/memory.max": "max\n", "/sys/fs/cgroup/cpu.max": "max 100000\n",
      "/proc/self/limits": "Max address space         unlimited            unlimited   bytes\n",
      "/proc/self/status": "Name:\thearsay\nCpus_allowed_list:\t0-63\n",
    ]
    #expect(limits(files) == limits([:]))
    let nonsense = files.mapValues { _ in "::\n - \n\\0 x - cgroup\n" }
    #expect(limits(nonsense) == limits([:]))
  }

  @Test func `a process that is bound to processors uses those`() {
    #expect(limits(["/proc/self/status": "Cpus_allowed_list:\t0-1,5\n"]).cores == 3)
    #expect(limits(["/proc/self/status": "Cpus_allowed_list:\t7\n"]).cores == 1)
    #expect(limits(["/proc/self/status": "Cpus_allowed_list:\t\n"]).cores == 8)
  }

  @Test func `address space that is taken but not used is none to use`() {
    var files = [
      "/proc/self/limits":
        "Limit                     Soft Limit           Hard Limit           Units     \n"
        + "Max data size             unlimited            unlimited            bytes     \n"
        + "Max address space         4000000000           5000000000           bytes     \n",
      "/proc/self/status": "VmSize:\t  300000 kB\nVmRSS:\t  100000 kB\n",
    ]
    // Eight threads have a stack and an arena each.
    let threads = Double(8 * 72 << 20)
    #expect(
      limits(files).memory == MemoryLimit(4e9 - 200_000 * 1024 - threads, by: .addressSpace))
    files["/proc/self/limits"] = "Max data size  3000000000  unlimited  bytes\n"
    #expect(limits(files).memory == MemoryLimit(3e9 - threads, by: .data))
    // Where that is more than a quarter, there will be fewer.
    files["/proc/self/limits"] = "Max data size  1000000000  unlimited  bytes\n"
    #expect(limits(files).memory == MemoryLimit(750e6, by: .data))
  }

  @Test func `this process has limits`() {
    #expect(ProcessLimits.current.cores >= 1)
    #expect(ProcessLimits.current.memory.bytes > 1e7)
    #expect(Workers().count == ProcessLimits.current.cores)
  }
}
