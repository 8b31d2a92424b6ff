// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

/// What the core looks up often, worked out once for each snapshot of settings.
struct CoreIndex: Sendable {
    /// What a supplier's refusal leads to.
    struct RefusalPolicy: Sendable {
        /// Nil: every refusal leads to the next route.
        var failover: Set<UInt32>?
        var retry: Set<UInt32>
    }

    private struct Inbound: Hashable, Sendable {
        var number: String
        var keyword: String?
    }

    /// Accesses of each client, by id.
    private(set) var accesses: [ClientID: [AccessID]] = [:]
    private var senders: [AccessID: TextPatterns] = [:]
    private var inbound: [Inbound: AccessID] = [:]
    private var policies: [SupplierID: RefusalPolicy] = [:]

    init(_ settings: CoreSettings) {
        for access in settings.accesses.values.sorted(by: { $0.id < $1.id }) {
            accesses[access.clientID, default: []].append(access.id)
            let patterns = TextPatterns(access.allowedSenders)
            if !patterns.isEmpty { senders[access.id] = patterns }
            guard access.isActive, settings.clients[access.clientID]?.client.status != .closed
            else { continue }
            // What could not be read was refused by the form; nothing else writes it.
            for entry in (try? InboundNumbers(access.inboundNumbers))?.entries ?? [] {
                let key = Inbound(number: entry.number, keyword: entry.keyword)
                inbound[key] = inbound[key] ?? access.id
            }
        }
        for supplier in settings.suppliers.values {
            policies[supplier.id] = RefusalPolicy(supplier.connector.dialect)
        }
    }

    /// Whether an access may use a sender.
    func allows(_ sender: String, of access: AccessID) -> Bool {
        senders[access]?.matches(sender) ?? true
    }

    /// The access whose number a message came to; a keyword beats the bare number.
    func owner(ofNumber number: String, text: String) -> AccessID? {
        let digits = InboundNumbers.digits(number)
        let keyword = InboundNumbers.keyword(of: text)
        return inbound[Inbound(number: digits, keyword: keyword)]
            ?? inbound[Inbound(number: digits, keyword: nil)]
    }

    func refusalPolicy(of supplier: SupplierID) -> RefusalPolicy {
        policies[supplier] ?? RefusalPolicy(SupplierDialect())
    }
}

extension CoreIndex.RefusalPolicy {
    init(_ dialect: SupplierDialect) {
        let listed = (try? StatusList(dialect.failoverStatuses))?.statuses ?? []
        failover = listed.isEmpty ? nil : listed
        retry = (try? StatusList(dialect.retryStatuses))?.statuses ?? []
    }

    func failsOver(_ status: UInt32) -> Bool { failover?.contains(status) ?? true }

    func retries(_ status: UInt32) -> Bool { retry.contains(status) }
}
