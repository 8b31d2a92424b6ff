// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Messaging
import NIOCore
import SMPP
import SMPPTransport

/// `tollgate smpp send`: gives messages to any message centre and says what became of them.
struct SmppSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send a text to one or more numbers over SMPP.",
        discussion: """
            Exit status: 0 when everything was accepted, and delivered where receipts are waited \
            for; 1 when something was refused, not answered or not delivered; 2 when receipts \
            did not come in time; 3 when there was no session, or it was lost.
            """
    )

    enum Coding: String, CaseIterable, ExpressibleByArgument {
        case auto, gsm, latin1, ucs2, hex
    }

    @Option(help: "The host of the message centre.")
    var host = "127.0.0.1"

    @Option(help: "The port of the message centre.")
    var port = 2775

    @Option(help: "The system id to bind with.")
    var systemId: String

    @Option(help: "The password; without it, that in the environment's SMPP_PASSWORD.")
    var password: String?

    @Option(help: "The system type to bind with.")
    var systemType = ""

    @Option(help: "The sender: a number, or a name of at most 11 characters.")
    var from: String

    @Option(help: "A recipient; may be given several times.")
    var to: [String]

    @Option(help: "The text; with --coding hex, its octets.")
    var text: String

    @Option(help: "The alphabet; auto takes the GSM alphabet where the text fits there.")
    var coding = Coding.auto

    @Option(help: "Ask for receipts, and wait for them so many seconds.")
    var receiptSeconds = 0

    @OptionGroup var tls: ClientTLSOptions

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("--port is a number from 1 to 65535, not \(port).")
        }
        for (name, value, limit) in [
            ("--system-id", systemId, 15), ("The password", secret, 8),
            ("--system-type", systemType, 12), ("--from", from, 20),
        ] where value.utf8.count > limit {
            throw ValidationError("\(name) has at most \(limit) octets in SMPP.")
        }
        guard !to.isEmpty, to.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 20 }) else {
            throw ValidationError("--to is a number of at most 20 characters.")
        }
        guard (0...3_600).contains(receiptSeconds) else {
            throw ValidationError("--receipt-seconds is a number from 0 to 3600.")
        }
        _ = try SmppText(text, coding)
    }

    func run() async throws {
        var configuration = SMPPClientConfiguration(host: host, port: port, bind: bind)
        configuration.tls = tls.settings
        let requests = try requests()
        // All of them wait for the window: what is not taken would never be answered.
        configuration.limits.queue = max(configuration.limits.queue, requests.count)
        let sending = SmppSending(
            requests: requests,
            host: configuration.hosts[0],
            receiptSeconds: receiptSeconds
        )
        let code = await sending.run(configuration)
        if code != 0 { throw ExitCode(code) }
    }

    private var secret: String {
        password ?? ProcessInfo.processInfo.environment["SMPP_PASSWORD"] ?? ""
    }

    private var bind: Bind {
        var bind = Bind(
            .transceiver,
            systemID: COctetString(systemId),
            password: COctetString(secret)
        )
        bind.systemType = COctetString(systemType)
        return bind
    }

    private func requests() throws -> [SmppSending.Part] {
        let text = try SmppText(text, coding)
        return to.enumerated().flatMap { index, recipient in
            let parts = text.parts(reference: UInt16(truncatingIfNeeded: index + 1))
            return parts.enumerated().map { part, octets in
                var pdu = SubmitSM(
                    source: .sender(from),
                    destination: .recipient(recipient),
                    shortMessage: ByteBuffer(bytes: octets)
                )
                pdu.dataCoding = text.dataCoding
                pdu.esmClass.hasUserDataHeader = parts.count > 1
                if receiptSeconds > 0 { pdu.registeredDelivery = .final }
                let name = parts.count > 1 ? "\(recipient) part \(part + 1)" : recipient
                return SmppSending.Part(name: name, pdu: pdu)
            }
        }
    }
}

/// A text in the octets of an alphabet, cut into parts.
struct SmppText {
    private let content: MessageContent

    var dataCoding: SMPP.DataCoding { SMPP.DataCoding(rawValue: content.airDataCoding.rawValue) }

    /// - Throws: `ValidationError` when the alphabet cannot say the text.
    init(_ text: String, _ coding: SmppSend.Coding) throws {
        let (octets, dataCoding) = try Self.encode(text, coding)
        content = MessageContent(
            octets,
            dataCoding: dataCoding,
            hasUserDataHeader: false,
            peerDefault: .gsm7
        )
        guard content.isJoinable else {
            throw ValidationError("The text takes \(content.segments) parts; 255 can be joined.")
        }
    }

    func parts(reference: UInt16) -> [[UInt8]] { content.split(reference: reference) }

    private static func encode(
        _ text: String,
        _ coding: SmppSend.Coding
    ) throws -> ([UInt8], Messaging.DataCoding) {
        let ucs2 = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        switch coding {
        case .auto: return GSMAlphabet.encode(text).map { ($0, .peerDefault) } ?? (ucs2, .ucs2)
        case .ucs2: return (ucs2, .ucs2)
        case .gsm:
            guard let septets = GSMAlphabet.encode(text) else {
                throw ValidationError("The GSM alphabet lacks a character of the text; try ucs2.")
            }
            return (septets, .peerDefault)
        case .latin1:
            let octets = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
            guard octets.count == text.unicodeScalars.count else {
                throw ValidationError("Latin-1 lacks a character of the text; try ucs2.")
            }
            return (octets, .latin1)
        case .hex:
            guard let octets = [UInt8](hex: text) else {
                throw ValidationError("With --coding hex the text is pairs of hexadecimal digits.")
            }
            return (octets, .binary)
        }
    }
}

extension [UInt8] {
    /// The octets that pairs of hexadecimal digits stand for.
    init?(hex text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }
}

extension Address {
    // Shorter ones are short codes, which belong to a network.
    private static let internationalMin = 7

    /// A sender as people write it.
    static func sender(_ text: String) -> Address {
        let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
            return Address(COctetString(text), ton: .alphanumeric)
        }
        return digits.count < internationalMin
            ? Address(COctetString(digits)) : recipient(text)
    }

    /// A recipient as people write it.
    static func recipient(_ text: String) -> Address {
        let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
        return Address(COctetString(digits), ton: .international, npi: .isdn)
    }
}
