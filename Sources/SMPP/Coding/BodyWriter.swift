// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Writes the fields of a PDU into room that may turn out too small.
///
/// Every field is counted; a field that does not fit is not written. So one walk over a PDU either
/// writes it or says how much room it needs, and no field has to be measured first. The pointer is
/// that of a `writeWithUnsafeMutableBytes`, and a writer must not outlive it.
struct BodyWriter {
    private let room: UnsafeMutableRawBufferPointer
    /// The octets the fields so far need, which is more than the room when they do not fit.
    private(set) var count = 0

    init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

    /// Whether everything so far was written.
    var fits: Bool { count <= room.count }

    /// Takes room for so many octets, and returns where it begins when there is enough.
    private mutating func take(_ length: Int) -> Int? {
        let start = count
        count += length
        return count <= room.count ? start : nil
    }

    mutating func octet(_ value: UInt8) {
        guard let start = take(1) else { return }
        room[start] = value
    }

    mutating func octets(_ first: UInt8, _ second: UInt8) {
        octet(first)
        octet(second)
    }

    mutating func octets(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        octets(first, second)
        octet(third)
    }

    mutating func octets(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        octets(first, second)
        octets(third, fourth)
    }

    mutating func word(_ value: UInt32) {
        guard let start = take(4) else { return }
        room.storeBytes(of: value.bigEndian, toByteOffset: start, as: UInt32.self)
    }

    /// Writes a word over one already written, if it was.
    func overwrite(_ value: UInt32, at start: Int) {
        guard start + 4 <= room.count else { return }
        room.storeBytes(of: value.bigEndian, toByteOffset: start, as: UInt32.self)
    }

    mutating func cString(_ string: COctetString) {
        if let few = string.inlineOctets, count + InlineOctets.wordLength <= room.count,
            let target = room.baseAddress
        {
            // The octets after the string are zero, the first of them is its NUL.
            few.store(at: target + count)
            count += few.count + 1
            return
        }
        string.withUnsafeBytes { copy($0) }
        octet(0)
    }

    mutating func address(_ address: Address) {
        octets(address.ton.rawValue, address.npi.rawValue)
        cString(address.value)
    }

    /// Writes the length octet and the octets of a short message.
    mutating func shortMessage(_ message: ByteBuffer) {
        precondition(
            message.readableBytes <= ShortMessage.octetsMax,
            "A short message over 254 octets belongs into message_payload."
        )
        octet(UInt8(message.readableBytes))
        octets(message)
    }

    mutating func tlvs(_ tlvs: TLVs) {
        if !tlvs.isEmpty { tlvs.withUnsafeBytes { copy($0) } }
    }

    mutating func octets(_ buffer: ByteBuffer) {
        buffer.withUnsafeReadableBytes { copy($0) }
    }

    private mutating func copy(_ octets: UnsafeRawBufferPointer) {
        guard let start = take(octets.count), let target = room.baseAddress,
            let source = octets.baseAddress
        else { return }
        (target + start).copyMemory(from: source, byteCount: octets.count)
    }
}
