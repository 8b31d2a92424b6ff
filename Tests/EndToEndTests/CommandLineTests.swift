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

        @Test func `a dry run of invoices saves nothing`() throws {
            let platform = try Platform()
            let run = try platform.run("invoice", "run", "--dry-run")
            #expect(run.status == 0, "\(run.output)")
            #expect(try platform.number("SELECT count(*) FROM invoices") == 0)
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
