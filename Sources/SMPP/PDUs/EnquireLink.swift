// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Either side asks whether the other is still there.
///
/// - Source: SMPP 3.4 §4.11.1.
public struct EnquireLink: Hashable, Sendable {
    /// Makes a request.
    public init() {}
}

/// The answer to enquire_link.
///
/// - Source: SMPP 3.4 §4.11.2.
public struct EnquireLinkResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus = .ok) { self.status = status }
}
