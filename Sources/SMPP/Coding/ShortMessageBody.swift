// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The body that submit_sm and deliver_sm share, as its octets and where in them the fields are.
///
/// ```
/// service_type 00 │ ton npi source 00 │ ton npi destination 00 │ esm_class protocol_id priority
/// │ schedule 00 │ validity 00 │ registered replace coding default │ sm_length message │ TLVs
/// ```
///
/// Nearly all PDUs of a session are these two, and most of their fields are only passed on. So the
/// octets stay as they came: decoding is one walk that checks them, encoding one copy, and the
/// value is small enough to be moved about for nothing. Changing an octet changes it in place;
/// changing a string writes the body anew.
///
/// - Source: SMPP 3.4 §4.4.1, §4.6.1.
/// - Invariant: `octets` is a whole and well-formed body, and the places are those of its fields;
///   so equal octets are equal bodies.
public struct ShortMessageBody: Sendable {
    private(set) var octets: ByteBuffer
    private var places: Places

    /// Where fields begin, counted from the beginning of the body.
    private struct Places: Sendable {
        var source: UInt32 = 1
        var destination: UInt32 = 4
        var esmClass: UInt32 = 7
        var validity: UInt32 = 11
        var registeredDelivery: UInt32 = 12

        /// Moves what begins after a field that has become longer or shorter.
        mutating func shift(after start: Int, by difference: Int) {
            func shifted(_ place: UInt32) -> UInt32 {
                Int(place) > start ? UInt32(Int(place) + difference) : place
            }
            source = shifted(source)
            destination = shifted(destination)
            esmClass = shifted(esmClass)
            validity = shifted(validity)
            registeredDelivery = shifted(registeredDelivery)
        }
    }

    /// Writes the whole body at once; fields that are not given are zero or empty.
    init(
        source: Address,
        destination: Address,
        shortMessage: ByteBuffer,
        validityPeriod: COctetString = "",
        tlvs: TLVs = TLVs()
    ) {
        octets = ByteBuffer()
        octets.reserveCapacity(128 + shortMessage.readableBytes)
        octets.writeFields { body in
            body.octet(0)
            body.address(source)
            body.address(destination)
            // esm_class, protocol_id, priority_flag and an empty schedule_delivery_time.
            body.octets(0, 0, 0, 0)
            body.cString(validityPeriod)
            body.octets(0, 0, 0, 0)
            body.shortMessage(shortMessage)
            body.tlvs(tlvs)
        }
        let destinationAt = 1 + Self.length(of: source)
        let esmClassAt = destinationAt + Self.length(of: destination)
        let validityAt = esmClassAt + Self.octetsBeforeTimes + 1
        places = Places(
            source: 1,
            destination: UInt32(destinationAt),
            esmClass: UInt32(esmClassAt),
            validity: UInt32(validityAt),
            registeredDelivery: UInt32(validityAt + validityPeriod.count + 1)
        )
    }

    /// The octets of an address: type, plan, digits and NUL.
    private static func length(of address: Address) -> Int { address.value.count + 3 }

    // MARK: - Fields

    var serviceType: COctetString {
        get { string(0..<Int(places.source)) }
        set { replace(0..<Int(places.source)) { $0.cString(newValue) } }
    }

    var source: Address {
        get { address(sourceRange) }
        set { replace(sourceRange) { $0.address(newValue) } }
    }

    var destination: Address {
        get { address(destinationRange) }
        set { replace(destinationRange) { $0.address(newValue) } }
    }

    var scheduleTime: COctetString {
        get { string(scheduleRange) }
        set { replace(scheduleRange) { $0.cString(newValue) } }
    }

    var validityPeriod: COctetString {
        get { string(validityRange) }
        set { replace(validityRange) { $0.cString(newValue) } }
    }

    var shortMessage: ByteBuffer {
        get { slice(messageRange.dropFirst()) }
        set { replace(messageRange) { $0.shortMessage(newValue) } }
    }

    var tlvs: TLVs {
        get { TLVs(wellFormed: slice(messageRange.upperBound..<octets.readableBytes)) }
        set { replace(messageRange.upperBound..<octets.readableBytes) { $0.tlvs(newValue) } }
    }

    /// The fields of one octet before the times, by their distance from esm_class.
    subscript(beforeTimes index: Int) -> UInt8 {
        get { octet(Int(places.esmClass) + index) }
        set { setOctet(newValue, at: Int(places.esmClass) + index) }
    }

    /// The fields of one octet after the times, by their distance from registered_delivery.
    subscript(afterTimes index: Int) -> UInt8 {
        get { octet(Int(places.registeredDelivery) + index) }
        set { setOctet(newValue, at: Int(places.registeredDelivery) + index) }
    }

    // MARK: - Places

    private static let octetsBeforeTimes = 3
    private static let octetsAfterTimes = 4

    private var sourceRange: Range<Int> { Int(places.source)..<Int(places.destination) }
    private var destinationRange: Range<Int> { Int(places.destination)..<Int(places.esmClass) }
    private var scheduleRange: Range<Int> {
        Int(places.esmClass) + Self.octetsBeforeTimes..<Int(places.validity)
    }
    private var validityRange: Range<Int> { Int(places.validity)..<Int(places.registeredDelivery) }
    /// The length octet and the message.
    private var messageRange: Range<Int> {
        let start = Int(places.registeredDelivery) + Self.octetsAfterTimes
        return start..<(start + 1 + Int(octet(start)))
    }

    private func octet(_ index: Int) -> UInt8 {
        octets.withUnsafeReadableBytes { $0[index] }
    }

    private mutating func setOctet(_ value: UInt8, at index: Int) {
        octets.setInteger(value, at: octets.readerIndex + index)
    }

    /// The string in a range that ends with its NUL.
    private func string(_ range: Range<Int>) -> COctetString {
        octets.withUnsafeReadableBytes { string(range, in: $0) }
    }

    private func string(_ range: Range<Int>, in all: UnsafeRawBufferPointer) -> COctetString {
        if let few = InlineOctets(all, from: range.lowerBound, count: range.count - 1) {
            return COctetString(inline: few)
        }
        return COctetString(large: slice(range.dropLast()))
    }

    private func address(_ range: Range<Int>) -> Address {
        octets.withUnsafeReadableBytes { all in
            Address(
                string(range.dropFirst(2), in: all),
                ton: TypeOfNumber(rawValue: all[range.lowerBound]),
                npi: NumberingPlan(rawValue: all[range.lowerBound + 1])
            )
        }
    }

    private func slice(_ range: Range<Int>) -> ByteBuffer {
        if range.isEmpty { return ByteBuffer() }
        let start = octets.readerIndex + range.lowerBound
        return octets.getSlice(at: start, length: range.count) ?? ByteBuffer()
    }

    private mutating func replace(_ range: Range<Int>, _ write: (inout BodyWriter) -> Void) {
        var changed = ByteBuffer()
        changed.reserveCapacity(octets.readableBytes + 64)
        changed.writeImmutableBuffer(slice(0..<range.lowerBound))
        changed.writeFields(write)
        let end = changed.readableBytes
        changed.writeImmutableBuffer(slice(range.upperBound..<octets.readableBytes))
        octets = changed
        places.shift(after: range.lowerBound, by: end - range.upperBound)
    }
}

extension ShortMessageBody: Hashable {
    /// Equal octets are equal bodies.
    public static func == (left: Self, right: Self) -> Bool { left.octets == right.octets }

    /// Hashes the octets.
    public func hash(into hasher: inout Hasher) { hasher.combine(octets) }
}

// MARK: - Coding

extension ShortMessageBody {
    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        places = Places()
        try reader.skipCString(.serviceType, max: 6)
        places.source = UInt32(truncatingIfNeeded: reader.index)
        try reader.skipAddress(.sourceAddress)
        places.destination = UInt32(truncatingIfNeeded: reader.index)
        try reader.skipAddress(.destinationAddress)
        places.esmClass = UInt32(truncatingIfNeeded: reader.index)
        try reader.skip(Self.octetsBeforeTimes, .esmClass)
        try reader.skipCString(.scheduleTime, max: 17)
        places.validity = UInt32(truncatingIfNeeded: reader.index)
        try reader.skipCString(.validityPeriod, max: 17)
        places.registeredDelivery = UInt32(truncatingIfNeeded: reader.index)
        try reader.skip(Self.octetsAfterTimes, .registeredDelivery)
        try reader.skipShortMessage()
        try reader.skipTLVs()
        octets = reader.body
    }

    func write(into writer: inout BodyWriter) { writer.octets(octets) }
}
