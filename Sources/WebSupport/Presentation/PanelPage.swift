// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A finished page of a panel: what is put around it is the layout's.
package struct PanelPage<Section: Hashable & Sendable>: Sendable {
    package var title: Phrase
    /// The navigation entry that is marked.
    package var section: Section
    package var content: HTML
    /// Seconds after which the page loads itself again; only for live tables.
    package var refreshSeconds: Int?

    package init(title: Phrase, section: Section, content: HTML, refreshSeconds: Int? = nil) {
        self.title = title
        self.section = section
        self.content = content
        self.refreshSeconds = refreshSeconds
    }

    /// Creates a page that is named by data.
    @_disfavoredOverload
    package init(title: String, section: Section, content: HTML, refreshSeconds: Int? = nil) {
        self.init(
            title: Phrase(verbatim: title),
            section: section,
            content: content,
            refreshSeconds: refreshSeconds
        )
    }
}
