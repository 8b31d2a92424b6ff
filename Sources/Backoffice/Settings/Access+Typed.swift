// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Storage

extension Access {
    /// Reads an access's form; the password is read apart, since only its hash is kept.
    ///
    /// - Source: SMPP 3.4 section 4.1.1: `system_id` is a C-octet string of at most 16 octets
    ///   and `password` of at most 9, each with its closing zero.
    mutating func read(_ reader: inout FieldReader) {
        systemID = reader.required("system_id", "System id", limit: 15)
        if !systemID.allSatisfy({ isLoginCharacter($0) }) {
            reader.refuse(
                "system_id",
                "System id is one word of letters, digits, points, dashes and underscores."
            )
        }
        readLimits(&reader)
        allowedAddresses = readAddresses(&reader)
        defaultAlphabet =
            reader.choice("default_alphabet", "Default alphabet", of: DefaultAlphabet.self)?
            .rawValue ?? defaultAlphabet
        allowedSenders = reader.text("allowed_senders", "Allowed senders", limit: 2_000)
        inboundNumbers = readInboundNumbers(&reader)
        languages = readLanguages(&reader)
        isStrict = reader.flag("is_strict")
        refusalForm =
            reader.choice("refusal_form", "Refusals", of: RefusalForm.self) ?? refusalForm
        readReceiptStyle(&reader)
        isActive = reader.flag("is_active")
    }

    private mutating func readReceiptStyle(_ reader: inout FieldReader) {
        receiptClock =
            reader.choice("receipt_clock", "Receipt dates", of: ReceiptClock.self)
            ?? receiptClock
        receiptStyle.hasSeconds = reader.flag("receipt_seconds")
        receiptStyle.hasCounts = !reader.flag("receipt_without_counts")
        receiptStyle.textKey =
            reader.choice("receipt_text", "Text in receipts", of: ReceiptStyle.TextKey.self)
            ?? receiptStyle.textKey
    }

    private mutating func readLimits(_ reader: inout FieldReader) {
        limits.binds = reader.number("binds", "Sessions", in: 1...1_000) ?? limits.binds
        limits.receiptHours =
            reader.number("receipt_hours", "Receipts are kept", in: 1...720)
            ?? limits.receiptHours
        reader.readPace(&limits.windowSize, &limits.throughput)
        reader.readTimers(
            enquireLink: &limits.enquireLinkSeconds,
            response: &limits.responseSeconds,
            inactivity: &limits.inactivitySeconds
        )
    }

    private func readLanguages(_ reader: inout FieldReader) -> String {
        let text = reader.text("languages", "Languages", limit: 200)
        do {
            return try NationalLanguageList(text).description
        } catch {
            let known = NationalLanguage.allCases.map(\.name).joined(separator: ", ")
            reader.refuse("languages", "\"\(error.entry)\" is none of \(known).")
            return text
        }
    }

    private func readInboundNumbers(_ reader: inout FieldReader) -> String {
        let text = reader.text("inbound_numbers", "Numbers", limit: 5_000)
        do {
            _ = try InboundNumbers(text)
        } catch {
            reader.refuse(
                "inbound_numbers",
                "\"\(error.entry)\" is not 3 to 15 digits, perhaps with one keyword."
            )
        }
        return text
    }

    private func readAddresses(_ reader: inout FieldReader) -> String {
        let parts = reader.text("allowed_addresses", "Allowed addresses", limit: 2_000)
            .split { $0 == "," || $0.isWhitespace }.map(String.init)
        for part in parts where !isNetworkAddress(part) {
            reader.refuse(
                "allowed_addresses",
                "\"\(part)\" is not an address such as 203.0.113.7 or 203.0.113.0/24."
            )
        }
        return parts.joined(separator: ", ")
    }
}

/// What `data_coding` 0 may mean on an access.
package enum DefaultAlphabet: String, Hashable, Sendable, CaseIterable {
    case gsm
    case gsmPacked = "gsm_packed"
    case latin1
    case utf8
}

/// Reads the password a client will bind with.
///
/// - Source: SMPP 3.4 section 4.1.1: at most 8 octets and a closing zero.
func readAccessPassword(_ reader: inout FieldReader) -> String {
    let password = reader.typed.values["password"] ?? ""
    if password.isEmpty {
        reader.refuse("password", "Password is required.")
    } else if !(6...8).contains(password.utf8.count) {
        reader.refuse("password", "SMPP passwords have 6 to 8 characters.")
    } else if !password.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
        reader.refuse("password", "Use letters, digits and signs without spaces or accents.")
    }
    return password
}

/// Whether text is an IPv4 or IPv6 address, with or without a prefix length.
func isNetworkAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2 else { return false }
    let isSix = host.contains(":")
    if parts.count == 2 {
        guard let bits = Int(parts[1]), (0...(isSix ? 128 : 32)).contains(bits) else {
            return false
        }
    }
    return isSix ? isVersionSix(host) : isVersionFour(host)
}

private func isVersionFour(_ host: Substring) -> Bool {
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4
        && octets.allSatisfy { octet in
            (1...3).contains(octet.count) && octet.allSatisfy { "0123456789".contains($0) }
                && (Int(octet) ?? 256) <= 255
        }
}

private func isVersionSix(_ host: Substring) -> Bool {
    var groups = host.split(separator: ":", omittingEmptySubsequences: false)
    if groups.first == "", groups.dropFirst().first == "" { groups.removeFirst() }
    if groups.last == "", groups.dropLast().last == "" { groups.removeLast() }
    let gaps = groups.count { $0.isEmpty }
    guard gaps == 1 ? groups.count <= 8 : gaps == 0 && groups.count == 8 else { return false }
    return groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
}
