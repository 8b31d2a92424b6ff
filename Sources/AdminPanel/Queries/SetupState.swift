// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// What is set up and what is still missing before the first invoice.
enum SetupState {
    /// The steps of the whole platform, in the order of the procedure.
    static func steps(in transaction: any SQLTransaction) throws -> [SetupStep] {
        let has = { (table: SQL) in
            try transaction.first("SELECT 1 AS found FROM \(raw: table) LIMIT 1") != nil
        }
        let client = try firstClient(in: transaction)
        let url = { (tab: ClientTab) in place(tab, of: client) }
        return [
            SetupStep(
                isDone: try has("brands"),
                label: "Create a brand",
                url: AdminURL.newBrand.path
            ),
            SetupStep(
                isDone: try has("enterprises"),
                label: "Create an enterprise",
                url: AdminURL.newEnterprise.path
            ),
            SetupStep(
                isDone: try has("clients"),
                label: "Create a client",
                url: AdminURL.newClient.path
            ),
            SetupStep(
                isDone: try has("suppliers"),
                label: "Create a supplier",
                url: AdminURL.newSupplier.path
            ),
            SetupStep(
                isDone: try has("prices WHERE owner_kind = 'supplier'"),
                label: "Set source prices",
                url: AdminURL.sourcePrices(nil).path
            ),
            SetupStep(
                isDone: try has("routes"),
                label: "Create a route",
                url: AdminURL.routes.path
            ),
            SetupStep(
                isDone: try has("prices WHERE owner_kind = 'client'"),
                label: "Set a client's prices",
                url: url(.prices)
            ),
            SetupStep(
                isDone: try has("accesses"),
                label: "Give a client an SMPP access",
                url: url(.access)
            ),
            SetupStep(
                isDone: try has("people WHERE client_id IS NOT NULL"),
                label: "Give a client's people a sign-in (Settings > People)",
                url: AdminURL.newPerson.path
            ),
            SetupStep(
                isDone: try has("invoices"),
                label: "Create the first invoice",
                url: AdminURL.newInvoice.path
            ),
        ]
    }

    private static func place(_ tab: ClientTab, of client: ClientID?) -> String {
        client.map { AdminURL.client($0, tab).path } ?? AdminURL.clients.path
    }

    private static func firstClient(in transaction: any SQLTransaction) throws -> ClientID? {
        var onlyFirst = ClientFilter()
        onlyFirst.limit = 1
        return try ClientRepository.list(onlyFirst, in: transaction).first?.id
    }

    /// The steps of one client.
    static func steps(
        of client: Client,
        in transaction: any SQLTransaction
    ) throws -> [SetupStep] {
        let billing = AdminURL.client(client.id, .billing).path
        // A product's prices count, and a main client's.
        let hasPrices =
            try client.productID != nil
            || transaction.first(
                """
                SELECT 1 AS found FROM prices WHERE owner_kind = 'client'
                    AND owner_id IN (\(client.id), \(client.mainClientID ?? client.id)) LIMIT 1
                """
            ) != nil
        let hasAccess = try !AccessRepository.list(of: client.id, in: transaction).isEmpty
        return [
            SetupStep(
                isDone: !client.company.name.isEmpty,
                label: "Company: whom invoices are billed to",
                url: billing
            ),
            SetupStep(
                isDone: client.invoicing.enterpriseID != nil,
                label: "Enterprise: who issues its invoices",
                url: billing
            ),
            SetupStep(
                isDone: client.company.country != nil,
                label: "Country: decides the tax",
                url: billing
            ),
            SetupStep(
                isDone: hasPrices,
                label: "Prices: without one its messages are blocked",
                url: AdminURL.client(client.id, .prices).path
            ),
            SetupStep(
                isDone: hasAccess,
                label: "SMPP access: what it binds with",
                url: AdminURL.client(client.id, .access).path
            ),
            SetupStep(
                isDone: try !PersonRepository.list(of: client.id, in: transaction).isEmpty,
                label: "Sign-in: a person of this client, under Settings > People",
                url: AdminURL.newPerson.with(["client_id": "\(client.id)", "role": "client_owner"])
            ),
        ]
    }
}
