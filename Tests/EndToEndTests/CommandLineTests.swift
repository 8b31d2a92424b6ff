// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

extension EndToEnd {
    /// What a new operator types first.
    @Suite("Command line")
    struct CommandLineTests {
        @Test func `an empty platform tells its first sign-in once`() throws {
            let platform = try Platform()
            let owner = try platform.firstSignIn()
            #expect(owner.password.count >= 12)
            #expect(platform.process.output.contains("Admin panel   \(platform.base)/"))
            #expect(platform.process.output.contains("127.0.0.1:\(platform.ports.smpp)"))
            #expect(try platform.stop() == 0)
            try platform.start()
            #expect(!platform.process.output.contains("First sign-in"))
            #expect(!platform.process.output.contains(owner.password))
            try platform.expectCleanAudit()
        }

        @Test(arguments: Engine.testable)
        func `the demo has life within seconds, and clean books`(engine: Engine) throws {
            let platform = try Platform("demo", on: engine)
            let isAlive = try eventually(within: .seconds(30)) {
                try platform.number(
                    """
                    SELECT count(DISTINCT client_id) FROM messages
                    WHERE money = 'charged' AND state = 'delivered'
                    """
                ) >= 3
            }
            #expect(isAlive)
            #expect(try platform.number("SELECT count(DISTINCT currency) FROM clients") >= 3)
            #expect(try platform.number("SELECT count(DISTINCT zone) FROM clients") >= 3)
            #expect(try platform.number("SELECT count(*) FROM suppliers") >= 2)
            #expect(try platform.number("SELECT count(*) FROM invoices") >= 3)
            try platform.expectCleanAudit()
            #expect(try platform.stop() == 0)
            // The second start finds the demo, and goes on.
            let before = try platform.number("SELECT count(*) FROM messages")
            try platform.start()
            let goesOn = try eventually(within: .seconds(30)) {
                try platform.number("SELECT count(*) FROM messages") > before
            }
            #expect(goesOn)
            #expect(try platform.stop() == 0)
            try platform.expectCleanAudit()
        }

        @Test func `demo data go into an empty platform, and out of it as a whole`() throws {
            let platform = try Platform()
            #expect(try platform.stop() == 0)
            let load = try platform.run("demo-data", "load")
            #expect(load.status == 0, "\(load.output)")
            #expect(try platform.number("SELECT count(*) FROM clients") == 3)
            #expect(try platform.number("SELECT count(*) FROM messages") > 1_000)
            try platform.expectCleanAudit()
            #expect(try platform.run("demo-data", "load").status != 0)
            let guess = try platform.run("demo-data", "clear", "--confirm", "yes")
            #expect(guess.output.contains("Northgate Messaging OÜ"))
            #expect(try platform.number("SELECT count(*) FROM clients") == 3)
            let name = "Northgate Messaging OÜ"
            let clear = try platform.run("demo-data", "clear", "--confirm", name)
            #expect(clear.status == 0, "\(clear.output)")
            for table in ["clients", "messages", "ledger_transfers", "rollups", "suppliers"] {
                #expect(try platform.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
            }
            #expect(try platform.number("SELECT count(*) FROM people") == 1)
            try platform.start()
            try platform.expectCleanAudit()
            #expect(try platform.run("demo-data", "load").status != 0, "it is being served")
        }

        @Test func `a dry run of invoices saves nothing`() throws {
            let platform = try Platform()
            let run = try platform.run("invoice", "run", "--dry-run")
            #expect(run.status == 0, "\(run.output)")
            #expect(try platform.number("SELECT count(*) FROM invoices") == 0)
        }

        @Test func `prices are corrected and a dispute is kept from the command line`() throws {
            let ready = try ReadyPlatform()
            let platform = ready.platform
            var traffic = ready.traffic([SMPPSend.Message(to: "37061234567", text: "Charged")])
            traffic.repeat = 4
            try #require(try ready.send(traffic).receipts.count == 4)
            #expect(try platform.stop() == 0)
            func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
                let child = try platform.begin(arguments, hoursAhead: 48)
                return (try child.finish(within: .seconds(60)), child.output)
            }
            let prices = platform.folder.path + "/prices.csv"
            try "country,charged,price\nLT,0.025,0.02\n"
                .write(toFile: prices, atomically: true, encoding: .utf8)
            func rerate(_ client: String = "acme", _ more: String...) throws -> (Int32, String) {
                try run(
                    [
                        "rerate", prices, "--client", client, "--from", utcDate(daysAhead: 0),
                        "--to", utcDate(daysAhead: 1), "--reason", "Typing mistake",
                    ] + more
                )
            }
            let dry = try rerate("acme", "--dry-run")
            #expect(dry.0 == 0 && dry.1.contains("4 x 0.025 -> 0.02  -0.02 EUR"), "\(dry.1)")
            #expect(try platform.number("SELECT COUNT(*) FROM reratings") == 0)
            let done = try rerate()
            #expect(done.0 == 0 && done.1.contains("Corrected as"), "\(done.1)")
            let again = try rerate()
            #expect(again.0 == 64 && again.1.contains("corrected already"), "\(again.1)")
            let nobody = try rerate("nobody")
            #expect(nobody.0 == 64 && nobody.1.contains("--client: there is no client"))
            let counts = platform.folder.path + "/counts.csv"
            try "date,country,segments\n\(utcDate(daysAhead: 0)),LT,3\n"
                .write(toFile: counts, atomically: true, encoding: .utf8)
            let opened = try run([
                "dispute", "open", counts, "--client", "acme", "--from", utcDate(daysAhead: 0),
                "--through", utcDate(daysAhead: 0), "--reference", "Their count",
            ])
            #expect(opened.output.contains("ours 4 segments, theirs 3 segments"), "\(opened)")
            let id = String(opened.output.prefix { $0.isNumber })
            let closed = try run([
                "dispute", "close", id, "--state", "rejected", "--reason", "Theirs lost one",
            ])
            #expect(closed.status == 0, "\(closed.output)")
            let shown = try run(["dispute", "show", id])
            #expect(shown.output.contains("rejected") && shown.output.contains("Theirs lost one"))
            try platform.expectCleanAudit()
        }

        @Test func `reminders run beside it, and its key is for its owner alone`() throws {
            let platform = try Platform()
            let run = try platform.run("dunning", "run", "--dry-run", "--date", "2030-01-02")
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains("Nothing is due."))
            let future = try platform.run("dunning", "run", "--date", "2099-01-02")
            #expect(future.status != 0)
            #expect(future.output.contains("in the future"))
            let key = platform.data + "/secret.key"
            let facts = try FileManager.default.attributesOfItem(atPath: key)
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }
}
