// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// The fuzzers, and of the sources what they look at. scripts/fuzz puts this beside links to them,
// for every file has to be built for coverage.

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")

let checked: [Target] = [
    .target(name: "Primitives"),
    .target(name: "Messaging", dependencies: ["Primitives"]),
    .target(name: "SMPP", dependencies: [nioCore]),
    .target(name: "FuzzChecks", dependencies: ["Primitives", "Messaging", "SMPP", nioCore]),
]

// Libraries, for libFuzzer brings the main function; scripts/fuzz links them.
let names = ["FuzzDecoder", "FuzzSession", "FuzzReceipts"]
let fuzzers: [Target] = names.map { .target(name: $0, dependencies: ["FuzzChecks"]) }

let package = Package(
    name: "tollgate",
    products: names.map { .library(name: $0, type: .static, targets: [$0]) },
    dependencies: [.package(url: "https://github.com/apple/swift-nio", from: "2.101.2")],
    targets: (checked + fuzzers).map { target in
        target.swiftSettings = [.enableUpcomingFeature("ExistentialAny")]
        return target
    }
)
