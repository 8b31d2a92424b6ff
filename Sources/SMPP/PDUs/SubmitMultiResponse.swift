// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The answer to submit_multi.
///
/// - Source: SMPP 3.4 §4.5.2.
public struct SubmitMultiResponse: Hashable, Sendable {
    /// A destination the message was not accepted for.
    public struct Unsuccessful: Hashable, Sendable {
        /// The destination.
        public var destination: Address
        /// Why.
        public var status: CommandStatus

        /// Makes an entry.
        public init(_ destination: Address, status: CommandStatus) {
            self.destination = destination
            self.status = status
        }
    }

    /// The outcome.
    public var status: CommandStatus
    /// The ID the message centre gave the message.
    public var messageID: COctetString
    /// The destinations the message was not accepted for, at most 255.
    public var unsuccessful: [Unsuccessful]
    /// Optional parameters.
    public var tlvs = TLVs()

    /// Makes an answer.
    public init(
        status: CommandStatus = .ok,
        messageID: COctetString = "",
        unsuccessful: [Unsuccessful] = []
    ) {
        self.status = status
        self.messageID = messageID
        self.unsuccessful = unsuccessful
    }

    // MARK: - Coding

    init(status: CommandStatus, from reader: inout BodyReader) throws(SMPPDecodingError) {
        self.init(status: status)
        if reader.isAtEnd { return }
        messageID = try reader.cString(.messageID, max: 65)
        // Some peers leave the count out when it would be zero.
        if reader.isAtEnd { return }
        for _ in 0..<(try reader.octet(.numberUnsuccessful)) {
            let destination = try reader.address(.destinationAddress)
            let status = CommandStatus(rawValue: try reader.word(.unsuccessfulStatus))
            unsuccessful.append(Unsuccessful(destination, status: status))
        }
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        if !status.isOK && messageID.isEmpty && unsuccessful.isEmpty && tlvs.isEmpty { return }
        precondition(unsuccessful.count <= UInt8.max, "The count is one octet.")
        writer.cString(messageID)
        writer.octet(UInt8(unsuccessful.count))
        for entry in unsuccessful {
            writer.address(entry.destination)
            writer.word(entry.status.rawValue)
        }
        writer.tlvs(tlvs)
    }
}
