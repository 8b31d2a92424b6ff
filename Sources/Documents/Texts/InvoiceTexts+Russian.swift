// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let russian = InvoiceTexts(
        invoice: "Счёт",
        proforma: "Предварительный счёт",
        proformaNotice: "Это запрос на оплату, он не является налоговым документом.",
        draft: "Черновик",
        seller: "Поставщик",
        buyer: "Плательщик",
        registrationNumber: "Рег. №",
        taxID: "Налоговый №",
        account: "Учётная запись",
        issueDate: "Дата счёта",
        dueDate: "Оплатить до",
        period: "Период",
        byCountry: "Итоги по странам",
        byNetwork: "Начисления по сетям",
        charges: "Начисления",
        table: TableTexts(
            country: "Страна",
            network: "MCC MNC",
            operatorName: "Оператор",
            basis: "Оплата за",
            messages: "Сообщения",
            segments: "Сегменты",
            price: "Цена",
            amount: "Сумма",
            description: "Наименование",
            sent: "Отправку",
            delivered: "Доставку"
        ),
        tax: TaxTexts(
            tax: "НДС",
            category: "Категория налога",
            rate: "Ставка",
            taxable: "База",
            standard: "Основная ставка (S)",
            zero: "Нулевая ставка (Z)",
            exempt: "Без налога (E)",
            reverseCharge: "Обратное начисление (AE)",
            export: "Экспорт (G)",
            outsideScope: "Не облагается (O)"
        ),
        net: "Сумма без налога",
        total: "Всего",
        alreadyPaid: "Уже оплачено",
        amountDue: "К оплате",
        bankDetails: "Банковские реквизиты",
        paymentReference: "Назначение платежа",
        note: "Примечание",
        carriedForward: "Перенос на следующую страницу",
        broughtForward: "Перенос с предыдущей страницы",
        page: { "Страница \($0) из \($1)" }
    )
}
