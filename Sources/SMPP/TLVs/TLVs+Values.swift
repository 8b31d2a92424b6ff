// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Typed access to the parameters of texts, receipts and segments.
///
/// A value of the wrong size reads as `nil`; setting replaces every parameter of that tag, setting
/// `nil` removes them.
extension TLVs {
    /// The text of a message too long for short_message.
    public var messagePayload: ByteBuffer? {
        get { self[.messagePayload]?.value }
        set { replace(.messagePayload, newValue) { $0.append($1, $2) } }
    }

    /// The ID of the message a receipt speaks of.
    public var receiptedMessageID: COctetString? {
        get { self[.receiptedMessageID]?.cString }
        set { replace(.receiptedMessageID, newValue) { $0.append($1, cString: $2) } }
    }

    /// The state a receipt reports.
    public var messageState: MessageState? {
        get { integer(.messageState).map(MessageState.init(rawValue:)) }
        set { replace(.messageState, newValue?.rawValue) { $0.append($1, $2) } }
    }

    /// The error of a network, in a receipt.
    public var networkErrorCode: NetworkErrorCode? {
        get { self[.networkErrorCode].flatMap(NetworkErrorCode.init(_:)) }
        set {
            replace(.networkErrorCode, newValue) { $0.append($1, $2.octets) }
        }
    }

    /// Why a data_sm was not delivered.
    public var deliveryFailureReason: UInt8? {
        get { integer(.deliveryFailureReason) }
        set { replace(.deliveryFailureReason, newValue) { $0.append($1, $2) } }
    }

    /// What a status means, in words.
    public var additionalStatusInfoText: COctetString? {
        get { self[.additionalStatusInfoText]?.cString }
        set { replace(.additionalStatusInfoText, newValue) { $0.append($1, cString: $2) } }
    }

    /// The version the message centre speaks.
    public var scInterfaceVersion: InterfaceVersion? {
        get { integer(.scInterfaceVersion).map(InterfaceVersion.init(rawValue:)) }
        set { replace(.scInterfaceVersion, newValue?.rawValue) { $0.append($1, $2) } }
    }

    /// The sender's own reference of a message.
    public var userMessageReference: UInt16? {
        get { integer(.userMessageReference) }
        set { replace(.userMessageReference, newValue) { $0.append($1, $2) } }
    }

    /// The reference that joins the segments of a message.
    public var sarMessageReference: UInt16? {
        get { integer(.sarMessageReference) }
        set { replace(.sarMessageReference, newValue) { $0.append($1, $2) } }
    }

    /// The number of segments of a message.
    public var sarTotalSegments: UInt8? {
        get { integer(.sarTotalSegments) }
        set { replace(.sarTotalSegments, newValue) { $0.append($1, $2) } }
    }

    /// The place of a segment, from 1.
    public var sarSegmentSequence: UInt8? {
        get { integer(.sarSegmentSequence) }
        set { replace(.sarSegmentSequence, newValue) { $0.append($1, $2) } }
    }

    /// Whether more messages to the same recipient follow.
    public var moreMessagesToSend: UInt8? {
        get { integer(.moreMessagesToSend) }
        set { replace(.moreMessagesToSend, newValue) { $0.append($1, $2) } }
    }

    /// The application port the message is from.
    public var sourcePort: UInt16? {
        get { integer(.sourcePort) }
        set { replace(.sourcePort, newValue) { $0.append($1, $2) } }
    }

    /// The application port the message is for.
    public var destinationPort: UInt16? {
        get { integer(.destinationPort) }
        set { replace(.destinationPort, newValue) { $0.append($1, $2) } }
    }

    /// The seconds a message is worth keeping.
    public var qosTimeToLive: UInt32? {
        get { integer(.qosTimeToLive) }
        set { replace(.qosTimeToLive, newValue) { $0.append($1, $2) } }
    }

    func integer<T: FixedWidthInteger>(_ tag: TLVTag) -> T? {
        self[tag].flatMap { $0.integer() }
    }

    mutating func replace<Value>(
        _ tag: TLVTag,
        _ value: Value?,
        append: (inout TLVs, TLVTag, Value) -> Void
    ) {
        removeAll(tag)
        if let value { append(&self, tag, value) }
    }
}
