// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Reading receipts of message centres that each write them a little differently.
extension DeliveryReceipt {
    /// Reads a receipt's text; nil when it has neither an id nor a state.
    ///
    /// Keys may come in any order and case, with spaces around the colon or an equals sign in
    /// its place; any may be missing. The message's own text runs to the end, whatever it
    /// says, unless id or state come only after it. Ids stay text: hexadecimal or decimal is
    /// for the caller to compare.
    package init?(parsing receipt: String) {
        self.init(fields: Array(receipt.utf8))
    }

    /// Reads the octets of a receipt as a message centre sent them.
    ///
    /// Most send ASCII whatever data_coding says, some UCS-2 of either octet order; which it is
    /// shows in the zero octets, for a receipt is nearly all ASCII.
    package init?(parsing octets: some Collection<UInt8>) {
        let octets = Array(octets)
        var zeros = 0
        var evenZeros = 0
        for (index, octet) in octets.enumerated() where octet == 0 {
            zeros += 1
            if index.isMultiple(of: 2) { evenZeros += 1 }
        }
        if zeros * 3 < octets.count {
            self.init(fields: octets)
        } else if evenZeros * 2 > zeros {
            self.init(parsing: Alphabet.ucs2.decode(octets))
        } else {
            let swapped = octets.indices.map { octets[min($0 ^ 1, octets.count - 1)] }
            self.init(parsing: Alphabet.ucs2.decode(swapped))
        }
    }

    /// Keys, colons and spaces are ASCII, so the octets of UTF-8 are looked at, not characters:
    /// every message comes with a receipt.
    private init?(fields octets: [UInt8]) {
        var scanner = FieldScanner(octets)
        self.init()
        while let field = scanner.next() {
            switch field.key {
            case .id: addIDs(field.word)
            case .submitted: submittedCount = Int(field.bareWord)
            case .delivered: deliveredCount = Int(field.bareWord)
            case .submitDate: submittedAt = ReceiptTime(field.value)
            case .doneDate: doneAt = ReceiptTime(field.value)
            case .state:
                stateWord = field.bareWord
                state = MessageState(receiptWord: field.word)
            case .error: error = field.bareWord
            case .text: text = field.value
            }
        }
        if ids.isEmpty && stateWord.isEmpty { return nil }
    }

    private mutating func addIDs(_ word: String) {
        for part in word.utf8.split(separator: UInt8(ascii: ",")) {
            let id = FieldScanner.Field.bare(part)
            if !id.isEmpty { ids.append(id) }
        }
    }
}

/// The keys of a receipt.
private enum FieldKey: CaseIterable {
    case id
    case submitted
    case delivered
    case submitDate
    case doneDate
    case state
    case error
    case text

    /// The spellings, in small letters and without spaces or underscores.
    var spellings: [String] {
        switch self {
        case .id: ["id", "msgid", "messageid", "smsid", "smid"]
        case .submitted: ["sub", "submitted"]
        case .delivered: ["dlvrd", "dlvd", "dlrd", "dlv", "delivered"]
        case .submitDate: ["submitdate", "subdate", "submitteddate", "submit"]
        case .doneDate: ["donedate", "deliverydate", "deliverdate", "done"]
        case .state: ["stat", "status", "state", "messagestate", "messagestatus"]
        case .error: ["err", "error", "errorcode", "errcode", "reason"]
        case .text: ["text", "txt"]
        }
    }
}

/// Cuts a receipt into keys and values.
private struct FieldScanner {
    struct Field {
        var key: FieldKey
        var octets: ArraySlice<UInt8>

        var value: String { String(decoding: octets, as: UTF8.self) }

        /// The value up to the first white space.
        var word: String {
            guard octets.allSatisfy({ $0 < 0x80 }) else {
                return value.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            }
            // A zero ends a C string and is no white space inside a value.
            let word = octets.drop { isSpace($0) && $0 != 0 }.prefix { !isSpace($0) || $0 == 0 }
            return String(decoding: word, as: UTF8.self)
        }

        /// The word without the separators and quotes that some put around it.
        var bareWord: String { Self.bare(word.utf8[...]) }

        static func bare(_ word: Substring.UTF8View) -> String {
            func isWrapping(_ octet: UInt8) -> Bool {
                switch octet {
                case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"),
                    UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"),
                    UInt8(ascii: ">"):
                    true
                default: false
                }
            }
            var rest = word.drop(while: isWrapping)
            while let last = rest.last, isWrapping(last) { rest.removeLast() }
            return String(Substring(rest))
        }
    }

    /// A key and where it stands.
    private struct Mark {
        var key: FieldKey
        var start: Int
        var valueStart: Int
    }

    private let octets: [UInt8]
    private var marks: ArraySlice<Mark>

    private static let keys: [String: FieldKey] = {
        var keys: [String: FieldKey] = [:]
        for key in FieldKey.allCases {
            for spelling in key.spellings { keys[spelling] = key }
        }
        return keys
    }()
    private static let keyLengthMax = keys.keys.map(\.utf8.count).max() ?? 0

    init(_ octets: [UInt8]) {
        self.octets = octets
        marks = FieldScanner.effective(FieldScanner.marks(in: octets))[...]
    }

    mutating func next() -> Field? {
        guard let mark = marks.popFirst() else { return nil }
        var value = octets[mark.valueStart..<(marks.first?.start ?? octets.count)]
        while let last = value.last, isSpace(last) { value.removeLast() }
        if mark.key != .text { value = value.drop(while: isSpace) }
        return Field(key: mark.key, octets: value)
    }

    /// Every place that looks like a key followed by a colon.
    private static func marks(in octets: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        for (colon, octet) in octets.enumerated()
        where octet == UInt8(ascii: ":") || octet == UInt8(ascii: "=") {
            guard let (key, start) = key(endingBefore: colon, in: octets) else { continue }
            if let last = marks.last, start < last.valueStart { continue }
            marks.append(Mark(key: key, start: start, valueStart: colon + 1))
        }
        return marks
    }

    /// The key of one or two words before a colon.
    private static func key(endingBefore colon: Int, in octets: [UInt8]) -> (FieldKey, Int)? {
        var end = colon
        while end > 0, octets[end - 1] == 0x20 { end -= 1 }
        var start = end
        var found: (FieldKey, Int)?
        for _ in 0..<2 {
            while start > 0, isWordPart(octets[start - 1]) { start -= 1 }
            if let key = key(spelled: octets[start..<end]) { found = (key, start) }
            guard start > 0, octets[start - 1] == 0x20 else { break }
            start -= 1
        }
        return found
    }

    private static func key(spelled word: ArraySlice<UInt8>) -> FieldKey? {
        // One separator may stand between the words of a key.
        guard word.count <= keyLengthMax + 1 else { return nil }
        // So few letters lie in the string itself: nothing is allocated.
        let letters = String(unsafeUninitializedCapacity: keyLengthMax + 1) { letters in
            var count = 0
            for octet in word where octet != 0x20 && octet != UInt8(ascii: "_") {
                guard octet < 0x80 else { return 0 }
                letters[count] = (0x41...0x5A).contains(octet) ? octet | 0x20 : octet
                count += 1
            }
            return count
        }
        return keys[letters]
    }

    private static func isWordPart(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        case UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// Drops what is only part of the message's text.
    private static func effective(_ marks: [Mark]) -> [Mark] {
        guard let text = marks.firstIndex(where: { $0.key == .text }) else { return marks }
        let before = marks[...text]
        let hasID = before.contains { $0.key == .id }
        let hasState = before.contains { $0.key == .state }
        if hasID && hasState { return Array(before) }
        // The text came early: the keys that are still missing follow it, each once, and the
        // last one of its kind is real, for the text may imitate it.
        let seen = Set(before.map(\.key))
        var later: [Mark] = []
        var taken: Set<FieldKey> = []
        for mark in marks[(text + 1)...].reversed()
        where !seen.contains(mark.key) && taken.insert(mark.key).inserted {
            later.append(mark)
        }
        return before + later.reversed()
    }
}

/// Whether an octet is white space or the zero that ends a C string.
private func isSpace(_ octet: UInt8) -> Bool {
    octet == 0x20 || (0x09...0x0D).contains(octet) || octet == 0
}
