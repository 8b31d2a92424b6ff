// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Every PDU of SMPP 3.3, 3.4 and 5.0: the table of contents of the protocol.
///
/// A response carries its command_status, a request has none to carry. The sequence number is not
/// part of the value: the session gives it.
///
/// PDUs that are large and rare live in a box, so that the frequent ones stay small and are passed
/// on without a heap allocation.
///
/// - Source: SMPP 3.4 §4, SMPP 5.0 §4.
public enum PDU: Hashable, Sendable {
    indirect case bind(Bind)
    indirect case bindResponse(BindResponse)
    indirect case outbind(Outbind)
    case unbind(Unbind)
    case unbindResponse(UnbindResponse)
    case enquireLink(EnquireLink)
    case enquireLinkResponse(EnquireLinkResponse)
    case submitSM(SubmitSM)
    case submitSMResponse(SubmitSMResponse)
    indirect case submitMulti(SubmitMulti)
    indirect case submitMultiResponse(SubmitMultiResponse)
    case deliverSM(DeliverSM)
    case deliverSMResponse(DeliverSMResponse)
    indirect case dataSM(DataSM)
    case dataSMResponse(DataSMResponse)
    indirect case querySM(QuerySM)
    indirect case querySMResponse(QuerySMResponse)
    indirect case cancelSM(CancelSM)
    case cancelSMResponse(CancelSMResponse)
    indirect case replaceSM(ReplaceSM)
    case replaceSMResponse(ReplaceSMResponse)
    indirect case alertNotification(AlertNotification)
    indirect case broadcastSM(BroadcastSM)
    indirect case broadcastSMResponse(BroadcastSMResponse)
    indirect case queryBroadcastSM(QueryBroadcastSM)
    indirect case queryBroadcastSMResponse(QueryBroadcastSMResponse)
    indirect case cancelBroadcastSM(CancelBroadcastSM)
    case cancelBroadcastSMResponse(CancelBroadcastSMResponse)
    case genericNack(GenericNack)
}

extension PDU {
    /// The command_id of the PDU.
    public var commandID: CommandID {
        switch self {
        case .bind(let pdu): pdu.kind.commandID
        case .bindResponse(let pdu): pdu.kind.commandID.response
        case .outbind: .outbind
        case .unbind: .unbind
        case .unbindResponse: .unbind.response
        case .enquireLink: .enquireLink
        case .enquireLinkResponse: .enquireLink.response
        case .submitSM: .submitSM
        case .submitSMResponse: .submitSM.response
        case .submitMulti: .submitMulti
        case .submitMultiResponse: .submitMulti.response
        case .deliverSM: .deliverSM
        case .deliverSMResponse: .deliverSM.response
        case .dataSM: .dataSM
        case .dataSMResponse: .dataSM.response
        case .querySM: .querySM
        case .querySMResponse: .querySM.response
        case .cancelSM: .cancelSM
        case .cancelSMResponse: .cancelSM.response
        case .replaceSM: .replaceSM
        case .replaceSMResponse: .replaceSM.response
        case .alertNotification: .alertNotification
        case .broadcastSM: .broadcastSM
        case .broadcastSMResponse: .broadcastSM.response
        case .queryBroadcastSM: .queryBroadcastSM
        case .queryBroadcastSMResponse: .queryBroadcastSM.response
        case .cancelBroadcastSM: .cancelBroadcastSM
        case .cancelBroadcastSMResponse: .cancelBroadcastSM.response
        case .genericNack: .genericNack
        }
    }

    /// The command_status of a response; ESME_ROK for a request.
    public var status: CommandStatus {
        switch self {
        case .bindResponse(let pdu): pdu.status
        case .unbindResponse(let pdu): pdu.status
        case .enquireLinkResponse(let pdu): pdu.status
        case .submitSMResponse(let pdu): pdu.status
        case .submitMultiResponse(let pdu): pdu.status
        case .deliverSMResponse(let pdu): pdu.status
        case .dataSMResponse(let pdu): pdu.status
        case .querySMResponse(let pdu): pdu.status
        case .cancelSMResponse(let pdu): pdu.status
        case .replaceSMResponse(let pdu): pdu.status
        case .broadcastSMResponse(let pdu): pdu.status
        case .queryBroadcastSMResponse(let pdu): pdu.status
        case .cancelBroadcastSMResponse(let pdu): pdu.status
        case .genericNack(let pdu): pdu.status
        default: .ok
        }
    }

    /// The message_id of a response that has one.
    public var messageID: COctetString? {
        switch self {
        case .submitSMResponse(let pdu): pdu.messageID
        case .submitMultiResponse(let pdu): pdu.messageID
        case .dataSMResponse(let pdu): pdu.messageID
        case .deliverSMResponse(let pdu): pdu.messageID
        case .querySMResponse(let pdu): pdu.messageID
        case .broadcastSMResponse(let pdu): pdu.messageID
        case .queryBroadcastSMResponse(let pdu): pdu.messageID
        default: nil
        }
    }

    /// The answer to a request that carries nothing but a status; generic_nack, when the request
    /// is unknown or has no answer of its own.
    public static func response(to request: CommandID, status: CommandStatus) -> PDU {
        switch request {
        case .bindReceiver: .bindResponse(BindResponse(.receiver, status: status))
        case .bindTransmitter: .bindResponse(BindResponse(.transmitter, status: status))
        case .bindTransceiver: .bindResponse(BindResponse(.transceiver, status: status))
        case .unbind: .unbindResponse(UnbindResponse(status: status))
        case .enquireLink: .enquireLinkResponse(EnquireLinkResponse(status: status))
        case .submitSM: .submitSMResponse(SubmitSMResponse(status: status))
        case .submitMulti: .submitMultiResponse(SubmitMultiResponse(status: status))
        case .deliverSM: .deliverSMResponse(DeliverSMResponse(status: status))
        case .dataSM: .dataSMResponse(DataSMResponse(status: status))
        case .querySM: .querySMResponse(QuerySMResponse(status: status))
        case .cancelSM: .cancelSMResponse(CancelSMResponse(status: status))
        case .replaceSM: .replaceSMResponse(ReplaceSMResponse(status: status))
        case .broadcastSM: .broadcastSMResponse(BroadcastSMResponse(status: status))
        case .queryBroadcastSM:
            .queryBroadcastSMResponse(QueryBroadcastSMResponse(status: status))
        case .cancelBroadcastSM:
            .cancelBroadcastSMResponse(CancelBroadcastSMResponse(status: status))
        default: .genericNack(GenericNack(status: status))
        }
    }
}
