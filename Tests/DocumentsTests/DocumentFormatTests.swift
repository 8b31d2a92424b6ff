// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Testing

@testable import Documents

@Suite struct DocumentFormatTests {
    @Test(arguments: [
        (DocumentLanguage.english, "EUR", Int64(1_234_500_000), "EUR 1,234.50"),
        (.russian, "EUR", 1_234_500_000, "1 234,50 EUR"),
        (.ukrainian, "UAH", 1_234_567_890_000, "1 234 567,89 UAH"),
        (.english, "JPY", 999_000_000, "JPY 999"),
        (.english, "JPY", 1_000_000_000, "JPY 1,000"),
        (.english, "KWD", 1_250_000, "KWD 1.250"),
        (.english, "EUR", -500_000, "EUR −0.50"),
        (.russian, "EUR", 0, "0,00 EUR"),
    ])
    func moneyIsWrittenAsTheLanguageDoes(
        language: DocumentLanguage,
        code: String,
        micros: Int64,
        text: String
    ) throws {
        let money = Money(micros: micros, try SampleDocuments.currency(code))
        let written = DocumentFormat(language).money(money)
        #expect(written.replacing("\u{A0}", with: " ") == text)
    }

    @Test(arguments: [
        (DocumentLanguage.english, "25 November 2026"),
        (.russian, "25 ноября 2026 г."),
        (.ukrainian, "25 листопада 2026 р."),
    ])
    func datesAreWrittenInWords(language: DocumentLanguage, text: String) throws {
        let date = try SampleDocuments.date("2026-11-25")
        #expect(DocumentFormat(language).date(date).replacing("\u{A0}", with: " ") == text)
    }

    @Test(arguments: [
        ("2026-11-01", "2026-11-30", "1 – 30 November 2026"),
        ("2026-11-25", "2026-11-25", "25 November 2026"),
        ("2026-10-16", "2026-11-15", "16 October – 15 November 2026"),
        ("2026-12-16", "2027-01-15", "16 December 2026 – 15 January 2027"),
    ])
    func aSpanNamesWhatItsEndsShareOnce(first: String, last: String, text: String) throws {
        let format = DocumentFormat(.english)
        let span = format.dates(
            try SampleDocuments.date(first),
            try SampleDocuments.date(last)
        )
        #expect(span.replacing("\u{A0}", with: " ") == text)
    }

    @Test func aPeriodCutDuringADayHasClockTimes() throws {
        let whole = try SampleDocuments.period()
        let cut = BillingPeriod(
            start: whole.start,
            end: whole.end.adding(seconds: -5 * 3_600 - 900),
            days: whole.firstOn...whole.lastOn,
            zone: whole.zone,
            offsetsMinutes: (start: 180, end: 120)
        )
        let rest = BillingPeriod(
            start: whole.start.adding(seconds: 17 * 3_600),
            end: whole.end,
            days: whole.firstOn...whole.lastOn,
            zone: whole.zone,
            offsetsMinutes: (start: 180, end: 120)
        )
        let format = DocumentFormat(.english)
        #expect(
            format.period(rest).replacing("\u{A0}", with: " ")
                == "1 October 2026, 17:00 – 31 October 2026, 24:00"
        )
        let text = format.period(cut).replacing("\u{A0}", with: " ")
        #expect(text == "1 October 2026, 00:00 – 31 October 2026, 18:45")
        #expect(format.period(whole).replacing("\u{A0}", with: " ") == "1 – 31 October 2026")
        let zone = format.zone(whole).replacing("\u{A0}", with: " ")
        #expect(zone == "Europe/Kyiv, UTC+03:00 → +02:00")
    }

    @Test(arguments: [
        (DocumentLanguage.english, 2_100, "21%"), (.russian, 2_000, "20 %"),
        (.ukrainian, 550, "5,5 %"),
    ])
    func ratesHaveNoNeedlessDecimals(language: DocumentLanguage, rate: Int, text: String) {
        let written = DocumentFormat(language).percent(BasisPoints(rate))
        #expect(written.replacing("\u{A0}", with: " ") == text)
    }
}
