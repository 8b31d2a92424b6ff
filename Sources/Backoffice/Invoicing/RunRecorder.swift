// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Writes down what a run does as it does it, so that its progress can be seen and a failure is
/// there to read.
///
/// What is issued is noted in the transaction that issues; the same failure again only now and
/// then, since the schedule tries every few seconds.
struct RunRecorder: Sendable {
    private let run: InvoicingRunRecord
    private let office: Office

    /// Seconds after which the same failure is worth a note.
    private static let repeatSeconds: Int64 = 900

    init(_ office: Office, _ origin: RunOrigin, due: Int, at now: Instant) {
        self.office = office
        run = InvoicingRunRecord(id: office.newID(), origin: origin, at: now, due: due)
    }

    /// Notes what was done, inside the transaction that does it.
    func note(
        _ client: Client,
        _ period: BillingPeriod,
        _ documents: IssuedDocuments?,
        in transaction: any SQLTransaction
    ) throws {
        var result = InvoicingResult(
            of: client,
            period,
            documents == nil ? .empty : .issued,
            documents?.number ?? "",
            in: run.id,
            at: office.now
        )
        result.invoiceID = documents?.invoiceID
        try record(result, in: transaction)
    }

    /// Notes why a period could not be billed; that the note fails as well stops nothing.
    func note(_ client: Client, _ period: BillingPeriod?, failure: String) async {
        let result = InvoicingResult(
            of: client,
            period,
            .failed,
            failure,
            in: run.id,
            at: office.now
        )
        try? await office.database.write { transaction in
            let before = try InvoicingRunRepository.result(
                of: client.id,
                periodEnd: result.periodEnd,
                in: transaction
            )
            if let before, before.outcome == .failed, before.detail == failure,
                before.runID != run.id,
                result.lastAt < before.lastAt.adding(seconds: Self.repeatSeconds)
            {
                return
            }
            try record(result, in: transaction)
        }
    }

    /// Notes the end, if there was anything to note before.
    func finish() async {
        let now = office.now
        try? await office.database.write { transaction in
            try InvoicingRunRepository.finish(run.id, at: now, in: transaction)
        }
    }

    private func record(
        _ result: InvoicingResult,
        in transaction: any SQLTransaction
    ) throws {
        var touched = run
        touched.updatedAt = result.lastAt
        try InvoicingRunRepository.touch(touched, in: transaction)
        try InvoicingRunRepository.record(result, in: transaction)
    }
}
