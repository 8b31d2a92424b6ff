// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// Sell prices: in force, announced, on a date with the reason, and set anew.
struct PricesResource: Sendable {
    let desk: APIDesk

    var routes: [APIRoute] { [listRoute, lookupRoute, setRoute] }

    private static let price = Schema.named(
        "Price",
        .object([
            .init("id", .id), .init("country", .text(.country)),
            .init("network", .nullable(.text(.network)), "Null for the whole country."),
            .init("price", .money, "Of one segment."),
            .init("basis", .choice(of: BillingBasis.self), "When a hold becomes a charge."),
            .init("effective_from", .instant),
            .init("is_closed", .boolean, "There is no price from then on."),
            .init("source", .text(.choice(["client", "main_client", "product"])), "Whose price."),
        ])
    )

    private var listRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}/prices",
            "listPrices",
            "List prices",
            (
                .prices, .pricesRead,
                .json(
                    200,
                    .object([
                        .init("at", .instant),
                        .init("current", .array(Self.price, count: 0...1_000_000)),
                        .init("announced", .array(Self.price, count: 0...1_000_000)),
                    ])
                )
            ),
            list
        ).with {
            $0.words = """
                Prices in force at an instant, and those dated ahead of it. The price of a network \
                comes before its country's, a client's own before its product's.
                """
            $0.parameters = [.init("at", .instant, "Now without it.")]
        }
    }

    private var lookupRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}/prices/lookup",
            "lookUpPrice",
            "Look up a price on a date",
            (
                .prices, .pricesRead,
                .json(
                    200,
                    .object([
                        .init("country", .text(.country)),
                        .init("network", .nullable(.text(.network))),
                        .init("at", .instant),
                        .init("price", .nullable(Self.price), "Null where there was none."),
                    ])
                )
            ),
            lookUp
        ).with {
            $0.words = "What one segment costs, or cost, to a number or a network."
            $0.refusals = [422]
            $0.parameters = [
                .init("number", .words(3...30), "A recipient's number."),
                .init("network", .network, "MCC and MNC."), .init("country", .country, "Alone."),
                .init("at", .instant, "Now without it."),
            ]
        }
    }

    private var setRoute: APIRoute {
        APIRoute(
            .post,
            "/clients/{client}/prices",
            "setPrice",
            "Set a price",
            (.prices, .pricesWrite, .json(201, Self.price)),
            set
        ).with {
            $0.words = "Prices are never changed: a new one is in force from its time on."
            $0.body = .object([
                .optional("country", .text(.country), "For a whole country."),
                .optional("network", .text(.network), "For one network."),
                .init("price", .text(.sum), "Of one segment, in the client's currency."),
                .optional("basis", .choice(of: BillingBasis.self), "`sent` without it."),
                .optional("effective_from", .instant, "Now without it."),
                .optional("sells_to_negative", .boolean),
            ])
        }
    }

    private func list(_ request: APIRequest) async throws -> APIAnswer {
        let (id, at) = (try request.pathClient(), request.instant("at") ?? request.now)
        return .json(
            try await desk.read { transaction in
                let owners = try Self.owners(of: id, transaction)
                var current: [JSON] = []
                var announced: [JSON] = []
                for (owner, source) in owners {
                    current += try PriceRepository.current(of: owner, at: at, in: transaction)
                        .filter { !$0.isClosed }.map { Self.json($0, source) }
                    announced += try PriceRepository.future(of: owner, after: at, in: transaction)
                        .map { Self.json($0, source) }
                }
                return [
                    "at": .instant(at), "current": .array(current),
                    "announced": .array(announced),
                ]
            }
        )
    }

    /// Whose prices count for a client, in the order in which they are asked.
    private static func owners(
        of id: ClientID,
        _ transaction: any SQLTransaction
    ) throws -> [(PriceOwner, String)] {
        guard let client = try ClientRepository.find(id, in: transaction) else {
            throw APIProblem.notFound
        }
        var owners: [(PriceOwner, String)] = [(.client(id), "client")]
        if let product = client.productID { owners.append((.product(product), "product")) }
        guard let main = client.mainClientID else { return owners }
        owners.append((.client(main), "main_client"))
        let product = try ClientRepository.find(main, in: transaction)?.productID
        if let product { owners.append((.product(product), "product")) }
        return owners
    }

    private func lookUp(_ request: APIRequest) async throws -> APIAnswer {
        let (id, at) = (try request.pathClient(), request.instant("at") ?? request.now)
        let destination = try destination(request)
        let found = try await desk.read { transaction -> JSON in
            for (owner, source) in try Self.owners(of: id, transaction) {
                let price = try Self.price(of: owner, destination, at, transaction)
                if let price { return Self.json(price, source) }
            }
            return .null
        }
        return .json([
            "country": .string(destination.country.code),
            "network": .optional(destination.network?.text), "at": .instant(at), "price": found,
        ])
    }

    private static func price(
        of owner: PriceOwner,
        _ destination: Destination,
        _ at: Instant,
        _ transaction: any SQLTransaction
    ) throws -> PriceRow? {
        let country = Destination(country: destination.country, network: nil)
        for level in destination.network == nil ? [country] : [destination, country] {
            let rows = try PriceRepository.history(of: owner, level, in: transaction)
            // The newest that is in force decides; a closed one lets the next level be asked.
            guard let row = rows.first(where: { $0.effectiveFrom <= at }), !row.isClosed else {
                continue
            }
            return row
        }
        return nil
    }

    private func destination(_ request: APIRequest) throws -> Destination {
        let catalogue = desk.settings.catalogue
        let given = ["number", "network", "country"].filter { request.query[$0] != nil }
        guard given.count == 1 else {
            let sentence = "Give one of number, network and country."
            throw APIProblem.validation(422, [.init(field: "number", sentence: sentence)])
        }
        if let text = request.query["country"], let country = CountryCode(text) {
            return Destination(country: country, network: nil)
        }
        if let text = request.query["network"] {
            guard let network = Network(text), let country = catalogue.country(of: network) else {
                let sentence = "No such network is known."
                throw APIProblem.validation(422, [.init(field: "network", sentence: sentence)])
            }
            return Destination(country: country, network: network)
        }
        guard let number = try? MSISDN(request.query["number"] ?? ""),
            let destination = catalogue.destination(for: number)
        else { throw APIProblem(BlockReason.noDestination) }
        return destination
    }

    private func set(_ request: APIRequest) async throws -> APIAnswer {
        let id = try request.pathClient()
        var typed = request.typed
        if typed.values["basis"] == nil { typed[field: "basis"] = BillingBasis.sent.rawValue }
        if let from = request.body["effective_from"]?.text.flatMap({ Instant(rfc3339: $0) }) {
            typed[field: "effective_from"] = try await localText(of: from, id)
        }
        let row = try await desk.settings.setPrice(
            of: .client(id),
            typed,
            SettingsRequest(by: try request.caller.actor(), id: request.requestID)
        )
        guard let stored = try await desk.read({ try PriceRepository.find(row, in: $0) }) else {
            throw APIProblem.failed
        }
        return .json(Self.json(stored, "client"))
    }

    /// An instant as the price form wants it: local to the client, in whole seconds.
    private func localText(of instant: Instant, _ id: ClientID) async throws -> String {
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) }) else {
            throw APIProblem.notFound
        }
        let calendar = try BillingCalendar(zone: client.zone)
        let local = instant.adding(seconds: calendar.offsetSeconds(at: instant))
        return String(local.description.prefix(19))
    }

    private static func json(_ row: PriceRow, _ source: String) -> JSON {
        [
            "id": .id(row.id), "country": .string(row.destination.country.code),
            "network": .optional(row.destination.network?.text),
            "price": .money(row.price.micros, row.price.currency),
            "basis": .string(row.basis.rawValue), "effective_from": .instant(row.effectiveFrom),
            "is_closed": .bool(row.isClosed), "source": .string(source),
        ]
    }
}
