// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The state of a message at the message centre.
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.2.28.
public struct MessageState: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Scheduled (5.0).
    public static let scheduled = MessageState(rawValue: 0)
    /// On its way.
    public static let enroute = MessageState(rawValue: 1)
    /// Delivered.
    public static let delivered = MessageState(rawValue: 2)
    /// Validity period is over.
    public static let expired = MessageState(rawValue: 3)
    /// Deleted.
    public static let deleted = MessageState(rawValue: 4)
    /// Undeliverable.
    public static let undeliverable = MessageState(rawValue: 5)
    /// Accepted, read on behalf of the subscriber.
    public static let accepted = MessageState(rawValue: 6)
    /// Unknown.
    public static let unknown = MessageState(rawValue: 7)
    /// Rejected.
    public static let rejected = MessageState(rawValue: 8)
    /// Skipped (5.0).
    public static let skipped = MessageState(rawValue: 9)

    /// Whether no other state can follow.
    public var isFinal: Bool {
        switch self {
        case .delivered, .expired, .deleted, .undeliverable, .accepted, .rejected, .skipped: true
        default: false
        }
    }
}
