// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface
import WebSupport

/// The clients' panel: each person sees their own client's data and nothing else.
///
/// Everything is read through `ClientScope`, which adds the owner to every query; another
/// client's object is answered exactly like one that does not exist.
package struct ClientPanel: Sendable {
    let desk: ClientDesk

    /// Creates the panel.
    ///
    /// - Parameters:
    ///   - database: where everything is read from.
    ///   - hashing: hashes a new password.
    ///   - verifying: checks a password against a hash.
    ///   - smppAddress: what clients are told to bind to, such as `smpp.example.com:2775`.
    ///   - programs: keys of the API and webhooks.
    ///   - billing: the two things a client's person may start in the back office.
    package init(
        database: any SQLDatabase,
        hashing: @escaping @Sendable (String) async throws -> String,
        verifying: @escaping @Sendable (String, String) async -> Bool,
        smppAddress: @escaping @Sendable () -> String,
        programs: ProgramVerbs,
        billing: ClientBilling
    ) {
        desk = ClientDesk(
            database: database,
            hashing: hashing,
            verifying: verifying,
            smppAddress: smppAddress,
            programs: programs,
            newRequestID: billing.newRequestID,
            requestProforma: billing.requestProforma
        )
    }

    /// Every address of the panel.
    package var routes: [ClientRoute] {
        OverviewController(desk: desk).routes + FindController(desk: desk).routes
            + MessagesController(desk: desk).routes
            + StatisticsController(desk: desk).routes + InvoicesController(desk: desk).routes
            + CreditNotesController(desk: desk).routes
            + PaymentsController(desk: desk).routes + StatementController(desk: desk).routes
            + PricesController(desk: desk).routes + LettersController(desk: desk).routes
            + AccessController(desk: desk).routes
            + APIKeysController(desk: desk).routes + WebhooksController(desk: desk).routes
            + ProfileController(desk: desk).routes
    }

    /// The panel as the server mounts it.
    package var site: PanelSite {
        PanelSite(
            root: ClientURL.overview.path,
            admits: { $0.isOfClient },
            routes: routes.map { route in
                PanelRoute(route.method, route.pattern) { asked in
                    try await answer(route, asked)
                }
            },
            layout: { person, title in
                var layout = Layout(
                    title: title,
                    panelName: "Client panel",
                    menu: ClientNavigation.menu(for: person.role, at: nil)
                )
                layout.findURL = ClientURL.find.path
                return layout
            }
        )
    }
}

/// What a client's person may start in the back office, which the panel itself cannot reach.
package struct ClientBilling: Sendable {
    let newRequestID: @Sendable () -> String
    let requestProforma: @Sendable (ProformaRequest) async throws -> Phrase?

    /// Takes the maker of request ids and the issuer of payment requests, which answers with a
    /// plain sentence when it refuses.
    package init(
        newRequestID: @escaping @Sendable () -> String,
        requestProforma: @escaping @Sendable (ProformaRequest) async throws -> Phrase?
    ) {
        self.newRequestID = newRequestID
        self.requestProforma = requestProforma
    }
}
