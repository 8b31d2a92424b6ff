// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Testing

@testable import Documents

@Suite struct LanguageTests {
    @Test(arguments: [
        (DocumentLanguage.german, "1.234.567,89 EUR", "21 %", "25. November 2026"),
        (.polish, "1 234 567,89 EUR", "21%", "25 listopada 2026"),
        (.spanish, "1.234.567,89 EUR", "21 %", "25 de noviembre de 2026"),
        (.french, "1 234 567,89 EUR", "21 %", "25 novembre 2026"),
        (.arabic, "1,234,567.89 EUR", "21%", "25 نوفمبر 2026"),
        (.english, "EUR 1,234,567.89", "21%", "25 November 2026"),
        (.russian, "1 234 567,89 EUR", "21 %", "25 ноября 2026 г."),
        (.ukrainian, "1 234 567,89 EUR", "21 %", "25 листопада 2026 р."),
    ])
    func figuresAndDatesFollowTheLanguage(
        language: DocumentLanguage,
        money: String,
        percent: String,
        date: String
    ) throws {
        let format = DocumentFormat(language)
        let amount = Money(micros: 1_234_567_890_000, try SampleDocuments.currency("EUR"))
        #expect(plain(format.money(amount)) == money)
        #expect(plain(format.percent(BasisPoints(2_100))) == percent)
        #expect(plain(format.date(try SampleDocuments.date("2026-11-25"))) == date)
    }

    @Test(arguments: [
        (DocumentLanguage.polish, Int64(9_999), "9999"), (.polish, 10_000, "10 000"),
        (.spanish, 9_999, "9999"), (.spanish, -12_345, "−12.345"), (.german, 9_999, "9.999"),
        (.french, 1_000, "1 000"),
    ])
    func smallCountsAreGroupedAsTheLanguageDoes(
        language: DocumentLanguage,
        count: Int64,
        text: String
    ) {
        #expect(plain(DocumentFormat(language).count(count)) == text)
    }

    @Test(arguments: [
        (DocumentLanguage.german, "1. – 30. November 2026"),
        (.french, "1er – 30 novembre 2026"), (.spanish, "1 – 30 de noviembre de 2026"),
    ])
    func aMonthIsNamedOnceInASpan(language: DocumentLanguage, text: String) throws {
        let first = try SampleDocuments.date("2026-11-01")
        let span = DocumentFormat(language).dates(first, first.adding(days: 29))
        #expect(plain(span) == text)
    }

    @Test(arguments: [
        (
            DocumentLanguage.russian, "EUR", Int64(1_234_500_000),
            "Одна тысяча двести тридцать четыре евро 50 центов"
        ),
        (.russian, "RUB", 21_010_000, "Двадцать один рубль 01 копейка"),
        (.russian, "UAH", 2_000_000, "Две гривны 00 копеек"),
        (.russian, "USD", 1_000_011_000_000, "Один миллион одиннадцать долларов США 00 центов"),
        (.ukrainian, "UAH", 1_001_120_000, "Одна тисяча одна гривня 12 копійок"),
        (.ukrainian, "EUR", 0, "Нуль євро 00 центів"),
        (.ukrainian, "USD", 542_330_000, "Пʼятсот сорок два долари США 33 центи"),
        (.ukrainian, "PLN", 5_002_000_000_000, "Пʼять мільйонів дві тисячі злотих 00 грошів"),
    ])
    func amountsAreWrittenOut(
        language: DocumentLanguage,
        code: String,
        micros: Int64,
        text: String
    ) throws {
        let money = Money(micros: micros, try SampleDocuments.currency(code))
        #expect(AmountInWords.text(money, in: language) == text)
    }

    @Test func wordsAreOnlyWhereTheyAreSure() throws {
        let euro = try SampleDocuments.currency("EUR")
        let ten = Money(micros: 10_000_000, euro)
        #expect(AmountInWords.text(ten, in: .english) == nil)
        #expect(AmountInWords.text(-ten, in: .russian) == nil)
        let baht = Money(micros: 10_000_000, try SampleDocuments.currency("THB"))
        #expect(AmountInWords.text(baht, in: .russian) == nil)
        #expect(AmountInWords.text(Money(micros: 1, euro), in: .russian) == nil)
    }

    /// Words, names and wordings must not have been forgotten in one language.
    @Test(arguments: DocumentLanguage.allCases)
    func everyLanguageHasItsOwnWords(language: DocumentLanguage) throws {
        let germany = try SampleDocuments.country("DE")
        let names = Set(
            DocumentLanguage.allCases.map { DestinationNames(language: $0).country(germany) }
        )
        #expect(names.count == DocumentLanguage.allCases.count)
        for reason in TaxReason.allCases where reason != .noReason {
            let same = DocumentLanguage.allCases.filter { $0 != language }
                .contains { reason.text(in: $0) == reason.text(in: language) }
            #expect(!same, "\(reason)")
        }
        let letters = LetterTexts.of(language)
        #expect(letters.movements.count == 7)
        let reminder = ReminderTexts.wording(language, step: 1).title
        #expect(Set([letters.statement, reminder, letters.priceNotice]).count == 3)
    }

    private func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
}
