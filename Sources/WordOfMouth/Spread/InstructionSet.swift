internal import ProcessorLevel
internal import SpreadKernel
package import SpreadTypes
internal import Synchronization

#if KERNEL_VARIANTS
  internal import SpreadKernelV3
  internal import SpreadKernelV4
#endif

/// The instructions that the loops of waves and coins use.
///
/// The kernel is compiled for each; the best that the processor has and the operating system allows is used
/// unless another is asked for. Results are the same bytes with all of them.
public enum InstructionSet: String, CaseIterable, Sendable {
  /// What every processor of the architecture has: SSE2, or NEON.
  case baseline
  /// x86-64-v3: AVX2, of most processors since 2013.
  case v3
  /// x86-64-v4: AVX-512.
  case v4

  /// Those that this build has and this machine can run, from the first to the best.
  public static let available: [InstructionSet] = {
    #if KERNEL_VARIANTS
      let level = processor_level()
      return level >= 4 ? [.baseline, .v3, .v4] : level >= 3 ? [.baseline, .v3] : [.baseline]
    #else
      return [.baseline]
    #endif
  }()

  /// The best of them.
  public static var best: InstructionSet { available[available.count - 1] }

  /// The one that whoever makes a ``WaveWorkspace`` gets from now on: the best, or the one that was set.
  ///
  /// It is for a program to set once, before it runs anything.
  ///
  /// - Precondition: a new value is ``available``.
  public static var inUse: InstructionSet {
    get { allCases[chosen.load(ordering: .relaxed)] }
    set {
      precondition(available.contains(newValue), "this machine cannot run these instructions")
      chosen.store(index(of: newValue), ordering: .relaxed)
    }
  }

  private static let chosen = Atomic<Int>(index(of: best))

  private static func index(of set: InstructionSet) -> Int {
    switch set {
    case .baseline: 0
    case .v3: 1
    case .v4: 2
    }
  }

  /// What they are called: "x86-64-v3 (AVX2)".
  public var name: String {
    switch self {
    case .baseline:
      #if arch(x86_64)
        "x86-64 (SSE2)"
      #elseif arch(arm64)
        "arm64 (NEON)"
      #else
        "baseline"
      #endif
    case .v3: "x86-64-v3 (AVX2)"
    case .v4: "x86-64-v4 (AVX-512)"
    }
  }

  /// The build of the kernel for them.
  ///
  /// - Precondition: they are ``available``.
  package var kernel: any KernelBuild {
    switch self {
    case .baseline: return SpreadKernel.Kernel()
    #if KERNEL_VARIANTS
      case .v3: return SpreadKernelV3.Kernel()
      case .v4: return SpreadKernelV4.Kernel()
    #else
      case .v3, .v4: preconditionFailure("this build has no such instructions")
    #endif
    }
  }
}
