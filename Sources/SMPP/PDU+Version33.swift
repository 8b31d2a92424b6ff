// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension PDU {
    /// The PDU as a peer of a version can read it.
    public func readable(in version: InterfaceVersion) -> PDU {
        version == .v33 ? forVersion33 : self
    }

    /// The PDU as a peer of 3.3 can read it: without optional parameters.
    ///
    /// message_payload stays: without it there would be no text, and peers that bind as 3.3 but
    /// know more can read it.
    ///
    /// - Source: SMPP 3.4 §1.3: an SMSC must not send optional parameters to an ESME of 3.3.
    var forVersion33: PDU {
        switch self {
        case .submitSM(var pdu): changed(&pdu.tlvs) ? .submitSM(pdu) : self
        case .submitSMResponse(var pdu): changed(&pdu.tlvs) ? .submitSMResponse(pdu) : self
        case .deliverSM(var pdu): changed(&pdu.tlvs) ? .deliverSM(pdu) : self
        case .deliverSMResponse(var pdu): changed(&pdu.tlvs) ? .deliverSMResponse(pdu) : self
        case .submitMulti(var pdu): changed(&pdu.tlvs) ? .submitMulti(pdu) : self
        case .submitMultiResponse(var pdu): changed(&pdu.tlvs) ? .submitMultiResponse(pdu) : self
        case .querySM(var pdu): changed(&pdu.tlvs) ? .querySM(pdu) : self
        case .querySMResponse(var pdu): changed(&pdu.tlvs) ? .querySMResponse(pdu) : self
        case .cancelSM(var pdu): changed(&pdu.tlvs) ? .cancelSM(pdu) : self
        case .replaceSM(var pdu): changed(&pdu.tlvs) ? .replaceSM(pdu) : self
        case .bindResponse(var pdu): changed(&pdu.tlvs) ? .bindResponse(pdu) : self
        default: self
        }
    }

    private func changed(_ tlvs: inout TLVs) -> Bool {
        if tlvs.isEmpty { return false }
        tlvs = tlvs.only(.messagePayload)
        return true
    }
}
