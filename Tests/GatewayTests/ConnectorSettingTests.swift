// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import SMPPTransport
import Storage
import Testing

@testable import Gateway

/// What a supplier's and an access's settings make of sessions and messages.
@Suite("Settings of connectors and accesses")
struct ConnectorSettingTests {
    private func connector(_ change: (inout Connector) -> Void = { _ in }) -> Connector {
        var connector = Connector(
            host: "a.example.com",
            port: 2_775,
            systemID: "tollgate",
            password: "secret"
        )
        change(&connector)
        return connector
    }

    @Test("A connector binds at its addresses in order, as its supplier wants to be bound")
    func configuration() {
        let connector = connector {
            $0.failoverHosts = "b.example.com, 10.0.0.1:2777"
            $0.systemType = "VMA"
            $0.version = .v50
            $0.windowSize = 7
            $0.throughput = 33
            $0.enquireLinkSeconds = 11
            $0.responseSeconds = 12
            $0.inactivitySeconds = 13
            $0.bindSeconds = 14
        }
        let made = SMPPClientConfiguration(connector, .transmitter)
        #expect(
            made.hosts.map(\.description) == [
                "a.example.com:2775", "b.example.com:2775", "10.0.0.1:2777",
            ]
        )
        #expect(made.bind.kind == .transmitter)
        #expect(made.bind.systemType == "VMA")
        #expect(made.bind.interfaceVersion == .v50)
        #expect(made.tls == nil)
        #expect(made.limits.window == 7)
        #expect(made.limits.outboundThroughput == 33)
        #expect(made.limits.enquireInterval == .seconds(11))
        #expect(made.limits.responseTimeout == .seconds(12))
        #expect(made.limits.inactivityTimeout == .seconds(13))
        #expect(made.limits.sessionInitTimeout == .seconds(14))
    }

    @Test("TLS demands what the settings say, and is off when they say so")
    func protection() {
        var tls = ConnectorTLS()
        #expect(SMPPClientTLS(tls) == nil)
        tls.serverName = "smpp.example.com"
        tls.authorities = "PEM"
        tls.fingerprint = "ab"
        tls.trust = .system
        #expect(SMPPClientTLS(tls)?.verification == .full)
        #expect(SMPPClientTLS(tls)?.trustedText == nil)
        #expect(SMPPClientTLS(tls)?.serverName == "smpp.example.com")
        tls.trust = .authorities
        #expect(SMPPClientTLS(tls)?.trustedText == "PEM")
        #expect(SMPPClientTLS(tls)?.verification == .full)
        tls.trust = .fingerprint
        #expect(SMPPClientTLS(tls)?.verification == .fingerprint("ab"))
    }

    @Test(
        "Each kind of bind has its sessions",
        arguments: [
            (ConnectorBind.transceiver, [BindKind.transceiver]),
            (.pair, [.transmitter, .receiver]), (.transmitter, [.transmitter]),
        ]
    )
    func bindKinds(_ kind: ConnectorBind, _ made: [BindKind]) {
        #expect(connector { $0.bindKind = kind }.bindKinds == made)
    }

    @Test(
        "Ids are compared as the supplier writes them",
        arguments: [
            (MessageIDForm.text, "0A", "0A", true), (.text, "0A", "0a", false),
            (.hexInResponse, "1F", "31", true), (.hexInReceipt, "31", "1f", true),
            (.decimal, "000123", "123", true), (.decimal, "123", "1230", false),
            (.hexadecimal, "00AB", "ab", true), (.hexadecimal, "no number", "no number", true),
        ]
    )
    func ids(_ form: MessageIDForm, _ response: String, _ receipt: String, _ isSame: Bool) {
        #expect((form.canonicalResponse(response) == form.canonicalReceipt(receipt)) == isSame)
    }

    @Test(
        "The dates of a supplier's receipts are those of its zone, also beside a change of clocks"
    )
    func zone() throws {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        func done(_ date: String, _ calendar: BillingCalendar?) -> String? {
            let text = "id:1 stat:DELIVRD done date:\(date) err:000"
            var pdu = DeliverSM(
                source: SMPP.Address("380671234567"),
                destination: SMPP.Address("Acme"),
                shortMessage: ByteBuffer(string: text)
            )
            pdu.esmClass = .deliveryReceipt
            let supplier = Supplier(CoreStage.first, "First")
            return SupplierReceipt(pdu, from: supplier, dated: calendar)?.doneAt?.utcText
        }
        #expect(done("2609211713", nil) == "2026-09-21 17:13:00 UTC")
        #expect(done("2609211713", calendar) == "2026-09-21 14:13:00 UTC")
        // Clocks went from 4 to 3 on 25 October: an hour later it is winter there.
        #expect(done("2610250500", calendar) == "2026-10-25 03:00:00 UTC")
        #expect(done("2610250230", calendar) == "2026-10-24 23:30:00 UTC")
    }

    @Test("An access's timers and strictness are those of its sessions")
    func accessLimits() {
        var access = Access(
            id: CoreStage.access,
            clientID: CoreStage.client,
            systemID: "acme",
            passwordHash: ""
        )
        #expect(SessionLimits(access).enquireInterval == .seconds(30))
        #expect(!SessionLimits(access).refusesUndefinedAddressTypes)
        access.limits.enquireLinkSeconds = 5
        access.limits.responseSeconds = 6
        access.limits.inactivitySeconds = 7
        access.isStrict = true
        let limits = SessionLimits(access)
        #expect(limits.enquireInterval == .seconds(5))
        #expect(limits.responseTimeout == .seconds(6))
        #expect(limits.inactivityTimeout == .seconds(7))
        #expect(limits.refusesUndefinedAddressTypes)
    }

    @Test("With details every reason has a status of its own, within the standard's ranges")
    func detailedStatuses() {
        let statuses = BlockReason.allCases.map { CommandStatus($0, .detailed).rawValue }
        #expect(Set(statuses).count == statuses.count)
        #expect(statuses.allSatisfy { $0 < 0x100 || (0x400...0x4FF).contains($0) })
        #expect(CommandStatus(.noMoney, .detailed).rawValue == 0x400)
        #expect(
            BlockReason.allCases.allSatisfy { CommandStatus($0, .standard).rawValue < 0x100 }
        )
    }

    @Test("The reason's words are in data_sm_resp always, in submit_sm_resp where it may have them")
    func refusalWords() {
        var words = RefusalWords()
        let ticket = ReplyTicket(session: 1, sequence: 2, kind: .submit)
        let data = ReplyTicket(session: 1, sequence: 2, kind: .data)
        #expect(info(ticket.response(.blocked(.noMoney), words)) == nil)
        let text = info(data.response(.blocked(.noMoney), words))
        #expect(text?.string.hasPrefix("no_money: ") == true)
        words.hasText = true
        words.form = .detailed
        let detailed = ticket.response(.blocked(.noMoney), words)
        #expect(detailed.status.rawValue == 0x400)
        #expect(info(detailed) == text)
    }

    private func info(_ response: PDU) -> COctetString? {
        switch response {
        case .submitSMResponse(let response): response.tlvs.additionalStatusInfoText
        case .dataSMResponse(let response): response.tlvs.additionalStatusInfoText
        default: nil
        }
    }

    // MARK: - National alphabets

    private func content(
        _ text: String,
        _ languages: [NationalLanguage],
        alphabet: PeerAlphabet = .gsm7
    ) throws -> SubmittedContent {
        let coding: UInt8 = alphabet == .utf8 ? 0 : 8
        return SubmittedContent(
            reading: try #require(
                alphabet == .utf8 ? Array(text.utf8) : Alphabet.ucs2.encode(text)
            ),
            dataCoding: coding,
            esmClass: 0,
            protocolID: 0,
            peerAlphabet: alphabet,
            languages: languages
        )
    }

    @Test("A text of several UCS-2 segments leaves as one by the tables of a language")
    func national() throws {
        let turkish = String(repeating: "Işık ğüş ", count: 12)
        #expect(try content(turkish, []).segments == 2)
        for alphabet in [PeerAlphabet.gsm7, .utf8] {
            let kept = try content(turkish, [.spanish, .turkish], alphabet: alphabet)
            #expect(kept.segments == 1)
            #expect(kept.dataCoding == 0)
            #expect(kept.esmClass == 0x40)
            #expect(kept.text == turkish)
            let read = MessageContent(
                kept.body,
                dataCoding: .peerDefault,
                hasUserDataHeader: true,
                peerDefault: .gsm7
            )
            #expect(read.text == turkish, "as a phone reads it")
            for peer in [PeerAlphabet.latin1, .utf8, .gsm7Packed] {
                let spoken = kept.spoken(to: peer)
                let again = MessageContent(
                    spoken.body,
                    dataCoding: Messaging.DataCoding(rawValue: spoken.dataCoding),
                    hasUserDataHeader: spoken.esmClass & 0x40 != 0,
                    peerDefault: peer
                )
                #expect(again.text.hasPrefix(turkish), "as \(peer) reads it")
                #expect((spoken.esmClass & 0x40 != 0) == (peer == .gsm7Packed))
            }
        }
        let replaced = SubmittedContent(
            replacing: try content(turkish, [.turkish]),
            with: try #require(Alphabet.ucs2.encode("Kısa")),
            peerAlphabet: .gsm7,
            languages: [.turkish]
        )
        #expect(replaced.text == "Kısa")
        #expect(replaced.esmClass == 0)
    }

    /// A text as it was submitted: in the access's default alphabet, or in UCS-2.
    struct Submitted: CustomTestStringConvertible {
        var alphabet: PeerAlphabet
        var dataCoding: UInt8
        var text: String

        var octets: [UInt8] {
            let own = dataCoding == 8 ? Alphabet.ucs2 : alphabet.alphabet
            return own.encode(text) ?? []
        }
        var testDescription: String { "\(alphabet) \(dataCoding) \(text.prefix(4))" }
    }

    static let submitted: [Submitted] = [PeerAlphabet.gsm7, .latin1, .utf8].flatMap { alphabet in
        let own = ["Hello", "¿Ñ?"] + (alphabet == .utf8 ? ["Żółw", "🙂"] : [])
        let long = String(repeating: "Işık ğüş ", count: 12)
        return own.map { Submitted(alphabet: alphabet, dataCoding: 0, text: $0) }
            + ["Hello", "Żółw", long].map {
                Submitted(alphabet: alphabet, dataCoding: 8, text: $0)
            }
            + (alphabet == .utf8 ? [Submitted(alphabet: .utf8, dataCoding: 0, text: long)] : [])
    }

    @Test("A replaced text is read as the one before it was written", arguments: submitted)
    func replacedAlphabet(_ first: Submitted) throws {
        for languages in [[], [NationalLanguage.turkish]] {
            func content(_ octets: [UInt8]) -> SubmittedContent {
                SubmittedContent(
                    reading: octets,
                    dataCoding: first.dataCoding,
                    esmClass: 0,
                    protocolID: 0,
                    peerAlphabet: first.alphabet,
                    languages: languages
                )
            }
            var stored = content(first.octets)
            #expect(stored.text == first.text)
            for second in Self.submitted
            where second.alphabet == first.alphabet && second.dataCoding == first.dataCoding {
                stored = SubmittedContent(
                    replacing: stored,
                    with: second.octets,
                    peerAlphabet: first.alphabet,
                    languages: languages
                )
                #expect(stored.text == second.text)
                #expect(stored == content(second.octets), "as if it had come first")
            }
        }
    }

    @Test(
        "Short texts, other letters and texts of more than one SMS stay as they came",
        arguments: ["Işık", String(repeating: "ж", count: 80), String(repeating: "ş", count: 200)]
    )
    func notNational(text: String) throws {
        let kept = try content(text, [.turkish])
        let plain = try content(text, [])
        #expect(kept == plain)
    }
}
