public import SpreadTypes

/// The kernel as this module's build has it.
///
/// This folder is compiled once for any processor and, under names that are links to it, once for each
/// instruction set above; `Package.swift` has the list. Hence no type of it is named outside but this one.
public struct Kernel: KernelBuild {
  /// The build.
  public init() {}

  /// Makes a worker without memory; it grows to the largest graph it meets.
  public func newWorker() -> any WaveWorker { KernelWorker() }
}
