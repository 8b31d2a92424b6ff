// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage

/// Clients with their billing fields, and what they can spend.
struct ClientsResource: Sendable {
    let desk: APIDesk

    var routes: [APIRoute] { [listRoute, findRoute, createRoute, updateRoute, balanceRoute] }

    private var listRoute: APIRoute {
        APIRoute(
            .get,
            "/clients",
            "listClients",
            "List clients",
            (.clients, .clientsRead, .json(200, .page(of: ClientSchema.client))),
            list
        ).with {
            $0.words = "In the order of their logins. A client's key sees its own client."
            $0.parameters = [
                .init("status", .choice(ClientStatus.allCases.map(\.rawValue)), "Only of these."),
                .init("text", .words(1...100), "Part of the login, the company or an address."),
                .limit, .cursor,
            ]
        }
    }

    private var findRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}",
            "getClient",
            "Read a client",
            (.clients, .clientsRead, .json(200, ClientSchema.client)),
            find
        ).with { $0.words = "`me` stands for a client's own." }
    }

    private var createRoute: APIRoute {
        APIRoute(
            .post,
            "/clients",
            "createClient",
            "Create a client",
            (.clients, .clientsWrite, .json(201, ClientSchema.client)),
            create
        ).with {
            $0.words = "The fields are those of the client's profile in the panel."
            $0.body = ClientSchema.fields(isNew: true)
        }
    }

    private var updateRoute: APIRoute {
        APIRoute(
            .patch,
            "/clients/{client}",
            "updateClient",
            "Change a client",
            (.clients, .clientsWrite, .json(200, ClientSchema.client)),
            update
        ).with {
            $0.words = """
                Fields that are left out stay as they are. With `version` the change is refused \
                when somebody else has changed the client since it was read.
                """
            $0.body = ClientSchema.fields(isNew: false)
        }
    }

    private var balanceRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}/balance",
            "getBalance",
            "Read a balance",
            (.clients, .balancesRead, .json(200, ClientSchema.balance)),
            balance
        ).with { $0.words = "Available is balance and credit, less what is held." }
    }

    private func list(_ request: APIRequest) async throws -> APIAnswer {
        var filter = ClientFilter()
        filter.text = request.query["text"] ?? ""
        filter.status = request.query["status"].flatMap { ClientStatus(rawValue: $0) }
        filter.afterLogin = request.query["cursor"]
        filter.limit = request.limit + 1
        let (wanted, limit, own) = (filter, request.limit, request.caller.clientID)
        let found = try await desk.read { transaction in
            guard let own else { return try ClientRepository.list(wanted, in: transaction) }
            let client = try ClientRepository.find(own, in: transaction)
            let isShown = wanted.afterLogin.map { $0 < client?.login ?? "" } ?? true
            return isShown ? [client].compactMap(\.self) : []
        }
        return .json(
            JSON.page(found, limit: limit, cursor: \.login) { ClientSchema.json($0) }
        )
    }

    private func client(_ id: ClientID) async throws -> Client {
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) }) else {
            throw APIProblem.notFound
        }
        return client
    }

    private func find(_ request: APIRequest) async throws -> APIAnswer {
        .json(ClientSchema.json(try await client(try request.pathClient())))
    }

    private func create(_ request: APIRequest) async throws -> APIAnswer {
        var typed = request.typed
        // What the panel's form shows as switched on when it is opened.
        for field in Client.switchedOn where typed.values[field] == nil {
            typed[field: field] = "1"
        }
        let id = try await desk.settings.createClient(
            typed,
            SettingsRequest(by: try request.caller.actor(), id: request.requestID)
        )
        return .json(ClientSchema.json(try await client(id)))
    }

    private func update(_ request: APIRequest) async throws -> APIAnswer {
        let client = try await client(try request.pathClient())
        var typed = client.typed
        for (name, text) in request.typed.values where name != "version" {
            typed[field: name] = text
        }
        try await desk.settings.updateClient(
            client.id,
            typed,
            version: request.body["version"]?.wholeNumber ?? client.version,
            SettingsRequest(by: try request.caller.actor())
        )
        return .json(ClientSchema.json(try await self.client(client.id)))
    }

    private func balance(_ request: APIRequest) async throws -> APIAnswer {
        let client = try await client(try request.pathClient())
        let now = request.now
        let (balance, limit) = try await desk.read { transaction in
            let scope = ClientScope(client.id)
            let main = try client.mainClientID.flatMap {
                try ClientRepository.find($0, in: transaction)
            }
            return (
                try scope.balance(in: transaction), (main ?? client).terms.limitMicros(at: now)
            )
        }
        let (sum, isOver) = balance.micros.addingReportingOverflow(limit)
        let available = isOver ? Int64.max : sum - balance.heldMicros
        let currency = client.currency
        return .json([
            "client": .id(client.id), "balance": .money(balance.micros, currency),
            "held": .money(balance.heldMicros, currency), "credit": .money(limit, currency),
            "available": .money(available, currency), "at": .instant(now),
        ])
    }
}
