// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// A person's own filters of a list, above its table.
struct SavedViews: Sendable {
    /// The lists that have them.
    enum List: String, CaseIterable {
        case clients, invoices

        var url: AdminURL {
            switch self {
            case .clients: .clients
            case .invoices: .invoices
            }
        }
    }

    var list: List
    var views: [SavedView] = []
    /// The list's present filter.
    var filter: QueryValues

    init(
        of list: List,
        _ person: PersonID,
        _ filter: QueryValues,
        in transaction: any SQLTransaction
    ) throws {
        self.list = list
        self.filter = filter
        views = try SavedViewRepository.list(of: person, page: list.rawValue, in: transaction)
    }

    func html(_ frame: PageFrame) -> HTML {
        guard !views.isEmpty || !filter.isEmpty else { return "" }
        let query = filter.query()
        let known = views.first { $0.query == query }
        let links = each(views) { view in
            let current: HTML = view.query == query ? #" aria-current="true""# : ""
            let url = "\(list.url.path)?\(view.query)"
            return #"<a class="button small" href="\#(url)"\#(current)>\#(view.name)</a> "#
        }
        let form: HTML =
            known.map { remove($0, frame) } ?? (filter.isEmpty ? "" : save(query, frame))
        return """
            <div class="views"><span class="hint">Saved views</span> \(links)\(form)</div>
            """
    }

    private func remove(_ view: SavedView, _ frame: PageFrame) -> HTML {
        frame.button(
            "Forget this view",
            action: AdminURL.desk(.viewRemoval).path,
            hidden: ["page": list.rawValue, "name": view.name]
        )
    }

    private func save(_ query: String, _ frame: PageFrame) -> HTML {
        """
        <form class="inline" method="post" action="\(AdminURL.desk(.views).path)">\
        \(frame.formToken)<input type="hidden" name="page" value="\(list.rawValue)">\
        <input type="hidden" name="query" value="\(query)">\
        <input type="text" name="name" maxlength="60" required aria-label="Name of the view" \
        placeholder="Name of the view"> \
        <button class="button small" type="submit">Save this view</button></form>
        """
    }
}
