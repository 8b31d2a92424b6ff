// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// The panel's menu, as people who know GATUM expect it; only pages that exist.
struct AdminNavigation {
    /// One heading with its entries.
    struct Group {
        /// Empty for entries that stand alone.
        var title: Phrase
        var entries: [Entry]
    }

    /// One page of the menu.
    struct Entry {
        var label: Phrase
        var url: AdminURL
        var area: AdminArea

        init(_ label: Phrase, _ url: AdminURL, _ area: AdminArea) {
            self.label = label
            self.url = url
            self.area = area
        }
    }

    private static let all = [
        Group(title: "", entries: [Entry("Overview", .overview, .overview)]),
        Group(
            title: "Profiles",
            entries: [Entry("Clients", .clients, .clients)]
        ),
        Group(
            title: "Current traffic",
            entries: [
                Entry("Messages", .messages, .traffic),
                Entry("Blocked", .blocked, .traffic),
                Entry("Sessions", .sessions, .traffic),
                Entry("Test message", .desk(.testMessage), .traffic),
                Entry("Products", .products, .clients),
                Entry("Suppliers", .suppliers, .routing),
                Entry("Routing", .routes, .routing),
                Entry("Source prices", .sourcePrices(nil), .routing),
            ]
        ),
        Group(
            title: "Statistics",
            entries: [
                Entry("Traffic", .traffic, .traffic),
                Entry("Margin", .margin, .finance),
                Entry("Payments", .payments, .finance),
            ]
        ),
        Group(
            title: "Finance",
            entries: [
                Entry("Brands", .brands, .finance),
                Entry("Enterprises", .enterprises, .finance),
                Entry("Invoices", .invoices, .finance),
                Entry("Credit notes", .creditNotes, .finance),
                Entry("Price corrections", .reratings, .finance),
                Entry("Disputes", .disputes, .finance),
                Entry("Aging", .aging, .finance),
                Entry("Bank statements", .moneyIn(.bank), .finance),
                Entry("Reminders", .moneyIn(.reminders), .finance),
                Entry("Bookkeeping", .bookkeeping, .finance),
            ]
        ),
        Group(
            title: "Settings",
            entries: [
                Entry("First run", .desk(.firstRun), .overview),
                Entry("People and roles", .people, .people),
                Entry("API keys", .apiKeys, .people),
                Entry("Mail", .mail, .finance),
                Entry("Libraries", .libraries, .finance),
                Entry("Exchange rates", .exchangeRates, .finance),
                Entry("Prefixes", .prefixes, .routing),
                Entry("Retention", .retention, .people),
                Entry("Audit log", .audit, .people),
            ]
        ),
    ]

    /// The groups with what a role may read, with the entry of a page marked.
    static func menu(for role: Role, at section: AdminURL?) -> [Layout.MenuGroup] {
        all.compactMap { group in
            let entries = group.entries.filter { role.allows(.read, in: $0.area) }
                .map {
                    Layout.MenuEntry(
                        label: $0.label,
                        url: $0.url.path,
                        isCurrent: $0.url == section
                    )
                }
            return entries.isEmpty ? nil : Layout.MenuGroup(title: group.title, entries: entries)
        }
    }
}
