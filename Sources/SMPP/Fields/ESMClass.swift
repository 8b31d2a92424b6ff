// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Message mode, message type and network features of a short message (esm_class).
///
/// - Source: SMPP 3.4 §5.2.12.
public struct ESMClass: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Default mode, default type, no features.
    public static let `default` = ESMClass(rawValue: 0x00)
    /// A delivery receipt of a message centre.
    public static let deliveryReceipt = ESMClass(rawValue: 0x04)
    /// An intermediate delivery notification.
    public static let intermediateNotification = ESMClass(rawValue: 0x20)

    /// Whether the short message begins with a user data header (UDHI).
    public var hasUserDataHeader: Bool {
        get { rawValue & 0x40 != 0 }
        set { rawValue = newValue ? rawValue | 0x40 : rawValue & ~0x40 }
    }

    /// Whether a reply path is set.
    public var hasReplyPath: Bool {
        get { rawValue & 0x80 != 0 }
        set { rawValue = newValue ? rawValue | 0x80 : rawValue & ~0x80 }
    }

    /// The messaging mode: 0 default, 1 datagram, 2 forward, 3 store and forward.
    public var mode: UInt8 { rawValue & 0x03 }

    /// The message type bits, where they stand.
    public var messageType: UInt8 { rawValue & 0x3C }

    /// Whether the message is a final delivery receipt.
    public var isDeliveryReceipt: Bool { messageType == 0x04 }

    /// Whether the message is an intermediate notification.
    public var isIntermediateNotification: Bool { messageType == 0x20 }
}
