// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Logging
import NIOPosix
import Primitives
import Simulation

/// `tollgate simulate-supplier`: a message centre that only pretends to send.
struct SimulateSupplier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-supplier",
        abstract: "Run a simulated supplier's SMPP message centre until it is stopped."
    )

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 lets the system choose.")
    var port = 2776

    @Option(help: "Of all messages, the percentage that is accepted.")
    var acceptPercent = 99

    @Option(help: "Of the accepted messages, the percentage reported as delivered.")
    var deliveredPercent = 94

    @Option(help: "The longest time until a receipt, in milliseconds.")
    var delayMilliseconds = 4_000

    func validate() throws {
        for (name, share) in [
            ("--accept-percent", acceptPercent), ("--delivered-percent", deliveredPercent),
        ] where !(0...100).contains(share) {
            throw ValidationError("\(name) is a number from 0 to 100, not \(share).")
        }
        if delayMilliseconds < 0 {
            throw ValidationError("--delay-milliseconds is not negative.")
        }
    }

    func run() async throws {
        var behaviour = MessageCentreBehaviour()
        behaviour.refusedPercent = 100 - acceptPercent
        behaviour.deliveredPercent = deliveredPercent
        behaviour.receiptDelayMilliseconds =
            min(50, delayMilliseconds)...delayMilliseconds
        let centre = SimulatedMessageCentre(
            behaviour: behaviour,
            clock: .system,
            group: MultiThreadedEventLoopGroup.singleton
        )
        let bound = try await centre.start(
            host: host,
            port: port,
            logger: .program("supplier")
        )
        print("Simulated supplier   \(host):\(bound), any system id and password")
        print("Ready")
        flushOutput()
        await Shutdown.requested()
        await centre.stop()
    }
}
