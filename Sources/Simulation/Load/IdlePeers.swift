// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif
import SMPP

/// Many bound sessions that do nothing but answer enquire_link, on raw sockets and one thread.
package struct IdlePeers {
    /// What they have seen.
    package struct Report: Codable, Sendable {
        /// Sessions that were bound.
        package var bound = 0
        /// Sessions that were closed on them.
        package var lost = 0
        /// The enquire_links answered.
        package var enquiries = 0
        /// The longest that any session waited for its first or next enquire_link.
        package var longestSilenceMilliseconds = 0
    }

    // An enquire_link and its answer have sixteen octets; a bind is under a hundred.
    private static let capacity = 512
    // Connections made before their binds are awaited: less than a listen queue holds.
    private static let binding = 200

    private var connections: [RawConnection] = []
    private var heardAt: [UInt64] = []
    private var poll = RawPoll()
    private var report = Report()

    package init() {}

    /// Binds so many sessions.
    ///
    /// - Throws: what the system says when a connection cannot be made.
    package mutating func bind(_ count: Int, port: Int) throws -> Int {
        let bind = RawPDU.bind(systemID: "idle", password: "idle")
        while connections.count < count {
            let new = min(Self.binding, count - connections.count)
            for _ in 0..<new {
                let socket = try RawSocket.connected(to: port)
                let connection = RawConnection(socket, capacity: Self.capacity)
                _ = bind.withUnsafeBytes(connection.append)
                connection.send()
                connections.append(connection)
            }
            for connection in connections.suffix(new) {
                var isAnswered = false
                while !isAnswered, !connection.isOver {
                    connection.receive { isAnswered = !RawPDU.isError($0) }
                }
                if isAnswered { report.bound += 1 }
                connection.socket.stopBlocking()
                heardAt.append(Self.now)
            }
            // Those bound first are asked already, and have to answer in time.
            for index in poll.wait(connections, milliseconds: 0) { answer(index) }
        }
        return report.bound
    }

    /// Answers enquire_links for so long, and reports.
    package mutating func answer(seconds: Int) -> Report {
        let end = Self.now + UInt64(seconds) * 1_000
        while Self.now < end {
            for index in poll.wait(connections, milliseconds: 20) { answer(index) }
            // Waiting on ten thousand sockets costs the same for one event as for fifty.
            usleep(2_000)
        }
        for index in connections.indices where !connections[index].isOver { hear(index) }
        report.lost = connections.count { $0.isOver }
        return report
    }

    private mutating func answer(_ index: Int) {
        let connection = connections[index]
        var enquiries = 0
        connection.receive { frame in
            guard RawPDU.commandID(frame) == RawPDU.enquireID else { return }
            enquiries += 1
            let place = Self.response.withUnsafeBytes(connection.append)
            RawPDU.stamp(place, sequence: RawPDU.sequence(frame))
        }
        guard enquiries > 0 else { return }
        connection.send()
        report.enquiries += enquiries
        hear(index)
    }

    private mutating func hear(_ index: Int) {
        let now = Self.now
        let silence = Int(now - heardAt[index])
        report.longestSilenceMilliseconds = max(report.longestSilenceMilliseconds, silence)
        heardAt[index] = now
    }

    private static let response = RawPDU.octets(.enquireLinkResponse(EnquireLinkResponse()))

    /// Milliseconds of a clock that only runs forwards.
    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
    }
}
