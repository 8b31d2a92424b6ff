// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// The runs that had something to do, the latest first.
struct InvoicingRunsPage {
    var runs: [InvoicingRunRecord]
    var hasMore: Bool
    var isFirst: Bool

    /// Rows of a page.
    static let size = 100

    func page(_ frame: PageFrame) -> Page {
        let empty = emptyState(
            """
            No run has issued anything yet. Runs begin by themselves on clients' dates for \
            invoices.
            """
        )
        let table = DataTable(
            [
                .fixed("Started"), .fixed("By"), .fixed("State"), .number("Due"),
                .number("Issued"), .number("Nothing to bill"), .number("Failed"),
            ],
            rows: runs.map { run in
                let show = frame.show
                return [
                    """
                    <a href="\(AdminURL.invoicingRun(run.id).path)">\(show.time(run.startedAt))</a>
                    """,
                    run.origin == .schedule ? "schedule" : "command", run.chip(at: frame.now),
                    "\(show.count(run.due))", "\(show.count(run.issued))",
                    "\(show.count(run.empty))", "\(show.count(run.failed))",
                ]
            },
            caption: "Invoicing runs"
        )
        let pages = pagination(
            first: isFirst ? nil : AdminURL.invoicingRuns.path,
            next: hasMore
                ? runs.last.map { AdminURL.invoicingRuns.with(["before": "\($0.id)"]) } : nil
        )
        return Page(
            title: "Invoicing runs",
            section: .invoices,
            content: """
                \(breadcrumbs([("Invoices", AdminURL.invoices.with(["tab": "upcoming"]))]))
                \(pageHead("Invoicing runs"))\(runs.isEmpty ? empty : "\(table.html)\(pages)")
                """,
            refreshSeconds: runs.contains { $0.isRunning(at: frame.now) } ? 5 : nil
        )
    }
}

extension InvoicingRunRecord {
    /// Seconds without a step after which a run is taken for dead.
    private static let silenceSeconds: Int64 = 120

    /// Whether it goes on, as far as one can see.
    func isRunning(at now: Instant) -> Bool {
        finishedAt == nil && now < updatedAt.adding(seconds: Self.silenceSeconds)
    }

    func chip(at now: Instant) -> HTML {
        if isRunning(at: now) {
            return Chip(tone: .info, word: "Running, \(done) of \(due)").html
        }
        guard finishedAt != nil else {
            return Chip(tone: .warn, word: "Interrupted; the next run goes on").html
        }
        return failed > 0
            ? Chip(tone: .bad, word: "Finished, \(failed) failed").html
            : Chip(tone: .good, word: "Finished").html
    }
}

/// One run with what became of each client.
struct InvoicingRunPage {
    var run: InvoicingRunRecord
    var results: [InvoicingResult]

    /// Longer lists are cut; failures come first.
    static let limit = 1_000

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let table = DataTable(
            [
                .text("Client"), .text("Period"), .fixed("Result"), .text("Document or reason"),
                .number("Tries"), .fixed("Last"),
            ],
            rows: results.map { result in
                let days: HTML =
                    result.firstOn.flatMap { first in
                        result.lastOn.map { "\(show.date(first)) – \(show.date($0))" as HTML }
                    } ?? "–"
                let detail: HTML =
                    result.invoiceID.map { link(result.detail, AdminURL.invoice($0).path) }
                    ?? "\(result.detail)"
                return [
                    link(result.login, AdminURL.client(result.clientID, .billing).path), days,
                    result.chip, detail, "\(show.count(result.tries))", show.time(result.lastAt),
                ]
            },
            caption: "Results"
        )
        let cut: HTML =
            results.count == Self.limit
            ? "<p class=\"hint\">Only the first \(Self.limit) are listed, failures first.</p>" : ""
        return Page(
            title: "Invoicing run",
            section: .invoices,
            content: """
                \(breadcrumbs([("Invoicing runs", AdminURL.invoicingRuns.path)]))
                \(pageHead("Invoicing run", intro: "<p>\(run.chip(at: frame.now))</p>"))
                \(figures([
                    ("Started", show.time(run.startedAt)), ("Finished", show.time(run.finishedAt)),
                    ("Due", "\(show.count(run.due))"), ("Issued", "\(show.count(run.issued))"),
                    ("Nothing to bill", "\(show.count(run.empty))"),
                    ("Failed", "\(show.count(run.failed))"),
                ]))
                \(results.isEmpty
                    ? emptyState("Later runs have dealt with everything of this one.")
                    : table.html)\(cut)
                """,
            refreshSeconds: run.isRunning(at: frame.now) ? 5 : nil
        )
    }
}

extension InvoicingResult {
    fileprivate var chip: HTML {
        switch outcome {
        case .issued: Chip(tone: .good, word: "Issued").html
        case .empty: Chip(tone: .plain, word: "Nothing to bill").html
        case .failed: Chip(tone: .bad, word: "Failed").html
        }
    }
}
