// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A PDU, or the beginning of one, that could not be decoded.
public struct UndecodablePDU: Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The command is none this codec knows; the frame was whole.
        case unknownCommand
        /// The body does not hold its fields; the frame was whole.
        case body(SMPPDecodingError)
        /// The length is under that of a header or over the limit: where the next PDU begins
        /// cannot be known.
        case commandLength
    }

    /// The header, which was readable.
    public var header: PDUHeader
    /// What is wrong.
    public var reason: Reason

    /// Makes the value.
    public init(header: PDUHeader, reason: Reason) {
        self.header = header
        self.reason = reason
    }

    /// Whether decoding can go on with the next PDU.
    public var isRecoverable: Bool { reason != .commandLength }

    /// The status the sender is to be told.
    public var status: CommandStatus {
        switch reason {
        case .unknownCommand: .invalidCommandID
        case .body(let error): error.status
        case .commandLength: .invalidCommandLength
        }
    }

    /// What to answer; `nil` when this was itself a response, which is never answered.
    public var answer: PDU? {
        guard isRecoverable else { return .genericNack(GenericNack(status: status)) }
        guard !header.commandID.isResponse else { return nil }
        return .response(to: header.commandID, status: status)
    }
}
