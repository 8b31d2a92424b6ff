// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

// Table of data: words in eight languages.

extension StatisticsTexts {
    static let english = StatisticsTexts(
        title: "Message statistics",
        summary: "Summary",
        details: "Details",
        client: "Client",
        invoice: "Invoice",
        currency: "Currency",
        zone: "Time zone",
        day: "Day",
        networkDigits: "Network (MCCMNC)",
        sender: "Sender",
        submitted: "Submitted",
        delivered: "Delivered",
        failed: "Failed",
        chargedMessages: "Charged messages",
        chargedSegments: "Charged segments",
        byDay: "By day",
        byDestination: "By destination",
        bySender: "By sender",
        share: "Amount by day",
        language: .english
    )

    static let russian = StatisticsTexts(
        title: "Статистика сообщений",
        summary: "Итоги",
        details: "Подробно",
        client: "Клиент",
        invoice: "Счёт",
        currency: "Валюта",
        zone: "Часовой пояс",
        day: "День",
        networkDigits: "Сеть (MCCMNC)",
        sender: "Отправитель",
        submitted: "Принято",
        delivered: "Доставлено",
        failed: "Не доставлено",
        chargedMessages: "Оплачиваемые сообщения",
        chargedSegments: "Оплачиваемые сегменты",
        byDay: "По дням",
        byDestination: "По направлениям",
        bySender: "По отправителям",
        share: "Сумма по дням",
        language: .russian
    )

    static let ukrainian = StatisticsTexts(
        title: "Статистика повідомлень",
        summary: "Підсумки",
        details: "Докладно",
        client: "Клієнт",
        invoice: "Рахунок",
        currency: "Валюта",
        zone: "Часовий пояс",
        day: "День",
        networkDigits: "Мережа (MCCMNC)",
        sender: "Відправник",
        submitted: "Прийнято",
        delivered: "Доставлено",
        failed: "Не доставлено",
        chargedMessages: "Оплачувані повідомлення",
        chargedSegments: "Оплачувані сегменти",
        byDay: "За днями",
        byDestination: "За напрямками",
        bySender: "За відправниками",
        share: "Сума за днями",
        language: .ukrainian
    )

    static let german = StatisticsTexts(
        title: "Nachrichtenstatistik",
        summary: "Übersicht",
        details: "Einzelheiten",
        client: "Kunde",
        invoice: "Rechnung",
        currency: "Währung",
        zone: "Zeitzone",
        day: "Tag",
        networkDigits: "Netz (MCCMNC)",
        sender: "Absender",
        submitted: "Angenommen",
        delivered: "Zugestellt",
        failed: "Fehlgeschlagen",
        chargedMessages: "Berechnete Nachrichten",
        chargedSegments: "Berechnete Segmente",
        byDay: "Nach Tagen",
        byDestination: "Nach Zielen",
        bySender: "Nach Absendern",
        share: "Betrag nach Tagen",
        language: .german
    )

    static let polish = StatisticsTexts(
        title: "Statystyka wiadomości",
        summary: "Podsumowanie",
        details: "Szczegóły",
        client: "Klient",
        invoice: "Faktura",
        currency: "Waluta",
        zone: "Strefa czasowa",
        day: "Dzień",
        networkDigits: "Sieć (MCCMNC)",
        sender: "Nadawca",
        submitted: "Przyjęte",
        delivered: "Doręczone",
        failed: "Nieudane",
        chargedMessages: "Płatne wiadomości",
        chargedSegments: "Płatne segmenty",
        byDay: "Według dni",
        byDestination: "Według kierunków",
        bySender: "Według nadawców",
        share: "Kwota według dni",
        language: .polish
    )

    static let spanish = StatisticsTexts(
        title: "Estadística de mensajes",
        summary: "Resumen",
        details: "Detalle",
        client: "Cliente",
        invoice: "Factura",
        currency: "Moneda",
        zone: "Zona horaria",
        day: "Día",
        networkDigits: "Red (MCCMNC)",
        sender: "Remitente",
        submitted: "Aceptados",
        delivered: "Entregados",
        failed: "Fallidos",
        chargedMessages: "Mensajes facturados",
        chargedSegments: "Segmentos facturados",
        byDay: "Por día",
        byDestination: "Por destino",
        bySender: "Por remitente",
        share: "Importe por día",
        language: .spanish
    )

    static let french = StatisticsTexts(
        title: "Statistiques des messages",
        summary: "Synthèse",
        details: "Détail",
        client: "Client",
        invoice: "Facture",
        currency: "Devise",
        zone: "Fuseau horaire",
        day: "Jour",
        networkDigits: "Réseau (MCCMNC)",
        sender: "Expéditeur",
        submitted: "Acceptés",
        delivered: "Remis",
        failed: "Échoués",
        chargedMessages: "Messages facturés",
        chargedSegments: "Segments facturés",
        byDay: "Par jour",
        byDestination: "Par destination",
        bySender: "Par expéditeur",
        share: "Montant par jour",
        language: .french
    )

    static let arabic = StatisticsTexts(
        title: "إحصاءات الرسائل",
        summary: "الملخص",
        details: "التفاصيل",
        client: "العميل",
        invoice: "الفاتورة",
        currency: "العملة",
        zone: "المنطقة الزمنية",
        day: "اليوم",
        networkDigits: "الشبكة (MCCMNC)",
        sender: "المرسل",
        submitted: "المقبولة",
        delivered: "المسلّمة",
        failed: "الفاشلة",
        chargedMessages: "الرسائل المحتسبة",
        chargedSegments: "المقاطع المحتسبة",
        byDay: "حسب اليوم",
        byDestination: "حسب الوجهة",
        bySender: "حسب المرسل",
        share: "المبلغ حسب اليوم",
        language: .arabic
    )
}
