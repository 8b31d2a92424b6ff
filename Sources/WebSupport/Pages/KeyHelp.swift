// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// What the keys of a panel do, as a dialog that `?` opens and as a card of *Security*.
enum KeyHelp {
    private static let keys: [(key: String, what: Phrase)] = [
        ("Ctrl K", "Find anything by id or name"), ("/", "Filter the list"),
        ("j", "Next row"), ("k", "Previous row"), ("Enter", "Open the row"),
        ("e", "Export the list"), ("?", "This help"),
    ]

    /// The keys with what they do.
    static var list: HTML {
        let items = each(keys) { "<div><dt><kbd>\($0.key)</kbd></dt><dd>\($0.what)</dd></div>" }
        return #"<dl class="definitions">\#(items)</dl>"#
    }

    /// The dialog at the end of each page.
    static var dialog: HTML {
        """
        <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>\(list)
        <p>Single keys can be turned off under <a href="/security">Security</a>.</p>
        <form method="dialog"><button class="button" autofocus>Close</button></form></dialog>
        """
    }
}
