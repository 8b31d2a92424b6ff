// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// What became of one client's period in a run.
package enum InvoicingOutcome: Hashable, Sendable {
    case issued(IssuedDocuments)
    /// A dry run's draft.
    case wouldIssue(InvoiceDraft)
    /// The period is cut without an invoice.
    case nothingToBill
    /// Another run cut the period first.
    case alreadyDone
    /// Why it could not be issued, in a sentence; it is due again in the next run.
    case failed(String)
}

/// What a run did, or would do.
package struct InvoicingRunReport: Hashable, Sendable {
    package let now: Instant
    package let isDryRun: Bool
    package private(set) var entries: [Entry] = []

    /// One client's period.
    package struct Entry: Hashable, Sendable {
        package let clientID: ClientID
        package let login: String
        /// Nil when not even the period could be found out.
        package let period: BillingPeriod?
        package let outcome: InvoicingOutcome

        init(_ client: Client, _ period: BillingPeriod?, _ outcome: InvoicingOutcome) {
            clientID = client.id
            login = client.login
            self.period = period
            self.outcome = outcome
        }
    }

    init(now: Instant, isDryRun: Bool) {
        self.now = now
        self.isDryRun = isDryRun
    }

    /// The documents that were issued.
    package var issued: [IssuedDocuments] {
        entries.compactMap {
            if case .issued(let documents) = $0.outcome { documents } else { nil }
        }
    }

    /// Clients that could not be invoiced, with the sentence why.
    package var failures: [(login: String, sentence: String)] {
        entries.compactMap { entry in
            if case .failed(let sentence) = entry.outcome { (entry.login, sentence) } else { nil }
        }
    }

    mutating func add(_ entries: [Entry]) {
        self.entries += entries
    }
}

/// What a client's due or next date issues, as the run would.
package struct UpcomingInvoice: Hashable, Sendable {
    package let client: Client
    /// The whole period of the date; nil when it could not be found out.
    package let period: BillingPeriod?
    /// The draft, of a date to come by what is charged so far.
    package let outcome: InvoicingOutcome
    /// The date to come; nil for what is due already.
    package internal(set) var on: CalendarDate?

    init(_ client: Client, _ period: BillingPeriod?, _ outcome: InvoicingOutcome) {
        self.client = client
        self.period = period
        self.outcome = outcome
    }
}
