// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The sixteen octets every PDU begins with.
///
/// ```
/// 0       4       8       12      16
/// | length | id    | status | seq   | body …
/// ```
///
/// - Source: SMPP 3.4 §3.2.
public struct PDUHeader: Hashable, Sendable {
    /// The octets of a header.
    public static let length = 16

    /// The octets of the whole PDU, this header included.
    public var commandLength: UInt32
    /// Which request or response this is.
    public var commandID: CommandID
    /// The outcome, in a response.
    public var status: CommandStatus
    /// What ties response and request together.
    public var sequence: SequenceNumber

    /// Makes a header.
    public init(
        commandLength: UInt32,
        commandID: CommandID,
        status: CommandStatus,
        sequence: SequenceNumber
    ) {
        self.commandLength = commandLength
        self.commandID = commandID
        self.status = status
        self.sequence = sequence
    }

    /// Reads the header that octets begin with; `nil` when they are too few.
    init?(_ octets: UnsafeRawBufferPointer) {
        guard octets.count >= Self.length else { return nil }
        func word(_ start: Int) -> UInt32 {
            UInt32(bigEndian: octets.loadUnaligned(fromByteOffset: start, as: UInt32.self))
        }
        commandLength = word(0)
        commandID = CommandID(rawValue: word(4))
        status = CommandStatus(rawValue: word(8))
        sequence = SequenceNumber(word(12))
    }
}
