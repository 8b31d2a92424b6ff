// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Testing

extension EndToEnd {
    /// A browser does the whole procedure and looks at every page.
    @Suite("In a browser")
    struct BrowserTests {
        @Test func `an operator invoices a client, and the client finds it`() throws {
            let ready = try ReadyPlatform()
            var traffic = ready.traffic([SMPPSend.Message(to: "37061234567", text: "Billed")])
            traffic.repeat = 30
            #expect(try ready.send(traffic).receipts.count == 30)
            let day = utcDate()
            // Tomorrow the day is over and can be invoiced.
            #expect(try ready.platform.stop() == 0)
            try ready.platform.start(hoursAhead: 26)
            let visit = BrowserVisit(
                base: ready.platform.base,
                login: ready.owner.login,
                password: ready.owner.password,
                clientID: ready.client.clientID,
                day: day,
                folder: ready.platform.folder.path + "/screenshots"
            )
            let result = try Peer.run(
                "browser",
                visit,
                in: ready.platform.folder,
                returning: BrowserVisit.Result.self,
                within: .seconds(300)
            )
            for problem in result.problems { Issue.record("\(problem)") }
            #expect(result.steps.count >= 7)
            #expect(result.screenshots >= 100)
            #expect(result.judged >= 80)
            #expect(result.invoice.csvRows >= 1)
            try ready.platform.expectCleanAudit()
        }
    }
}
