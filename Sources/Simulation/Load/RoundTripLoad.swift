// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import Primitives
import SMPP
import SMPPTransport

/// An open loop of submit_sm: each message has its time to leave, whatever became of those
/// before it, and its round trip is counted from that time.
///
/// A load that waits for answers before it goes on measures only the good moments; this one lets
/// every pause of what is measured fall on the messages that were due in it.
package final class RoundTripLoad: SMPPClientDelegate {
    private struct Line: Sendable {
        var startedAt: NIODeadline
        var next: Int64 = 0
        var task: RepeatedTask?
    }

    private struct State: Sendable {
        var lines: [UInt64: Line] = [:]
        var latencies = LatencyHistogram()
        var failed = 0
        var isCounting = false
    }

    private let state = NIOLockedValueBox(State())
    private let interval: TimeAmount
    private let request = PDU.submitSM(RawPDU.submit)
    private let clients = NIOLockedValueBox<[SMPPClient]>([])

    /// Creates a load of so many messages a second over so many sessions.
    package init(messagesPerSecond: Int, sessions: Int) {
        precondition(messagesPerSecond > 0 && sessions > 0, "A load has messages and sessions.")
        interval = .nanoseconds(1_000_000_000 * Int64(sessions) / Int64(messagesPerSecond))
    }

    /// Binds the sessions; each begins to send when it is bound.
    package func start(port: Int, sessions: Int, group: any EventLoopGroup) {
        var configuration = SMPPClientConfiguration(
            host: "127.0.0.1",
            port: port,
            bind: Bind(.transceiver, systemID: "load", password: "load")
        )
        configuration.limits.window = 10_000
        let clients = (0..<sessions).map { index in
            SMPPClient(
                configuration: configuration,
                group: group,
                delegate: self,
                jitter: SeededGenerator(seed: UInt64(index)),
                logger: Logger(label: "smpp") { _ in SwiftLogNoOpLogHandler() }
            )
        }
        self.clients.withLockedValue { $0 = clients }
        for client in clients { client.start() }
    }

    /// Counts from now on; what was before was warming up.
    package func beginCounting() { state.withLockedValue { $0.isCounting = true } }

    /// Sends nothing more and unbinds.
    package func stop() async {
        let lines = state.withLockedValue { state in
            defer { state.lines = [:] }
            return state.lines.values
        }
        for line in lines { line.task?.cancel() }
        for client in clients.withLockedValue({ $0 }) {
            await client.shutdown(within: .seconds(1))
        }
    }

    /// Times from when a message was due to when its answer was there.
    package var latencies: LatencyHistogram { state.withLockedValue { $0.latencies } }

    /// Messages that were not accepted.
    package var failedCount: Int { state.withLockedValue { $0.failed } }

    /// Takes note of a session that can be used.
    package func sessionBound(_ session: SMPPSessionHandle) {
        state.withLockedValue { $0.lines[session.id] = Line(startedAt: .now()) }
        let task = session.eventLoop.scheduleRepeatedTask(
            initialDelay: .milliseconds(1),
            delay: .milliseconds(1)
        ) { _ in self.sendDue(on: session) }
        state.withLockedValue { $0.lines[session.id]?.task = task }
    }

    /// Takes note of the end of a session.
    package func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        state.withLockedValue { $0.lines.removeValue(forKey: session.id)?.task?.cancel() }
    }

    /// Leaves the next attempt to the client.
    package func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {}

    /// Answers a request at once.
    package func received(
        _ request: PDU,
        sequence: SequenceNumber,
        on session: SMPPSessionHandle
    ) {
        session.respond(
            .response(to: request.commandID, status: .invalidCommandID),
            to: sequence
        )
    }

    /// Takes note of an answer.
    package func responded(
        _ token: Int64,
        outcome: RequestOutcome,
        on session: SMPPSessionHandle
    ) {
        let now = NIODeadline.now()
        state.withLockedValue { state in
            guard state.isCounting, let line = state.lines[session.id] else { return }
            if outcome.status != .ok { state.failed += 1 }
            state.latencies.record((now - line.startedAt - interval * token).nanoseconds)
        }
    }

    private func sendDue(on session: SMPPSessionHandle) {
        let now = NIODeadline.now()
        let due = state.withLockedValue { state -> Range<Int64>? in
            guard var line = state.lines[session.id] else { return nil }
            let end = (now - line.startedAt).nanoseconds / interval.nanoseconds
            defer { state.lines[session.id] = line }
            let range = line.next..<max(line.next, end)
            line.next = range.upperBound
            return range
        }
        guard let due, !due.isEmpty else { return }
        session.send(due.map { ($0, request) })
    }
}
