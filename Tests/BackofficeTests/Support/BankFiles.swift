// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing

/// Files of a bank, as texts that tests change.
enum BankFiles {
    /// A camt.053 with entries, each a fragment of `Ntry`.
    static func camt(_ entries: [String], version: Int = 8) -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.0\(version)">
            <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
            <Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
            \(entries.joined(separator: "\n"))
            </Stmt></BkToCstmrStmt></Document>
            """.utf8
        )
    }

    /// One booked transfer to us.
    static func entry(
        _ amount: String,
        _ text: String,
        id: String,
        payer: String = "Somebody",
        direction: String = "CRDT",
        on day: String = "2026-10-05"
    ) -> String {
        """
        <Ntry><Amt Ccy="EUR">\(amount)</Amt><CdtDbtInd>\(direction)</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>\(day)</Dt></BookgDt><AcctSvcrRef>\(id)</AcctSvcrRef>
        <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>\(payer)</Nm></Pty></Dbtr></RltdPties>
        <RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """
    }

    /// How the CSV files of these tests are written.
    static let mappingForm: TypedFields = [
        "date_column": "Buchungstag", "amount_column": "Betrag", "currency_column": "Währung",
        "payer_column": "Name", "text_column": "Verwendungszweck", "date_order": "dmy",
        "decimal_mark": "comma",
    ]

    static let csvHeader = "Buchungstag;Name;Verwendungszweck;Betrag;Währung"
}
