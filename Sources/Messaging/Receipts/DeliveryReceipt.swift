// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// The text of a delivery receipt.
///
/// ```
/// id:0123 sub:001 dlvrd:001 submit date:2611250938 done date:2611250939 stat:DELIVRD err:000
/// text:Hello
/// ```
///
/// The specification leaves the text to the message centre; this form is the custom of all.
///
/// - Source: SMPP 3.4 Appendix B.
package struct DeliveryReceipt: Hashable, Sendable {
    /// The message ids as written; more than one where a long message is reported as a whole.
    package var ids: [String]
    /// How many short messages were submitted.
    package var submittedCount: Int?
    /// How many short messages were delivered.
    package var deliveredCount: Int?
    /// When the message was submitted.
    package var submittedAt: ReceiptTime?
    /// When it reached its state.
    package var doneAt: ReceiptTime?
    /// Nil when the word is missing or means nothing to us.
    package var state: MessageState?
    /// The word of the state as written.
    package var stateWord: String
    /// The network's error as written, mostly three digits.
    package var error: String
    /// The start of the message's text.
    package var text: String

    /// Creates the receipt of one message.
    ///
    /// The times are in the zone that the reader expects. Of the message's text the first 20
    /// characters are kept.
    package init(
        id: String,
        state: MessageState,
        times: (submitted: ReceiptTime, done: ReceiptTime),
        error: String = "000",
        text: String = ""
    ) {
        ids = [id]
        submittedCount = 1
        deliveredCount = state == .delivered ? 1 : 0
        submittedAt = times.submitted
        doneAt = times.done
        self.state = state
        stateWord = state.receiptWord
        self.error = error
        self.text = Self.start(of: text)
    }

    /// The start of a text: few characters, and few octets as well.
    ///
    /// A character can be any number of octets long, and a receipt has to fit into short_message.
    static func start(of text: String) -> String {
        // So few octets are as few characters or fewer, and need no counting.
        if text.utf8.count <= textLengthMax { return text }
        var start = String(text.prefix(textLengthMax))
        while start.utf8.count > textOctetsMax { start.unicodeScalars.removeLast() }
        return start
    }

    /// What 20 characters of any living script need, beside some 120 octets of the other fields.
    package static let textOctetsMax = 80

    /// The specification's length of the text field.
    package static let textLengthMax = 20

    init() {
        ids = []
        stateWord = ""
        error = ""
        text = ""
    }

    /// The first id; empty when the text has none.
    package var id: String { ids.first ?? "" }

    /// The text of the receipt.
    ///
    /// With `seconds`, the dates end in seconds; in the specification they have none.
    package func formatted(seconds: Bool = false) -> String {
        formatted(ReceiptStyle(hasSeconds: seconds))
    }

    /// The text of the receipt as a client expects it.
    package func formatted(_ style: ReceiptStyle) -> String {
        let submitted = submittedAt?.formatted(seconds: style.hasSeconds) ?? ""
        let done = doneAt?.formatted(seconds: style.hasSeconds) ?? ""
        var receipt = "id:"
        receipt.reserveCapacity(160 + text.utf8.count)
        receipt += ids.count == 1 ? ids[0] : ids.joined(separator: ",")
        if style.hasCounts {
            receipt += " sub:"
            receipt += Self.count(submittedCount)
            receipt += " dlvrd:"
            receipt += Self.count(deliveredCount)
        }
        let fields = [
            " submit date:", submitted, " done date:", done, " stat:", stateWord, " err:", error,
        ]
        for field in fields { receipt += field }
        switch style.textKey {
        case .small: receipt += " text:"
        case .capital: receipt += " Text:"
        case .none: return receipt
        }
        receipt += text
        return receipt
    }

    private static func count(_ value: Int?) -> String {
        padded(max(0, value ?? 0), to: 3)
    }
}

/// A point of time in a receipt, in a zone that only the two parties know.
package struct ReceiptTime: Hashable, Sendable {
    /// The year with its century.
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int
    /// 0 to 23.
    package var hour: Int
    /// 0 to 59.
    package var minute: Int
    /// Nil where the receipt has none.
    package var second: Int?

    /// Creates a point of time; nil when no such day or hour exists.
    package init?(
        date: CalendarDate?,
        hour: Int,
        minute: Int,
        second: Int? = nil
    ) {
        guard let date, (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second ?? 0)
        else { return nil }
        year = date.year
        month = date.month
        day = date.day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Creates the point of an instant in a zone that is so far from UTC.
    package init(_ instant: Instant, utcOffsetSeconds: Int64 = 0) {
        let local = instant.adding(seconds: utcOffsetSeconds)
        let date = local.utcDate
        let secondOfDay = Int(local.seconds - Int64(date.daysSince1970) * 86_400)
        year = date.year
        month = date.month
        day = date.day
        hour = secondOfDay / 3_600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
    }

    /// Reads `YYMMDDhhmm`, with or without seconds, also with four digits of the year and with
    /// any separators; nil when it is none of these.
    package init?(_ text: some StringProtocol) {
        // The digits as one number: fourteen at most have a meaning.
        var number = 0
        var count = 0
        for octet in text.utf8 where (0x30...0x39).contains(octet) {
            guard count < 14 else { return nil }
            number = number * 10 + Int(octet) - 0x30
            count += 1
        }
        for yearDigits in [2, 4] where [8, 10].contains(count - yearDigits) {
            if let time = ReceiptTime(number, hasSeconds: count - yearDigits == 10, yearDigits) {
                self = time
                return
            }
        }
        return nil
    }

    /// Takes pairs of digits off the end of a number.
    private init?(_ number: Int, hasSeconds: Bool, _ yearDigits: Int) {
        var rest = number
        func pair() -> Int {
            defer { rest /= 100 }
            return rest % 100
        }
        let second = hasSeconds ? pair() : nil
        let minute = pair()
        let hour = pair()
        let day = pair()
        let month = pair()
        let year = yearDigits == 2 ? 2000 + rest : rest
        let date = CalendarDate(year: year, month: month, day: day)
        self.init(date: date, hour: hour, minute: minute, second: second)
    }

    /// The time as `YYMMDDhhmm`, or with seconds.
    package func formatted(seconds: Bool = false) -> String {
        // At most twelve digits lie in the string itself: nothing is allocated.
        String(unsafeUninitializedCapacity: 12) { octets in
            var place = 0
            func put(_ number: Int) {
                octets[place] = UInt8(0x30 + number / 10)
                octets[place + 1] = UInt8(0x30 + number % 10)
                place += 2
            }
            put(year % 100)
            put(month)
            put(day)
            put(hour)
            put(minute)
            if seconds { put(second ?? 0) }
            return place
        }
    }

    /// The instant, when the zone is so far from UTC.
    package func instant(utcOffsetSeconds: Int64 = 0) -> Instant? {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        let secondOfDay = Int64(hour * 3_600 + minute * 60 + (second ?? 0))
        return Instant(utcMidnightOf: date).adding(seconds: secondOfDay - utcOffsetSeconds)
    }
}
