// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A socket without a framework around it, for the load's own side of a measurement.
struct RawSocket {
    let descriptor: Int32

    /// What the system said when a call failed.
    struct Failure: Error, CustomStringConvertible {
        var call: String
        var code: Int32

        var description: String { "\(call): \(String(cString: strerror(code)))" }
    }

    /// Connects to a port of the loopback and waits for it.
    static func connected(to port: Int) throws -> RawSocket {
        let new = try RawSocket()
        var address = loopback(port)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(new.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw new.closed(after: "connect") }
        new.sendAtOnce()
        return new
    }

    /// Listens on a free port of the loopback, and says which.
    static func listening() throws -> (RawSocket, port: Int) {
        let new = try RawSocket()
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(new.descriptor, $0, length) == 0 && listen(new.descriptor, 128) == 0
                    && getsockname(new.descriptor, $0, &length) == 0
            }
        }
        guard status else { throw new.closed(after: "listen") }
        return (new, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Takes the next connection; the socket must be listening.
    func accepted() throws -> RawSocket {
        let new = accept(descriptor, nil, nil)
        guard new >= 0 else { throw Failure(call: "accept", code: errno) }
        let peer = RawSocket(descriptor: new)
        peer.sendAtOnce()
        return peer
    }

    /// Makes calls return at once when there is nothing to do.
    func stopBlocking() {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    func close() {
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Musl.close(descriptor)
        #endif
    }

    private init() throws {
        let new = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard new >= 0 else { throw Failure(call: "socket", code: errno) }
        descriptor = new
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    private func sendAtOnce() {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    }

    private func closed(after call: String) -> Failure {
        let failure = Failure(call: call, code: errno)
        close()
        return failure
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        return address
    }
}
