// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let spanish = InvoiceTexts(
        invoice: "Factura",
        proforma: "Factura proforma",
        proformaNotice: "Esta es una solicitud de pago, no una factura fiscal.",
        draft: "Borrador",
        seller: "Emisor",
        buyer: "Cliente",
        registrationNumber: "N.º de registro",
        taxID: "NIF-IVA",
        account: "Cuenta",
        issueDate: "Fecha de emisión",
        dueDate: "Vencimiento",
        period: "Período",
        byCountry: "Resumen por país",
        byNetwork: "Cargos por red",
        charges: "Cargos",
        table: TableTexts(
            country: "País",
            network: "MCC MNC",
            operatorName: "Operador",
            basis: "Facturado por",
            messages: "Mensajes",
            segments: "Segmentos",
            price: "Precio",
            amount: "Importe",
            description: "Concepto",
            sent: "Envío",
            delivered: "Entrega"
        ),
        tax: TaxTexts(
            tax: "IVA",
            category: "Categoría de impuesto",
            rate: "Tipo",
            taxable: "Base imponible",
            standard: "Tipo general (S)",
            zero: "Tipo cero (Z)",
            exempt: "Exento (E)",
            reverseCharge: "Inversión del sujeto pasivo (AE)",
            export: "Exportación (G)",
            outsideScope: "No sujeto (O)"
        ),
        net: "Base imponible",
        total: "Total",
        alreadyPaid: "Ya pagado",
        amountDue: "Importe a pagar",
        bankDetails: "Datos bancarios",
        paymentReference: "Referencia de pago",
        note: "Nota",
        carriedForward: "Suma y sigue",
        broughtForward: "Suma anterior",
        page: { "Página \($0) de \($1)" }
    )
}
