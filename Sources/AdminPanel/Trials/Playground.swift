// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice

/// What a new platform is tried with: a message centre of its own, and the demo company.
package protocol Playground: Sendable {
    /// Starts the simulated message centre, which carries messages nowhere and answers as a
    /// supplier does; it runs on with every start of the platform while a supplier uses it.
    ///
    /// - Throws: when its port cannot be had.
    func startCentre() async throws -> SimulatedCentre

    /// Where the demo company stands now.
    func demoState() async throws -> DemoState

    /// Begins to fill an empty platform with the demo company and its history; returns at once.
    ///
    /// - Throws: `FieldErrors` when the platform is not empty.
    func loadDemo(by actor: Actor) async throws

    /// Empties a platform that has nothing but the demo company.
    ///
    /// - Throws: `FieldErrors` when anything else is there, or clients are bound.
    func clearDemo(by actor: Actor) async throws
}

/// What a supplier's form needs of the simulated message centre.
package struct SimulatedCentre: Hashable, Sendable {
    package var host: String
    package var port: Int
    package var systemID: String
    package var password: String

    package init(host: String, port: Int, systemID: String, password: String) {
        self.host = host
        self.port = port
        self.systemID = systemID
        self.password = password
    }
}

/// Where the demo company stands.
package enum DemoState: Hashable, Sendable {
    /// Nothing is set up, so it can be loaded.
    case empty
    case loading
    /// Nothing but the demo is there, so it can be cleared; the name to type before.
    case loaded(name: String)
    /// The platform is somebody's: it can be neither loaded nor cleared.
    case inUse
    /// Nothing runs that could load it.
    case unavailable
}

/// Stands in where no platform runs.
package struct NoPlayground: Playground {
    /// Creates the stand-in.
    package init() {}

    /// Refused.
    package func startCentre() async throws -> SimulatedCentre {
        throw FieldErrors("", "There is no simulated message centre here.")
    }

    /// Not available.
    package func demoState() async throws -> DemoState { .unavailable }

    /// Refused.
    package func loadDemo(by actor: Actor) async throws {
        throw FieldErrors("", "There is no demo here.")
    }

    /// Refused.
    package func clearDemo(by actor: Actor) async throws {
        throw FieldErrors("", "There is no demo here.")
    }
}
