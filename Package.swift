// swift-tools-version:6.2
// SPDX-License-Identifier: MIT

import PackageDescription

/// scripts/fuzz asks for this: what it tests is built so that libFuzzer sees which way it goes.
let isFuzzed = Context.environment["BAILIFF_FUZZ"] != nil
let fuzzed: [SwiftSetting] = isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : []

/// One strictness for every target of ours; `unsafe` must be written where it stands.
let strict: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + fuzzed

/// A layer of the house.
///
/// The order below is the direction of the imports: each names only what stands above it. `ArchitectureTests` holds every import line to the table in
/// Sources/Daemon/Documentation.docc/Architecture.md.
func layer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Fixtures are found by path; they need not be resources of the bundle.
func suite(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: fixtures ? ["Fixtures"] : [],
        swiftSettings: strict)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "bailiff",
    products: [
        .executable(name: "bailiff", targets: ["bailiff"]),
        .executable(name: "bailiffd", targets: ["bailiffd"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CLinux"),
        layer("Lines", []),
        layer("Comments", ["Lines", crypto]),
        layer("Text", []),
        layer("Rules", ["Lines", "Comments", "Text", "CPCRE2"]),
        layer("Bayes", ["Comments", "Text"]),
        layer("Screening", ["Comments", "Text", "Rules", "Bayes"]),
        layer("Evaluation", ["Lines", "Comments", "Rules", "Bayes", "Screening", "CZlib"]),
        layer("Examples", ["Lines", "Comments", "Evaluation"]),
        layer("Ledger", ["Lines", "Comments", sqlite]),
        layer("Spool", ["Lines", "Comments", "CLinux"]),
        layer("Settings", ["Lines"]),
        layer(
            "Daemon",
            [
                "Lines", "Comments", "Text", "Rules", "Bayes", "Screening", "Ledger", "Spool",
                "Settings", lifecycle, logging, signals,
            ]),
        program(
            "bailiffd", ["Lines", "Settings", "Daemon", arguments, lifecycle, logging, signals]),
        program(
            "bailiff",
            [
                "CLinux", "Lines", "Comments", "Text", "Rules", "Bayes", "Screening", "Evaluation",
                "Examples", "Ledger", "Spool", "Settings", arguments,
            ]),
        suite("LinesTests", ["Lines"]),
        suite("CommentsTests", ["Comments", "Lines"]),
        suite("TextTests", ["Text"]),
        suite("RulesTests", ["Rules", "Comments", "Text", "Lines"]),
        suite("BayesTests", ["Bayes", "Comments", "Text"], fixtures: true),
        suite("ScreeningTests", ["Screening", "Rules", "Bayes", "Comments", "Text", "Lines"]),
        suite(
            "EvaluationTests",
            ["Evaluation", "Screening", "Rules", "Bayes", "Comments", "Lines", "CZlib"]),
        suite("ExamplesTests", ["Examples", "Evaluation", "Comments"]),
        suite("LedgerTests", ["Ledger", "Comments", sqlite]),
        suite("SpoolTests", ["Spool", "Comments", "Lines"]),
        suite("SettingsTests", ["Settings", "Lines"]),
        suite(
            "DaemonTests",
            [
                "Daemon", "Ledger", "Spool", "Screening", "Rules", "Bayes", "Comments", "Settings",
                "Lines", logging,
            ]),
        suite("CommandTests", ["Comments", "Lines", "bailiff", "bailiffd"]),
        suite("ArchitectureTests", []),
    ]
)

// Nobody needs Vectorscan who builds bailiff: scripts/bench asks for this.
if Context.environment["BAILIFF_BENCH"] != nil {
    package.targets += [
        .systemLibrary(
            name: "CVectorscan", path: "Benchmarks/CVectorscan", pkgConfig: "libhs",
            providers: [.apt(["libvectorscan-dev"])]),
        .target(
            name: "Measuring", dependencies: ["Comments", "CVectorscan"],
            path: "Benchmarks/Measuring", swiftSettings: strict),
        .executableTarget(
            name: "MatcherBench",
            dependencies: [
                "Comments", "Text", "Rules", "Screening", "CVectorscan", "Measuring", arguments,
            ],
            path: "Benchmarks/Matcher", swiftSettings: strict),
        .executableTarget(
            name: "ScorerBench",
            dependencies: ["Comments", "Bayes", "Evaluation", "Measuring", arguments],
            path: "Benchmarks/Scorer", swiftSettings: strict),
    ]
}

if isFuzzed {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
        .executableTarget(
            name: "Fuzz", dependencies: ["Lines", "Comments", "Text", "Rules", "CFuzzer"],
            path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: strict,
            // The linker that Swift uses by default takes no second main.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
}
