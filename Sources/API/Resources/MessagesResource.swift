// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage

/// Messages: sending one or many through the core, and finding them again.
struct MessagesResource: Sendable {
    let desk: APIDesk

    /// Messages of one bulk: a body of a mebibyte, and an answer within seconds.
    static let bulkMax = 1_000

    /// Ids have no later time: 2080-01-01.
    private static let lastInstant = Instant(seconds: 3_471_292_800)

    var routes: [APIRoute] {
        [sendRoute, bulkRoute, listRoute, findRoute]
    }

    private var sendRoute: APIRoute {
        APIRoute(
            .post,
            "/messages",
            "sendMessage",
            "Send a message",
            (.messages, .messagesSend, .json(201, MessageSchema.message)),
            send
        ).with {
            $0.words = """
                The answer comes when the message is stored and its price is held. A message that \
                is refused costs nothing; `code` says why. Ask for the outcome with the id, or \
                let a webhook tell you.
                """
            $0.body = MessageSchema.request
            $0.refusals = [402, 503]
        }
    }

    private var bulkRoute: APIRoute {
        APIRoute(
            .post,
            "/messages/bulk",
            "sendMessages",
            "Send many messages",
            (.messages, .messagesSend, .json(200, MessageSchema.bulkAnswer)),
            sendMany
        ).with {
            $0.words = """
                Each message is decided by itself; the answer has one item for each, in the same \
                order: its id, or why it was refused. What is over your throughput is refused with \
                `throttled`: send it again in a new request.
                """
            $0.body = .object([
                .init("messages", .array(MessageSchema.request, count: 1...Self.bulkMax))
            ])
            $0.refusals = [503]
        }
    }

    private var listRoute: APIRoute {
        APIRoute(
            .get,
            "/messages",
            "listMessages",
            "Find messages",
            (.messages, .messagesRead, .json(200, .page(of: MessageSchema.message))),
            list
        ).with {
            $0.words = "The newest first, the refused ones too."
            $0.parameters = [
                .client, .init("to", .words(1...30), "The recipient's digits."),
                .init("from", .words(1...30), "The sender as it was given."),
                .init("state", .choice(MessageState.allCases.map(\.rawValue)), "Where it stands."),
                .init("received_from", .instant, "Received then or later."),
                .init("received_before", .instant, "Received before then."), .limit, .cursor,
            ]
        }
    }

    private var findRoute: APIRoute {
        APIRoute(
            .get,
            "/messages/{message}",
            "getMessage",
            "Read a message",
            (.messages, .messagesRead, .json(200, MessageSchema.message)),
            find
        )
    }

    // MARK: - Sending

    private func send(_ request: APIRequest) async throws -> APIAnswer {
        switch try await submit([request.body], request)[0] {
        case .message(let message): return .json(message)
        case .refused(let problem): throw problem
        }
    }

    private func sendMany(_ request: APIRequest) async throws -> APIAnswer {
        let bodies = request.body["messages"]?.elements ?? []
        let results = try await submit(bodies, request)
        if results.allSatisfy({ $0.isFailing }) { throw APIProblem.storageFailing }
        let items = results.map { result -> JSON in
            switch result {
            case .message(let message): ["message": message, "problem": .null]
            case .refused(let problem): ["message": .null, "problem": problem.document]
            }
        }
        let accepted = results.count { if case .message = $0 { true } else { false } }
        return .json(["accepted": .integer(Int64(accepted)), "items": .array(items)])
    }

    private enum Sent {
        case message(JSON)
        case refused(APIProblem)

        var isFailing: Bool {
            if case .refused(let problem) = self { problem.status == 503 } else { false }
        }
    }

    /// Submits what was not submitted by an earlier attempt of the same request.
    private func submit(_ bodies: [JSON], _ request: APIRequest) async throws -> [Sent] {
        guard let client = request.caller.clientID, let access = request.caller.key.accessID else {
            throw APIProblem.forbidden
        }
        var faults: [SchemaFault] = []
        let drafts = bodies.enumerated().map { index, body in
            let place = bodies.count == 1 && request.body["messages"] == nil
            let field = place ? "" : "messages[\(index)]."
            return MessageDraft(body, field: field, now: request.now, &faults)
        }
        if !faults.isEmpty { throw APIProblem.validation(422, Array(faults.prefix(50))) }
        var known: [Int: MessageID] = [:]
        if let name = request.requestID {
            known = try await desk.read {
                try APIAnswerRepository.messages(of: name, client, in: $0)
            }
        }
        let open = drafts.indices.filter { known[$0] == nil }
        let submissions = open.map { index -> Submission in
            var submission = drafts[index].submission(client, access)
            submission.request = request.requestID.map {
                MessageRequest(name: $0, position: index)
            }
            return submission
        }
        let replies = await desk.submit(submissions, request.caller.address)
        var answers: [Int: SubmitReply] = known.mapValues { .accepted($0) }
        for (index, reply) in zip(open, replies) { answers[index] = reply }
        let decided = answers
        return try await desk.read { transaction in
            try drafts.indices.map { index in
                try Self.sent(decided[index] ?? .failing, client, transaction)
            }
        }
    }

    private static func sent(
        _ reply: SubmitReply,
        _ client: ClientID,
        _ transaction: any SQLTransaction
    ) throws -> Sent {
        switch reply {
        case .failing: return .refused(.storageFailing)
        case .blocked(let reason): return .refused(APIProblem(reason))
        case .accepted(let id):
            let key = MessageKey(clientID: client, id: id)
            guard let message = try MessageRepository.find(key, in: transaction) else {
                throw APIProblem.failed
            }
            // An earlier attempt may have been refused and stored.
            if message.progress.phase == .blocked,
                let reason = BlockReason(rawValue: message.progress.reason)
            {
                return .refused(APIProblem(reason))
            }
            return .message(try MessageSchema.json(message, currency(of: client, transaction)))
        }
    }

    private static func currency(
        of client: ClientID,
        _ transaction: any SQLTransaction
    ) throws -> Currency {
        guard let client = try ClientRepository.find(client, in: transaction) else {
            throw APIProblem.notFound
        }
        return client.currency
    }

    // MARK: - Finding

    private func list(_ request: APIRequest) async throws -> APIAnswer {
        var filter = MessageFilter()
        filter.clientID = try request.queryClient()
        filter.recipient = request.query["to"]
        filter.originator = request.query["from"]
        filter.state = request.query["state"].flatMap { MessageState(rawValue: $0) }
        filter.receivedFrom = request.instant("received_from").map { min($0, Self.lastInstant) }
        filter.receivedBefore = request.instant("received_before").map {
            min($0, Self.lastInstant)
        }
        let (wanted, limit) = (filter, request.limit)
        let position: MessageID? = try request.cursor()
        let page = try await desk.read { transaction in
            let found = try MessageRepository.page(
                wanted,
                before: position,
                limit: limit + 1,
                in: transaction
            )
            var currencies: [ClientID: Currency] = [:]
            for client in Set(found.map(\.facts.clientID)) {
                currencies[client] = try Self.currency(of: client, transaction)
            }
            return try JSON.page(found, limit: limit, cursor: { $0.facts.id.description }) {
                guard let currency = currencies[$0.facts.clientID] else {
                    throw APIProblem.failed
                }
                return MessageSchema.json($0, currency)
            }
        }
        return .json(page)
    }

    private func find(_ request: APIRequest) async throws -> APIAnswer {
        let id: MessageID = try request.id("message")
        let own = request.caller.clientID
        let found = try await desk.read { transaction -> JSON? in
            let message =
                try own.map {
                    try MessageRepository.find(MessageKey(clientID: $0, id: id), in: transaction)
                } ?? MessageRepository.find(id, in: transaction)
            return try message.map {
                MessageSchema.json($0, try Self.currency(of: $0.facts.clientID, transaction))
            }
        }
        guard let found else { throw APIProblem.notFound }
        return .json(found)
    }
}
