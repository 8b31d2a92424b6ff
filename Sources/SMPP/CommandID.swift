// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The command_id of a PDU header: which request or response it is.
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.1.2.1, SMPP 5.0 §4.7.5.
public struct CommandID: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt32

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// generic_nack.
    public static let genericNack = CommandID(rawValue: 0x8000_0000)
    /// bind_receiver.
    public static let bindReceiver = CommandID(rawValue: 0x01)
    /// bind_transmitter.
    public static let bindTransmitter = CommandID(rawValue: 0x02)
    /// query_sm.
    public static let querySM = CommandID(rawValue: 0x03)
    /// submit_sm.
    public static let submitSM = CommandID(rawValue: 0x04)
    /// deliver_sm.
    public static let deliverSM = CommandID(rawValue: 0x05)
    /// unbind.
    public static let unbind = CommandID(rawValue: 0x06)
    /// replace_sm.
    public static let replaceSM = CommandID(rawValue: 0x07)
    /// cancel_sm.
    public static let cancelSM = CommandID(rawValue: 0x08)
    /// bind_transceiver.
    public static let bindTransceiver = CommandID(rawValue: 0x09)
    /// outbind.
    public static let outbind = CommandID(rawValue: 0x0B)
    /// enquire_link.
    public static let enquireLink = CommandID(rawValue: 0x15)
    /// submit_multi.
    public static let submitMulti = CommandID(rawValue: 0x21)
    /// alert_notification.
    public static let alertNotification = CommandID(rawValue: 0x102)
    /// data_sm.
    public static let dataSM = CommandID(rawValue: 0x103)

    /// broadcast_sm (5.0).
    public static let broadcastSM = CommandID(rawValue: 0x111)
    /// query_broadcast_sm (5.0).
    public static let queryBroadcastSM = CommandID(rawValue: 0x112)
    /// cancel_broadcast_sm (5.0).
    public static let cancelBroadcastSM = CommandID(rawValue: 0x113)

    private static let responseBit: UInt32 = 0x8000_0000

    /// Whether the top bit marks an answer; generic_nack is one.
    public var isResponse: Bool { rawValue & Self.responseBit != 0 }

    /// The command that answers this one.
    public var response: CommandID { CommandID(rawValue: rawValue | Self.responseBit) }

    /// The command this one answers.
    public var request: CommandID { CommandID(rawValue: rawValue & ~Self.responseBit) }
}

extension CommandID: CustomStringConvertible {
    /// The name the specification uses, or the value in hexadecimal.
    public var description: String {
        if self == .genericNack { return "generic_nack" }
        guard let name = Self.requestNames[request.rawValue] else {
            return "0x" + String(rawValue, radix: 16)
        }
        return isResponse ? name + "_resp" : name
    }

    private static let requestNames: [UInt32: String] = [
        0x01: "bind_receiver", 0x02: "bind_transmitter", 0x03: "query_sm", 0x04: "submit_sm",
        0x05: "deliver_sm", 0x06: "unbind", 0x07: "replace_sm", 0x08: "cancel_sm",
        0x09: "bind_transceiver", 0x0B: "outbind", 0x15: "enquire_link", 0x21: "submit_multi",
        0x102: "alert_notification", 0x103: "data_sm", 0x111: "broadcast_sm",
        0x112: "query_broadcast_sm", 0x113: "cancel_broadcast_sm",
    ]
}
