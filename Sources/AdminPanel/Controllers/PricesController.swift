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
        clientRoutes + sourceRoutes + productRoutes
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
        do {
            let basis = BillingBasis(rawValue: sent.typed[field: "basis"]) ?? .sent
            let mode = PriceDiff.Mode(rawValue: sent.typed[field: "mode"]) ?? .change
            if sent.typed[field: "action"] == "preview" {
                return try await compare(request, owner, basis: basis, mode: mode)
            }
            let count = try await desk.settings.importPrices(
                of: owner,
                deck: try sent.text(file: "file", or: "deck"),
                basis: basis,
                mode: mode,
                request.settings
            )
            return .done(path(owner), notice: "\(count) prices were imported.")
        } catch let errors as ImportErrors {
            forms.problems = importProblems(errors)
            forms.deck = desk.again(request, FieldErrors())
            // What was in the file is kept as text, so that it can be mended in place.
            forms.deck.values[field: "deck"] = try sent.text(file: "file", or: "deck")
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
        mode: PriceDiff.Mode
    ) async throws -> AdminAnswer {
        let deck = try request.submitted.text(file: "file", or: "deck")
        let diff = try await desk.settings.previewPrices(
            of: owner,
            deck: deck,
            basis: basis,
            mode: mode
        )
        var forms = forms()
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
            let tables = PriceTables(rows: [], now: request.frame.now)
            let page = SourcePricesPage(suppliers: [], chosen: nil, tables: tables)
            return .page(page.page(request.frame))
        }
        return .page(try await page(request, .supplier(chosen), forms()))
    }

    func page(
        _ request: AdminRequest,
        _ owner: PriceOwner,
        _ forms: Forms
    ) async throws -> Page {
        let rows = try await desk.read { try PriceQuery.rows(of: owner, in: $0) }
        var tables = PriceTables(rows: rows, now: request.frame.now)
        if case .supplier(let id) = owner {
            return try await sourcePage(id, tables, forms, request.frame)
        }
        if case .product(let id) = owner {
            return try await productPage(id, tables, forms, request)
        }
        let header = try await desk.header(request)
        let client = header.client
        tables.zone = client.zone
        let preset = try await preset(of: client)
        let mayWrite = request.frame.allows(.write, .clients)
        let editing = PriceEditing(
            setAction: path(owner),
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
            answer: try answer(
                request.query,
                client,
                rows + preset.rows,
                now: request.frame.now
            )
        )
        let close = mayWrite ? AdminURL.clientPart(client.id, .priceClosure).path : nil
        tables.undoAction = mayWrite ? AdminURL.clientPart(client.id, .priceUndo).path : nil
        let content: HTML = """
            <p><a class="button" href="\(AdminURL.priceNotice(client.id).path)">Price notice</a>\
            </p>\(preset.html)\(mayWrite ? editing.html(request.frame) : "")
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

    /// The product whose prices count where a client has none of its own.
    private struct Preset: Sendable {
        var product: Product?
        var rows: [PriceRow] = []

        var html: HTML {
            guard let product else { return "" }
            let name = link(product.name, AdminURL.product(product.id).path)
            return notice(
                "<p>Where this client has no price of its own, those of \(name) count.</p>",
                tone: .info
            )
        }
    }

    private func preset(of client: Client) async throws -> Preset {
        guard let id = client.productID else { return Preset() }
        return try await desk.read { transaction in
            Preset(
                product: try ProductRepository.find(id, in: transaction),
                rows: try PriceQuery.rows(of: .product(id), in: transaction)
            )
        }
    }

    /// Answers "price on a date".
    private func answer(
        _ query: QueryValues,
        _ client: Client,
        _ rows: [PriceRow],
        now: Instant
    ) throws -> PriceLookup.Answer? {
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
