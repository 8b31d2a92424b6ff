// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// Runs each test of a suite once on every engine.
///
/// `TOLLGATE_TEST_ENGINE=SQLite` or `PostgreSQL` runs one of them alone, to see which fails.
package struct BothEngines: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true

    /// Runs the test on one engine after the other.
    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        for engine in Self.engines {
            do {
                try await Engine.$current.withValue(engine) { try await function() }
            } catch {
                throw Failure(engine: engine, error: error)
            }
        }
    }

    private static let engines: [Engine] = {
        let only = ProcessInfo.processInfo.environment["TOLLGATE_TEST_ENGINE"]
        return Engine.allCases.filter { $0.isAvailable && (only == nil || only == $0.rawValue) }
    }()

    /// What a test threw, with the engine it ran on.
    struct Failure: Error, CustomStringConvertible {
        let engine: Engine
        let error: any Error

        var description: String { "on \(engine.rawValue): \(error)" }
    }
}

extension Trait where Self == BothEngines {
    /// Each test runs on SQLite, and on PostgreSQL when there is a server.
    package static var bothEngines: BothEngines { BothEngines() }
}
