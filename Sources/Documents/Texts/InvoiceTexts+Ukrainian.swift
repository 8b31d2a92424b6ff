// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let ukrainian = InvoiceTexts(
        invoice: "Рахунок",
        proforma: "Попередній рахунок",
        proformaNotice: "Це запит на оплату, він не є податковим документом.",
        draft: "Чернетка",
        seller: "Постачальник",
        buyer: "Платник",
        registrationNumber: "Реєстр. №",
        taxID: "Податковий №",
        account: "Обліковий запис",
        issueDate: "Дата рахунку",
        dueDate: "Сплатити до",
        period: "Період",
        byCountry: "Підсумки за країнами",
        byNetwork: "Нарахування за мережами",
        charges: "Нарахування",
        table: TableTexts(
            country: "Країна",
            network: "MCC MNC",
            operatorName: "Оператор",
            basis: "Оплата за",
            messages: "Повідомлення",
            segments: "Сегменти",
            price: "Ціна",
            amount: "Сума",
            description: "Найменування",
            sent: "Надсилання",
            delivered: "Доставку"
        ),
        tax: TaxTexts(
            tax: "ПДВ",
            category: "Категорія податку",
            rate: "Ставка",
            taxable: "База",
            standard: "Основна ставка (S)",
            zero: "Нульова ставка (Z)",
            exempt: "Без податку (E)",
            reverseCharge: "Зворотне нарахування (AE)",
            export: "Експорт (G)",
            outsideScope: "Не оподатковується (O)"
        ),
        net: "Сума без податку",
        total: "Усього",
        alreadyPaid: "Уже сплачено",
        amountDue: "До сплати",
        bankDetails: "Банківські реквізити",
        paymentReference: "Призначення платежу",
        note: "Примітка",
        carriedForward: "Перенесено на наступну сторінку",
        broughtForward: "Перенесено з попередньої сторінки",
        page: { "Сторінка \($0) з \($1)" }
    )
}
