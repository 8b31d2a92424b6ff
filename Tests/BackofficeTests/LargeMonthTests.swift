// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Testing

@Suite("Large months", .bothEngines)
struct LargeMonthTests {
    @Test("A month of a million messages is issued whole, statistics included")
    func million() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme", zone: "Europe/Kyiv")
        let start = try MovableClock.instant("2026-08-31 21:00")
        // 20 networks x 2,880 quarter-hours x 18 messages.
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                WITH RECURSIVE quarters (n) AS
                    (SELECT 0 UNION ALL SELECT n + 1 FROM quarters WHERE n < 2879),
                networks (n) AS
                    (SELECT 1 UNION ALL SELECT n + 1 FROM networks WHERE n < 20)
                INSERT INTO rollups (client_id, quarter_at, country, network, sender, basis,
                    price_micros, submitted, submitted_segments, blocked, delivered, failed,
                    charged_messages, charged_segments, charged_micros)
                SELECT \(client), \(start) + CAST(900000000 AS BIGINT) * quarters.n, 'UA',
                    CAST(25500 + networks.n AS TEXT), 'Shop', 'sent', 4250, 18, 18, 0, 17, 1,
                    18, 18, 76500
                FROM quarters, networks
                """
            )
        }
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        let made = try await world.invoicing.create(request, by: .system)
        let document = try world.document(made.invoiceID)
        #expect(document.lines.count == 20)
        #expect(document.lines.reduce(0) { $0 + $1.messages } == 1_036_800)
    }
}
