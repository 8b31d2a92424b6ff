// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let arabic = InvoiceTexts(
        invoice: "فاتورة",
        proforma: "فاتورة أولية",
        proformaNotice: "هذا طلب دفع وليس فاتورة ضريبية.",
        draft: "مسودة",
        seller: "المورّد",
        buyer: "العميل",
        registrationNumber: "رقم السجل",
        taxID: "الرقم الضريبي",
        account: "الحساب",
        issueDate: "تاريخ الإصدار",
        dueDate: "تاريخ الاستحقاق",
        period: "الفترة",
        byCountry: "ملخص حسب البلد",
        byNetwork: "الرسوم حسب الشبكة",
        charges: "الرسوم",
        table: TableTexts(
            country: "البلد",
            network: "MCC MNC",
            operatorName: "المشغّل",
            basis: "أساس الاحتساب",
            messages: "الرسائل",
            segments: "المقاطع",
            price: "السعر",
            amount: "المبلغ",
            description: "الوصف",
            sent: "الإرسال",
            delivered: "التسليم"
        ),
        tax: TaxTexts(
            tax: "ضريبة القيمة المضافة",
            category: "فئة الضريبة",
            rate: "النسبة",
            taxable: "الخاضع للضريبة",
            standard: "النسبة الأساسية (S)",
            zero: "النسبة الصفرية (Z)",
            exempt: "معفى (E)",
            reverseCharge: "الاحتساب العكسي (AE)",
            export: "تصدير (G)",
            outsideScope: "خارج نطاق الضريبة (O)"
        ),
        net: "المبلغ الصافي",
        total: "الإجمالي",
        alreadyPaid: "المدفوع سابقًا",
        amountDue: "المبلغ المستحق",
        bankDetails: "البيانات المصرفية",
        paymentReference: "مرجع الدفع",
        note: "ملاحظة",
        carriedForward: "المرحّل إلى الصفحة التالية",
        broughtForward: "المرحّل من الصفحة السابقة",
        page: { "صفحة \($0) من \($1)" }
    )
}
