// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

extension EndToEnd {
    /// On a client's date the invoice appears by itself, once, whatever happens meanwhile.
    @Suite("Dates for invoices")
    struct DueDateTests {
        private static let invoices = "SELECT count(*) FROM invoices WHERE origin = 'automatic'"

        /// Traffic today, a date tomorrow, and a clock that is moved beyond it.
        private func billedTomorrow(on engine: Engine = .sqlite) throws -> ReadyPlatform {
            let ready = try ReadyPlatform(invoiceDates: utcDate(daysAhead: 1), on: engine)
            var traffic = ready.traffic([SMPPSend.Message(to: "37061234567", text: "Billed")])
            traffic.repeat = 40
            let result = try ready.send(traffic)
            try #require(result.receipts.count == 40)
            #expect(try ready.platform.number(Self.invoices) == 0)
            return ready
        }

        @Test func `a date that passed while the service was down is caught up once`() throws {
            let platform = try billedTomorrow().platform
            #expect(try platform.stop() == 0)
            for _ in 1...2 {
                try platform.start(hoursAhead: 26)
                let hasAppeared = try eventually(within: .seconds(30)) {
                    try platform.number(Self.invoices) > 0
                }
                #expect(hasAppeared)
                usleep(500_000)
                try expectOneInvoice(on: platform)
                #expect(try platform.stop() == 0)
            }
        }

        @Test(arguments: Engine.testable)
        func `a kill at any moment of the run leaves one invoice`(engine: Engine) throws {
            let platform = try billedTomorrow(on: engine).platform
            platform.kill()
            for milliseconds in [60, 120, 200, 300, 450, 700] {
                try platform.start(hoursAhead: 26, waits: false)
                usleep(UInt32(milliseconds) * 1_000)
                platform.kill()
            }
            try platform.start(hoursAhead: 26)
            let hasAppeared = try eventually(within: .seconds(30)) {
                try platform.number(Self.invoices) > 0
            }
            #expect(hasAppeared)
            try expectOneInvoice(on: platform)
        }

        @Test(arguments: Engine.testable)
        func `two programs that run at once make one set of invoices`(engine: Engine) throws {
            let ready = try ReadyPlatform(
                invoiceDates: "mon,tue,wed,thu,fri,sat,sun",
                clientFields: ["issues_zero_invoices": "1"],
                on: engine
            )
            let platform = ready.platform
            #expect(try platform.stop() == 0)
            // Long enough for both to have started before either has done.
            let days = 120
            let runs = try (1...2).map { _ in
                try platform.begin(["invoice", "run"], hoursAhead: 24 * days + 2)
            }
            for run in runs { #expect(try run.finish(within: .seconds(90)) == 0, "\(run.output)") }
            let issued = runs.map { run in
                run.output.split(separator: "\n").compactMap { line in
                    line.split(separator: " ").last.flatMap { $0.hasPrefix("INV-") ? $0 : nil }
                }
            }
            let count = issued.joined().count
            #expect(count >= days)
            #expect(Set(issued.joined()).count == count)
            let counts = try platform.rows(
                """
                SELECT COUNT(*), COUNT(DISTINCT period_start), COUNT(DISTINCT number),
                    MAX(series_number) FROM invoices
                """
            )
            #expect(counts == [[String](repeating: "\(count)", count: 4)])
            #expect(try platform.number("SELECT COUNT(*) FROM invoice_cuts") == count)
            try platform.expectCleanAudit()
        }

        private func expectOneInvoice(on platform: Platform) throws {
            let lines = try platform.rows(
                """
                SELECT i.number, l.quantity, l.exact_micros, i.net_micros,
                    CASE WHEN i.report_id IS NULL THEN 1 ELSE 0 END
                FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
                """
            )
            // 40 segments at 0.025 EUR make 1.00 EUR.
            #expect(lines.count == 1)
            #expect(lines.first?.dropFirst() == ["40", "1000000", "1000000", "0"])
            #expect(try platform.number("SELECT count(*) FROM invoice_cuts") == 1)
            #expect(try platform.number("SELECT count(*) FROM statistics_reports") == 1)
            try platform.expectCleanAudit()
        }
    }
}
