// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import NIOPosix
import SMPP
import SMPPTransport
import Simulation

/// `tollgate bench smpp`: the protocol and the network alone, without storage, and the least that
/// could do the same beside it.
struct BenchSmpp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smpp",
        abstract: "SMPP without storage: codec, session loop, round trip, idle sessions.",
        subcommands: [BenchSmppAllocations.self, BenchSmppIdlePeers.self]
    )

    @OptionGroup var options: BenchOptions

    @Option(help: "Sessions of the loop and of the round trip.")
    var sessions = 10

    @Option(help: "Unanswered submits per session in the closed loop.")
    var window = 100

    @Option(help: "Messages per second of the open loop.")
    var rate = 10_000

    @Option(help: "Sessions that are bound and do nothing.")
    var idle = 10_000

    func validate() throws {
        for (name, value, limit) in [
            ("--sessions", sessions, 1_000), ("--window", window, 1_000),
            ("--rate", rate, 1_000_000), ("--idle", idle, 25_000),
        ] where !(1...limit).contains(value) {
            throw ValidationError("\(name) is a number from 1 to \(limit), not \(value).")
        }
    }

    func run() async throws {
        let report = BenchReport(isJSON: options.json)
        // First, while the process has used no memory for anything else.
        report.print(try await idleSessions())
        report.print(try codec())
        report.print([try await ceiling()] + (try await loop()))
        report.print(try await roundTrip())
    }

    // MARK: - Stages

    private func codec() throws -> [Measure] {
        var load = CodecLoad()
        var measures = [
            Measure(
                name: "smpp.codec_rate",
                value: load.rate(seconds: options.seconds),
                unit: "PDU/s"
            )
        ]
        if let count = try BenchSmppAllocations.measured() {
            measures.append(
                Measure(name: "smpp.codec_allocs_per_pdu", value: count, unit: "allocations")
            )
        }
        return measures
    }

    /// A bare pair of sockets under the same load: what this machine leaves room for.
    private func ceiling() async throws -> Measure {
        let echo = BareEcho()
        let port = try echo.start(connections: sessions)
        let (rate, _) = try await storm(port: port)
        await echo.stop()
        return Measure(name: "smpp.loop_ceiling_rate", value: rate, unit: "PDU/s")
    }

    private func loop() async throws -> [Measure] {
        try await withCentre { centre, port in
            let before = ProcessUsage.now
            let (rate, count) = try await storm(port: port)
            let used = ProcessUsage.now.cpuSeconds - before.cpuSeconds
            return [
                Measure(name: "smpp.loop_rate", value: rate, unit: "PDU/s"),
                Measure(
                    name: "smpp.loop_cpu_us_per_pdu",
                    value: used * 1_000_000 / Double(max(1, count)),
                    unit: "us"
                ),
            ]
        }
    }

    /// The rate of a closed loop, and how many submits it had answered in all.
    private func storm(port: Int) async throws -> (rate: Double, answered: Int) {
        let storm = SubmitStorm()
        try storm.start(port: port, sessions: sessions, window: window)
        try await Task.sleep(for: .milliseconds(500))
        let before = (storm.answeredCount, ContinuousClock.now)
        try await Task.sleep(for: .seconds(options.seconds))
        let after = (storm.answeredCount, ContinuousClock.now)
        await storm.stop()
        guard storm.refusedCount == 0 else {
            throw ValidationError("\(storm.refusedCount) submits were refused.")
        }
        return (Double(after.0 - before.0) / ((after.1 - before.1) / .seconds(1)), after.0)
    }

    private func roundTrip() async throws -> [Measure] {
        try await withCentre { _, port in
            let load = RoundTripLoad(messagesPerSecond: rate, sessions: sessions)
            load.start(port: port, sessions: sessions, group: MultiThreadedEventLoopGroup.singleton)
            try await Task.sleep(for: .seconds(1))
            load.beginCounting()
            try await Task.sleep(for: .seconds(options.seconds))
            let latencies = load.latencies
            await load.stop()
            guard load.failedCount == 0 else {
                throw ValidationError("\(load.failedCount) submits were not accepted.")
            }
            let percentiles = [("p50", 500), ("p99", 990), ("p999", 999)].map {
                Measure(
                    name: "smpp.round_trip_\($0.0)_ms",
                    value: Double(latencies.percentile(permille: $0.1)) / 1_000_000,
                    unit: "ms"
                )
            }
            return percentiles + [
                Measure(
                    name: "smpp.round_trip_rate",
                    value: Double(latencies.count) / Double(options.seconds),
                    unit: "msg/s"
                )
            ]
        }
    }

    private func withCentre(
        limits change: (inout SessionLimits) -> Void = { _ in },
        _ measure: (InstantCentre, Int) async throws -> [Measure]
    ) async throws -> [Measure] {
        var limits = SessionLimits()
        limits.inboundWindow = 10_000
        change(&limits)
        let centre = InstantCentre(limits: limits)
        let server = centre.makeServer(
            group: MultiThreadedEventLoopGroup.singleton,
            connections: idle + sessions
        )
        let measures = try await measure(centre, try await server.start())
        await server.shutdown(within: .seconds(1))
        return measures
    }

    private func idleSessions() async throws -> [Measure] {
        let interval = max(2, options.seconds / 3)
        return try await withCentre(limits: { $0.enquireInterval = .seconds(interval) }) {
            try await BenchSmppIdlePeers.measured(
                $0,
                port: $1,
                sessions: idle,
                seconds: max(options.seconds, 3 * interval)
            )
        }
    }
}
