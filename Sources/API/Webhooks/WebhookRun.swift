// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Logging
import Primitives
import SQLInterface
import Storage

/// Hands a body with its header lines to an address; returns the status and the answer's start.
///
/// - Throws: what was in the way; it is tried again.
package typealias WebhookCarrier =
    @Sendable (_ url: String, _ headers: [String], _ body: String) async throws -> (
        status: Int, text: String
    )

/// Empties the outbox of webhooks.
///
/// ```
/// waiting ── due ─▶ claimed ── 2xx ─▶ delivered
///    ▲                 └── anything else, until the gaps are used up ─▶ failed
///    └── later ────────┘
/// ```
///
/// A delivery is claimed with a lease: a program that dies while it sends lets it be sent again,
/// with the same webhook id.
package struct WebhookRun: Sendable {
    /// Waits between attempts, in seconds; when they are used up, the delivery has failed.
    ///
    /// About two days in all.
    package static let gaps: [Int64] = [
        5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000,
    ]
    /// Deliveries that are under way at once: a slow receiver holds up few others.
    package static let atOnce = 16
    /// Events that wait for one endpoint; a receiver that is further behind will not catch up.
    package static let waitingMax = 100_000
    /// An endpoint that failed is left alone for no longer than this, whatever waits for it.
    private static let restSecondsMax: Int64 = 120
    private static let leaseSeconds: Int64 = 60
    private static let answerMax = 300
    /// Finished deliveries are kept for the log of the panel.
    private static let logDays: Int64 = 14
    /// Longer than anybody repeats a request.
    private static let answerDays: Int64 = 2

    private let office: Office
    private let carrier: WebhookCarrier

    package init(office: Office, carrier: @escaping WebhookCarrier) {
        self.office = office
        self.carrier = carrier
    }

    /// Sends what is due, once; returns how many deliveries were taken.
    @discardableResult
    package func run() async throws -> Int {
        var taken = 0
        while !Task.isCancelled {
            let now = office.now
            let claimed = try await office.database.write { transaction in
                try WebhookRepository.claim(
                    at: now,
                    leaseEnd: now.adding(seconds: Self.leaseSeconds),
                    limit: Self.atOnce,
                    in: transaction
                )
            }
            if claimed.isEmpty { break }
            taken += try await withThrowingTaskGroup(of: Bool.self) { group in
                for delivery in claimed { group.addTask { try await send(delivery) } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        return taken
    }

    /// Keeps sending until the task is cancelled.
    package func keepRunning(every interval: Duration = .seconds(1), logger: Logger) async {
        var nextCleaning = Instant.epoch
        while !Task.isCancelled {
            do {
                try await run()
                if office.now >= nextCleaning {
                    try await clean()
                    nextCleaning = office.now.adding(seconds: 3_600)
                }
            } catch {
                logger.error("webhook run failed", metadata: ["error": .string("\(error)")])
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// Drops what nobody asks for any more.
    package func clean() async throws {
        let now = office.now
        try await office.database.write { transaction in
            try WebhookRepository.giveUp(beyond: Self.waitingMax, at: now, in: transaction)
            try WebhookRepository.drop(
                before: now.adding(seconds: -Self.logDays * 86_400),
                in: transaction
            )
            try APIAnswerRepository.drop(
                before: now.adding(seconds: -Self.answerDays * 86_400),
                in: transaction
            )
        }
    }

    private func send(_ claimed: WebhookDelivery) async throws -> Bool {
        var delivery = claimed
        let found = try await office.database.read { transaction in
            (
                try WebhookRepository.endpoint(
                    claimed.endpointID,
                    of: claimed.clientID,
                    in: transaction
                ),
                try WebhookPayload.json(of: claimed.event, in: transaction)
            )
        }
        guard let endpoint = found.0, endpoint.isActive, let payload = found.1 else {
            delivery.answer =
                found.1 == nil
                ? "What it was about is not stored any more." : "The endpoint is switched off."
            return try await finish(delivery, .failed)
        }
        let now = office.now
        let body = payload.written()
        let headers = WebhookSignature.headers(
            id: "evt_\(delivery.eventID)",
            at: now,
            body: body,
            secrets: endpoint.secrets(at: now)
        )
        do {
            let answer = try await carrier(
                endpoint.url,
                ["Content-Type: application/json", "User-Agent: Tollgate"] + headers,
                body
            )
            delivery.status = answer.status
            delivery.answer = String(answer.text.prefix(Self.answerMax))
        } catch {
            delivery.status = 0
            delivery.answer = String("\(error)".prefix(Self.answerMax))
        }
        if (200...299).contains(delivery.status) { return try await finish(delivery, .delivered) }
        return try await postpone(delivery)
    }

    private func postpone(_ delivery: WebhookDelivery) async throws -> Bool {
        var delivery = delivery
        guard delivery.attempts <= Self.gaps.count else {
            return try await finish(delivery, .failed)
        }
        let (now, gap) = (office.now, Self.gaps[delivery.attempts - 1])
        delivery.nextAt = now.adding(seconds: gap)
        let end = now.adding(seconds: min(gap, Self.restSecondsMax))
        let (endpoint, client) = (delivery.endpointID, delivery.clientID)
        try await office.database.write { transaction in
            try WebhookRepository.rest(endpoint, of: client, until: end, in: transaction)
        }
        return try await finish(delivery, .waiting)
    }

    private func finish(
        _ delivery: WebhookDelivery,
        _ state: WebhookDeliveryState
    ) async throws -> Bool {
        var ended = delivery
        ended.state = state
        ended.finishedAt = state == .waiting ? nil : office.now
        let done = ended
        try await office.database.write { try WebhookRepository.update(done, in: $0) }
        return state == .delivered
    }
}
