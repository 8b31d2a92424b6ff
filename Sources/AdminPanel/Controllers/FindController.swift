// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Finds any object by its id or name: what `Ctrl+K` leads to.
struct FindController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/find", .overview, find)]
    }

    private func find(_ request: AdminRequest) async throws -> AdminAnswer {
        let text = request.query["q"]
        let frame = request.frame
        let hits = try await desk.read { transaction in
            try Finder(text: text, frame: frame, transaction: transaction).hits
        }
        // The only object of exactly this name is what was meant.
        let exact = hits.filter { $0.name.lowercased() == text.lowercased() }
        if exact.count == 1 { return .redirect(exact[0].url) }
        return .page(FindPage(text: text, hits: hits).page(frame))
    }
}

/// An object that was found.
struct FindHit: Sendable {
    var kind: Phrase
    /// What it is called; the part that is compared with what was typed.
    var name: String
    var detail: String
    var url: String
}

/// Looks for what somebody typed, in the areas that they may read.
private struct Finder {
    var text: String
    var frame: PageFrame
    var transaction: any SQLTransaction

    /// Of each kind; more are found by the kind's own list and its filters.
    private static let limit = 20

    var hits: [FindHit] {
        get throws {
            guard !text.isEmpty else { return [] }
            var hits: [FindHit] = []
            if frame.allows(.read, .clients) { hits += try clients() + products() }
            if frame.allows(.read, .routing) { hits += try suppliers() }
            if frame.allows(.read, .finance) { hits += try papers() + issuers() }
            if frame.allows(.read, .traffic) { hits += try messages() }
            if frame.allows(.read, .people) { hits += try people() }
            return hits
        }
    }

    private func matches(_ names: String...) -> Bool {
        names.contains { $0.lowercased().contains(text.lowercased()) }
    }

    private func clients() throws -> [FindHit] {
        var filter = ClientFilter()
        filter.text = text
        filter.limit = Self.limit
        var found = try ClientRepository.list(filter, in: transaction)
        if let id = ClientID(text), let client = try ClientRepository.find(id, in: transaction) {
            found.append(client)
        }
        let clients = found.map {
            hit("Client", $0.login, $0.company.name, AdminURL.client($0.id, .overview))
        }
        let accesses = try AccessRepository.list(in: transaction)
            .filter { matches($0.systemID) }.prefix(Self.limit)
            .map { hit("Access", $0.systemID, "", AdminURL.access($0.clientID, $0.id)) }
        return clients + accesses
    }

    private func products() throws -> [FindHit] {
        try ProductRepository.list(in: transaction).filter { matches($0.name) }
            .prefix(Self.limit)
            .map { hit("Product", $0.name, $0.currency.code, AdminURL.product($0.id)) }
    }

    private func suppliers() throws -> [FindHit] {
        try SupplierRepository.list(in: transaction).filter { matches($0.name) }
            .prefix(Self.limit)
            .map { hit("Supplier", $0.name, "", AdminURL.supplier($0.id)) }
    }

    private func papers() throws -> [FindHit] {
        var filter = InvoiceFilter(today: frame.today)
        filter.text = text
        var found = try InvoiceRepository.page(filter, limit: Self.limit, in: transaction)
        if let id = InvoiceID(text), let invoice = try InvoiceRepository.find(id, in: transaction) {
            found.append(invoice)
        }
        let invoices = found.map {
            hit("Invoice", $0.number, frame.show.money($0.total), AdminURL.invoice($0.id))
        }
        let notes = try CreditNoteRepository.page(of: nil, limit: 500, in: transaction)
            .filter { matches($0.number) }.prefix(Self.limit)
            .map { hit("Credit note", $0.number, "", AdminURL.creditNote($0.id)) }
        return invoices + notes
    }

    private func issuers() throws -> [FindHit] {
        let brands = try BrandRepository.list(in: transaction).filter { matches($0.name) }
            .map { hit("Brand", $0.name, "", AdminURL.brand($0.id)) }
        let enterprises = try EnterpriseRepository.list(in: transaction)
            .filter { matches($0.name) }
            .map { hit("Enterprise", $0.name, "", AdminURL.enterprise($0.id)) }
        return brands + enterprises
    }

    private func messages() throws -> [FindHit] {
        guard let id = MessageID(text),
            let message = try MessageRepository.find(id, in: transaction)
        else { return [] }
        let url = AdminURL.message(message.facts.clientID, id)
        return [hit("Message", "\(id)", frame.show.exactTime(message.facts.receivedAt), url)]
    }

    private func people() throws -> [FindHit] {
        try PersonRepository.list(in: transaction).filter { matches($0.login, $0.name) }
            .prefix(Self.limit)
            .map { hit("Person", $0.login, $0.name, AdminURL.person($0.id)) }
    }

    private func hit(
        _ kind: Phrase,
        _ name: String,
        _ detail: String,
        _ url: AdminURL
    ) -> FindHit {
        FindHit(kind: kind, name: name, detail: detail, url: url.path)
    }
}

/// What was found, or what can be.
struct FindPage {
    var text: String
    var hits: [FindHit]

    func page(_ frame: PageFrame) -> Page {
        let form = filterForm(
            AdminURL.find.path,
            [FieldSpec("q", "Id or name")],
            QueryValues(["q": text])
        )
        let table = DataTable(
            [.text("What"), .text("Name"), .text("Detail")],
            rows: hits.map { ["\($0.kind)", link($0.name, $0.url), "\($0.detail)"] },
            caption: "Found"
        )
        return Page(
            title: "Find",
            section: .find,
            content: """
                \(pageHead("Find"))\(form)\(hits.isEmpty ? nothing : table.html)
                """
        )
    }

    private var nothing: HTML {
        let what: HTML = """
            Clients, suppliers, brands, enterprises, products and people are found by name; \
            clients' accesses by system id; invoices and credit notes by number; messages by id.
            """
        let none: HTML = "Nothing has this id or name."
        return emptyState(text.isEmpty ? what : "\(none) \(what)")
    }
}
