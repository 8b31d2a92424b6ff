// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The direction in which a bound ESME works.
///
/// - Source: SMPP 3.4 §2.2.
public enum BindKind: Hashable, Sendable, CaseIterable {
    /// The ESME receives messages.
    case receiver
    /// The ESME submits messages.
    case transmitter
    /// The ESME does both.
    case transceiver

    /// Whether the ESME may submit.
    public var submits: Bool { self != .receiver }

    /// Whether the ESME may be delivered to.
    public var receives: Bool { self != .transmitter }

    /// The request that asks for this kind of bind.
    public var commandID: CommandID {
        switch self {
        case .receiver: .bindReceiver
        case .transmitter: .bindTransmitter
        case .transceiver: .bindTransceiver
        }
    }
}
