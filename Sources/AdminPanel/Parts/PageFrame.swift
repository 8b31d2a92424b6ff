// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// What every page needs to know about the request: who looks, how values are written.
struct PageFrame: Sendable {
    var person: Person
    /// The hidden field that proves that a form came from this panel.
    var formToken: HTML
    var show: Show
    var now: Instant

    /// The present day in the person's zone.
    var today: CalendarDate { show.calendar.localDate(of: now) }

    /// Whether the person may do something; buttons of what is denied are not shown.
    func allows(_ action: AdminAction, _ area: AdminArea) -> Bool {
        person.role.allows(action, in: area)
    }

    /// A link in the green of buttons that begin something, if the role may.
    func createButton(_ label: Phrase, _ url: String, in area: AdminArea) -> HTML {
        allows(.write, area) ? #"<a class="button primary" href="\#(url)">\#(label)</a>"# : ""
    }

    /// A form of one button.
    func button(
        _ label: Phrase,
        action: String,
        hidden: KeyValuePairs<String, String> = [:],
        style: String = ""
    ) -> HTML {
        let fields = each(hidden) {
            #"<input type="hidden" name="\#($0.key)" value="\#($0.value)">"#
        }
        return """
            <form class="inline" method="post" action="\(action)">\(formToken)\(fields)\
            <button class="button small \(style)" type="submit">\(label)</button></form>
            """
    }
}

/// A finished page of this panel.
typealias Page = PanelPage<AdminURL>
