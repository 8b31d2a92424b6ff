// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What the decoder makes of the octets of one PDU.
public enum DecodedPDU: Hashable, Sendable {
    /// A PDU with its sequence number.
    case pdu(PDU, SequenceNumber)
    /// Octets that make no PDU.
    case undecodable(UndecodablePDU)
}
