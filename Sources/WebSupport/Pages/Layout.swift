// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage

/// What stands around every page's content: head, menu, notice, the person's corner.
package struct Layout: Sendable {
    /// One heading of the menu with its entries.
    package struct MenuGroup: Sendable {
        /// Empty for entries that stand alone.
        package var title: Phrase
        package var entries: [MenuEntry]

        package init(title: Phrase, entries: [MenuEntry]) {
            self.title = title
            self.entries = entries
        }
    }

    /// One page of the menu.
    package struct MenuEntry: Sendable {
        package var label: Phrase
        package var url: String
        package var isCurrent: Bool

        package init(label: Phrase, url: String, isCurrent: Bool) {
            self.label = label
            self.url = url
            self.isCurrent = isCurrent
        }
    }

    package var title: Phrase
    /// `Admin panel` or the client's company.
    package var panelName: Phrase
    package var menu: [MenuGroup]
    /// Seconds after which the page loads itself again.
    package var refreshSeconds: Int?
    /// Where the search of the head leads; nil for none.
    package var findURL: String?
    /// Where somebody of the operator's ends looking at a client's panel.
    package static let endViewURL = "/admin/view/end"

    package init(title: Phrase, panelName: Phrase, menu: [MenuGroup]) {
        self.title = title
        self.panelName = panelName
        self.menu = menu
    }

    /// The whole document for somebody who is signed in.
    package func document(_ content: HTML, for request: PanelRequest) -> HTML {
        let said: HTML = request.notice.map { notice("\($0)") } ?? ""
        return """
            \(Self.head(title: title, refreshSeconds: refreshSeconds, theme: request.theme))
            <body data-keys="\(request.person.usesSingleKeys ? "1" : "0")">\
            <a class="skip" href="#main">Skip to content</a>
            \(viewing(request))<header class="topbar">\
            <a class="wordmark" href="/">\(Self.mark)Tollgate</a>\
            <span class="panel-name">\(panelName)</span>\(finder)\(corner(request))</header>
            <details class="menu"><summary>Menu</summary>\(navigation("Menu"))\
            \(switches(request))</details>
            <div class="shell"><aside class="side">\(navigation("Pages"))\
            \(switches(request))</aside>
            <main id="main">\(said)\(content)</main></div>\(KeyHelp.dialog)</body></html>
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
    package static func bare(title: Phrase, _ content: HTML) -> HTML {
        """
        \(head(title: title, refreshSeconds: nil, theme: nil))
        <body class="bare"><main id="main">\
        <p class="wordmark">\(mark)Tollgate</p>\(content)\(languages(""))</main></body></html>
        """
    }

    private static func head(title: Phrase, refreshSeconds: Int?, theme: String?) -> HTML {
        let refresh: HTML =
            refreshSeconds.map { #"<meta http-equiv="refresh" content="\#($0)">"# } ?? ""
        let scheme: HTML = theme.map { #" data-theme="\#($0)""# } ?? ""
        return """
            <!doctype html><html lang="\(Language.current.rawValue)"\(scheme)><head>\
            <meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark">\(refresh)\
            <title>\(title) · Tollgate</title>\
            <link rel="icon" href="data:,"><link rel="stylesheet" href="\(StyleSheet.url)">\
            <script src="\(ScriptFile.url)" defer></script></head>
            """
    }

    /// A gate with its bar up.
    private static let mark: HTML = """
        <svg class="mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">\
        <path d="M4 21V9h4v12M8 11 21 4" fill="none" stroke="currentColor" \
        stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
        """

    /// Says on each page that this is a client's panel, and whose eyes look.
    private func viewing(_ request: PanelRequest) -> HTML {
        guard let viewer = request.viewer else { return "" }
        return """
            <form class="viewed" method="post" action="\(Self.endViewURL)">\
            \(request.formTokenField)<span role="status">\(viewer.name) sees this panel as the \
            client does. Nothing can be changed here, and it is in the audit log.</span>\
            <button class="button small" type="submit">Back to the admin panel</button></form>
            """
    }

    private var finder: HTML {
        guard let findURL else { return "" }
        return """
            <form class="finder" role="search" action="\(findURL)"><input type="search" id="jump" \
            name="q" aria-label="Find by id or name" placeholder="Find by id or name (Ctrl K)" \
            autocomplete="off"></form>
            """
    }

    private func corner(_ request: PanelRequest) -> HTML {
        """
        <form class="corner" method="post" action="/sign-out">\(request.formTokenField)\
        <a class="who" href="/security" title="Security">\(request.person.name)\
        <small>\(request.person.zone)</small></a>\
        <button class="button small" type="submit">Sign out</button></form>
        """
    }

    private func navigation(_ name: Phrase) -> HTML {
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

    private func switches(_ request: PanelRequest) -> HTML {
        themes(request) + Self.languages(request.formTokenField)
    }

    /// Buttons for the panels' languages, each named in itself.
    private static func languages(_ formToken: HTML) -> HTML {
        let buttons = each(Language.allCases) { language in
            let isOn: HTML = language == .current ? #" aria-pressed="true""# : ""
            let tag = language.rawValue
            return """
                <button name="language" value="\(tag)" lang="\(tag)"\(isOn)>\
                \(language.ownName)</button>
                """
        }
        return """
            <form class="themes" method="post" action="/language" aria-label="Language">\
            \(formToken)\(buttons)</form>
            """
    }

    private func themes(_ request: PanelRequest) -> HTML {
        let choices: [(value: String, label: Phrase)] = [
            ("", "System"), ("light", "Light"), ("dark", "Dark"),
        ]
        let buttons = each(choices) { theme in
            let isOn: HTML = (request.theme ?? "") == theme.value ? #" aria-pressed="true""# : ""
            return #"<button name="theme" value="\#(theme.value)"\#(isOn)>\#(theme.label)</button>"#
        }
        return """
            <form class="themes" method="post" action="/theme" aria-label="Colours">\
            \(request.formTokenField)\(buttons)</form>
            """
    }
}
