// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A finished page of a panel: what is put around it is the layout's.
package struct PanelPage<Section: Hashable & Sendable>: Sendable {
    package var title: String
    /// The navigation entry that is marked.
    package var section: Section
    package var content: HTML
    /// Seconds after which the page loads itself again; only for live tables.
    package var refreshSeconds: Int?
    /// Whether the panel's script has something to do on it.
    package var hasScript = false

    package init(title: String, section: Section, content: HTML, refreshSeconds: Int? = nil) {
        self.title = title
        self.section = section
        self.content = content
        self.refreshSeconds = refreshSeconds
    }
}
