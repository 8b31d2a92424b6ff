// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// A person's own filters of lists: what is kept is theirs alone, so reading the list is enough.
struct ViewsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.own("/views", .overview, save), .own("/views/remove", .overview, remove)]
    }

    private func save(_ request: AdminRequest) async throws -> AdminAnswer {
        let typed = request.submitted.typed
        let list = try list(request)
        let name = String(typed[field: "name"].prefix(60))
        // Only what an address of the list can have: the query is shown in links.
        let pairs = URLText.pairs(String(typed[field: "query"].prefix(2_000)))
        let query = QueryValues(Dictionary(pairs.map { ($0.name, $0.value) }) { $1 }).query()
        let url = query.isEmpty ? list.url.path : "\(list.url.path)?\(query)"
        guard !name.isEmpty, !query.isEmpty else {
            return .done(url, notice: "Nothing was saved: a view has a name and a filter.")
        }
        let person = request.frame.person.id
        let isFull = try await desk.office.database.write { transaction in
            let known = try SavedViewRepository.list(
                of: person,
                page: list.rawValue,
                in: transaction
            )
            let isKnown = known.contains { $0.name == name }
            guard isKnown || known.count < SavedViewRepository.limit else { return true }
            let view = SavedView(name: name, query: query)
            try SavedViewRepository.save(view, of: person, page: list.rawValue, in: transaction)
            return false
        }
        return .done(
            url,
            notice: isFull
                ? "Nothing was saved: there are \(SavedViewRepository.limit) views; forget one."
                : "The view was saved."
        )
    }

    private func remove(_ request: AdminRequest) async throws -> AdminAnswer {
        let name = request.submitted.typed[field: "name"]
        let list = try list(request)
        let person = request.frame.person.id
        try await desk.office.database.write { transaction in
            try SavedViewRepository.remove(
                name,
                of: person,
                page: list.rawValue,
                in: transaction
            )
        }
        return .done(list.url.path, notice: "The view is forgotten.")
    }

    private func list(_ request: AdminRequest) throws -> SavedViews.List {
        guard let list = SavedViews.List(rawValue: request.submitted.typed[field: "page"])
        else { throw NotFound() }
        return list
    }
}
