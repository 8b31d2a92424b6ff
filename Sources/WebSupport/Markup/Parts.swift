// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Renders one piece of markup for each item.
package func each<Items: Sequence>(
    _ items: Items,
    _ render: (Items.Element) throws -> HTML
) rethrows -> HTML {
    HTML.joined(try items.map(render))
}

/// A link with words of ours.
package func link(_ text: Phrase, _ url: String) -> HTML {
    #"<a href="\#(url)">\#(text)</a>"#
}

/// A link with data, which no language changes.
///
/// Generic, because the compiler would take a plain `String` for literals.
@_disfavoredOverload
package func link(_ text: some StringProtocol, _ url: String) -> HTML {
    link(Phrase(verbatim: String(text)), url)
}

/// The head of a page: its title, what it says below, and what can be begun there.
package func pageHead(_ title: Phrase, actions: HTML = "", intro: HTML = "") -> HTML {
    """
    <header class="page-head"><div><h1>\(title)</h1>\(intro)</div>\
    <div class="actions">\(actions)</div></header>
    """
}

/// The head of a page that is named by data.
@_disfavoredOverload
package func pageHead(_ title: String, actions: HTML = "", intro: HTML = "") -> HTML {
    pageHead(Phrase(verbatim: title), actions: actions, intro: intro)
}

/// What stands where there is nothing yet: what belongs there, and one button.
package func emptyState(_ sentence: HTML, button: HTML = "") -> HTML {
    #"<div class="empty"><p>\#(sentence)</p>\#(button)</div>"#
}

/// A panel with a heading.
package func card(_ title: Phrase, _ content: HTML, actions: HTML = "") -> HTML {
    """
    <section class="card"><header class="card-head"><h2>\(title)</h2>\
    <div class="actions">\(actions)</div></header>\(content)</section>
    """
}

/// Labelled values in a row.
package func figures(_ pairs: [(label: Phrase, value: HTML)]) -> HTML {
    let items = each(pairs) { pair in
        "<div><dt>\(pair.label)</dt><dd>\(pair.value)</dd></div>"
    }
    return #"<dl class="figures">\#(items)</dl>"#
}

/// Labelled values, one below another.
package func definitions(_ pairs: [(label: Phrase, value: HTML)]) -> HTML {
    let items = each(pairs) { pair in
        "<div><dt>\(pair.label)</dt><dd>\(pair.value)</dd></div>"
    }
    return #"<dl class="definitions">\#(items)</dl>"#
}

/// A large number with its name and a line that explains it.
package struct StatTile {
    package var label: Phrase
    package var value: HTML
    package var detail: HTML

    package init(_ label: Phrase, _ value: HTML, detail: HTML = "") {
        self.label = label
        self.value = value
        self.detail = detail
    }
}

/// Large numbers side by side.
package func statTiles(_ tiles: [StatTile]) -> HTML {
    let items = each(tiles) { tile in
        let detail: HTML =
            tile.detail.isEmpty ? "" : #"<dd class="detail">\#(tile.detail)</dd>"#
        return #"<div><dt>\#(tile.label)</dt><dd class="value">\#(tile.value)</dd>\#(detail)</div>"#
    }
    return #"<dl class="tiles">\#(items)</dl>"#
}

/// Content that opens when its summary is pressed.
package func details(_ summary: Phrase, _ content: HTML, isOpen: Bool = false) -> HTML {
    let open: HTML = isOpen ? " open" : ""
    return """
        <details class="card"\(open)><summary>\(summary)</summary>\(content)</details>
        """
}

/// Tabs as links; the current one is marked.
package func tabs(_ items: [(label: HTML, url: String, isCurrent: Bool)], name: Phrase) -> HTML {
    let links = each(items) { item in
        let current: HTML = item.isCurrent ? #" aria-current="page""# : ""
        return #"<a href="\#(item.url)"\#(current)>\#(item.label)</a>"#
    }
    return #"<nav class="tabs" aria-label="\#(name)">\#(links)</nav>"#
}

/// The way back up from a page, from the panel's root down.
package func breadcrumbs(_ steps: [(label: Phrase, url: String)]) -> HTML {
    let items = each(steps) { "<li>\(link($0.label, $0.url))</li>" }
    return #"<nav class="breadcrumbs" aria-label="Breadcrumbs"><ol>\#(items)</ol></nav>"#
}

/// Links to the first page of a list and to the one behind this; nothing when it is all there.
package func pagination(first: String?, next: String?) -> HTML {
    guard first != nil || next != nil else { return "" }
    let start: HTML = first.map { #"<a class="button small" href="\#($0)">Newest</a>"# } ?? ""
    let more: HTML =
        next.map { #"<a class="button small" rel="next" href="\#($0)">Older</a>"# } ?? ""
    return #"<nav class="pagination" aria-label="Pages of the list">\#(start)\#(more)</nav>"#
}

/// A line that says what has just happened.
package func notice(_ words: HTML, tone: Chip.Tone = .good) -> HTML {
    let role = tone == .bad ? "alert" : "status"
    return #"<div class="notice \#(tone.rawValue)" role="\#(role)">\#(words)</div>"#
}

/// What happened, one step below another.
package func timeline(_ steps: [(time: HTML, words: HTML)]) -> HTML {
    let items = each(steps) { "<li>\($0.time) <span>\($0.words)</span></li>" }
    return #"<ol class="timeline">\#(items)</ol>"#
}
