// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

extension EndToEnd {
    /// The process ends without warning: nothing that was promised is lost or done twice.
    @Suite("Killed under traffic")
    struct KillTests {
        private static let kills = [
            (Engine.sqlite, 150), (.postgreSQL, 400), (.sqlite, 400), (.sqlite, 1_100),
            (.postgreSQL, 1_100),
        ].filter { $0.0.isAvailable }

        @Test(arguments: kills)
        func `no acknowledged message is lost and none is charged twice`(
            engine: Engine,
            acknowledgedBefore: Int
        ) throws {
            let ready = try ReadyPlatform(on: engine)
            let platform = ready.platform
            let file = platform.folder.path + "/acknowledged"
            var traffic = ready.traffic([
                SMPPSend.Message(to: "37061234567", text: "Under traffic")
            ])
            traffic.repeat = 20_000
            traffic.window = 50
            traffic.acknowledged = file
            let peer = try Peer("smpp_send", traffic, in: platform.folder)
            let isFlowing = eventually(within: .seconds(60)) {
                acknowledged(file).count >= acknowledgedBefore
            }
            platform.kill()
            try #require(isFlowing, "no traffic: \(acknowledged(file).count) acknowledged")
            let result = try peer.result(SMPPSend.Result.self)
            #expect(result.lost)

            try platform.start()
            try expectNothingLost(acknowledged(file), on: platform)
            try expectAllFinal(on: platform)
            try expectChargedOnce(on: platform)
            // The client binds again and takes what it is still owed.
            var again = ready.traffic([])
            again.receiptSeconds = 5
            #expect(try ready.send(again).bound)
            try platform.expectCleanAudit()
        }

        private func acknowledged(_ file: String) -> [String] {
            let data = FileManager.default.contents(atPath: file) ?? Data()
            // The last line may be written in this moment.
            return String(decoding: data, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map(String.init)
        }

        private func expectNothingLost(_ ids: [String], on platform: Platform) throws {
            let stored = Set(try platform.rows("SELECT id FROM messages").map { $0[0] })
            #expect(Set(ids).count == ids.count)
            let lost = ids.filter { !stored.contains($0) }
            #expect(lost.isEmpty, "\(lost.count) of \(ids.count) acknowledged messages are lost")
        }

        private func expectAllFinal(on platform: Platform) throws {
            let open = "SELECT count(*) FROM messages WHERE state = 'enroute' OR money = 'held'"
            let areFinal = try eventually(within: .seconds(90)) {
                try platform.number(open) == 0
            }
            let rest = try platform.rows(
                "SELECT phase, state, money, count(*) FROM messages GROUP BY 1, 2, 3"
            )
            #expect(areFinal, "\(rest)")
        }

        private func expectChargedOnce(on platform: Platform) throws {
            let twice = try platform.rows(
                """
                SELECT message_id, count(*) FROM message_events WHERE kind = 'charged'
                GROUP BY message_id HAVING count(*) > 1
                """
            )
            #expect(twice.isEmpty)
            let messages = try platform.number(
                "SELECT count(*) FROM messages WHERE money = 'charged'"
            )
            let rollups = try platform.number("SELECT sum(charged_messages) FROM rollups")
            #expect(messages == rollups)
        }
    }
}
