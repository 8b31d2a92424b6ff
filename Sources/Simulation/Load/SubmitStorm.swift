// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOPosix
import SMPP
import Synchronization

/// A closed loop of submit_sm as cheap as can be: so many sessions, each always with a full
/// window, on raw sockets and one thread.
///
/// It costs little of the machine it shares with what it measures.
package final class SubmitStorm: Sendable {
    private let isStopping = Atomic(false)
    private let answered = Atomic<Int>(0)
    private let refused = Atomic<Int>(0)
    private let pool = NIOThreadPool(numberOfThreads: 1)

    package init() {}

    /// Responses to submit_sm so far.
    package var answeredCount: Int { answered.load(ordering: .relaxed) }

    /// Responses so far that were not ESME_ROK.
    package var refusedCount: Int { refused.load(ordering: .relaxed) }

    /// Binds the sessions and begins to send on a thread of its own.
    ///
    /// - Throws: what the system says when a connection cannot be made.
    package func start(port: Int, sessions: Int, window: Int) throws {
        precondition(
            window * RawPDU.submitLength <= RawConnection.capacity,
            "A window fits into the buffer of a connection."
        )
        let bind = RawPDU.bind(systemID: "storm", password: "storm")
        let connections = try (0..<sessions).map { _ in
            let connection = RawConnection(try RawSocket.connected(to: port))
            _ = bind.withUnsafeBytes(connection.append)
            connection.send()
            return connection
        }
        for connection in connections { connection.socket.stopBlocking() }
        let load = HandedOver(connections)
        pool.start()
        pool.submit { _ in self.send(load.connections, window: window) }
    }

    /// Sends nothing more and closes the connections.
    package func stop() async {
        isStopping.store(true, ordering: .relaxed)
        try? await pool.shutdownGracefully()
    }

    private func send(_ connections: [RawConnection], window: Int) {
        let submit = RawPDU.octets(.submitSM(RawPDU.submit))
        let accepted = RawPDU.submitID | RawPDU.responseBit
        var sequence: UInt32 = 1
        var poll = RawPoll()
        while !isStopping.load(ordering: .relaxed) {
            for index in poll.wait(connections, milliseconds: 50) {
                let connection = connections[index]
                var answers = 0
                var refusals = 0
                var places = 0
                connection.receive { frame in
                    if RawPDU.commandID(frame) == accepted {
                        answers += 1
                        places += 1
                        if RawPDU.isError(frame) { refusals += 1 }
                    } else if RawPDU.commandID(frame) & RawPDU.responseBit != 0 {
                        // The answer to the bind opens the window.
                        places += window
                    }
                }
                for _ in 0..<places {
                    sequence = sequence &+ 1 & 0x7FFF_FFFF
                    RawPDU.stamp(submit.withUnsafeBytes(connection.append), sequence: sequence)
                }
                connection.send()
                answered.wrappingAdd(answers, ordering: .relaxed)
                if refusals > 0 { refused.wrappingAdd(refusals, ordering: .relaxed) }
            }
            if connections.allSatisfy(\.isOver) { return }
        }
    }
}
