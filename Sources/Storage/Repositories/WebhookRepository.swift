// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads and writes endpoints, and the outbox of events for them.
package enum WebhookRepository {
    /// Endpoints that a client can have: each event is written once for each.
    package static let endpointsMax = 10

    // MARK: - Endpoints

    /// A client's endpoints, the oldest first.
    package static func endpoints(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [WebhookEndpoint] {
        try transaction.models(
            """
            SELECT * FROM webhook_endpoints WHERE client_id = \(client) AND is_removed = 0
            ORDER BY id
            """
        )
    }

    /// One of a client's endpoints.
    package static func endpoint(
        _ id: WebhookEndpointID,
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> WebhookEndpoint? {
        try transaction.model(
            """
            SELECT * FROM webhook_endpoints
            WHERE client_id = \(client) AND id = \(id) AND is_removed = 0
            """
        )
    }

    /// Adds an endpoint.
    package static func insert(
        _ endpoint: WebhookEndpoint,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "webhook_endpoints",
                [
                    "client_id": endpoint.clientID, "id": endpoint.id, "url": endpoint.url,
                    "events": endpoint.eventText, "secret": endpoint.secret,
                    "former_secret": endpoint.formerSecret,
                    "former_until": endpoint.formerUntil, "is_active": endpoint.isActive,
                    "is_removed": false, "created_at": endpoint.createdAt,
                ]
            )
        )
    }

    /// Saves what may change of an endpoint.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(
        _ endpoint: WebhookEndpoint,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            WebhookEndpoint.table,
            id: endpoint.id,
            """
            UPDATE webhook_endpoints SET url = \(endpoint.url), events = \(endpoint.eventText),
                secret = \(endpoint.secret), former_secret = \(endpoint.formerSecret),
                former_until = \(endpoint.formerUntil), is_active = \(endpoint.isActive)
            WHERE client_id = \(endpoint.clientID) AND id = \(endpoint.id) AND is_removed = 0
            """
        )
    }

    /// Removes an endpoint; its deliveries stay in the log, and what waits is given up.
    package static func remove(
        _ endpoint: WebhookEndpoint,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            WebhookEndpoint.table,
            id: endpoint.id,
            """
            UPDATE webhook_endpoints SET is_removed = 1, is_active = 0
            WHERE client_id = \(endpoint.clientID) AND id = \(endpoint.id) AND is_removed = 0
            """
        )
        try transaction.execute(
            """
            UPDATE webhook_deliveries SET state = 'failed', finished_at = \(now),
                answer = 'The endpoint was removed.'
            WHERE client_id = \(endpoint.clientID) AND endpoint_id = \(endpoint.id)
                AND state = 'waiting'
            """
        )
    }

    // MARK: - The outbox

    /// Writes events for every endpoint of their clients that wants them, due at once.
    ///
    /// Belongs into the transaction of what the events tell of.
    package static func publish(
        _ events: [WebhookEvent],
        newID: () -> Int64,
        in transaction: any SQLTransaction
    ) throws {
        var known: [ClientID: [WebhookEndpoint]] = [:]
        for event in events {
            let all = try known[event.clientID] ?? endpoints(of: event.clientID, in: transaction)
            known[event.clientID] = all
            let wanted = all.filter { $0.isActive && $0.events.contains(event.kind) }
            guard !wanted.isEmpty else { continue }
            let eventID = newID()
            for endpoint in wanted {
                try insert(
                    event,
                    eventID: eventID,
                    as: WebhookDeliveryID(newID()),
                    to: endpoint.id,
                    in: transaction
                )
            }
        }
    }

    /// Puts an event into the outbox of one endpoint.
    package static func insert(
        _ event: WebhookEvent,
        eventID: Int64,
        as id: WebhookDeliveryID,
        to endpoint: WebhookEndpointID,
        due: Instant? = nil,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "webhook_deliveries",
                [
                    "client_id": event.clientID, "id": id, "endpoint_id": endpoint,
                    "event_id": eventID, "kind": event.kind, "object_id": event.objectID,
                    "detail": event.detail, "occurred_at": event.at,
                    "state": WebhookDeliveryState.waiting, "attempts": 0,
                    "next_at": due ?? event.at,
                    "status": 0, "answer": "",
                ]
            )
        )
    }

    /// Takes the deliveries that are due, leased until an instant: whoever dies meanwhile lets
    /// them be tried again.
    package static func claim(
        at now: Instant,
        leaseEnd: Instant,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [WebhookDelivery] {
        let due: [WebhookDelivery] = try transaction.models(
            """
            SELECT * FROM webhook_deliveries WHERE state = 'waiting' AND next_at <= \(now)
            ORDER BY next_at LIMIT \(limit)
            """
        )
        return try due.map { delivery in
            try transaction.execute(
                """
                UPDATE webhook_deliveries SET attempts = attempts + 1, next_at = \(leaseEnd)
                WHERE client_id = \(delivery.clientID) AND id = \(delivery.id)
                """
            )
            var claimed = delivery
            claimed.attempts += 1
            return claimed
        }
    }

    /// Notes how an attempt ended.
    package static func update(
        _ delivery: WebhookDelivery,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE webhook_deliveries SET state = \(delivery.state),
                next_at = \(delivery.nextAt), finished_at = \(delivery.finishedAt),
                status = \(delivery.status), answer = \(delivery.answer)
            WHERE client_id = \(delivery.clientID) AND id = \(delivery.id)
                AND state = 'waiting'
            """
        )
    }

    /// Lets everything that waits for an endpoint rest until an instant: a receiver that is down
    /// holds up no others.
    package static func rest(
        _ endpoint: WebhookEndpointID,
        of client: ClientID,
        until instant: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE webhook_deliveries SET next_at = \(instant)
            WHERE client_id = \(client) AND endpoint_id = \(endpoint)
                AND state = 'waiting' AND next_at < \(instant)
            """
        )
    }

    /// Gives up the oldest of what waits for endpoints that have fallen behind by more than a
    /// number of events.
    package static func giveUp(
        beyond limit: Int,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let full = try transaction.query(
            """
            SELECT client_id, endpoint_id FROM webhook_deliveries WHERE state = 'waiting'
            GROUP BY client_id, endpoint_id HAVING COUNT(*) > \(limit)
            """
        )
        for row in full {
            let client: ClientID = try row.get(0)
            let endpoint: WebhookEndpointID = try row.get(1)
            try transaction.execute(
                """
                UPDATE webhook_deliveries SET state = 'failed', finished_at = \(now),
                    answer = 'Too many events wait for this endpoint.'
                WHERE client_id = \(client) AND endpoint_id = \(endpoint)
                    AND state = 'waiting' AND id <= (
                        SELECT id FROM webhook_deliveries
                        WHERE client_id = \(client) AND endpoint_id = \(endpoint)
                            AND state = 'waiting'
                        ORDER BY id DESC LIMIT 1 OFFSET \(limit))
                """
            )
        }
    }

    /// One of a client's deliveries.
    package static func delivery(
        _ id: WebhookDeliveryID,
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> WebhookDelivery? {
        try transaction.model(
            "SELECT * FROM webhook_deliveries WHERE client_id = \(client) AND id = \(id)"
        )
    }

    /// A client's deliveries, the newest first; of one endpoint, or of all.
    package static func deliveries(
        of client: ClientID,
        to endpoint: WebhookEndpointID? = nil,
        before id: WebhookDeliveryID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [WebhookDelivery] {
        var conditions: [SQL] = ["client_id = \(client)"]
        if let endpoint { conditions.append("endpoint_id = \(endpoint)") }
        if let id { conditions.append("id < \(id)") }
        return try transaction.models(
            """
            SELECT * FROM webhook_deliveries \(raw: .filter(conditions))
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// Drops finished deliveries whose event is older than an instant.
    package static func drop(
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM webhook_deliveries
            WHERE state <> 'waiting' AND occurred_at < \(instant)
            """
        )
    }
}

extension WebhookEndpoint: RowReadable {
    static let table = "webhook_endpoints"

    fileprivate var eventText: String {
        events.sorted().map(\.rawValue).joined(separator: ",")
    }

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            url: try row.get("url"),
            secret: try row.get("secret"),
            createdAt: try row.get("created_at")
        )
        let names = try row.get("events", as: String.self).split(separator: ",")
        events = Set(names.compactMap { WebhookEventKind(rawValue: String($0)) })
        formerSecret = try row.get("former_secret")
        formerUntil = try row.get("former_until")
        isActive = try row.get("is_active")
    }
}

extension WebhookDelivery: RowReadable {
    static let table = "webhook_deliveries"

    init(_ row: StoredRow) throws {
        id = try row.get("id")
        clientID = try row.get("client_id")
        endpointID = try row.get("endpoint_id")
        eventID = try row.get("event_id")
        event = WebhookEvent(
            try row.get("kind"),
            of: clientID,
            about: try row.get("object_id"),
            detail: try row.get("detail"),
            at: try row.get("occurred_at")
        )
        state = try row.get("state")
        attempts = try row.get("attempts")
        nextAt = try row.get("next_at")
        finishedAt = try row.get("finished_at")
        status = try row.get("status")
        answer = try row.get("answer")
    }
}
