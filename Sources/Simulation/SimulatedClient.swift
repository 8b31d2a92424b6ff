// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import Primitives
import SMPP
import SMPPTransport

/// A client's application for demonstrations and load: binds, sends a pattern of messages and
/// confirms the receipts it gets.
package final class SimulatedClient: Sendable {
    private struct State: Sendable {
        var random: SeededGenerator
        var counts = LoadCounts()
        var latencies = LatencyHistogram()
        var sentAt: [Int64: NIODeadline] = [:]
        var nextToken: Int64 = 1
        var isStopping = false
        var clients: [SMPPClient] = []
    }

    private let state: NIOLockedValueBox<State>
    private let pattern: TrafficPattern
    private let shape: LoadShape
    private let group: any EventLoopGroup

    /// The pause between two bursts of a steady load.
    private static let burstMilliseconds: Int64 = 100

    package init(
        pattern: TrafficPattern,
        shape: LoadShape,
        seed: UInt64,
        group: any EventLoopGroup
    ) {
        state = NIOLockedValueBox(State(random: SeededGenerator(seed: seed)))
        self.pattern = pattern
        self.shape = shape
        self.group = group
    }

    /// Binds that many transceiver sessions and starts to send.
    package func start(_ target: LoadTarget, sessions: Int, logger: Logger) {
        var configuration = SMPPClientConfiguration(
            host: target.host,
            port: target.port,
            bind: Bind(
                .transceiver,
                systemID: COctetString(target.systemID),
                password: COctetString(target.password)
            )
        )
        if case .saturated(let window) = shape { configuration.limits.window = window }
        configuration.limits.responseTimeout = .seconds(30)
        configuration.limits.inboundWindow = 10_000
        let clients = (0..<sessions).map { index in
            SMPPClient(
                configuration: configuration,
                group: group,
                delegate: self,
                jitter: SeededGenerator(seed: UInt64(index)),
                logger: logger
            )
        }
        state.withLockedValue { $0.clients = clients }
        for client in clients { client.start() }
    }

    /// Sends nothing more; what is under way is still answered.
    package func pause() {
        state.withLockedValue { $0.isStopping = true }
    }

    /// Sends nothing more and unbinds.
    package func stop() async {
        pause()
        for client in state.withLockedValue({ $0.clients }) {
            await client.shutdown(within: .seconds(1))
        }
    }

    package var counts: LoadCounts { state.withLockedValue { $0.counts } }

    /// Time from submit to its response.
    package var latencies: LatencyHistogram { state.withLockedValue { $0.latencies } }
}

/// Where a simulated client binds.
package struct LoadTarget: Sendable {
    package var host: String
    package var port: Int
    package var systemID: String
    package var password: String

    package init(host: String, port: Int, systemID: String, password: String) {
        self.host = host
        self.port = port
        self.systemID = systemID
        self.password = password
    }
}

extension SimulatedClient: SMPPClientDelegate {
    package func sessionBound(_ session: SMPPSessionHandle) {
        switch shape {
        case .saturated(let window): send(window, on: session)
        case .steady: burst(on: session)
        }
    }

    package func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {}

    package func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {}

    package func received(
        _ request: PDU,
        sequence: SequenceNumber,
        on session: SMPPSessionHandle
    ) {
        guard case .deliverSM(let pdu) = request else {
            return session.respond(
                .response(to: request.commandID, status: .invalidCommandID),
                to: sequence
            )
        }
        session.respond(.response(to: .deliverSM, status: .ok), to: sequence)
        guard pdu.esmClass.isDeliveryReceipt else { return }
        state.withLockedValue { state in
            state.counts.receipts += 1
            if pdu.tlvs.messageState == .delivered { state.counts.delivered += 1 }
        }
    }

    package func responded(
        _ token: Int64,
        outcome: RequestOutcome,
        on session: SMPPSessionHandle
    ) {
        let goesOn = state.withLockedValue { state in
            if let sentAt = state.sentAt.removeValue(forKey: token) {
                state.latencies.record((NIODeadline.now() - sentAt).nanoseconds)
            }
            switch outcome.status {
            case .some(.ok): state.counts.accepted += 1
            case .some: state.counts.refused += 1
            case .none: state.counts.unanswered += 1
            }
            return !state.isStopping
        }
        if goesOn, case .saturated = shape { send(1, on: session) }
    }

    private func send(_ count: Int, on session: SMPPSessionHandle) {
        let batch = state.withLockedValue { state in
            (0..<count).map { _ in
                let token = state.nextToken
                state.nextToken += 1
                state.sentAt[token] = .now()
                state.counts.submitted += 1
                return (token: token, request: PDU.submitSM(pattern.message(&state.random)))
            }
        }
        session.send(batch)
    }

    private func burst(on session: SMPPSessionHandle) {
        guard case .steady(let rate) = shape, session.isOpen else { return }
        let count = state.withLockedValue { state -> Int? in
            if state.isStopping { return nil }
            // Whole messages now, and the fraction by chance: the mean is the rate.
            let permille = rate * Int(Self.burstMilliseconds)
            let whole = permille / 1_000
            return whole + (state.random.number(in: 0...999) < permille % 1_000 ? 1 : 0)
        }
        guard let count else { return }
        if count > 0 { send(count, on: session) }
        group.any().scheduleTask(in: .milliseconds(Self.burstMilliseconds)) {
            self.burst(on: session)
        }
    }
}
