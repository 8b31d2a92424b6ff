// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import Primitives

/// Runs the invoicing whenever something is due: at start, and every few seconds.
///
/// Being late costs nothing but lateness: what was missed while the service was down is due
/// until it is cut.
package struct InvoicingSchedule: Sendable {
    private let run: InvoicingRun
    private let clock: WallClock
    private let interval: Duration
    private let logger: Logger
    private let didRun: @Sendable (InvoicingRunReport) -> Void

    /// Creates a schedule; `didRun` gets every report that has entries.
    package init(
        _ invoicing: Invoicing,
        interval: Duration = .seconds(5),
        logger: Logger,
        didRun: @escaping @Sendable (InvoicingRunReport) -> Void = { _ in }
    ) {
        run = InvoicingRun(invoicing)
        clock = invoicing.office.clock
        self.interval = interval
        self.logger = logger
        self.didRun = didRun
    }

    /// Keeps running until the task is cancelled.
    package func keepRunning() async {
        // A client that fails is due again each time; its sentence is logged once.
        var known: Set<String> = []
        while !Task.isCancelled {
            known = await runOnce(known)
            try? await Task.sleep(for: interval)
        }
    }

    private func runOnce(_ known: Set<String>) async -> Set<String> {
        do {
            let report = try await run.run(now: clock.now, origin: .schedule)
            if !report.entries.isEmpty { didRun(report) }
            for documents in report.issued {
                logger.notice(
                    "invoice issued",
                    metadata: ["invoice.number": .string(documents.number ?? "")]
                )
            }
            let failures = report.failures.map { "\($0.login): \($0.sentence)" }
            for failure in failures where !known.contains(failure) {
                logger.warning(
                    "client could not be invoiced",
                    metadata: ["reason": .string(failure)]
                )
            }
            return Set(failures)
        } catch is CancellationError {
            return known
        } catch {
            logger.error("invoicing run failed", metadata: ["error": .string("\(error)")])
            return known
        }
    }
}
