// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// Decides about a message without any consequence: a core of its own, with the stored settings
/// and the payer's stored money, admits it, and what follows is thrown away.
///
/// What only the running core knows is not asked: the client's messages of today for a daily
/// limit, and throughput.
package struct AdmissionTrial: Sendable {
    private let database: any SQLDatabase
    private let catalogue: DestinationCatalogue
    private let clock: WallClock

    /// What would become of the message.
    package struct Decision: Sendable {
        /// As it would be stored.
        package let facts: MessageFacts
        /// Nil when it would be accepted.
        package let refusal: BlockReason?
        /// What its trace would say.
        package let detail: String
        /// The suppliers that would be tried, best first.
        package let routes: [RouteChoice]
    }

    /// Creates a trial over a platform's database.
    package init(
        database: any SQLDatabase,
        catalogue: DestinationCatalogue,
        clock: WallClock
    ) {
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
    }

    /// Decides about a message as of now.
    ///
    /// - Throws: when the settings cannot be read.
    package func decide(_ submission: Submission) async throws -> Decision {
        let catalogue = catalogue
        let (settings, funds) = try await database.read { transaction in
            let settings = try SettingsLoader.load(in: transaction, builtIn: catalogue)
            guard let owner = settings.clients[submission.clientID],
                let payer = settings.clients[owner.billingClientID]
            else { return (settings, nil as (ClientID, Int64)?) }
            let balance = try LedgerRepository.balance(
                of: payer.client.id,
                payer.client.currency,
                in: transaction
            )
            return (settings, (payer.client.id, balance.micros - balance.heldMicros))
        }
        return Self.decision(submission, settings, funds, clock.now)
    }

    private static func decision(
        _ submission: Submission,
        _ settings: CoreSettings,
        _ funds: (payer: ClientID, micros: Int64)?,
        _ now: Instant
    ) -> Decision {
        var submission = submission
        if settings.accesses[submission.accessID]?.isActive != true {
            submission.refusal = .channelDisabled
        }
        var core = Core(settings: settings, ids: IdentifierGenerator(node: 0))
        var outcome = Outcome()
        if let funds {
            let balance = Command.balanceChanged(funds.payer, micros: funds.micros)
            core.handle(balance, now: now, into: &outcome)
        }
        let ticket = ReplyTicket(session: 0, sequence: 0, kind: .submit)
        core.handle(.submit(submission, ticket), now: now, into: &outcome)
        guard let facts = outcome.journal.admitted.first else {
            preconditionFailure("a core admits or blocks every submit")
        }
        let refusals = outcome.effects.lazy.compactMap { effect -> BlockReason? in
            guard case .reply(_, .blocked(let reason)) = effect else { return nil }
            return reason
        }
        let step = outcome.journal.events.first { $0.kind == .admitted || $0.kind == .blocked }
        return Decision(
            facts: facts,
            refusal: refusals.first,
            detail: step?.detail ?? "",
            routes: core.messages[facts.id]?.candidates ?? []
        )
    }
}
