// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Simulation

/// A client of the demo: another currency, zone, language and billing mode each.
struct DemoClient {
    var login: String
    var person: String
    var fields: [String: String]
    /// Country or network, price per segment, basis.
    var prices: [(String, String, String)]
    /// What a prepaid client pays each month; 0 for postpaid ones.
    var monthlyTopUp: String
    var messagesPerDay: Int
    var pattern: TrafficPattern

    static let all = [aurora, dnipro, himal]

    private static let aurora = DemoClient(
        login: "aurora",
        person: "Anna Accountant",
        fields: [
            "login": "aurora", "company": "Aurora Retail GmbH", "currency": "EUR",
            "company_credential":
                "Torstraße 100\n10119 Berlin\nHRB 100000 B, Amtsgericht Charlottenburg",
            "country": "DE", "tax_id": "DE100000008", "zone": "Europe/Berlin",
            "status": "active", "mode": "postpaid", "allowed_credit": "20000",
            "invoice_dates": "1", "sends_statistics": "1", "sends_invoices": "1",
            "billing_email": "invoices@aurora.example", "language": "en",
        ],
        prices: [
            ("DE", "0.0685", "delivered"), ("26202", "0.0712", "delivered"),
            ("FR", "0.0431", "delivered"), ("PL", "0.0189", "delivered"),
            ("AT", "0.0542", "delivered"),
        ],
        monthlyTopUp: "0",
        messagesPerDay: 240,
        pattern: TrafficPattern(
            senders: ["Aurora", "AuroraShop", "491700000000"],
            prefixes: ["49151", "49152", "49176", "33607", "33612", "48501", "48602", "43664"],
            texts: [
                "Your parcel arrives today between 14:00 and 16:00.",
                "Aurora: your code is 482913. Do not share it with anyone.",
                "Thank you for your order! Follow it at https://aurora.example/t/81729 and tell "
                    + "us how you like it. Reply STOP to end. We wish you a good day, your Aurora "
                    + "team in Berlin.",
                "Schöne Grüße! Ihre Bestellung ist unterwegs 🚚",
            ]
        )
    )

    private static let dnipro = DemoClient(
        login: "dnipro",
        person: "Дарина Бухгалтер",
        fields: [
            "login": "dnipro", "company": "ТОВ «Дніпро Пей»", "currency": "UAH",
            "company_credential":
                "вул. Набережна, 1\n49000 Дніпро\nЄДРПОУ 00000000",
            "country": "UA", "tax_id": "", "zone": "Europe/Kyiv", "status": "active",
            "mode": "prepaid", "low_balance": "1000", "invoice_dates": "1,16",
            "sends_statistics": "1", "sends_invoices": "1",
            "billing_email": "buh@dnipropay.example", "language": "uk",
        ],
        prices: [
            ("UA", "1.42", "sent"), ("25503", "1.385", "sent"), ("25501", "1.36", "sent"),
            ("PL", "0.95", "delivered"),
        ],
        monthlyTopUp: "150000",
        messagesPerDay: 330,
        pattern: TrafficPattern(
            senders: ["DniproPay", "DPay"],
            prefixes: ["38067", "38050", "38063", "38097", "38066", "48501"],
            texts: [
                "Ваш код підтвердження: 5521. Нікому його не повідомляйте.",
                "Payment of 250.00 UAH received. Thank you!",
                "Шановний клієнте, рахунок за комунальні послуги вже доступний у застосунку. "
                    + "Сплатіть до кінця місяця без комісії.",
            ]
        )
    )

    private static let himal = DemoClient(
        login: "himal",
        person: "Hari Developer",
        fields: [
            "login": "himal", "company": "Himal Cargo Pvt. Ltd.", "currency": "USD",
            "company_credential": "Durbar Marg 5\n44600 Kathmandu\nPAN 600000000",
            "country": "NP", "tax_id": "", "zone": "Asia/Kathmandu", "status": "active",
            "mode": "prepaid", "low_balance": "50", "invoice_dates": "mon",
            "sends_statistics": "1", "sends_invoices": "1",
            "billing_email": "accounts@himal.example", "language": "en",
        ],
        prices: [
            ("NP", "0.0125", "delivered"), ("IN", "0.00425", "sent"),
            ("GB", "0.0398", "delivered"), ("AE", "0.0314", "sent"),
        ],
        monthlyTopUp: "2500",
        messagesPerDay: 180,
        pattern: TrafficPattern(
            senders: ["HimalCargo"],
            prefixes: ["977984", "977980", "91981", "91900", "44770", "44777", "97150"],
            texts: [
                "Himal Cargo: shipment HC-20931 cleared customs and leaves tomorrow.",
                "Your pickup is confirmed for 10:30. Driver: +977 984 000 0000",
            ]
        )
    )
}

/// A supplier of the demo.
struct DemoSupplier {
    var name: String
    var currency: String
    var systemID: String
    var priority: Int
    /// Country and source price.
    var prices: [(String, String)]

    static let all = [
        DemoSupplier(
            name: "Baltic Carrier",
            currency: "EUR",
            systemID: "baltic",
            priority: 1,
            prices: [
                ("DE", "0.0571"), ("FR", "0.0352"), ("PL", "0.0141"), ("AT", "0.0447"),
                ("UA", "0.0252"), ("GB", "0.0287"),
            ]
        ),
        DemoSupplier(
            name: "Orion Direct",
            currency: "USD",
            systemID: "orion",
            priority: 2,
            prices: [
                ("DE", "0.0689"), ("FR", "0.0455"), ("PL", "0.0193"), ("AT", "0.0568"),
                ("UA", "0.0311"), ("GB", "0.0332"), ("NP", "0.0098"), ("IN", "0.0029"),
                ("AE", "0.0249"),
            ]
        ),
    ]
}
