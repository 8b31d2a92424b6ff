// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Which receipts and acknowledgements the sender asks for (registered_delivery).
///
/// - Source: SMPP 3.4 §5.2.17.
public struct RegisteredDelivery: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No receipt.
    public static let none = RegisteredDelivery(rawValue: 0)
    /// A receipt of the final state, whatever it is.
    public static let final = RegisteredDelivery(rawValue: 1)
    /// A receipt only of failure.
    public static let failure = RegisteredDelivery(rawValue: 2)
    /// A receipt only of success.
    public static let success = RegisteredDelivery(rawValue: 3)

    /// The part that speaks of final receipts.
    public var receipt: RegisteredDelivery { RegisteredDelivery(rawValue: rawValue & 0x03) }

    /// Whether intermediate notifications are wanted.
    public var wantsIntermediate: Bool { rawValue & 0x10 != 0 }

    /// Whether a final receipt of this state is wanted.
    public func wantsReceipt(of state: MessageState) -> Bool {
        let isSuccess = state == .delivered || state == .accepted
        return switch receipt {
        case .final: true
        case .failure: !isSuccess
        case .success: isSuccess
        default: false
        }
    }
}
