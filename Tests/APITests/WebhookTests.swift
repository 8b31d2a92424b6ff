// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Billing
import EngineTesting
import Primitives
import Storage
import Synchronization
import Testing
import WebSupport

/// The outbox: every event once for each endpoint that wants it, tried until it is taken.
@Suite(.bothEngines) struct WebhookTests {
    /// Receives deliveries and answers as it is told.
    private final class Receiver: Sendable {
        struct Request: Sendable {
            var url: String
            var headers: [String]
            var body: JSON
        }

        struct Unreachable: Error {}

        private let kept = Mutex<(requests: [Request], status: Int?)>(([], 200))

        var requests: [Request] { kept.withLock { $0.requests } }

        /// Nil lets every connection fail.
        func answer(with status: Int?) { kept.withLock { $0.status = status } }

        var carrier: WebhookCarrier {
            { url, headers, body in
                let json = try JSON(reading: body)
                let status = self.kept.withLock { kept -> Int? in
                    kept.requests.append(Request(url: url, headers: headers, body: json))
                    return kept.status
                }
                guard let status else { throw Unreachable() }
                return (status, "answer \(status)")
            }
        }
    }

    private static let form = [
        "url": "https://shop.example/events", "event:payment.recorded": "1",
        "event:invoice.issued": "1", "event:message.finished": "1",
    ]

    private func deliveries(
        _ world: APIWorld,
        _ client: ClientID
    ) async throws -> [WebhookDelivery] {
        try await world.database.read {
            try WebhookRepository.deliveries(of: client, limit: 100, in: $0)
        }
    }

    private func payment(_ world: APIWorld, _ token: String, _ client: ClientID) async throws {
        try await world.use { program in
            let answer = try await program.call(
                .post,
                "/payments",
                token,
                body: ["client": .string("\(client)"), "amount": "7.50"]
            )
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    @Test func anEventGoesToItsOwnersEndpointsAndNoOther() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let webhooks = world.programs.webhooks
        let wanted = try await webhooks.create(of: seeded.mine.client, form: Self.form, by: "t")
        var invoicesOnly = Self.form
        invoicesOnly["event:payment.recorded"] = ""
        _ = try await webhooks.create(of: seeded.mine.client, form: invoicesOnly, by: "t")
        _ = try await webhooks.create(of: seeded.other.client, form: Self.form, by: "t")
        try await payment(world, try await world.operatorKey(.owner), seeded.mine.client)
        let receiver = Receiver()
        let run = WebhookRun(office: world.office, carrier: receiver.carrier)
        #expect(try await run.run() == 1)
        #expect(try await run.run() == 0)
        let request = try #require(receiver.requests.first)
        #expect(request.url == wanted.url)
        #expect(request.body["type"]?.text == "payment.recorded")
        #expect(request.body["data"]?["amount"]?["amount"]?.text == "7.50")
        let delivery = try #require(try await deliveries(world, seeded.mine.client).first)
        #expect(delivery.state == .delivered)
        #expect(request.headers.contains("webhook-id: evt_\(delivery.eventID)"))
        #expect(try await deliveries(world, seeded.other.client).isEmpty)
    }

    @Test func aDeliveryIsTriedWithGrowingGapsAndThenGivenUp() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let client = seeded.mine.client
        _ = try await world.programs.webhooks.create(of: client, form: Self.form, by: "t")
        try await payment(world, try await world.operatorKey(.owner), client)
        let receiver = Receiver()
        receiver.answer(with: 500)
        let run = WebhookRun(office: world.office, carrier: receiver.carrier)
        var now = APIWorld.start
        for (index, gap) in WebhookRun.gaps.enumerated() {
            try await run.run()
            #expect(receiver.requests.count == index + 1)
            // A second too early nothing is tried.
            world.move(to: now.adding(seconds: gap - 1))
            try await run.run()
            #expect(receiver.requests.count == index + 1)
            now = now.adding(seconds: gap)
            world.move(to: now)
        }
        receiver.answer(with: nil)
        try await run.run()
        let delivery = try #require(try await deliveries(world, client).first)
        #expect(delivery.state == .failed)
        #expect(delivery.attempts == WebhookRun.gaps.count + 1)
        let ids = receiver.requests.map { $0.headers.first { $0.hasPrefix("webhook-id") } }
        #expect(Set(ids).count == 1)
        receiver.answer(with: 204)
        try await world.programs.webhooks.resend(delivery.id, of: client, by: "t")
        #expect(try await run.run() == 1)
        let events = try await deliveries(world, client).map(\.eventID)
        #expect(events == [delivery.eventID, delivery.eventID])
    }

    @Test func whatWaitsForAnEndpointThatFailsWaitsWithIt() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let client = seeded.mine.client
        let made = try await world.programs.webhooks.create(of: client, form: Self.form, by: "t")
        let count = WebhookRun.atOnce * 3
        try await world.database.write { transaction in
            let events = (1...count).map { _ in
                WebhookEvent(
                    .paymentRecorded,
                    of: client,
                    about: seeded.mine.payment.rawValue,
                    at: APIWorld.start
                )
            }
            try WebhookRepository.publish(
                events,
                newID: { world.office.ids.next(at: APIWorld.start) },
                in: transaction
            )
        }
        let receiver = Receiver()
        receiver.answer(with: nil)
        let run = WebhookRun(office: world.office, carrier: receiver.carrier)
        try await run.run()
        #expect(receiver.requests.count == WebhookRun.atOnce)
        receiver.answer(with: 200)
        world.move(to: APIWorld.start.adding(seconds: WebhookRun.gaps[0]))
        #expect(try await run.run() == count)
        try await world.database.write { transaction in
            let event = WebhookEvent(
                .paymentRecorded,
                of: client,
                about: seeded.mine.payment.rawValue,
                at: APIWorld.start
            )
            for number in 1...5 {
                try WebhookRepository.insert(
                    event,
                    eventID: Int64(number),
                    as: WebhookDeliveryID(Int64(number)),
                    to: made.id,
                    in: transaction
                )
            }
            try WebhookRepository.giveUp(beyond: 2, at: APIWorld.start, in: transaction)
        }
        let left = try await deliveries(world, client).filter { $0.id.rawValue <= 5 }
        #expect(left.map(\.state) == [.waiting, .waiting, .failed, .failed, .failed])
        await world.gateway.stop()
    }

    @Test func aProgramThatDiesWhileItSendsLetsItBeSentAgain() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let client = seeded.mine.client
        _ = try await world.programs.webhooks.create(of: client, form: Self.form, by: "t")
        try await payment(world, try await world.operatorKey(.owner), client)
        let claimed = try await world.database.write { transaction in
            try WebhookRepository.claim(
                at: APIWorld.start,
                leaseEnd: APIWorld.start.adding(seconds: 60),
                limit: 5,
                in: transaction
            )
        }
        #expect(claimed.count == 1)
        let receiver = Receiver()
        let run = WebhookRun(office: world.office, carrier: receiver.carrier)
        #expect(try await run.run() == 0)
        world.move(to: APIWorld.start.adding(seconds: 60))
        #expect(try await run.run() == 1)
        #expect(receiver.requests.count == 1)
    }

    @Test func aFinishedMessageOfTheAPIIsToldOnce() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let client = seeded.mine.client
        _ = try await world.programs.webhooks.create(of: client, form: Self.form, by: "t")
        let token = try await world.clientKey(seeded.mine)
        let receiver = Receiver()
        let run = WebhookRun(office: world.office, carrier: receiver.carrier)
        try await world.use { program in
            let sent = try await program.call(
                .post,
                "/messages",
                token,
                body: [
                    "to": "380501234567", "from": "Shop", "text": "A", "validity_minutes": 1,
                ]
            )
            #expect(sent.status == 201, "\(sent.text)")
            // No supplier is bound: it expires, and its money is released.
            world.move(to: APIWorld.start.adding(seconds: 172_800))
            for _ in 0..<200 {
                if try await !deliveries(world, client).isEmpty { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await run.run() == 1)
            let data = receiver.requests.first?.body["data"]
            #expect(data?["id"] == sent.json?["id"])
            #expect(data?["state"]?.text == "expired")
            #expect(data?["money"]?.text == "released")
        }
        // The message that did not come by the API expired as well, and nobody was told.
        #expect(receiver.requests.count == 1)
    }

    @Test func theFormerSecretSignsForADay() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let client = seeded.mine.client
        let webhooks = world.programs.webhooks
        let made = try await webhooks.create(of: client, form: Self.form, by: "t")
        try await webhooks.rotate(made.id, of: client, by: "t")
        let rotated = try #require(
            try await world.database.read {
                try WebhookRepository.endpoint(made.id, of: client, in: $0)
            }
        )
        let day = APIWorld.start.adding(seconds: 86_400)
        #expect(rotated.secret != made.secret)
        #expect(rotated.secrets(at: APIWorld.start) == [rotated.secret, made.secret])
        #expect(rotated.secrets(at: day) == [rotated.secret])
        await #expect(throws: NotFound.self) {
            try await webhooks.rotate(made.id, of: seeded.other.client, by: "t")
        }
        await world.gateway.stop()
    }

    @Test(arguments: [
        "", "shop.example", "ftp://shop.example/", "https://", "https://a:b@shop.example/",
        "https://shop.example/#part", "https://shop.example/ space", "javascript:alert(1)",
        "https://пример.example/", "https://shop.example/" + String(repeating: "a", count: 500),
    ]) func whatIsNoAddressIsRefused(url: String) async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        var form = Self.form
        form["url"] = url
        let sent = form
        let problems = await #expect(throws: FormProblems.self) {
            try await world.programs.webhooks.create(of: seeded.mine.client, form: sent, by: "t")
        }
        #expect(problems?.byField["url"] != nil)
        await world.gateway.stop()
    }

    /// The example of the specification's reference libraries.
    @Test func theSignatureIsTheSpecifications() {
        let headers = WebhookSignature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at: Instant(seconds: 1_614_265_330),
            body: #"{"test": 2432232314}"#,
            secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
        )
        #expect(
            headers == [
                "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp: 1614265330",
                "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            ]
        )
    }
}
