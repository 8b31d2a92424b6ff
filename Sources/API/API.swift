// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Gateway
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Gives messages to the core and returns its answers, once they are durable.
package typealias MessageSubmitting =
    @Sendable (_ messages: [Submission], _ address: String) async -> [SubmitReply]

/// The interface for programs, version 1: clients see what is theirs, the operator's people what
/// their roles allow.
package struct API: Sendable {
    /// Where it lives.
    package static let root = "/api/v1"
    /// Larger bodies are refused: a bulk of a thousand long messages fits.
    static let bodySizeMax = 1_048_576

    let desk: APIDesk
    let keys: APIKeys
    let logger: Logger
    private let limiter = NIOLockedValueBox(RequestLimiter())
    let underWay = NIOLockedValueBox<Set<String>>([])
    /// Every address, in the order of the reference.
    package let routes: [APIRoute]

    package init(
        settings: Settings,
        invoicing: Invoicing,
        keys: APIKeys,
        logger: Logger,
        submit: @escaping MessageSubmitting
    ) {
        desk = APIDesk(
            office: settings.office,
            settings: settings,
            invoicing: invoicing,
            payments: Payments(office: settings.office),
            documents: DocumentsOffice(settings.office.database),
            submit: submit
        )
        self.keys = keys
        self.logger = logger
        routes =
            MessagesResource(desk: desk).routes + ClientsResource(desk: desk).routes
            + PricesResource(desk: desk).routes + InvoicesResource(desk: desk).routes
            + PaymentsResource(desk: desk).routes + StatisticsResource(desk: desk).routes
    }

    func isWithinLimit(_ name: String, _ now: Instant) -> Bool {
        limiter.withLockedValue { $0.take(name, now: now) }
    }
}

/// What the resources work with.
struct APIDesk: Sendable {
    let office: Office
    let settings: Settings
    let invoicing: Invoicing
    let payments: Payments
    let documents: DocumentsOffice
    let submit: MessageSubmitting

    /// Reads in one snapshot.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await office.database.read(body)
    }
}
