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

/// The tests of a module: in the folder of its name, free to use the shared test support.
func tests(of name: String, also imports: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TestSupport"] + imports).map { .byName(name: $0) },
    swiftSettings: settings)
}

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

    // The hot loops, over raw memory.
    module("SpreadKernel", imports: ["SpreadTypes", "Randomness"]),

    // The chain: who knows whom, how talk spreads, what it is worth, what to try, running it, whether it
    // can be true, how it is shown.
    module("SocialGraph", imports: ["Randomness", "Parallelism"]),
    module("GraphFiles", imports: ["SocialGraph", "Parallelism", "PlainText"]),
    module(
      "WordOfMouth",
      imports: [
        "SocialGraph", "SpreadKernel", "SpreadTypes", "Statistics", "Parallelism", "Randomness",
      ]),
    module(
      "Service",
      imports: ["WordOfMouth", "SocialGraph", "SpreadKernel", "Parallelism", "Randomness"]),
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
    tests(of: "PlainText"),
    tests(of: "DelimitedText"),
    tests(of: "CommandLineParsing", also: ["PlainText"]),
    tests(of: "Measurement"),
    tests(of: "Fuzzing"),
    tests(of: "SocialGraph", also: ["Randomness", "Parallelism"]),
    tests(of: "GraphFiles", also: ["SocialGraph", "Randomness", "Parallelism", "PlainText"]),
    tests(
      of: "WordOfMouth",
      also: ["SocialGraph", "GraphFiles", "Randomness", "Parallelism", "Statistics"]),
    tests(
      of: "Service",
      also: ["WordOfMouth", "SocialGraph", "Parallelism", "Randomness", "Statistics"]),
    tests(of: "Surveys", also: ["DelimitedText", "PlainText"]),
    tests(
      of: "Scenarios",
      also: ["Service", "WordOfMouth", "SocialGraph", "Statistics", "Randomness", "PlainText"]),
    tests(
      of: "Experiments",
      also: [
        "GraphFiles", "Scenarios", "Service", "WordOfMouth", "SocialGraph", "Statistics",
        "Parallelism",
        "Measurement", "Randomness", "PlainText",
      ]),
    tests(
      of: "Evidence",
      also: [
        "Experiments", "Scenarios", "Service", "WordOfMouth", "SocialGraph", "Statistics",
        "Parallelism", "Randomness", "PlainText",
      ]),
    tests(
      of: "Reports",
      also: [
        "GraphFiles", "Evidence", "Experiments", "Scenarios", "Surveys", "Service", "WordOfMouth",
        "SocialGraph",
        "Statistics", "Parallelism", "DelimitedText", "Measurement", "Randomness", "PlainText",
      ]),
    .testTarget(
      name: "HearsayToolTests",
      dependencies: [
        "hearsay", "TestSupport", "CommandLineParsing", "Reports", "Evidence", "Experiments",
        "Scenarios", "Service", "WordOfMouth", "SocialGraph", "DelimitedText", "Parallelism",
        "PlainText",
      ],
      swiftSettings: settings),
  ]
)
