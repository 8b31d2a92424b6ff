// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Prices of clients (*Prices* tab) and of suppliers (*Source prices*).
struct PricesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        clientRoutes + sourceRoutes + productRoutes + fileRoutes
    }

    private var clientRoutes: [AdminRoute] {
        [
            .get("/clients/{client}/prices", .clients) { try await showClient($0) },
            .post("/clients/{client}/prices", .clients) { request in
                try await set(request, owner(client: request))
            },
            .post("/clients/{client}/prices/closure", .clients) { request in
                try await close(request, owner(client: request))
            },
            .post("/clients/{client}/prices/undo", .clients) { request in
                try await undo(request, owner(client: request))
            },
            // Where a refused import leaves the browser; its address may be opened again.
            .get("/clients/{client}/prices/import", .clients) { try await showClient($0) },
            .post("/clients/{client}/prices/import", .clients) { request in
                try await importDeck(request, owner(client: request))
            },
        ]
    }

    private var sourceRoutes: [AdminRoute] {
        [
            .get("/source-prices", .routing) { try await showSource($0, nil) },
            .get("/source-prices/{supplier}", .routing) { request in
                try await showSource(request, request.id("supplier"))
            },
            .post("/source-prices/{supplier}", .routing) { request in
                try await set(request, owner(supplier: request))
            },
            .post("/source-prices/{supplier}/closure", .routing) { request in
                try await close(request, owner(supplier: request))
            },
            .post("/source-prices/{supplier}/undo", .routing) { request in
                try await undo(request, owner(supplier: request))
            },
            .get("/source-prices/{supplier}/import", .routing) { request in
                try await showSource(request, request.id("supplier"))
            },
            .post("/source-prices/{supplier}/import", .routing) { request in
                try await importDeck(request, owner(supplier: request))
            },
        ]
    }

    private func owner(client request: AdminRequest) throws -> PriceOwner {
        .client(try request.id("client"))
    }

    private func owner(supplier request: AdminRequest) throws -> PriceOwner {
        .supplier(try request.id("supplier"))
    }

    func path(_ owner: PriceOwner) -> String {
        switch owner {
        case .client(let id): AdminURL.client(id, .prices).path
        case .supplier(let id): AdminURL.sourcePrices(id).path
        case .product(let id): AdminURL.product(id).path
        }
    }

    // MARK: - Changing

    func set(
        _ request: AdminRequest,
        _ owner: PriceOwner
    ) async throws -> AdminAnswer {
        do {
            _ = try await desk.settings.setPrice(
                of: owner,
                request.submitted.typed,
                request.settings
            )
            return .done(path(owner), notice: "The price was saved.")
        } catch let errors as FieldErrors {
            var forms = forms()
            forms.set = desk.again(request, errors)
            return .refused(try await page(request, owner, forms))
        }
    }

    func close(
        _ request: AdminRequest,
        _ owner: PriceOwner
    ) async throws -> AdminAnswer {
        do {
            try await desk.settings.closePrice(
                of: owner,
                request.submitted.typed,
                request.settings
            )
            return .done(path(owner), notice: "The price was closed.")
        } catch let errors as FieldErrors {
            var forms = forms()
            forms.set.errors = errors
            return .refused(try await page(request, owner, forms))
        }
    }

    func undo(
        _ request: AdminRequest,
        _ owner: PriceOwner
    ) async throws -> AdminAnswer {
        do {
            let typed = request.submitted.typed[field: "recorded_at"]
            let count = try await desk.settings.undoPrices(
                of: owner,
                recordedAt: Instant(microseconds: Int64(typed) ?? 0),
                request.settings
            )
            return .done(path(owner), notice: "\(count) prices were undone.")
        } catch let errors as FieldErrors {
            var forms = forms()
            forms.set.errors = errors
            return .refused(try await page(request, owner, forms))
        }
    }

    func importDeck(
        _ request: AdminRequest,
        _ owner: PriceOwner
    ) async throws -> AdminAnswer {
        let sent = request.submitted
        var forms = forms()
        forms.isDeckSent = true
        do {
            let basis = BillingBasis(rawValue: sent.typed[field: "basis"]) ?? .sent
            let mode = PriceDiff.Mode(rawValue: sent.typed[field: "mode"]) ?? .change
            let columns = RateColumns(reading: sent.typed)
            if sent.typed[field: "action"] == "preview" {
                return try await compare(request, owner, basis: basis, mode: mode, columns)
            }
            let count = try await desk.settings.importPrices(
                of: owner,
                deck: try Self.deck(sent),
                basis: basis,
                mode: mode,
                columns: columns,
                request.settings
            )
            return .done(path(owner), notice: "\(count) prices were imported.")
        } catch let errors as ImportErrors {
            forms.problems = importProblems(errors)
            forms.deck = desk.again(request, FieldErrors())
            // What was in the file is kept as text, so that it can be mended in place.
            forms.deck.values[field: "deck"] = (try? Self.deck(sent)) ?? ""
        } catch let errors as FieldErrors {
            forms.deck = desk.again(request, errors)
        }
        return .refused(try await page(request, owner, forms))
    }

    /// Shows what a deck would change, with the deck in the form that applies it.
    private func compare(
        _ request: AdminRequest,
        _ owner: PriceOwner,
        basis: BillingBasis,
        mode: PriceDiff.Mode,
        _ columns: RateColumns
    ) async throws -> AdminAnswer {
        let deck = try Self.deck(request.submitted)
        let diff = try await desk.settings.previewPrices(
            of: owner,
            deck: deck,
            basis: basis,
            mode: mode,
            columns: columns
        )
        var forms = forms()
        forms.isDeckSent = true
        forms.deck.values = request.submitted.typed
        forms.deck.values[field: "deck"] = deck
        forms.problems = PriceDiffView(diff: diff, zone: request.frame.show.zone).html
        return .page(try await page(request, owner, forms))
    }

    // MARK: - Showing

    /// The forms of a price page.
    struct Forms {
        var set: FilledForm
        var deck: FilledForm
        var problems: HTML = ""
        /// Whether the deck's form shows what was sent, not what is stored.
        var isDeckSent = false
        /// Of a product's own fields, when they were refused.
        var product: FilledForm?
    }

    func forms() -> Forms {
        Forms(set: desk.newForm(["basis": "sent"]), deck: desk.newForm(["basis": "sent"]))
    }

    private func showClient(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, owner(client: request), forms()))
    }

    private func showSource(
        _ request: AdminRequest,
        _ id: SupplierID?
    ) async throws -> AdminAnswer {
        let suppliers = try await desk.read { try SupplierRepository.list(in: $0) }
        guard let chosen = id ?? suppliers.first?.id else {
            let page = SourcePricesPage(suppliers: [], chosen: nil)
            return .page(page.page(request.frame))
        }
        return .page(try await page(request, .supplier(chosen), forms()))
    }

    func page(
        _ request: AdminRequest,
        _ owner: PriceOwner,
        _ forms: Forms
    ) async throws -> Page {
        let now = request.frame.now
        let query = request.query
        let (listing, columns) = try await desk.read { transaction in
            (
                try PriceListing(of: owner, query, now: now, in: transaction),
                try RateColumns.saved(for: owner, in: transaction)
            )
        }
        var forms = forms
        if !forms.isDeckSent {
            for (field, name) in columns.typed { forms.deck.values[field: field] = name }
        }
        let tables = PriceTables(listing: listing, now: now, path: path(owner), owner: owner)
        return switch owner {
        case .supplier(let id): try await sourcePage(id, tables, forms, request.frame)
        case .product(let id): try await productPage(id, tables, forms, request)
        case .client: try await clientPage(tables, forms, request)
        }
    }

    private func clientPage(
        _ tables: PriceTables,
        _ forms: Forms,
        _ request: AdminRequest
    ) async throws -> Page {
        var tables = tables
        let header = try await desk.header(request)
        let client = header.client
        tables.zone = client.zone
        let product = try await product(of: client)
        let mayWrite = request.frame.allows(.write, .clients)
        let editing = PriceEditing(
            setAction: tables.path,
            importAction: AdminURL.clientPart(client.id, .priceImport).path,
            setForm: forms.set,
            importForm: forms.deck,
            importProblems: forms.problems,
            isSell: true,
            zone: client.zone,
            currency: client.currency.code
        )
        let lookup = PriceLookup(
            client: client,
            query: request.query,
            answer: try await answer(request.query, client, now: tables.now)
        )
        let close = mayWrite ? AdminURL.clientPart(client.id, .priceClosure).path : nil
        tables.undoAction = mayWrite ? AdminURL.clientPart(client.id, .priceUndo).path : nil
        let content: HTML = """
            <p><a class="button" href="\(AdminURL.priceNotice(client.id).path)">Price notice</a>\
            </p>\(Self.note(product))\(mayWrite ? editing.html(request.frame) : "")
            \(lookup.html(request.frame))\(tables.html(request.frame, closeAction: close))
            """
        return ClientTabPage(header: header, tab: .prices, content: content)
            .page(request.frame)
    }

    private func sourcePage(
        _ id: SupplierID,
        _ tables: PriceTables,
        _ forms: Forms,
        _ frame: PageFrame
    ) async throws -> Page {
        let suppliers = try await desk.read { try SupplierRepository.list(in: $0) }
        guard let chosen = suppliers.first(where: { $0.id == id }) else { throw NotFound() }
        let editing = PriceEditing(
            setAction: AdminURL.sourcePrices(id).path,
            importAction: AdminURL.sourcePart(id, .file).path,
            setForm: forms.set,
            importForm: forms.deck,
            importProblems: forms.problems,
            isSell: false,
            zone: "UTC",
            currency: chosen.currency.code
        )
        return SourcePricesPage(
            suppliers: suppliers,
            chosen: chosen,
            tables: tables,
            editing: editing
        ).page(frame)
    }

    /// Says whose prices count where a client has none of its own.
    private static func note(_ product: Product?) -> HTML {
        guard let product else { return "" }
        let name = link(product.name, AdminURL.product(product.id).path)
        return notice(
            "<p>Where this client has no price of its own, those of \(name) count.</p>",
            tone: .info
        )
    }

    private func product(of client: Client) async throws -> Product? {
        guard let id = client.productID else { return nil }
        return try await desk.read { try ProductRepository.find(id, in: $0) }
    }

    /// Answers "price on a date".
    private func answer(
        _ query: QueryValues,
        _ client: Client,
        now: Instant
    ) async throws -> PriceLookup.Answer? {
        let asked = query["for"].filter { !$0.isWhitespace }
        guard !asked.isEmpty else { return nil }
        guard let destination = destination(asked) else {
            return .notUnderstood("No destination is known for \"\(asked)\".")
        }
        let instant: Instant?
        do {
            instant = try Settings.instant(query["at"], zone: client.zone) ?? now
        } catch {
            return .notUnderstood(error.entries.first?.sentence ?? "")
        }
        let owners: [PriceOwner] =
            [.client(client.id)] + (client.productID.map { [.product($0)] } ?? [])
        let rows = try await desk.read {
            try PriceListing.history(of: owners, destination, in: $0)
        }
        let explanation = PriceBook(rows).explain(
            client: client.id,
            product: client.productID,
            destination: destination,
            messageType: .sms,
            at: instant ?? now
        )
        return .found(explanation, destination, instant ?? now)
    }

    private func destination(_ text: String) -> Destination? {
        if text.count <= 6, let network = Network(text) {
            return desk.catalogue.country(of: network)
                .map { Destination(country: $0, network: network) }
        }
        if text.count == 2 { return CountryCode(text).map { Destination(country: $0) } }
        let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
        return (try? MSISDN(digits)).flatMap { desk.catalogue.destination(for: $0) }
    }
}
