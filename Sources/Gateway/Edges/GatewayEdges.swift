// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import SMPP

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
        clients.perform(sorted.direct)
        suppliers.perform(sorted.dispatches)
        suppliers.acknowledge(sorted.acknowledgements, status: .ok)
        suppliers.acknowledge(sorted.refusals, status: .receiverPermanentError)
        for (access, deliveries) in sorted.deliveries {
            let rest = clients.deliver(deliveries, to: access)
            if rest.isEmpty { continue }
            post(rest.map { .receiptAnswered($0.id, via: access, .unanswered) })
        }
    }
}
