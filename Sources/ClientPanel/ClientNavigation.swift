// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The panel's menu; only pages that exist.
enum ClientNavigation {
    /// One heading with its entries; the heading is empty for entries that stand alone.
    struct Group {
        var title: String
        var entries: [Entry]
    }

    /// One page of the menu.
    struct Entry {
        var label: String
        var url: ClientURL

        init(_ label: String, _ url: ClientURL) {
            self.label = label
            self.url = url
        }
    }

    static var groups: [Group] {
        [
            Group(title: "", entries: [Entry("Overview", .overview)]),
            Group(
                title: "Traffic",
                entries: [Entry("Messages", .messages), Entry("Statistics", .statistics)]
            ),
            Group(
                title: "Finance",
                entries: [
                    Entry("Invoices", .invoices), Entry("Payments", .payments),
                    Entry("Statement", .statement), Entry("Prices", .prices),
                ]
            ),
            Group(title: "Access", entries: [Entry("SMPP", .smpp)]),
            Group(title: "Settings", entries: [Entry("Profile", .profile)]),
        ]
    }
}
