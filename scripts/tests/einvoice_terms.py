# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Reads electronic invoices back into the terms of EN 16931, from either syntax.

Written from the standard, not from the writer: what the writer forgets is missing here.
"""

UBL = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
DATA = "urn:un:unece:uncefact:data:standard:"
CII = {
    "rsm": DATA + "CrossIndustryInvoice:100",
    "ram": DATA + "ReusableAggregateBusinessInformationEntity:100",
    "qdt": DATA + "QualifiedDataType:100",
    "udt": DATA + "UnqualifiedDataType:100",
}

UBL_DOCUMENT = {
    "BT-1": "cbc:ID", "BT-2": "cbc:IssueDate", "BT-5": "cbc:DocumentCurrencyCode",
    "BT-3": "cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode",
    "BT-9": "cbc:DueDate|cac:PaymentMeans/cbc:PaymentDueDate",
    "BT-10": "cbc:BuyerReference", "BT-22": "cbc:Note",
    "BT-73": "cac:InvoicePeriod/cbc:StartDate", "BT-74": "cac:InvoicePeriod/cbc:EndDate",
    "BT-25": "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
    "BT-26": "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate",
    "BT-81": "cac:PaymentMeans/cbc:PaymentMeansCode",
    "BT-83": "cac:PaymentMeans/cbc:PaymentID",
    "BT-84": "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
    "BT-86": "cac:PaymentMeans/cac:PayeeFinancialAccount"
             "/cac:FinancialInstitutionBranch/cbc:ID",
    "BT-106": "cac:LegalMonetaryTotal/cbc:LineExtensionAmount",
    "BT-109": "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",
    "BT-6": "cbc:TaxCurrencyCode",
    "BT-110": "cac:TaxTotal[cac:TaxSubtotal]/cbc:TaxAmount",
    "BT-111": "cac:TaxTotal[not(cac:TaxSubtotal)]/cbc:TaxAmount",
    "BT-112": "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
    "BT-113": "cac:LegalMonetaryTotal/cbc:PrepaidAmount",
    "BT-115": "cac:LegalMonetaryTotal/cbc:PayableAmount",
}
UBL_PARTY = {
    "name": "cac:PartyLegalEntity/cbc:RegistrationName",
    "trading": "cac:PartyName/cbc:Name",
    "registration": "cac:PartyLegalEntity/cbc:CompanyID",
    "vat": "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
    "tax": "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!='VAT']/cbc:CompanyID",
    "endpoint": "cbc:EndpointID", "endpoint scheme": "cbc:EndpointID/@schemeID",
    "street": "cac:PostalAddress/cbc:StreetName",
    "additional": "cac:PostalAddress/cbc:AdditionalStreetName",
    "third": "cac:PostalAddress/cac:AddressLine/cbc:Line",
    "city": "cac:PostalAddress/cbc:CityName", "zone": "cac:PostalAddress/cbc:PostalZone",
    "country": "cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "phone": "cac:Contact/cbc:Telephone", "email": "cac:Contact/cbc:ElectronicMail",
}
UBL_TAX = {
    "BT-116": "cbc:TaxableAmount", "BT-117": "cbc:TaxAmount",
    "BT-118": "cac:TaxCategory/cbc:ID", "BT-119": "cac:TaxCategory/cbc:Percent",
    "BT-120": "cac:TaxCategory/cbc:TaxExemptionReason",
    "BT-121": "cac:TaxCategory/cbc:TaxExemptionReasonCode",
    "scheme": "cac:TaxCategory/cac:TaxScheme/cbc:ID",
}
UBL_LINE = {
    "BT-126": "cbc:ID", "BT-129": "cbc:InvoicedQuantity|cbc:CreditedQuantity",
    "BT-130": "cbc:InvoicedQuantity/@unitCode|cbc:CreditedQuantity/@unitCode",
    "BT-131": "cbc:LineExtensionAmount", "BT-146": "cac:Price/cbc:PriceAmount",
    "BT-151": "cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
    "BT-152": "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
    "scheme": "cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:ID",
    "BT-153": "cac:Item/cbc:Name", "BT-154": "cac:Item/cbc:Description",
    "BT-155": "cac:Item/cac:SellersItemIdentification/cbc:ID",
}

AGREEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/"
SETTLEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
MEANS = SETTLEMENT + "ram:SpecifiedTradeSettlementPaymentMeans/"
SUMS = SETTLEMENT + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/"
CII_DOCUMENT = {
    "BT-1": "rsm:ExchangedDocument/ram:ID", "BT-3": "rsm:ExchangedDocument/ram:TypeCode",
    "BT-2": "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString",
    "BT-5": SETTLEMENT + "ram:InvoiceCurrencyCode",
    "BT-9": SETTLEMENT + "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime"
            "/udt:DateTimeString",
    "BT-10": AGREEMENT + "ram:BuyerReference",
    "BT-22": "rsm:ExchangedDocument/ram:IncludedNote/ram:Content",
    "BT-73": SETTLEMENT + "ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString",
    "BT-74": SETTLEMENT + "ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString",
    "BT-25": SETTLEMENT + "ram:InvoiceReferencedDocument/ram:IssuerAssignedID",
    "BT-26": SETTLEMENT + "ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime"
             "/qdt:DateTimeString",
    "BT-81": MEANS + "ram:TypeCode", "BT-83": SETTLEMENT + "ram:PaymentReference",
    "BT-84": MEANS + "ram:PayeePartyCreditorFinancialAccount/ram:IBANID",
    "BT-86": MEANS + "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",
    "BT-106": SUMS + "ram:LineTotalAmount", "BT-109": SUMS + "ram:TaxBasisTotalAmount",
    "BT-6": SETTLEMENT + "ram:TaxCurrencyCode",
    "BT-110": SUMS + "ram:TaxTotalAmount[1]", "BT-111": SUMS + "ram:TaxTotalAmount[2]",
    "BT-112": SUMS + "ram:GrandTotalAmount",
    "BT-113": SUMS + "ram:TotalPrepaidAmount", "BT-115": SUMS + "ram:DuePayableAmount",
}
CII_PARTY = {
    "name": "ram:Name", "registration": "ram:SpecifiedLegalOrganization/ram:ID",
    "trading": "ram:SpecifiedLegalOrganization/ram:TradingBusinessName",
    "vat": "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
    "tax": "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']",
    "endpoint": "ram:URIUniversalCommunication/ram:URIID",
    "endpoint scheme": "ram:URIUniversalCommunication/ram:URIID/@schemeID",
    "street": "ram:PostalTradeAddress/ram:LineOne",
    "additional": "ram:PostalTradeAddress/ram:LineTwo",
    "third": "ram:PostalTradeAddress/ram:LineThree",
    "city": "ram:PostalTradeAddress/ram:CityName",
    "zone": "ram:PostalTradeAddress/ram:PostcodeCode",
    "country": "ram:PostalTradeAddress/ram:CountryID",
    "phone": "ram:DefinedTradeContact/ram:TelephoneUniversalCommunication"
             "/ram:CompleteNumber",
    "email": "ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID",
}
CII_TAX = {
    "BT-116": "ram:BasisAmount", "BT-117": "ram:CalculatedAmount",
    "BT-118": "ram:CategoryCode", "BT-119": "ram:RateApplicablePercent",
    "BT-120": "ram:ExemptionReason", "BT-121": "ram:ExemptionReasonCode",
    "scheme": "ram:TypeCode",
}
LINE_TAX = "ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/"
CII_LINE = {
    "BT-126": "ram:AssociatedDocumentLineDocument/ram:LineID",
    "BT-129": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
    "BT-130": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode",
    "BT-131": "ram:SpecifiedLineTradeSettlement"
              "/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
    "BT-146": "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
              "/ram:ChargeAmount",
    "BT-151": LINE_TAX + "ram:CategoryCode", "BT-152": LINE_TAX + "ram:RateApplicablePercent",
    "scheme": LINE_TAX + "ram:TypeCode", "BT-153": "ram:SpecifiedTradeProduct/ram:Name",
    "BT-154": "ram:SpecifiedTradeProduct/ram:Description",
    "BT-155": "ram:SpecifiedTradeProduct/ram:SellerAssignedID",
}


def is_ubl(root):
    return root.tag.split("}")[1] in ("Invoice", "CreditNote")


def texts(node, path, names):
    found = node.xpath(path, namespaces=names)
    return [str(hit) if isinstance(hit, str) else (hit.text or "") for hit in found]


def group(node, paths, names):
    values = {term: texts(node, path, names) for term, path in paths.items()}
    return {term: " + ".join(found) for term, found in values.items() if found}


def iso(date):
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 else date


def terms(root):
    """Document, parties, taxes and lines as dictionaries of texts."""
    if is_ubl(root):
        names = UBL
        document = group(root, UBL_DOCUMENT, names)
        # A payment reference and means stand beside each account.
        seller = root.find("cac:AccountingSupplierParty/cac:Party", names)
        buyer = root.find("cac:AccountingCustomerParty/cac:Party", names)
        party, tax, line = UBL_PARTY, UBL_TAX, UBL_LINE
        taxes = root.findall("cac:TaxTotal/cac:TaxSubtotal", names)
        lines = root.findall("cac:InvoiceLine", names)
        lines += root.findall("cac:CreditNoteLine", names)
    else:
        names = CII
        document = group(root, CII_DOCUMENT, names)
        for term in ("BT-2", "BT-9", "BT-26", "BT-73", "BT-74"):
            if term in document:
                document[term] = iso(document[term])
        seller = root.find(AGREEMENT + "ram:SellerTradeParty", names)
        buyer = root.find(AGREEMENT + "ram:BuyerTradeParty", names)
        party, tax, line = CII_PARTY, CII_TAX, CII_LINE
        taxes = root.findall(SETTLEMENT + "ram:ApplicableTradeTax", names)
        lines = root.findall(
            "rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem", names)
    for term in ("BT-81", "BT-83"):
        values = set(document.get(term, "").split(" + "))
        if len(values) == 1:
            document[term] = values.pop()
    return {
        "document": {term: value for term, value in document.items() if value},
        "seller": group(seller, party, names), "buyer": group(buyer, party, names),
        "taxes": [group(node, tax, names) for node in taxes],
        "lines": [group(node, line, names) for node in lines],
    }
