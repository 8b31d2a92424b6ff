// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The answer to something that was no PDU or no known one.
///
/// - Source: SMPP 3.4 §4.3.
public struct GenericNack: Hashable, Sendable {
    /// What was wrong.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus) { self.status = status }
}
