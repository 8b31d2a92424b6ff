// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface
import Storage
import WebSupport

/// The clients' panel: each person sees their own client's data and nothing else.
///
/// Everything is read through `ClientScope`, which adds the owner to every query.
package struct ClientPanel: Sendable {
    let database: any SQLDatabase
    let hashing: @Sendable (String) async throws -> String
    let verifying: @Sendable (String, String) async -> Bool
    let smppAddress: String

    /// Creates the panel.
    ///
    /// - Parameters:
    ///   - database: where everything is read from.
    ///   - hashing: hashes a new password.
    ///   - verifying: checks a password against a hash.
    ///   - smppAddress: what clients are told to bind to.
    package init(
        database: any SQLDatabase,
        hashing: @escaping @Sendable (String) async throws -> String,
        verifying: @escaping @Sendable (String, String) async -> Bool,
        smppAddress: String
    ) {
        self.database = database
        self.hashing = hashing
        self.verifying = verifying
        self.smppAddress = smppAddress
    }

    /// The panel as the server mounts it.
    package var site: PanelSite {
        PanelSite(
            root: "/client",
            admits: { $0.clientID != nil },
            routes: [
                page("/client", "Overview", overview),
                page("/client/messages", "Messages", messages),
                page("/client/messages/{id}", "Messages", message),
                page("/client/statistics", "Statistics", statistics),
                page("/client/invoices", "Invoices", invoices),
                page("/client/payments", "Payments", payments),
                page("/client/statement", "Statement", statement),
                page("/client/prices", "Prices", prices),
                page("/client/access", "SMPP", access),
                page("/client/profile", "Profile", profile),
                PanelRoute(.post, "/client/profile") { try await changePassword($0) },
                PanelRoute(.get, "/client/invoices/{id}/{file}") { try await invoiceFile($0) },
                PanelRoute(.get, "/client/reports/{id}/{file}") { try await reportFile($0) },
            ]
        )
    }

    private static let menu: [(title: String, entries: [(label: String, path: String)])] = [
        ("", [("Overview", "/client")]),
        ("Traffic", [("Messages", "/client/messages"), ("Statistics", "/client/statistics")]),
        (
            "Finance",
            [
                ("Invoices", "/client/invoices"), ("Payments", "/client/payments"),
                ("Statement", "/client/statement"), ("Prices", "/client/prices"),
            ]
        ),
        ("Access", [("SMPP", "/client/access")]),
        ("Settings", [("Profile", "/client/profile")]),
    ]

    private func page(
        _ pattern: String,
        _ section: String,
        _ content: @escaping @Sendable (ClientView) throws -> HTML
    ) -> PanelRoute {
        PanelRoute(.get, pattern) { asked in
            try await answer(asked, section: section, status: 200, content)
        }
    }

    /// Reads and renders a page in one snapshot; nil content is an object of nobody here.
    func answer(
        _ asked: PanelRequest,
        section: String,
        status: Int,
        _ content: @escaping @Sendable (ClientView) throws -> HTML
    ) async throws -> PanelAnswer {
        do {
            let (html, name) = try await database.read { transaction in
                let view = try ClientView(asked, in: transaction)
                return (try content(view), view.client.company.name)
            }
            let menu = Self.menu.map { group in
                Layout.MenuGroup(
                    title: group.title,
                    entries: group.entries.map {
                        .init(label: $0.label, url: $0.path, isCurrent: $0.label == section)
                    }
                )
            }
            let layout = Layout(title: section, panelName: name, menu: menu)
            return .document(layout.document(html, for: asked), status: status)
        } catch is NotFound {
            return .notFound
        }
    }
}

/// There is no such object of this client.
struct NotFound: Error {}
