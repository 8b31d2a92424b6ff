// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A raw socket with one buffer for what comes and one for what goes, and SMPP's framing.
///
/// It does the least that a peer can do: find the frames of a read, and send everything that
/// became ready with one call.
final class RawConnection {
    /// Octets that wait to be framed or to be sent, at most, unless told otherwise.
    static let capacity = 262_144

    let capacity: Int
    let socket: RawSocket
    private let input: UnsafeMutableRawBufferPointer
    private let output: UnsafeMutableRawBufferPointer
    private var inputCount = 0
    private var outputStart = 0
    private var outputEnd = 0
    private(set) var isOver = false

    init(_ socket: RawSocket, capacity: Int = RawConnection.capacity) {
        self.socket = socket
        self.capacity = capacity
        input = .allocate(byteCount: capacity, alignment: 16)
        output = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        socket.close()
        input.deallocate()
        output.deallocate()
    }

    /// Whether the peer has not taken all that was sent.
    var isWaitingToSend: Bool { outputEnd > outputStart }

    /// Octets that can be appended now.
    var room: Int { capacity - outputEnd }

    /// Reads what is there, once, and calls `frame` with every whole PDU.
    func receive(_ frame: (UnsafeRawBufferPointer) -> Void) {
        let free = UnsafeMutableRawBufferPointer(rebasing: input[inputCount...])
        let count = recv(socket.descriptor, free.baseAddress, free.count, 0)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { isOver = true }
            return
        }
        inputCount += count
        var start = 0
        while inputCount - start >= 16 {
            let length = Int(input.loadUnaligned(fromByteOffset: start, as: UInt32.self).bigEndian)
            guard length >= 16, length <= capacity else {
                isOver = true
                return
            }
            guard inputCount - start >= length else { break }
            frame(UnsafeRawBufferPointer(rebasing: input[start..<(start + length)]))
            start += length
        }
        let rest = inputCount - start
        if rest > 0, start > 0, let base = input.baseAddress {
            base.copyMemory(from: base + start, byteCount: rest)
        }
        inputCount = rest
    }

    /// Appends octets to what is sent next, and returns where they are; there must be room.
    func append(_ octets: UnsafeRawBufferPointer) -> UnsafeMutableRawBufferPointer {
        precondition(octets.count <= room, "There must be room for the octets.")
        let place = UnsafeMutableRawBufferPointer(
            rebasing: output[outputEnd..<(outputEnd + octets.count)]
        )
        place.copyMemory(from: octets)
        outputEnd += octets.count
        return place
    }

    /// Sends what was appended, in one call when the peer takes it.
    func send() {
        guard isWaitingToSend, let base = output.baseAddress else { return }
        let count = sending(base + outputStart, outputEnd - outputStart)
        if count < 0 {
            if errno != EAGAIN && errno != EINTR { isOver = true }
            return
        }
        outputStart += count
        if outputStart == outputEnd { (outputStart, outputEnd) = (0, 0) }
    }

    private func sending(_ from: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.send(socket.descriptor, from, count, Int32(MSG_NOSIGNAL))
        #else
        Musl.send(socket.descriptor, from, count, Int32(MSG_NOSIGNAL))
        #endif
    }
}

/// Waits on many raw connections at once.
struct RawPoll {
    private var descriptors: [pollfd] = []

    /// Waits until a connection can be read, or written where something waits to go.
    ///
    /// - Returns: the indices of the connections that have something.
    mutating func wait(_ connections: [RawConnection], milliseconds: Int32) -> [Int] {
        if descriptors.count != connections.count {
            descriptors = connections.map {
                pollfd(fd: $0.socket.descriptor, events: Int16(POLLIN), revents: 0)
            }
        }
        for index in connections.indices {
            let wantsToSend = connections[index].isWaitingToSend
            descriptors[index].fd = connections[index].isOver ? -1 : descriptors[index].fd
            descriptors[index].events = Int16(wantsToSend ? POLLIN | POLLOUT : POLLIN)
        }
        guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return [] }
        return descriptors.indices.filter { descriptors[$0].revents != 0 }
    }
}
