// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage

/// What stands around every page's content: head, menu, notice, the person's corner.
package struct Layout: Sendable {
    /// One heading of the menu with its entries.
    package struct MenuGroup: Sendable {
        /// Empty for entries that stand alone.
        package var title: String
        package var entries: [MenuEntry]

        package init(title: String, entries: [MenuEntry]) {
            self.title = title
            self.entries = entries
        }
    }

    /// One page of the menu.
    package struct MenuEntry: Sendable {
        package var label: String
        package var url: String
        package var isCurrent: Bool

        package init(label: String, url: String, isCurrent: Bool) {
            self.label = label
            self.url = url
            self.isCurrent = isCurrent
        }
    }

    package var title: String
    /// `Admin panel` or the client's company.
    package var panelName: String
    package var menu: [MenuGroup]
    /// Seconds after which the page loads itself again.
    package var refreshSeconds: Int?
    /// Whether the panel's script has something to do on the page.
    package var hasScript = false

    package init(title: String, panelName: String, menu: [MenuGroup]) {
        self.title = title
        self.panelName = panelName
        self.menu = menu
    }

    /// The whole document for somebody who is signed in.
    package func document(_ content: HTML, for request: PanelRequest) -> HTML {
        let said: HTML = request.notice.map { notice("\($0)") } ?? ""
        return """
            \(Self.head(title: title, refreshSeconds: refreshSeconds, theme: request.theme,
                script: hasScript ? script : ""))
            <body><a class="skip" href="#main">Skip to content</a>
            <header class="topbar"><a class="wordmark" href="/">\(Self.mark)Tollgate</a>\
            <span class="panel-name">\(panelName)</span>\(corner(request))</header>
            <details class="menu"><summary>Menu</summary>\(navigation("Menu"))</details>
            <div class="shell"><aside class="side">\(navigation("Pages"))\(themes(request))</aside>
            <main id="main">\(said)\(content)</main></div></body></html>
            """
    }

    /// A document with its menu for everybody, signed in or not, such as a reference.
    package func openDocument(_ content: HTML) -> HTML {
        """
        \(Self.head(title: title, refreshSeconds: nil, theme: nil))
        <body><a class="skip" href="#main">Skip to content</a>
        <header class="topbar"><a class="wordmark" href="/">\(Self.mark)Tollgate</a>\
        <span class="panel-name">\(panelName)</span></header>
        <details class="menu"><summary>Menu</summary>\(navigation("Menu"))</details>
        <div class="shell"><aside class="side">\(navigation("Pages"))</aside>
        <main id="main">\(content)</main></div></body></html>
        """
    }

    /// A document for somebody who is not signed in, or an error.
    package static func bare(title: String, _ content: HTML) -> HTML {
        """
        \(head(title: title, refreshSeconds: nil, theme: nil))
        <body class="bare"><main id="main">\
        <p class="wordmark">\(mark)Tollgate</p>\(content)</main></body></html>
        """
    }

    private var script: HTML { #"<script src="\#(PanelScript.url)" defer></script>"# }

    private static func head(
        title: String,
        refreshSeconds: Int?,
        theme: String?,
        script: HTML = ""
    ) -> HTML {
        let refresh: HTML =
            refreshSeconds.map { #"<meta http-equiv="refresh" content="\#($0)">"# } ?? ""
        let scheme: HTML = theme.map { #" data-theme="\#($0)""# } ?? ""
        return """
            <!doctype html><html lang="en"\(scheme)><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark">\(refresh)\
            <title>\(title) · Tollgate</title>\
            <link rel="icon" href="data:,"><link rel="stylesheet" href="\(StyleSheet.url)">\
            \(script)</head>
            """
    }

    /// A gate with its bar up.
    private static let mark: HTML = """
        <svg class="mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">\
        <path d="M4 21V9h4v12M8 11 21 4" fill="none" stroke="currentColor" \
        stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
        """

    private func corner(_ request: PanelRequest) -> HTML {
        """
        <form class="corner" method="post" action="/sign-out">\(request.formTokenField)\
        <a class="who" href="/security" title="Security">\(request.person.name)\
        <small>\(request.person.zone)</small></a>\
        <button class="button small" type="submit">Sign out</button></form>
        """
    }

    private func navigation(_ name: String) -> HTML {
        let groups = each(menu) { group in
            let heading: HTML = group.title.isEmpty ? "" : "<h2>\(group.title)</h2>"
            let entries = each(group.entries) { entry in
                let current: HTML = entry.isCurrent ? #" aria-current="page""# : ""
                return #"<li><a href="\#(entry.url)"\#(current)>\#(entry.label)</a></li>"#
            }
            return "\(heading)<ul>\(entries)</ul>"
        }
        return #"<nav aria-label="\#(name)">\#(groups)</nav>"#
    }

    private func themes(_ request: PanelRequest) -> HTML {
        let buttons = each([("", "System"), ("light", "Light"), ("dark", "Dark")]) { theme in
            let isOn: HTML = (request.theme ?? "") == theme.0 ? #" aria-pressed="true""# : ""
            return #"<button name="theme" value="\#(theme.0)"\#(isOn)>\#(theme.1)</button>"#
        }
        return """
            <form class="themes" method="post" action="/theme" aria-label="Colours">\
            \(request.formTokenField)\(buttons)</form>
            """
    }
}
