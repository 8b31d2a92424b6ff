// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import NIOCore
import SQLInterface

/// Why the program could not begin, in a sentence that says what to do.
struct StartFailure: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }
}

/// A port that the program listens on, by the option that chooses it.
struct NamedPort {
    let option: String
    let host: String
    let port: Int

    init(_ option: String, _ host: String, _ port: Int) {
        self.option = option
        self.host = host
        self.port = port
    }

    /// Says which port it was when the system refuses one.
    func listening<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as IOError {
            throw refusal(error.errnoCode)
        }
    }

    private func refusal(_ code: CInt) -> StartFailure {
        switch code {
        case EADDRINUSE:
            StartFailure("Port \(port) on \(host) is taken; choose another with \(option).")
        case EACCES:
            StartFailure(
                "Port \(port) on \(host) needs more rights than this user has; "
                    + "choose one above 1023 with \(option)."
            )
        case EADDRNOTAVAIL:
            StartFailure("\(host) is no address of this machine; choose another with --host.")
        default:
            StartFailure(
                "Port \(port) on \(host) cannot be used (\(String(cString: strerror(code)))); "
                    + "choose another with \(option)."
            )
        }
    }
}

extension DatabasePlace {
    /// Says in a sentence why a database cannot be opened.
    func opening<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SQLError where error.sql.isEmpty || error.kind == .io {
            let advice =
                switch self {
                case .file: "check the file and its rights, or name another with --data."
                case .server: "check that the server runs and lets this user in."
                }
            throw StartFailure(
                "The database \(name) cannot be opened (\(error.message)): \(advice)"
            )
        }
    }
}
