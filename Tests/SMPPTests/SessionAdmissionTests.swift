// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// Which fields of a submission a message centre refuses.
@Suite struct SessionAdmissionTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var request: PDU
        var status: CommandStatus?
        var version: InterfaceVersion
        var isStrict: Bool

        init(
            _ name: String,
            _ status: CommandStatus?,
            version: InterfaceVersion = .v34,
            isStrict: Bool = false,
            _ change: (inout SubmitSM) -> Void
        ) {
            self.name = name
            self.status = status
            self.version = version
            self.isStrict = isStrict
            request = submitWith(change)
        }

        var testDescription: String { name }
    }

    static let rows = [
        Row("empty destination", .invalidDestinationAddress) { $0.destination.value = "" },
        Row("name as destination", .invalidDestinationAddress) { $0.destination.value = "Bob" },
        Row("signs without digits", .invalidDestinationAddress) { $0.destination.value = "+- " },
        Row("plus, blanks and dashes", nil) { $0.destination.value = "+49 170-123" },
        Row("originator of 11 letters", nil) { $0.source.value = "ABCDEFGHIJK" },
        Row("originator of 12 letters", .invalidSourceAddress) {
            $0.source.value = "ABCDEFGHIJKL"
        },
        Row("12 letters without the type", .invalidSourceAddress) {
            $0.source = Address("ABCDEFGHIJKL")
        },
        Row("number of 15 digits as originator", nil) { $0.source = Address("123456789012345") },
        Row("undefined type of number", nil) { $0.source.ton = .init(rawValue: 9) },
        Row("strict: source TON", .invalidSourceTypeOfNumber, isStrict: true) {
            $0.source.ton = .init(rawValue: 9)
        },
        Row("strict: source NPI", .invalidSourceNumberingPlan, isStrict: true) {
            $0.source.npi = .init(rawValue: 2)
        },
        Row("strict: destination TON", .invalidDestinationTypeOfNumber, isStrict: true) {
            $0.destination.ton = .init(rawValue: 9)
        },
        Row("strict: destination NPI", .invalidDestinationNumberingPlan, isStrict: true) {
            $0.destination.npi = .init(rawValue: 2)
        },
        Row("text twice", .optionalParameterNotAllowed) { $0.tlvs.messagePayload = "Hi" },
        Row("payload alone", nil) {
            $0.shortMessage = ""
            $0.tlvs.messagePayload = "Hi"
        },
        Row("unknown parameter", nil) { $0.tlvs.append(.init(rawValue: 0x1400), "x") },
        Row("malformed schedule", .invalidScheduleTime) { $0.scheduleTime = "tomorrow" },
        Row("malformed validity", .invalidValidityPeriod) { $0.validityPeriod = "1" },
        Row("relative validity", nil) { $0.validityPeriod = "000001000000000R" },
        Row("priority 3", nil) { $0.priority = 3 },
        Row("priority 4", .invalidPriority) { $0.priority = 4 },
        Row("priority 4 in 3.3", .invalidPriority, version: .v33) { $0.priority = 4 },
        Row("priority 4 in 5.0", nil, version: .v50) { $0.priority = 4 },
        Row("priority 5 in 5.0", .invalidPriority, version: .v50) { $0.priority = 5 },
        Row("header within the text", nil) {
            $0.esmClass.hasUserDataHeader = true
            $0.shortMessage = ByteBuffer(bytes: [5, 0, 3, 1, 2, 1, 0x41])
        },
        Row("header as long as the text", .invalidESMClass) {
            $0.esmClass.hasUserDataHeader = true
            $0.shortMessage = ByteBuffer(bytes: [5, 0, 3, 1, 2])
        },
        Row("header in no text", .invalidESMClass) {
            $0.esmClass.hasUserDataHeader = true
            $0.shortMessage = ""
        },
        Row("header in the payload", nil) {
            $0.esmClass.hasUserDataHeader = true
            $0.shortMessage = ""
            $0.tlvs.messagePayload = ByteBuffer(bytes: [2, 0x70, 0, 0x41])
        },
        Row("reserved mode and type", nil) { $0.esmClass = ESMClass(rawValue: 0x3F) },
        Row("reserved coding", nil) { $0.dataCoding = DataCoding(rawValue: 0x0F) },
        Row("text of no octets", nil) { $0.shortMessage = "" },
    ]

    @Test("A submission is refused for a field nobody could make sense of", arguments: rows)
    func admission(_ row: Row) {
        var limits = SessionLimits()
        limits.refusesUndefinedAddressTypes = row.isStrict
        var driver = SessionDriver.bound(version: row.version, limits: limits)
        let expected: SessionAction =
            row.status.map { .send(.submitSMResponse(SubmitSMResponse(status: $0)), 8) }
            ?? .deliver(row.request, 8)
        #expect(driver.receive(row.request, 8) == [expected])
    }

    @Test("A throughput in segments counts long messages by their octets")
    func segments() {
        var limits = SessionLimits()
        limits.inboundThroughput = 3
        limits.inboundUnit = .segments
        var driver = SessionDriver.bound(limits: limits)
        let long = submitWith {
            $0.shortMessage = ""
            $0.tlvs.messagePayload = ByteBuffer(repeating: 0x41, count: 300)
        }
        #expect(driver.receive(long, 2) == [.deliver(long, 2)])
        let throttled = PDU.submitSMResponse(SubmitSMResponse(status: .throttled))
        #expect(driver.receive(long, 3) == [.send(throttled, 3)])
        #expect(driver.receive(submit, 4) == [.deliver(submit, 4)])
    }

    @Test("More destinations than a whole second allows pass when nothing else did")
    func largeMulti() {
        var limits = SessionLimits()
        limits.inboundThroughput = 10
        var driver = SessionDriver.bound(limits: limits)
        let multi = PDU.submitMulti(
            SubmitMulti(source: shop, destinations: Array(repeating: .address(phone), count: 20))
        )
        #expect(driver.receive(multi, 2) == [.deliver(multi, 2)])
        _ = driver.wait(.milliseconds(1_000))
        let throttled = PDU.submitSMResponse(SubmitSMResponse(status: .throttled))
        #expect(driver.receive(submit, 3) == [.send(throttled, 3)])
        _ = driver.wait(.milliseconds(200))
        #expect(driver.receive(submit, 4) == [.deliver(submit, 4)])
    }
}
