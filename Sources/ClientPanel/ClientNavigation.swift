// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import WebSupport

/// The panel's menu; only pages that exist.
enum ClientNavigation {
    static func menu(at section: ClientURL) -> [Layout.MenuGroup] {
        func entry(_ label: String, _ url: ClientURL) -> Layout.MenuEntry {
            Layout.MenuEntry(label: label, url: url.path, isCurrent: url == section)
        }
        func group(_ title: String, _ entries: Layout.MenuEntry...) -> Layout.MenuGroup {
            Layout.MenuGroup(title: title, entries: entries)
        }
        return [
            group("", entry("Overview", .overview)),
            group("Traffic", entry("Messages", .messages), entry("Statistics", .statistics)),
            group(
                "Finance",
                entry("Invoices", .invoices),
                entry("Payments", .payments),
                entry("Statement", .statement),
                entry("Prices", .prices)
            ),
            group("Access", entry("SMPP", .smpp)),
            group("Settings", entry("Profile", .profile)),
        ]
    }
}
