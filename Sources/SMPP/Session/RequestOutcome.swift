// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What became of a request we sent.
public enum RequestOutcome: Hashable, Sendable {
    /// The peer answered; a response whose body made no sense is here with its status alone.
    case answered(PDU)
    /// The peer did not answer within the response time: whether it acted is unknown.
    case timedOut
    /// The session ended before the request was sent: the peer has not seen it.
    case notSent
    /// The session ended before the answer: whether the peer acted is unknown.
    case connectionClosed

    /// The status of the answer, when there is one.
    public var status: CommandStatus? {
        if case .answered(let response) = self { response.status } else { nil }
    }

    /// The message ID in the answer, when there is one.
    public var messageID: COctetString? {
        if case .answered(let response) = self { response.messageID } else { nil }
    }
}
