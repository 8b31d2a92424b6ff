// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Current traffic*: messages with their traces, and what was blocked.
struct MessagesController: Sendable {
    var desk: AdminDesk

    private static let pageRows = 100
    /// Without a time filter the last day is searched, so that a page never reads years.
    private static let defaultSeconds: Int64 = 86_400

    var routes: [AdminRoute] {
        [
            .get("/messages", .traffic) { try await list($0, isBlocked: false) },
            .get("/messages.csv.gz", .traffic, export),
            .get("/blocked", .traffic) { try await list($0, isBlocked: true) },
            .get("/messages/{client}/{message}", .traffic, show),
        ]
    }

    private func list(_ request: AdminRequest, isBlocked: Bool) async throws -> AdminAnswer {
        let query = request.query
        let filters = filters(query, request.frame, isBlocked: isBlocked)
        let before: MessageID? = query.identifier("before")
        let rows = try await desk.read { transaction -> [MessageListRow] in
            guard let filter = try Self.narrowed(filters, query, in: transaction) else {
                return []
            }
            let found = try filter.flatMap {
                try MessageRepository.page(
                    $0,
                    before: before,
                    limit: Self.pageRows,
                    in: transaction
                )
            }
            return try Self.rows(
                found.sorted { $0.facts.id > $1.facts.id }.prefix(Self.pageRows),
                in: transaction
            )
        }
        let url = isBlocked ? AdminURL.blocked : AdminURL.messages
        let next =
            rows.count == Self.pageRows
            ? rows.last.map { url.path + "?" + query.query(["before": "\($0.facts.id)"]) } : nil
        let page = MessagesPage(
            rows: rows,
            filter: query,
            isBlocked: isBlocked,
            nextURL: next
        )
        return .page(page.page(request.frame))
    }

    /// The messages of the page's filter as a file, account by account.
    private func export(_ request: AdminRequest) async throws -> AdminAnswer {
        let query = request.query
        let isBlocked = query["blocked"] == "1"
        var unpaged = query
        unpaged["before"] = ""
        let filters = filters(unpaged, request.frame, isBlocked: isBlocked)
        let sources = try await desk.read { transaction in
            let found = try Self.narrowed(filters, query, in: transaction) ?? []
            let clients = try ClientRepository.list(in: transaction)
            let currencies = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.currency) })
            return clients.flatMap { client in
                found.filter { $0.clientID == nil || $0.clientID == client.id }.map { filter in
                    var filter = filter
                    filter.clientID = client.id
                    let payer = client.mainClientID.flatMap { currencies[$0] }
                    return source(client, payer ?? client.currency, filter)
                }
            }
        }
        let name = isBlocked ? "blocked.csv.gz" : "messages.csv.gz"
        return .stream(MessageExport(sources).stream(name: name))
    }

    private func source(
        _ client: Client,
        _ currency: Currency,
        _ filter: MessageFilter
    ) -> MessageExport.Source {
        MessageExport.Source(account: client.login, currency: currency) { [desk] in
            let (before, limit) = ($0, $1)
            return try await desk.read { transaction in
                try MessageRepository.page(filter, before: before, limit: limit, in: transaction)
            }
        }
    }

    /// The filter of the query; an id may be ours or a supplier's, so there can be two.
    private func filters(
        _ query: QueryValues,
        _ frame: PageFrame,
        isBlocked: Bool
    ) -> [MessageFilter] {
        var filter = MessageFilter()
        filter.clientID = query.identifier("client")
        let number = query["recipient"].filter { $0.isNumber }
        filter.recipient = number.isEmpty ? nil : number
        filter.originator = query["sender"].isEmpty ? nil : query["sender"]
        filter.state = MessageState(rawValue: query["state"])
        filter.money = MoneyState(rawValue: query["money"])
        filter.country = CountryCode(query["country"])
        filter.network = Network(query["network"])
        filter.blockReason = BlockReason(rawValue: query["reason"])
        if isBlocked { filter.phase = .blocked }
        setTimes(&filter, query, frame)
        let id = query["id"]
        guard !id.isEmpty else { return [filter] }
        var bySupplier = filter
        bySupplier.supplierMessageID = id
        filter.id = MessageID(id)
        // An id is exact: the time it came does not matter.
        filter.receivedFrom = nil
        return filter.id == nil ? [bySupplier] : [filter, bySupplier]
    }

    private func setTimes(
        _ filter: inout MessageFilter,
        _ query: QueryValues,
        _ frame: PageFrame
    ) {
        if let day = query.date("day"), let calendar = try? BillingCalendar(zone: query["zone"]) {
            // Charged on that day: it may have come up to three days before.
            filter.receivedFrom = calendar.midnight(of: day.adding(days: -3))
            filter.receivedBefore = calendar.midnight(of: day.adding(days: 1))
            return
        }
        let zone = frame.show.zone
        filter.receivedFrom = (try? Settings.instant(query["from"], zone: zone)) ?? nil
        filter.receivedBefore = (try? Settings.instant(query["to"], zone: zone)) ?? nil
        if filter.receivedFrom == nil, query["before"].isEmpty {
            let end = filter.receivedBefore ?? frame.now
            filter.receivedFrom = end.adding(seconds: -Self.defaultSeconds)
        }
    }

    /// Applies a part of a client's name; nil when no client has it.
    private static func narrowed(
        _ filters: [MessageFilter],
        _ query: QueryValues,
        in transaction: any SQLTransaction
    ) throws -> [MessageFilter]? {
        guard !query["q"].isEmpty else { return filters }
        var wanted = ClientFilter()
        wanted.text = query["q"]
        wanted.limit = 50
        let clients = try ClientRepository.list(wanted, in: transaction)
        guard !clients.isEmpty else { return nil }
        return clients.flatMap { client in
            filters.map { filter in
                var filter = filter
                filter.clientID = client.id
                return filter
            }
        }
    }

    private static func rows(
        _ found: some Sequence<StoredMessage>,
        in transaction: any SQLTransaction
    ) throws -> [MessageListRow] {
        let clients = Dictionary(
            uniqueKeysWithValues: try ClientRepository.list(in: transaction).map { ($0.id, $0) }
        )
        let suppliers = Dictionary(
            uniqueKeysWithValues: try SupplierRepository.list(in: transaction)
                .map { ($0.id, $0.name) }
        )
        return found.map { message in
            let payer = clients[message.facts.charging.billingClientID]
            return MessageListRow(
                facts: message.facts,
                progress: message.progress,
                login: clients[message.facts.clientID]?.login ?? "–",
                supplierName: message.progress.supplierID.flatMap { suppliers[$0] } ?? "",
                currency: payer?.currency
            )
        }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let key = MessageKey(
            clientID: try request.id("client"),
            id: try request.id("message")
        )
        let page = try await desk.read { transaction -> MessagePage in
            guard let message = try MessageRepository.find(key, in: transaction),
                let row = try Self.rows([message], in: transaction).first
            else { throw NotFound() }
            let price = try message.facts.charging.priceID.flatMap {
                try PriceRepository.find($0, in: transaction)
            }
            return MessagePage(
                row: row,
                events: try MessageRepository.events(of: key, in: transaction),
                price: price
            )
        }
        return .page(page.page(request.frame))
    }
}
