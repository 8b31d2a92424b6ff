// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import NIOPosix
import Simulation

/// The demo clients' applications: real SMPP sessions over the loopback.
final class DemoTraffic: Sendable {
    private let clients = NIOLockedValueBox<[SimulatedClient]>([])
    private let host: String

    init(host: String) {
        // A platform that listens everywhere is reached here as well.
        self.host = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
    }

    /// Binds every demo client and lets it send a little.
    func begin(port: Int) {
        let group = MultiThreadedEventLoopGroup.singleton
        for (index, demo) in DemoClient.all.enumerated() {
            let client = SimulatedClient(
                pattern: demo.pattern,
                shape: .steady(messagesPerSecond: index + 1),
                seed: UInt64(index + 1),
                group: group
            )
            client.start(
                LoadTarget(
                    host: host,
                    port: port,
                    systemID: demo.login,
                    password: DemoCompany.smppPassword
                ),
                sessions: 1,
                logger: .program("demo")
            )
            clients.withLockedValue { $0.append(client) }
        }
    }

    /// Keeps going until the task is cancelled, then unbinds.
    func keepSending() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
        for client in clients.withLockedValue({ $0 }) { await client.stop() }
    }
}
