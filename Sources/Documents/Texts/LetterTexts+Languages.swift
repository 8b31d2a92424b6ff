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
        debit: "Debit",
        credit: "Credit",
        balance: "Balance",
        reminder: "Payment reminder",
        reminderBody: """
            These invoices are past their due date. Please pay them without delay; if you \
            have paid already, thank you, and please disregard this letter.
            """,
        invoiceNumber: "Invoice",
        daysOverdue: "Days overdue",
        totalOverdue: "Total overdue",
        priceNotice: "Price change notice",
        priceNoticeBody: """
            These prices change. Messages sent before the dates below keep the old prices.
            """,
        validFrom: "Valid from",
        oldPrice: "Old price",
        newPrice: "New price",
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
        debit: "Дебет",
        credit: "Кредит",
        balance: "Остаток",
        reminder: "Напоминание об оплате",
        reminderBody: """
            Срок оплаты этих счетов прошёл. Пожалуйста, оплатите их без задержки; если \
            оплата уже сделана, благодарим вас и просим не учитывать это письмо.
            """,
        invoiceNumber: "Счёт",
        daysOverdue: "Дней просрочки",
        totalOverdue: "Всего просрочено",
        priceNotice: "Уведомление об изменении цен",
        priceNoticeBody: """
            Эти цены меняются. Для сообщений, отправленных до указанных дат, действуют \
            прежние цены.
            """,
        validFrom: "Действует с",
        oldPrice: "Старая цена",
        newPrice: "Новая цена",
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
        debit: "Дебет",
        credit: "Кредит",
        balance: "Залишок",
        reminder: "Нагадування про оплату",
        reminderBody: """
            Строк оплати цих рахунків минув. Будь ласка, сплатіть їх без затримки; якщо \
            оплату вже зроблено, дякуємо і просимо не зважати на цей лист.
            """,
        invoiceNumber: "Рахунок",
        daysOverdue: "Днів прострочення",
        totalOverdue: "Усього прострочено",
        priceNotice: "Повідомлення про зміну цін",
        priceNoticeBody: """
            Ці ціни змінюються. Для повідомлень, надісланих до вказаних дат, діють попередні \
            ціни.
            """,
        validFrom: "Діє з",
        oldPrice: "Стара ціна",
        newPrice: "Нова ціна",
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
        debit: "Soll",
        credit: "Haben",
        balance: "Saldo",
        reminder: "Zahlungserinnerung",
        reminderBody: """
            Diese Rechnungen sind überfällig. Bitte begleichen Sie sie umgehend; falls Sie \
            bereits gezahlt haben, danken wir Ihnen und bitten, dieses Schreiben als \
            gegenstandslos zu betrachten.
            """,
        invoiceNumber: "Rechnung",
        daysOverdue: "Tage überfällig",
        totalOverdue: "Summe überfällig",
        priceNotice: "Preisänderung",
        priceNoticeBody: """
            Diese Preise ändern sich. Für Nachrichten vor den genannten Tagen gelten die \
            alten Preise.
            """,
        validFrom: "Gültig ab",
        oldPrice: "Alter Preis",
        newPrice: "Neuer Preis",
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
        debit: "Winien",
        credit: "Ma",
        balance: "Saldo",
        reminder: "Przypomnienie o płatności",
        reminderBody: """
            Termin płatności tych faktur minął. Prosimy o niezwłoczną zapłatę; jeśli \
            płatność została już dokonana, dziękujemy i prosimy nie brać tego pisma pod \
            uwagę.
            """,
        invoiceNumber: "Faktura",
        daysOverdue: "Dni po terminie",
        totalOverdue: "Razem po terminie",
        priceNotice: "Zawiadomienie o zmianie cen",
        priceNoticeBody: """
            Te ceny się zmieniają. Dla wiadomości wysłanych przed podanymi dniami obowiązują \
            stare ceny.
            """,
        validFrom: "Ważna od",
        oldPrice: "Stara cena",
        newPrice: "Nowa cena",
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
        debit: "Debe",
        credit: "Haber",
        balance: "Saldo",
        reminder: "Recordatorio de pago",
        reminderBody: """
            Estas facturas han vencido. Le rogamos que las pague sin demora; si ya lo ha \
            hecho, se lo agradecemos y le rogamos que no tenga en cuenta esta carta.
            """,
        invoiceNumber: "Factura",
        daysOverdue: "Días de retraso",
        totalOverdue: "Total vencido",
        priceNotice: "Aviso de cambio de precios",
        priceNoticeBody: """
            Estos precios cambian. Los mensajes enviados antes de las fechas indicadas \
            conservan los precios anteriores.
            """,
        validFrom: "Válido desde",
        oldPrice: "Precio anterior",
        newPrice: "Precio nuevo",
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
        debit: "Débit",
        credit: "Crédit",
        balance: "Solde",
        reminder: "Rappel de paiement",
        reminderBody: """
            Ces factures sont échues. Merci de les régler sans délai ; si le paiement a déjà \
            été effectué, nous vous en remercions et vous prions de ne pas tenir compte de \
            ce courrier.
            """,
        invoiceNumber: "Facture",
        daysOverdue: "Jours de retard",
        totalOverdue: "Total échu",
        priceNotice: "Avis de changement de prix",
        priceNoticeBody: """
            Ces prix changent. Les messages envoyés avant les dates indiquées gardent les \
            anciens prix.
            """,
        validFrom: "Valable dès le",
        oldPrice: "Ancien prix",
        newPrice: "Nouveau prix",
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
        debit: "مدين",
        credit: "دائن",
        balance: "الرصيد",
        reminder: "تذكير بالدفع",
        reminderBody: """
            تجاوزت هذه الفواتير تاريخ استحقاقها. نرجو سدادها دون تأخير، وإن كنتم قد سددتموها \
            فنشكركم ونرجو إهمال هذه الرسالة.
            """,
        invoiceNumber: "الفاتورة",
        daysOverdue: "أيام التأخير",
        totalOverdue: "إجمالي المتأخرات",
        priceNotice: "إشعار بتغيير الأسعار",
        priceNoticeBody: """
            ستتغير هذه الأسعار. تبقى الأسعار السابقة سارية على الرسائل المرسلة قبل التواريخ \
            المذكورة.
            """,
        validFrom: "سارٍ من",
        oldPrice: "السعر السابق",
        newPrice: "السعر الجديد",
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
