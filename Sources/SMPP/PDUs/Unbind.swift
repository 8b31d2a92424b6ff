// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Either side asks to end the session.
///
/// - Source: SMPP 3.4 §4.2.1.
public struct Unbind: Hashable, Sendable {
    /// Makes a request.
    public init() {}
}

/// The answer to unbind.
///
/// - Source: SMPP 3.4 §4.2.2.
public struct UnbindResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus = .ok) { self.status = status }
}
