// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The platform's own words of letters that carry no invoice: statements and notices.
package struct LetterWords: Sendable {
    private let language: DocumentLanguage

    /// A letter's words with placeholders.
    package struct Words: Hashable, Sendable {
        package var subject: String
        package var body: String

        package init(subject: String, body: String) {
            self.subject = subject
            self.body = body
        }
    }

    package init(_ language: DocumentLanguage) {
        self.language = language
    }

    /// A notice that available money has fallen below the client's limit.
    package var lowBalance: Words {
        switch language {
        case .english:
            .init(
                subject: "Low balance: {available}",
                body: "{company}\n\nThe available money of account {client} is {available}, "
                    + "below your notification limit of {limit}."
            )
        case .russian:
            .init(
                subject: "Низкий баланс: {available}",
                body: "{company}\n\nНа счёте {client} доступно {available}: это ниже порога "
                    + "уведомления {limit}."
            )
        case .ukrainian:
            .init(
                subject: "Низький баланс: {available}",
                body: "{company}\n\nНа рахунку {client} доступно {available}: це нижче порога "
                    + "сповіщення {limit}."
            )
        case .german:
            .init(
                subject: "Niedriges Guthaben: {available}",
                body: "{company}\n\nauf dem Konto {client} sind {available} verfügbar, weniger "
                    + "als Ihre Meldegrenze von {limit}."
            )
        case .polish:
            .init(
                subject: "Niskie saldo: {available}",
                body: "{company}\n\nNa koncie {client} dostępne jest {available}, poniżej progu "
                    + "powiadomienia {limit}."
            )
        case .spanish:
            .init(
                subject: "Saldo bajo: {available}",
                body: "{company}\n\nLa cuenta {client} dispone de {available}, por debajo del "
                    + "límite de aviso de {limit}."
            )
        case .french:
            .init(
                subject: "Solde bas : {available}",
                body: "{company}\n\nLe compte {client} dispose de {available}, sous le seuil "
                    + "d'avis de {limit}."
            )
        case .arabic:
            .init(
                subject: "رصيد منخفض: {available}",
                body: "{company}\n\nالمتاح في الحساب {client} هو {available}، أي دون حد "
                    + "الإشعار {limit}."
            )
        }
    }

    /// The letter around a statement of account.
    package var statement: Words {
        switch language {
        case .english:
            .init(
                subject: "Statement of account {period} · {brand}",
                body: "{company}\n\nAttached is your statement of account for {period}."
            )
        case .russian:
            .init(
                subject: "Выписка по счёту {period} · {brand}",
                body: "{company}\n\nВо вложении выписка по счёту за {period}."
            )
        case .ukrainian:
            .init(
                subject: "Виписка з рахунку {period} · {brand}",
                body: "{company}\n\nУ вкладенні виписка з рахунку за {period}."
            )
        case .german:
            .init(
                subject: "Kontoauszug {period} · {brand}",
                body: "{company}\n\nanbei Ihr Kontoauszug für {period}."
            )
        case .polish:
            .init(
                subject: "Wyciąg z konta {period} · {brand}",
                body: "{company}\n\nW załączniku wyciąg z konta za {period}."
            )
        case .spanish:
            .init(
                subject: "Extracto de cuenta {period} · {brand}",
                body: "{company}\n\nAdjuntamos el extracto de cuenta de {period}."
            )
        case .french:
            .init(
                subject: "Relevé de compte {period} · {brand}",
                body: "{company}\n\nCi-joint votre relevé de compte pour {period}."
            )
        case .arabic:
            .init(
                subject: "كشف حساب {period} · {brand}",
                body: "{company}\n\nمرفق كشف حسابكم عن {period}."
            )
        }
    }
}
