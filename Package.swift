// swift-tools-version: 6.2
import PackageDescription

/// One set of switches for every target: Swift 6 with strict memory safety, and warnings are errors.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module and the modules of ours it may import.
///
/// The arrows point one way only.
func module(_ name: String, imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: settings)
}

/// Tests that compute little themselves take far longer to optimise than to run: in a release build they are not.
let unoptimised: [SwiftSetting] = [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// The tests of a module: in the folder of its name, free to use the shared test support.
func tests(
  of name: String, also imports: [String] = [], _ further: [SwiftSetting] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TestSupport"] + imports).map { .byName(name: $0) },
    swiftSettings: settings + further)
}

/// The kernel, compiled for one more instruction set: a folder of its name that is a link to the kernel's own.
///
/// The flags are for the release build; a debug build has plain copies. They may use AVX and the like because
/// `WordOfMouth` asks the processor before it calls them, and because they share no code with other modules,
/// which `.ci/check-instructions` makes sure of.
func kernel(_ name: String, _ flags: [String]) -> Target {
  .target(
    name: name, dependencies: ["SpreadTypes", "Randomness"],
    swiftSettings: settings + [
      .unsafeFlags(flags.flatMap { ["-Xcc", $0] }, .when(configuration: .release))
    ])
}

// Of the machine that builds: for another architecture, build there.
#if arch(x86_64)
  let kernels = [
    kernel("SpreadKernelV3", ["-march=x86-64-v3"]),
    // By itself a compiler prefers half as wide vectors there.
    kernel("SpreadKernelV4", ["-march=x86-64-v4", "-mprefer-vector-width=512"]),
  ]
#else
  let kernels: [Target] = []
#endif

let package = Package(
  name: "hearsay",
  products: [
    .executable(name: "hearsay", targets: ["hearsay"]),
    // The core as libraries: a graph, and how stories spread on it.
    .library(name: "SocialGraph", targets: ["SocialGraph", "Parallelism", "Randomness"]),
    .library(
      name: "WordOfMouth", targets: ["WordOfMouth", "SocialGraph", "Parallelism", "Randomness"]),
  ],
  targets: [
    // Leaves: they import nothing of ours.
    module("Randomness"),
    module("Parallelism"),
    module("Statistics"),
    module("PlainText"),
    module("DelimitedText"),
    module("CommandLineParsing", imports: ["PlainText"]),
    module("Measurement"),
    module("SpreadTypes"),

    // The hot loops, over raw memory: for any processor, and above for each instruction set.
    module("SpreadKernel", imports: ["SpreadTypes", "Randomness"]),
    .target(name: "ProcessorLevel"),

    // The chain: who knows whom, how talk spreads, what it is worth, what to try, running it, whether it
    // can be true, how it is shown.
    module("SocialGraph", imports: ["Randomness", "Parallelism"]),
    module("GraphFiles", imports: ["SocialGraph", "Parallelism", "PlainText"]),
    .target(
      name: "WordOfMouth",
      dependencies: ([
        "SocialGraph", "ProcessorLevel", "SpreadKernel", "SpreadTypes", "Statistics", "Parallelism",
        "Randomness",
      ] + kernels.map(\.name)).map { .byName(name: $0) },
      swiftSettings: settings + (kernels.isEmpty ? [] : [.define("KERNEL_VARIANTS")])),
    module(
      "Service",
      imports: [
        "WordOfMouth", "SocialGraph", "SpreadTypes", "Statistics", "Parallelism", "Randomness",
        "PlainText",
      ]),
    module("Surveys", imports: ["DelimitedText", "PlainText"]),
    module(
      "Scenarios",
      imports: [
        "Service", "WordOfMouth", "SocialGraph", "Statistics", "Randomness", "DelimitedText",
        "PlainText",
      ]),
    module(
      "Experiments",
      imports: [
        "GraphFiles", "Scenarios", "Service", "WordOfMouth", "SocialGraph", "Statistics",
        "Parallelism",
        "Measurement", "Randomness", "PlainText",
      ]),
    module(
      "Evidence",
      imports: [
        "Experiments", "Scenarios", "Surveys", "Service", "WordOfMouth", "SocialGraph",
        "Statistics", "Parallelism", "Randomness", "PlainText",
      ]),
    module(
      "Reports",
      imports: [
        "GraphFiles", "Evidence", "Experiments", "Scenarios", "Surveys", "Service", "WordOfMouth",
        "SocialGraph",
        "Statistics", "Parallelism", "DelimitedText", "Measurement", "Randomness", "PlainText",
      ]),
    .executableTarget(
      name: "hearsay",
      dependencies: [
        "Reports", "Evidence", "Experiments", "Scenarios", "Surveys", "GraphFiles", "Service",
        "WordOfMouth",
        "SocialGraph", "Parallelism", "CommandLineParsing", "Measurement", "PlainText",
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Reports", "Experiments", "Scenarios", "Service", "WordOfMouth", "SocialGraph",
        "GraphFiles", "Randomness", "Parallelism", "Measurement", "CommandLineParsing", "PlainText",
      ],
      path: "Benchmarks/Benchmarks",
      swiftSettings: settings),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "Reports", "Experiments", "Scenarios", "Service", "WordOfMouth", "Surveys", "GraphFiles",
        "SocialGraph", "Randomness", "Parallelism", "Measurement", "CommandLineParsing",
        "PlainText",
      ],
      path: "Benchmarks/Fuzzing",
      swiftSettings: settings),

    .target(
      name: "TestSupport",
      dependencies: [
        "CommandLineParsing", "WordOfMouth", "SocialGraph", "Randomness", "Statistics",
      ],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Randomness"),
    tests(of: "Parallelism"),
    tests(of: "Statistics"),
    tests(of: "PlainText", unoptimised),
    tests(of: "DelimitedText"),
    tests(of: "CommandLineParsing", also: ["PlainText"], unoptimised),
    tests(of: "Measurement"),
    tests(of: "Fuzzing", also: ["PlainText"]),
    tests(of: "SocialGraph", also: ["Randomness", "Parallelism"]),
    tests(of: "GraphFiles", also: ["SocialGraph", "Randomness", "Parallelism", "PlainText"]),
    tests(
      of: "WordOfMouth",
      also: [
        "SocialGraph", "GraphFiles", "SpreadTypes", "Randomness", "Parallelism", "Statistics",
      ]),
    tests(
      of: "Service",
      also: ["WordOfMouth", "SocialGraph", "Parallelism", "Randomness", "Statistics"], unoptimised),
    tests(of: "Surveys", also: ["DelimitedText", "PlainText"]),
    tests(
      of: "Scenarios",
      also: ["Service", "WordOfMouth", "SocialGraph", "Statistics", "Randomness", "PlainText"],
      unoptimised),
    tests(
      of: "Experiments",
      also: [
        "GraphFiles", "Scenarios", "Service", "WordOfMouth", "SocialGraph", "Statistics",
        "Parallelism",
        "Measurement", "Randomness", "PlainText",
      ], unoptimised),
    tests(
      of: "Evidence",
      also: [
        "Experiments", "Scenarios", "Service", "WordOfMouth", "SocialGraph", "Statistics",
        "Parallelism", "Randomness", "PlainText",
      ], unoptimised),
    tests(
      of: "Reports",
      also: [
        "GraphFiles", "Evidence", "Experiments", "Scenarios", "Surveys", "Service", "WordOfMouth",
        "SocialGraph",
        "Statistics", "Parallelism", "DelimitedText", "Measurement", "Randomness", "PlainText",
      ], unoptimised),
    .testTarget(
      name: "HearsayToolTests",
      dependencies: [
        "hearsay", "TestSupport", "CommandLineParsing", "Reports", "Evidence", "Experiments",
        "Scenarios", "Service", "WordOfMouth", "SocialGraph", "DelimitedText", "Parallelism",
        "PlainText",
      ],
      swiftSettings: settings + unoptimised),
  ] + kernels
)

// HEARSAY_TESTS=PlainText,Scenarios: only the tests of these modules are built, as the others take minutes.
if let chosen = Context.environment["HEARSAY_TESTS"] {
  let names = chosen.split(separator: ",").map { "\($0)Tests" }
  package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}
