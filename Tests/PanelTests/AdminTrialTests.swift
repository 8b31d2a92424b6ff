// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import AdminPanel
import Backoffice
import Billing
import EngineTesting
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

/// Test messages, ended sessions and the first run.
@Suite(.bothEngines) struct AdminTrialTests {
    private func trial(
        _ world: AdminWorld,
        _ more: [String: String]
    ) async throws -> [String: String] {
        let access = try await world.database.read { try AccessRepository.list(in: $0) }[0]
        return [
            "access": "\(access.id)", "sender": "Orchid", "recipient": "+380 50 123 4567",
            "text": "Hello", "action": "decide",
        ].merging(more) { $1 }
    }

    private func pay(_ world: AdminWorld, _ client: ClientID) async throws {
        _ = try await world.payments.record(
            PaymentEntry(
                clientID: client,
                amount: Money(micros: 50_000_000, .euro),
                editable: PaymentFields(paidOn: world.now.utcDate, method: "Bank transfer")
            ),
            by: .system
        )
    }

    @Test func aTrialSaysWhatWouldBecomeOfItAndStoresNothing() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await pay(world, seeded.client)
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/messages/test"
            let form = try await browser.get(path)
            #expect(form.shows("orchid_media · orchid1"))
            let good = try await browser.post(path, try await trial(world, [:]))
            #expect(good.status == 200)
            for words in ["It would be accepted.", "0.0425", "Baltic Carrier", "380501234567"] {
                #expect(good.shows(words), "\(words)")
            }
            let long = String(repeating: "п", count: 71)
            let cyrillic = try await browser.post(path, try await trial(world, ["text": long]))
            #expect(cyrillic.shows("0.085"))
            let nowhere = try await browser.post(
                path,
                try await trial(world, ["recipient": "48600123456"])
            )
            #expect(nowhere.shows("It would be refused."))
            #expect(nowhere.shows("no_client_price"))
            let bad = try await browser.post(
                path,
                try await trial(world, ["sender": "much too long a name", "recipient": ""])
            )
            #expect(bad.status == 422)
            #expect(bad.shows("Type the number with its country code."))
        }
        let stored = try await world.database.read {
            try $0.first("SELECT COUNT(*) FROM messages")?.get(0, as: Int.self)
        }
        #expect(stored == 0)
    }

    @Test func withoutMoneyATrialIsRefusedAsTheCoreDoes() async throws {
        let world = try AdminWorld()
        _ = try await world.seed()
        try await AdminBrowser.use(world) { browser in
            let answer = try await browser.post(
                "/admin/messages/test",
                try await trial(world, [:])
            )
            let client = try await world.database.read { try ClientRepository.list(in: $0) }[0]
            let isPrepaid = client.terms.limitMicros(at: world.now) == 0
            #expect(answer.shows("no_money") == isPrepaid)
        }
    }

    @Test func aSessionIsUnboundAndAnAccessBlockedWithAnEntryEach() async throws {
        let world = try AdminWorld()
        _ = try await world.seed()
        let access = try await world.database.read { try AccessRepository.list(in: $0) }[0]
        let supplier = try await world.database.read { try SupplierRepository.list(in: $0) }[0]
        try await AdminBrowser.use(world, as: .routing) { browser in
            let path = "/admin/sessions/action"
            let page = try await browser.get("/admin/sessions")
            #expect(page.shows(#"name="session" value="7""#))
            let unbound = try await browser.post(path, ["action": "unbind", "session": "7"])
            #expect(unbound.location == "/admin/sessions")
            _ = try await browser.post(path, ["action": "block", "access": "\(access.id)"])
            _ = try await browser.post(path, ["action": "block", "supplier": "\(supplier.id)"])
            let nothing = try await browser.post(path, ["action": "block"])
            #expect(nothing.status == 404)
        }
        let (now, carrier, log) = try await world.database.read { transaction in
            (
                try AccessRepository.find(access.id, in: transaction),
                try SupplierRepository.find(supplier.id, in: transaction),
                try AuditLogRepository.list(
                    objectKind: "session",
                    objectID: "orchid1",
                    in: transaction
                )
            )
        }
        #expect(now?.isActive == false)
        #expect(carrier?.isActive == false)
        #expect(log.map(\.entry.action) == ["unbind"])
    }

    @Test func theFirstRunKnowsWhatIsDoneAndWhatIsNext() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/first-run"
            let empty = try await browser.get(path)
            #expect(empty.shows("0 of 12 steps are done."))
            #expect(empty.shows(#"class="button primary" href="/admin/brands/new""#))
            _ = try await browser.post(path + "/skip", ["step": "brand", "skip": "1"])
            let skipped = try await browser.get(path)
            #expect(skipped.shows(#"class="button primary" href="/admin/enterprises/new""#))
            _ = try await browser.post(path + "/skip", ["step": "brand", "skip": "0"])
            let centre = try await browser.post(path, [:])
            #expect(centre.location == path)
            let three = try await browser.get(path)
            #expect(three.shows("3 of 12 steps are done."))
            let twice = try await browser.post(path, [:])
            #expect(twice.status == 422)
            _ = try await world.seed()
            // Only a message, somebody of the client's and an invoice are left.
            let nine = try await browser.get(path)
            #expect(nine.shows("9 of 12 steps are done."))
        }
    }

    @Test func theDemoIsClearedOnlyUnderItsName() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let wrong = try await browser.post("/admin/demo/clear", ["name": "demo"])
            #expect(wrong.status == 422)
            #expect(wrong.shows("type Demo Ltd to confirm"))
            let right = try await browser.post("/admin/demo/clear", ["name": "Demo Ltd"])
            #expect(right.location == "/admin/first-run")
        }
        try await AdminBrowser.use(world, as: .finance) { browser in
            let answer = try await browser.post("/admin/demo/clear", ["name": "Demo Ltd"])
            #expect(answer.status == 403)
        }
    }
}

/// The trials of the running platform, without a gateway to send by.
struct CoreTrials: MessageTrials {
    let database: any SQLDatabase
    let clock: WallClock

    func decide(_ submission: Submission) async throws -> TrialDecision {
        let trial = AdmissionTrial(database: database, catalogue: .builtIn, clock: clock)
        let decision = try await trial.decide(submission)
        return TrialDecision(
            facts: decision.facts,
            refusal: decision.refusal,
            detail: decision.detail,
            routes: decision.routes.map { (supplier: $0.supplierID, route: $0.routeID) }
        )
    }

    func send(_ submission: Submission) async -> TrialReply { .refused(.noMoney) }
}

/// A demo that stands still.
struct FixedPlayground: Playground {
    func startCentre() async throws -> SimulatedCentre {
        SimulatedCentre(host: "127.0.0.1", port: 2_776, systemID: "sim", password: "secret")
    }

    func demoState() async throws -> DemoState { .loaded(name: "Demo Ltd") }
    func loadDemo(by actor: Actor) async throws {}
    func clearDemo(by actor: Actor) async throws {}
}
