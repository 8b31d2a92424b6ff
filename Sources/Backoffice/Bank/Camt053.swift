// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives

/// Reads the bank-to-customer statement of ISO 20022.
///
/// Booked entries only; an entry that bundles several transfers gives one entry per transfer.
///
/// - Source: ISO 20022, camt.053.001.02 to .08.
enum Camt053 {
    /// The versions that are read.
    static let versions = (2...8).map { "urn:iso:std:iso:20022:tech:xsd:camt.053.001.0\($0)" }

    /// Whether a file looks like XML.
    static func isXML(_ octets: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = octets.starts(with: mark) ? octets.dropFirst(3) : octets[...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }

    /// - Throws: `ImportErrors` with the line of the element.
    static func read(_ octets: [UInt8]) throws(ImportErrors) -> [ReadBankEntry] {
        let root: XMLElement
        do {
            root = try XMLReader.read(octets)
        } catch {
            let reason = Phrase(verbatim: error.reason)
            throw ImportErrors([LineProblem(line: error.line, sentence: reason)])
        }
        guard root.name == "Document", versions.contains(root.namespace),
            let message = root.child("BkToCstmrStmt")
        else {
            let sentence: Phrase =
                "This is no camt.053 statement, versions 2 to 8: the root is <\(root.name)> of "
                + "\"\(root.namespace)\"."
            throw ImportErrors([LineProblem(line: root.line, sentence: sentence)])
        }
        var reading = Reading()
        for statement in message.all("Stmt") {
            let account = statement.find("Acct", "Id")
            reading.account =
                account?.child("IBAN")?.text ?? account?.find("Othr", "Id")?.text ?? ""
            for entry in statement.all("Ntry") { reading.take(entry) }
        }
        guard reading.problems.isEmpty else { throw ImportErrors(reading.problems) }
        return reading.entries
    }

    private struct Reading {
        var account = ""
        var entries: [ReadBankEntry] = []
        var problems: [LineProblem] = []

        mutating func take(_ entry: XMLElement) {
            let status = entry.find("Sts", "Cd")?.text ?? entry.child("Sts")?.text ?? "BOOK"
            guard trimmed(status) == "BOOK" else { return }
            guard let date = date(of: entry), let whole = amount(entry, sign: entry) else { return }
            let details = entry.all("NtryDtls").flatMap { $0.all("TxDtls") }
            guard details.count > 1 else {
                let amount = whole
                if !amount.isZero { add(entry, details.first, amount, date) }
                return
            }
            var sum: Int128 = 0
            var parts: [(XMLElement, Money)] = []
            for detail in details {
                guard let amount = amount(detail, sign: detail, otherwise: entry) else { return }
                sum += Int128(amount.micros)
                parts.append((detail, amount))
            }
            let isSameCurrency = parts.allSatisfy { $0.1.currency == whole.currency }
            guard isSameCurrency, sum == Int128(whole.micros) else {
                problem(entry, "the transfers of <Ntry> do not add up to its amount.")
                return
            }
            for (detail, amount) in parts where !amount.isZero {
                add(entry, detail, amount, date)
            }
        }

        private mutating func add(
            _ entry: XMLElement,
            _ detail: XMLElement?,
            _ amount: Money,
            _ date: CalendarDate
        ) {
            var read = ReadBankEntry(
                place: "line \(detail?.line ?? entry.line)",
                bookedOn: date,
                amount: amount
            )
            let remittance = detail?.child("RmtInf")
            let structured = remittance?.all("Strd").compactMap {
                $0.find("CdtrRefInf", "Ref")?.text
            }
            read.reference = (structured ?? []).map(trimmed).joined(separator: " ")
            let unstructured = remittance?.all("Ustrd").map { trimmed($0.text) } ?? []
            let info = entry.child("AddtlNtryInf").map { [trimmed($0.text)] } ?? []
            read.description = (unstructured.isEmpty ? info : unstructured)
                .joined(separator: " ")
            let parties = detail?.child("RltdPties")
            let party = parties?.child(amount.isNegative ? "Cdtr" : "Dbtr")
            read.payer = trimmed(
                party?.child("Nm")?.text ?? party?.find("Pty", "Nm")?.text ?? ""
            )
            let references = detail?.child("Refs")
            read.bankID = [
                entry.child("AcctSvcrRef")?.text, references?.child("AcctSvcrRef")?.text,
                references?.child("TxId")?.text, references?.child("EndToEndId")?.text,
            ].compactMap { $0 }.map(trimmed).filter { $0 != "NOTPROVIDED" && !$0.isEmpty }
                .joined(separator: "/")
            read.account = trimmed(account)
            entries.append(read)
        }

        private mutating func date(of entry: XMLElement) -> CalendarDate? {
            let booking = entry.child("BookgDt") ?? entry.child("ValDt")
            let text = booking?.child("Dt")?.text ?? booking?.child("DtTm")?.text ?? ""
            if let date = CalendarDate(String(trimmed(text).prefix(10))) { return date }
            problem(booking ?? entry, "<BookgDt> has no date.")
            return nil
        }

        private mutating func amount(
            _ element: XMLElement,
            sign: XMLElement,
            otherwise entry: XMLElement? = nil
        ) -> Money? {
            let amount = element.child("Amt") ?? element.find("AmtDtls", "TxAmt", "Amt")
            guard let amount else {
                problem(element, "<\(element.name)> has no <Amt>.")
                return nil
            }
            guard let currency = Currency(amount.attributes["Ccy"] ?? "") else {
                problem(amount, "<Amt> has no currency that is known.")
                return nil
            }
            guard let money = try? Money(decimal: trimmed(amount.text), currency),
                !money.isNegative
            else {
                problem(amount, "<Amt> is no amount: \"\(trimmed(amount.text))\".")
                return nil
            }
            let direction = (sign.child("CdtDbtInd") ?? entry?.child("CdtDbtInd"))?.text ?? ""
            switch trimmed(direction) {
            case "CRDT": return money
            case "DBIT": return -money
            default:
                problem(element, "<CdtDbtInd> must be CRDT or DBIT.")
                return nil
            }
        }

        private mutating func problem(_ element: XMLElement, _ sentence: Phrase) {
            problems.append(LineProblem(line: element.line, sentence: sentence))
        }
    }
}
