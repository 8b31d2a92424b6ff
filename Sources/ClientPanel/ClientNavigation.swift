// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// The panel's menu; only pages that exist and that a role may open.
enum ClientNavigation {
    private typealias Entry = (label: Phrase, url: ClientURL, area: ClientArea)

    private static let groups: [(title: Phrase, entries: [Entry])] = [
        ("", [("Overview", .overview, .overview)]),
        (
            "Traffic",
            [("Messages", .messages, .traffic), ("Statistics", .statistics, .traffic)]
        ),
        (
            "Finance",
            [
                ("Invoices", .invoices, .finance), ("Payments", .payments, .finance),
                ("Statement", .statement, .finance), ("Prices", .prices, .finance),
                ("Letters", .letters, .finance),
            ]
        ),
        (
            "Access",
            [
                ("SMPP", .smpp, .access), ("API keys", .apiKeys, .access),
                ("Webhooks", .webhooks, .access),
            ]
        ),
        ("Settings", [("Profile", .profile, .profile)]),
    ]

    static func menu(for role: Role, at section: ClientURL?) -> [Layout.MenuGroup] {
        groups.compactMap { group in
            let entries = group.entries.filter { role.opens($0.area) }.map {
                Layout.MenuEntry(label: $0.label, url: $0.url.path, isCurrent: $0.url == section)
            }
            return entries.isEmpty ? nil : Layout.MenuGroup(title: group.title, entries: entries)
        }
    }
}
