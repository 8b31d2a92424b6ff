// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// The layers of docs/ARCHITECTURE.md, from the bottom up. Imports point downwards only;
// Tests/TidyTests checks the same table against every import in the sources.

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioConcurrency = Target.Dependency.product(
    name: "NIOConcurrencyHelpers",
    package: "swift-nio"
)
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting",
    package: "hummingbird"
)
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let signals = Target.Dependency.product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let arguments = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let values: [Target] = [
    .target(name: "Primitives"),
    .target(name: "Messaging", dependencies: ["Primitives"]),
    .target(name: "Accounting", dependencies: ["Primitives"]),
    .target(name: "Billing", dependencies: ["Primitives", "Messaging", "Accounting"]),
]

let bytes: [Target] = [
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter"),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf"),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode"),
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .target(name: "CAllocationCount"),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq"),
    .target(name: "SMPP", dependencies: [nioCore]),
    .target(
        name: "Documents",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "CPango", "CXLSXWriter", "CQPDF",
            "CQREncode", "CRSVG", "CZlib",
        ]
    ),
]

let adapters: [Target] = [
    .target(
        name: "SMPPTransport",
        dependencies: ["SMPP", nioCore, nioPosix, nioConcurrency, nioSSL, crypto, logging]
    ),
    .target(name: "SMTPTransport", dependencies: ["CCurl"]),
    .target(name: "HTTPTransport", dependencies: ["CCurl"]),
    .target(name: "SQLInterface", dependencies: ["Primitives"]),
    .target(name: "SQLiteDriver", dependencies: ["SQLInterface", grdb, grdbSQLite]),
    .target(name: "PostgresDriver", dependencies: ["SQLInterface", "CPostgres", nioPosix]),
    .target(
        name: "Storage",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SQLInterface", crypto,
        ]
    ),
]

let application: [Target] = [
    .target(
        name: "Gateway",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SMPP", "SMPPTransport",
            "SQLInterface", "Storage", nioCore, nioPosix, nioConcurrency, deque, heap, logging,
        ]
    ),
    .target(
        name: "Backoffice",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", crypto, logging,
        ]
    ),
    .target(
        name: "WebSupport",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", "CArgon2", "CQREncode", hummingbird, httpTypes, nioCore, nioPosix,
            nioConcurrency, crypto, logging,
        ],
        resources: [.embedInCode("Assets")]
    ),
    .target(
        name: "AdminPanel",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", "Backoffice", "WebSupport", hummingbird, logging,
        ]
    ),
    .target(
        name: "ClientPanel",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", "WebSupport", hummingbird, logging,
        ]
    ),
    .target(
        name: "API",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", "Gateway", "Backoffice", "WebSupport", hummingbird, httpTypes, nioCore,
            nioConcurrency, crypto, logging,
        ]
    ),
    .target(
        name: "Histories",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SQLInterface", "SQLiteDriver",
            "PostgresDriver", "Storage", "Gateway", "Backoffice",
        ]
    ),
    .target(
        name: "Simulation",
        dependencies: [
            "Primitives", "SMPP", "SMPPTransport", nioCore, nioPosix,
            nioConcurrency, logging,
        ]
    ),
]

// What the fuzzers of Fuzz/ and the tests look for in hostile octets.
let fuzz: [Target] = [
    .target(
        name: "FuzzChecks",
        dependencies: ["Primitives", "Messaging", "SMPP", nioCore],
        path: "Fuzz/Checks"
    )
]

let root: [Target] = [
    .executableTarget(
        name: "tollgate",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SMPP", "SMPPTransport",
            "Documents", "SQLInterface", "SQLiteDriver", "PostgresDriver", "Storage", "Gateway",
            "Backoffice", "WebSupport", "AdminPanel", "ClientPanel", "API", "Simulation",
            "Histories", "SMTPTransport", "HTTPTransport", nioCore, nioPosix, nioConcurrency,
            hummingbird, lifecycle, signals, arguments, logging,
        ]
    )
]

let tests: [Target] = [
    .target(
        name: "EngineTesting",
        dependencies: ["SQLInterface", "SQLiteDriver", "PostgresDriver"],
        path: "Tests/EngineTesting"
    ),
    .testTarget(name: "PrimitivesTests", dependencies: ["Primitives"]),
    .testTarget(name: "MessagingTests", dependencies: ["Primitives", "Messaging"]),
    .testTarget(name: "AccountingTests", dependencies: ["Primitives", "Accounting"]),
    .testTarget(
        name: "BillingTests",
        dependencies: ["Primitives", "Messaging", "Accounting", "Billing"]
    ),
    .testTarget(
        name: "SMPPTests",
        dependencies: ["SMPP", "CAllocationCount", "FuzzChecks", nioCore]
    ),
    .testTarget(
        name: "DocumentsTests",
        dependencies: ["Primitives", "Messaging", "Accounting", "Billing", "Documents"],
        exclude: ["Fixtures"]
    ),
    .testTarget(
        name: "SMPPTransportTests",
        dependencies: [
            "SMPP", "SMPPTransport", nioCore, nioPosix, nioEmbedded, nioSSL, logging,
        ]
    ),
    .testTarget(
        name: "SimulationTests",
        dependencies: [
            "Primitives", "SMPP", "SMPPTransport", "Simulation", nioCore, nioPosix, logging,
        ]
    ),
    .testTarget(
        name: "StorageTests",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SQLInterface",
            "SQLiteDriver", "PostgresDriver", "Storage", "EngineTesting",
        ]
    ),
    .testTarget(
        name: "GatewayTests",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SMPP", "SQLInterface",
            "SQLiteDriver", "Storage", "Gateway", "Backoffice", "Histories", "EngineTesting",
            "SMPPTransport", nioCore, nioPosix, logging,
        ]
    ),
    .testTarget(
        name: "BackofficeTests",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "Documents", "SQLInterface",
            "Storage", "Backoffice", "SMTPTransport", "EngineTesting", crypto, logging,
        ],
        exclude: ["Peers"]
    ),
    .testTarget(
        name: "PanelTests",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SQLInterface",
            "Storage", "Documents", "Backoffice", "WebSupport", "AdminPanel", "ClientPanel",
            "EngineTesting",
            hummingbird, hummingbirdTesting, httpTypes, nioCore, nioPosix, logging,
        ]
    ),
    .testTarget(
        name: "APITests",
        dependencies: [
            "Primitives", "Messaging", "Accounting", "Billing", "SQLInterface", "Storage",
            "Gateway", "Backoffice", "WebSupport", "HTTPTransport", "API", "EngineTesting",
            hummingbird, hummingbirdTesting, httpTypes, nioCore, nioPosix, logging,
        ]
    ),
    .testTarget(
        name: "EndToEndTests",
        dependencies: ["Primitives", "EngineTesting", "tollgate"],
        exclude: ["Peers"]
    ),
    .testTarget(name: "TidyTests"),
]

let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "tollgate",
    products: [
        .library(name: "SMPP", targets: ["SMPP"]),
        .library(name: "SMPPTransport", targets: ["SMPPTransport"]),
        .executable(name: "tollgate", targets: ["tollgate"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            from: "2.13.0"
        ),
    ],
    targets: (values + bytes + adapters + application + fuzz + root + tests).map { target in
        if target.type != .system { target.swiftSettings = swiftSettings }
        return target
    }
)
