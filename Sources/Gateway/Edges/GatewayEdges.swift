// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers

/// Sorts the core's effects and hands them to the edges.
final class GatewayEdges: CoreEdges {
    private let clients: ClientEdge
    private let suppliers: SupplierEdge
    private let post: @Sendable ([Command]) -> Void

    init(
        clients: ClientEdge,
        suppliers: SupplierEdge,
        post: @escaping @Sendable ([Command]) -> Void
    ) {
        self.clients = clients
        self.suppliers = suppliers
        self.post = post
    }

    func perform(_ effects: [Effect]) {
        if effects.isEmpty { return }
        let sorted = EffectSorting(effects)
        clients.perform(sorted.replies)
        suppliers.perform(sorted.dispatches)
        suppliers.acknowledge(sorted.acknowledgements)
        for (access, receipts) in sorted.receipts {
            let rest = clients.deliver(receipts, to: access)
            if rest.isEmpty { continue }
            post(rest.map { .receiptAnswered($0.messageID, .unanswered) })
        }
    }
}
