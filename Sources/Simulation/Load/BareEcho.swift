// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOPosix
import SMPP
import Synchronization

/// The least that could answer submit_sm: finds the frames of a read, sends a fixed response for
/// each with one call, and knows nothing else.
///
/// What it reaches is the ceiling that this machine, its sockets and the same load leave room
/// for; a message centre's rate is read against it.
package final class BareEcho: Sendable {
    private let isStopping = Atomic(false)
    private let pool = NIOThreadPool(numberOfThreads: 1)

    package init() {}

    /// Begins to answer on a thread of its own, and returns the port.
    ///
    /// - Throws: what the system says when there is no socket.
    package func start(connections count: Int) throws -> Int {
        let (listener, port) = try RawSocket.listening()
        pool.start()
        pool.submit { _ in
            defer { listener.close() }
            var connections: [RawConnection] = []
            while connections.count < count, let peer = try? listener.accepted() {
                peer.stopBlocking()
                connections.append(RawConnection(peer))
            }
            self.answer(connections)
        }
        return port
    }

    /// Answers nothing more and closes the connections.
    package func stop() async {
        isStopping.store(true, ordering: .relaxed)
        try? await pool.shutdownGracefully()
    }

    private func answer(_ connections: [RawConnection]) {
        let accepted = RawPDU.octets(
            .submitSMResponse(SubmitSMResponse(messageID: "1234567890123456789"))
        )
        let bound = RawPDU.octets(.bindResponse(BindResponse(.transceiver, systemID: "echo")))
        var poll = RawPoll()
        while !isStopping.load(ordering: .relaxed) {
            for index in poll.wait(connections, milliseconds: 50) {
                let connection = connections[index]
                connection.receive { frame in
                    let isSubmit = RawPDU.commandID(frame) == RawPDU.submitID
                    let place = (isSubmit ? accepted : bound).withUnsafeBytes(connection.append)
                    RawPDU.stamp(place, sequence: RawPDU.sequence(frame))
                }
                connection.send()
            }
            if connections.allSatisfy(\.isOver) { return }
        }
    }
}
