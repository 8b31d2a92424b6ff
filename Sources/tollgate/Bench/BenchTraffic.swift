// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Foundation
import Gateway
import NIOPosix
import SQLiteDriver
import Simulation
import Storage

/// `tollgate bench traffic`: the whole way of a message, durably, over real sockets.
///
/// Load clients, gateway, database and simulated supplier share this process and its cores:
/// submit → priced, held, committed → response → supplier → receipt → `deliver_sm`.
struct BenchTraffic: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffic",
        abstract: "Durable end-to-end messages per second, with the load on the same machine."
    )

    @OptionGroup var options: BenchOptions

    @Option(help: "Client sessions.")
    var sessions = 4

    @Option(help: "Unanswered submits per session.")
    var window = 100

    func run() async throws {
        let folder = try TemporaryFolder()
        let world = try await TrafficWorld(folder: folder.path, window: window)
        let client = try await world.startLoad(sessions: sessions, window: window)
        try await Task.sleep(for: .seconds(1))
        let before = (client.counts, ProcessUsage.now, ContinuousClock.now)
        try await Task.sleep(for: .seconds(options.seconds))
        let after = (client.counts, ProcessUsage.now, ContinuousClock.now)
        client.pause()
        let isSettled = try await world.settle(client)
        let elapsed = (after.2 - before.2) / .seconds(1)
        let statistics = world.gateway.statistics
        BenchReport(isJSON: options.json).print([
            Measure(
                name: "traffic.rate",
                value: Double(after.0.receipts - before.0.receipts) / elapsed,
                unit: "msg/s"
            ),
            Measure(
                name: "traffic.submit_rate",
                value: Double(after.0.accepted - before.0.accepted) / elapsed,
                unit: "msg/s"
            ),
            percentile("p50", 500, client), percentile("p99", 990, client),
            percentile("p999", 999, client),
            Measure(
                name: "traffic.cpu_us_per_message",
                value: (after.1.cpuSeconds - before.1.cpuSeconds) * 1_000_000
                    / Double(max(1, after.0.accepted - before.0.accepted)),
                unit: "us"
            ),
            Measure(name: "traffic.rss_mb", value: after.1.peakMemoryMB, unit: "MB"),
            Measure(
                name: "traffic.messages_per_commit",
                value: Double(statistics.admitted) / Double(max(1, statistics.batches)),
                unit: "msg"
            ),
        ])
        await world.stop(client)
        let report = try await Audit(world.database).run()
        guard report.isClean, isSettled else {
            print(isSettled ? "\(report)" : "Some messages did not end in time.")
            throw ExitCode(1)
        }
    }

    private func percentile(
        _ name: String,
        _ permille: Int,
        _ client: SimulatedClient
    ) -> Measure {
        Measure(
            name: "traffic.submit_resp_\(name)_ms",
            value: Double(client.latencies.percentile(permille: permille)) / 1_000_000,
            unit: "ms"
        )
    }
}
