// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// The panel's menu, as people who know GATUM expect it; only pages that exist.
struct AdminNavigation {
    /// One heading with its entries.
    struct Group {
        /// Empty for entries that stand alone.
        var title: String
        var entries: [Entry]
    }

    /// One page of the menu.
    struct Entry {
        var label: String
        var url: AdminURL
        var area: AdminArea
    }

    private static let all = [
        Group(title: "", entries: [Entry(label: "Overview", url: .overview, area: .overview)]),
        Group(
            title: "Profiles",
            entries: [Entry(label: "Clients", url: .clients, area: .clients)]
        ),
        Group(
            title: "Current traffic",
            entries: [
                Entry(label: "Messages", url: .messages, area: .traffic),
                Entry(label: "Blocked", url: .blocked, area: .traffic),
                Entry(label: "Sessions", url: .sessions, area: .traffic),
                Entry(label: "Suppliers", url: .suppliers, area: .routing),
                Entry(label: "Routing", url: .routes, area: .routing),
                Entry(label: "Source prices", url: .sourcePrices(nil), area: .routing),
            ]
        ),
        Group(
            title: "Statistics",
            entries: [
                Entry(label: "Traffic", url: .traffic, area: .traffic),
                Entry(label: "Margin", url: .margin, area: .finance),
                Entry(label: "Payments", url: .payments, area: .finance),
            ]
        ),
        Group(
            title: "Finance",
            entries: [
                Entry(label: "Brands", url: .brands, area: .finance),
                Entry(label: "Enterprises", url: .enterprises, area: .finance),
                Entry(label: "Invoices", url: .invoices, area: .finance),
                Entry(label: "Credit notes", url: .creditNotes, area: .finance),
            ]
        ),
        Group(
            title: "Settings",
            entries: [
                Entry(label: "People and roles", url: .people, area: .people),
                Entry(label: "Libraries", url: .libraries, area: .finance),
                Entry(label: "Prefixes", url: .prefixes, area: .routing),
                Entry(label: "Audit log", url: .audit, area: .people),
            ]
        ),
    ]

    /// The groups with what a role may read.
    static func groups(for role: Role) -> [Group] {
        all.compactMap { group in
            let entries = group.entries.filter { role.allows(.read, in: $0.area) }
            return entries.isEmpty ? nil : Group(title: group.title, entries: entries)
        }
    }
}
