// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

// Table of data: words in eight languages.

extension LetterTexts {
    static let english = LetterTexts(
        creditNote: "Credit note",
        scanToPay: "Scan to pay",
        statement: "Statement of account",
        openingBalance: "Opening balance",
        closingBalance: "Closing balance",
        date: "Date",
        movement: "Entry",
        reference: "Reference",
        debit: "Debit",
        credit: "Credit",
        balance: "Balance",
        invoiceNumber: "Invoice",
        daysOverdue: "Days overdue",
        totalOverdue: "Total overdue",
        overdueInvoices: "Overdue invoices",
        priceNotice: "Price change notice",
        priceNoticeBody: """
            These prices change. Messages sent before the dates below keep the old prices.
            """,
        validFrom: "Valid from",
        oldPrice: "Old price",
        newPrice: "New price",
        difference: "Difference",
        change: "Change",
        added: "New",
        raised: "Higher",
        lowered: "Lower",
        closed: "Closed",
        movements: [
            "Traffic",
            "Tax",
            "Rounding",
            "Fee",
            "Payment",
            "Credit note",
            "Adjustment",
        ]
    )

    static let russian = LetterTexts(
        creditNote: "Кредит-нота",
        scanToPay: "Оплата по QR-коду",
        statement: "Выписка по счёту",
        openingBalance: "Начальный остаток",
        closingBalance: "Конечный остаток",
        date: "Дата",
        movement: "Операция",
        reference: "Основание",
        debit: "Дебет",
        credit: "Кредит",
        balance: "Остаток",
        invoiceNumber: "Счёт",
        daysOverdue: "Дней просрочки",
        totalOverdue: "Всего просрочено",
        overdueInvoices: "Просроченные счета",
        priceNotice: "Уведомление об изменении цен",
        priceNoticeBody: """
            Эти цены меняются. Для сообщений, отправленных до указанных дат, действуют \
            прежние цены.
            """,
        validFrom: "Действует с",
        oldPrice: "Старая цена",
        newPrice: "Новая цена",
        difference: "Разница",
        change: "Изменение",
        added: "Новая",
        raised: "Выше",
        lowered: "Ниже",
        closed: "Закрыто",
        movements: [
            "Трафик",
            "Налог",
            "Округление",
            "Плата",
            "Платёж",
            "Кредит-нота",
            "Корректировка",
        ]
    )

    static let ukrainian = LetterTexts(
        creditNote: "Кредит-нота",
        scanToPay: "Оплата за QR-кодом",
        statement: "Виписка з рахунку",
        openingBalance: "Початковий залишок",
        closingBalance: "Кінцевий залишок",
        date: "Дата",
        movement: "Операція",
        reference: "Підстава",
        debit: "Дебет",
        credit: "Кредит",
        balance: "Залишок",
        invoiceNumber: "Рахунок",
        daysOverdue: "Днів прострочення",
        totalOverdue: "Усього прострочено",
        overdueInvoices: "Прострочені рахунки",
        priceNotice: "Повідомлення про зміну цін",
        priceNoticeBody: """
            Ці ціни змінюються. Для повідомлень, надісланих до вказаних дат, діють попередні \
            ціни.
            """,
        validFrom: "Діє з",
        oldPrice: "Стара ціна",
        newPrice: "Нова ціна",
        difference: "Різниця",
        change: "Зміна",
        added: "Нова",
        raised: "Вище",
        lowered: "Нижче",
        closed: "Закрито",
        movements: [
            "Трафік",
            "Податок",
            "Округлення",
            "Плата",
            "Платіж",
            "Кредит-нота",
            "Коригування",
        ]
    )

    static let german = LetterTexts(
        creditNote: "Gutschrift",
        scanToPay: "Zum Bezahlen scannen",
        statement: "Kontoauszug",
        openingBalance: "Anfangssaldo",
        closingBalance: "Endsaldo",
        date: "Datum",
        movement: "Buchung",
        reference: "Referenz",
        debit: "Soll",
        credit: "Haben",
        balance: "Saldo",
        invoiceNumber: "Rechnung",
        daysOverdue: "Tage überfällig",
        totalOverdue: "Summe überfällig",
        overdueInvoices: "Überfällige Rechnungen",
        priceNotice: "Preisänderung",
        priceNoticeBody: """
            Diese Preise ändern sich. Für Nachrichten vor den genannten Tagen gelten die \
            alten Preise.
            """,
        validFrom: "Gültig ab",
        oldPrice: "Alter Preis",
        newPrice: "Neuer Preis",
        difference: "Differenz",
        change: "Änderung",
        added: "Neu",
        raised: "Höher",
        lowered: "Niedriger",
        closed: "Geschlossen",
        movements: [
            "Verkehr",
            "Steuer",
            "Rundung",
            "Gebühr",
            "Zahlung",
            "Gutschrift",
            "Korrektur",
        ]
    )

    static let polish = LetterTexts(
        creditNote: "Faktura korygująca",
        scanToPay: "Zeskanuj, aby zapłacić",
        statement: "Wyciąg z konta",
        openingBalance: "Saldo początkowe",
        closingBalance: "Saldo końcowe",
        date: "Data",
        movement: "Operacja",
        reference: "Tytuł",
        debit: "Winien",
        credit: "Ma",
        balance: "Saldo",
        invoiceNumber: "Faktura",
        daysOverdue: "Dni po terminie",
        totalOverdue: "Razem po terminie",
        overdueInvoices: "Faktury po terminie",
        priceNotice: "Zawiadomienie o zmianie cen",
        priceNoticeBody: """
            Te ceny się zmieniają. Dla wiadomości wysłanych przed podanymi dniami obowiązują \
            stare ceny.
            """,
        validFrom: "Ważna od",
        oldPrice: "Stara cena",
        newPrice: "Nowa cena",
        difference: "Różnica",
        change: "Zmiana",
        added: "Nowa",
        raised: "Wyższa",
        lowered: "Niższa",
        closed: "Zamknięte",
        movements: [
            "Ruch",
            "Podatek",
            "Zaokrąglenie",
            "Opłata",
            "Płatność",
            "Korekta",
            "Korekta salda",
        ]
    )

    static let spanish = LetterTexts(
        creditNote: "Nota de crédito",
        scanToPay: "Escanear para pagar",
        statement: "Extracto de cuenta",
        openingBalance: "Saldo inicial",
        closingBalance: "Saldo final",
        date: "Fecha",
        movement: "Movimiento",
        reference: "Referencia",
        debit: "Debe",
        credit: "Haber",
        balance: "Saldo",
        invoiceNumber: "Factura",
        daysOverdue: "Días de retraso",
        totalOverdue: "Total vencido",
        overdueInvoices: "Facturas vencidas",
        priceNotice: "Aviso de cambio de precios",
        priceNoticeBody: """
            Estos precios cambian. Los mensajes enviados antes de las fechas indicadas \
            conservan los precios anteriores.
            """,
        validFrom: "Válido desde",
        oldPrice: "Precio anterior",
        newPrice: "Precio nuevo",
        difference: "Diferencia",
        change: "Cambio",
        added: "Nuevo",
        raised: "Más alto",
        lowered: "Más bajo",
        closed: "Cerrado",
        movements: [
            "Tráfico",
            "Impuesto",
            "Redondeo",
            "Cargo",
            "Pago",
            "Nota de crédito",
            "Ajuste",
        ]
    )

    static let french = LetterTexts(
        creditNote: "Avoir",
        scanToPay: "Scanner pour payer",
        statement: "Relevé de compte",
        openingBalance: "Solde d’ouverture",
        closingBalance: "Solde de clôture",
        date: "Date",
        movement: "Opération",
        reference: "Référence",
        debit: "Débit",
        credit: "Crédit",
        balance: "Solde",
        invoiceNumber: "Facture",
        daysOverdue: "Jours de retard",
        totalOverdue: "Total échu",
        overdueInvoices: "Factures échues",
        priceNotice: "Avis de changement de prix",
        priceNoticeBody: """
            Ces prix changent. Les messages envoyés avant les dates indiquées gardent les \
            anciens prix.
            """,
        validFrom: "Valable dès le",
        oldPrice: "Ancien prix",
        newPrice: "Nouveau prix",
        difference: "Différence",
        change: "Évolution",
        added: "Nouveau",
        raised: "Hausse",
        lowered: "Baisse",
        closed: "Fermé",
        movements: [
            "Trafic",
            "Taxe",
            "Arrondi",
            "Frais",
            "Paiement",
            "Avoir",
            "Ajustement",
        ]
    )

    static let arabic = LetterTexts(
        creditNote: "إشعار دائن",
        scanToPay: "امسح للدفع",
        statement: "كشف حساب",
        openingBalance: "الرصيد الافتتاحي",
        closingBalance: "الرصيد الختامي",
        date: "التاريخ",
        movement: "الحركة",
        reference: "المرجع",
        debit: "مدين",
        credit: "دائن",
        balance: "الرصيد",
        invoiceNumber: "الفاتورة",
        daysOverdue: "أيام التأخير",
        totalOverdue: "إجمالي المتأخرات",
        overdueInvoices: "الفواتير المتأخرة",
        priceNotice: "إشعار بتغيير الأسعار",
        priceNoticeBody: """
            ستتغير هذه الأسعار. تبقى الأسعار السابقة سارية على الرسائل المرسلة قبل التواريخ \
            المذكورة.
            """,
        validFrom: "سارٍ من",
        oldPrice: "السعر السابق",
        newPrice: "السعر الجديد",
        difference: "الفرق",
        change: "التغيير",
        added: "جديد",
        raised: "أعلى",
        lowered: "أدنى",
        closed: "مغلق",
        movements: [
            "الحركة",
            "الضريبة",
            "التقريب",
            "الرسوم",
            "الدفع",
            "إشعار دائن",
            "تسوية",
        ]
    )
}
