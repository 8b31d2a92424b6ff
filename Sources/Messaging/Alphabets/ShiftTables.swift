// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Which tables the septets of one message are read by, as its user data header says.
///
/// - Source: 3GPP TS 23.040 §9.2.3.24.15 and §9.2.3.24.16.
package struct ShiftTables: Hashable, Sendable {
    /// The language whose table is in place of the main one, or `nil`.
    package var locking: NationalLanguage?
    /// The language whose table is in place of the extension table, or `nil`.
    package var single: NationalLanguage?

    /// The tables of messages without a language.
    package static let standard = ShiftTables()

    /// Creates a choice of tables.
    package init(locking: NationalLanguage? = nil, single: NationalLanguage? = nil) {
        self.locking = locking
        self.single = single
    }

    static let singleShiftElement: UInt8 = 0x24
    static let lockingShiftElement: UInt8 = 0x25

    /// Reads what a header says; a language that is not known counts as none, and of several
    /// elements of one kind the last, as the specification asks.
    package init(_ header: UserDataHeader?) {
        for element in header?.elements ?? [] where element.octets.count == 1 {
            let language = NationalLanguage(rawValue: element.octets[0])
            if element.identifier == Self.singleShiftElement { single = language }
            if element.identifier == Self.lockingShiftElement { locking = language }
        }
    }

    /// The elements that say this in a header.
    package var elements: [UserDataHeader.Element] {
        var elements: [UserDataHeader.Element] = []
        if let single {
            elements.append(
                .init(identifier: Self.singleShiftElement, octets: [single.rawValue])
            )
        }
        if let locking {
            elements.append(
                .init(identifier: Self.lockingShiftElement, octets: [locking.rawValue])
            )
        }
        return elements
    }

    /// Whether these are the tables every phone has.
    package var isStandard: Bool { locking == nil && single == nil }
}

extension ShiftTables {
    /// Decodes septets by these tables.
    ///
    /// A code without a character is a space in a locking table; behind an escape it shows the
    /// character of the locking table.
    package func decode(_ septets: some Collection<UInt8>) -> String {
        if isStandard { return GSMAlphabet.decode(septets) }
        let main = SeptetTables.locking(locking)
        let extra = SeptetTables.single(single)
        var scalars = String.UnicodeScalarView()
        var isEscaped = false
        for septet in septets {
            if septet == GSMAlphabet.escape {
                if isEscaped { scalars.append(" ") }
                isEscaped.toggle()
                continue
            }
            let shifted = isEscaped && septet < 0x80 ? extra[Int(septet)] : nil
            isEscaped = false
            guard septet < 0x80 else {
                scalars.append("\u{FFFD}")
                continue
            }
            scalars.append(shifted ?? main[Int(septet)] ?? " ")
        }
        return String(scalars)
    }

    /// Encodes a text; `nil` when these tables lack one of its characters.
    package func encode(_ text: String) -> [UInt8]? {
        if isStandard { return GSMAlphabet.encode(text) }
        let codes = SeptetTables.codes(self)
        var septets: [UInt8] = []
        septets.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let code = codes[scalar] else { return nil }
            if code > 0xFF { septets.append(GSMAlphabet.escape) }
            septets.append(UInt8(code & 0xFF))
        }
        return septets
    }

    /// The tables that a text fits by, with the fewest septets; `nil` when it fits by none.
    ///
    /// The standard tables win over those of a language, a single shift alone over both shifts.
    package static func fitting(
        _ text: String,
        languages: [NationalLanguage]
    ) -> (tables: ShiftTables, septets: [UInt8])? {
        var best: (tables: ShiftTables, septets: [UInt8])?
        let choices =
            [ShiftTables.standard]
            + languages.flatMap {
                [
                    ShiftTables(single: $0), ShiftTables(locking: $0),
                    ShiftTables(locking: $0, single: $0),
                ]
            }
        for tables in choices {
            guard let septets = tables.encode(text) else { continue }
            let size = septets.count + tables.elements.count * 4
            if let best, size >= best.septets.count + best.tables.elements.count * 4 { continue }
            best = (tables, septets)
        }
        return best
    }
}

/// The tables of all languages, made on first use.
private enum SeptetTables {
    private static let lockingTables = NationalLanguage.allCases.map(\.lockingTable)
    private static let singleTables = NationalLanguage.allCases.map(\.singleTable)

    static func locking(_ language: NationalLanguage?) -> [Unicode.Scalar?] {
        guard let language else { return GSMAlphabet.mainScalars.map(\.self) }
        return lockingTables[Int(language.rawValue) - 1]
    }

    static func single(_ language: NationalLanguage?) -> [Unicode.Scalar?] {
        guard let language else { return GSMAlphabet.extensionScalars }
        return singleTables[Int(language.rawValue) - 1]
    }

    /// The codes by character; those behind an escape have it in the high octet.
    static func codes(_ tables: ShiftTables) -> [Unicode.Scalar: UInt16] {
        var codes: [Unicode.Scalar: UInt16] = [:]
        let escape = UInt16(GSMAlphabet.escape)
        for (code, scalar) in single(tables.single).enumerated() {
            // Where two codes show the same, the first is written.
            if let scalar, codes[scalar] == nil { codes[scalar] = escape << 8 | UInt16(code) }
        }
        for (code, scalar) in locking(tables.locking).enumerated().reversed() {
            if let scalar, code != Int(escape) { codes[scalar] = UInt16(code) }
        }
        return codes
    }
}
