// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import Messaging
import Primitives
import SMPP
import SMPPTransport
import Storage

/// Checks a password against a stored hash, off the event loop, and calls back.
///
/// An empty hash is never right but takes as long.
package typealias PasswordCheck =
    @Sendable (_ password: String, _ hash: String, _ done: @escaping @Sendable (Bool) -> Void)
    -> Void

/// What was found of a client's own message.
package enum FoundMessage: Sendable {
    case progress(MessageProgress)
    /// The client has no such message.
    case nothing
    /// The storage could not be read.
    case failed
}

/// Finds a client's own message and calls back with its progress.
package typealias MessageLookup =
    @Sendable (MessageKey, _ done: @escaping @Sendable (FoundMessage) -> Void) -> Void

/// What an edge is given to work with.
struct EdgePorts: Sendable {
    var clock: WallClock
    var logger: Logger
    var post: @Sendable ([Command]) -> Void
}

/// What the client edge needs of the settings.
struct EdgeSettings: Sendable {
    /// By system id.
    let accesses: [String: Access]
    private let byID: [AccessID: EdgeAccess]
    private let clients: [ClientID: ClientSettings]

    init(_ settings: CoreSettings) {
        byID = settings.accesses.mapValues { EdgeAccess($0) }
        accesses = Dictionary(
            settings.accesses.values.map { ($0.systemID, $0) },
            uniquingKeysWith: { one, _ in one }
        )
        clients = settings.clients
    }

    /// Whether an access may be used from an address.
    func allows(_ address: String, _ access: AccessID) -> Bool {
        byID[access]?.allows(address) ?? true
    }

    /// How the receipts of an access are written.
    func receiptDates(of id: AccessID) -> ReceiptDates {
        guard let access = byID[id]?.access else { return ReceiptDates() }
        return ReceiptDates(
            style: access.receiptStyle,
            calendar: access.receiptClock == .client ? clients[access.clientID]?.calendar : nil
        )
    }

    /// The access that a session was bound with.
    func access(tag: Int64) -> EdgeAccess? { byID[AccessID(tag)] }

    /// What the client of a session is told about messages that may not pass.
    func refusalForm(of session: SMPPSessionHandle) -> RefusalForm {
        access(tag: session.tag)?.access.refusalForm ?? .standard
    }

    func status(of client: ClientID) -> ClientStatus {
        clients[client]?.client.status ?? .closed
    }
}

/// An access with what follows from its settings, worked out once.
///
/// An object, because every message asks for it: handing it over copies one reference.
final class EdgeAccess: Sendable {
    let access: Access
    /// What `data_coding` 0 of its messages means.
    let peerAlphabet: PeerAlphabet
    /// Those whose tables its recipients' phones have.
    let languages: [NationalLanguage]
    /// Nil where every address is allowed.
    private let addresses: AddressList?

    init(_ access: Access) {
        self.access = access
        peerAlphabet = access.peerAlphabet
        languages = access.nationalLanguages
        // What could not be read was refused by the form; an unreadable list allows nobody.
        addresses =
            access.allowedAddresses.isEmpty
            ? nil : (try? AddressList(access.allowedAddresses)) ?? .nobody
    }

    var clientID: ClientID { access.clientID }

    /// What is against a message from the access, before it is looked at.
    func refusal(from address: @autoclosure () -> String) -> BlockReason? {
        if !access.isActive { return .channelDisabled }
        return allows(address()) ? nil : .addressNotAllowed
    }

    /// Whether the access may be used from an address.
    func allows(_ address: @autoclosure () -> String) -> Bool {
        addresses?.allows(address()) ?? true
    }
}

extension ClientEdge.State {
    /// Why a right password does not lead to a bind; nil when it does.
    func obstacle(to access: Access, from address: String) -> String? {
        guard access.isActive else { return "access switched off" }
        guard settings.status(of: access.clientID) != .closed else { return "client closed" }
        guard settings.allows(address, access.id) else { return "address not allowed" }
        // Those accepted count as well: many binds at once must not all see the last free place.
        let bound = sessions.values.count { $0.tag == access.id.rawValue }
        let accepted = acceptedBinds.values.count { $0.access == access.id }
        return bound + accepted < access.limits.binds ? nil : "too many binds"
    }

    /// Forgets accepted binds whose connections ended before their sessions were there.
    mutating func forgetAcceptedBinds(_ now: Instant) {
        let seconds = SessionLimits().sessionInitTimeout.components.seconds
        let span = now.adding(seconds: -seconds)...now
        acceptedBinds = acceptedBinds.filter { span.contains($0.value.at) }
    }
}

extension SessionLimits {
    /// The limits of a client's session.
    init(_ access: Access) {
        self.init()
        let limits = access.limits
        inboundWindow = limits.windowSize
        inboundThroughput = limits.throughput
        window = limits.windowSize
        queue = limits.windowSize * 4
        enquireInterval = .seconds(limits.enquireLinkSeconds)
        responseTimeout = .seconds(limits.responseSeconds)
        inactivityTimeout = .seconds(limits.inactivitySeconds)
        refusesUndefinedAddressTypes = access.isStrict
    }
}

extension ClientEdge {
    /// Whose session it is, while its access exists.
    func client(of session: SMPPSessionHandle) -> ClientID? {
        state.withLockedValue { $0.settings.access(tag: session.tag)?.clientID }
    }
}
