// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension PDU {
    /// Decodes the body that belongs to a header; `nil` when the command is unknown.
    init?(header: PDUHeader, from reader: inout BodyReader) throws(SMPPDecodingError) {
        let id = header.commandID
        let decoded =
            id.isResponse
            ? try Self.decodeResponse(id, status: header.status, from: &reader)
            : try Self.decodeRequest(id, from: &reader)
        guard let decoded else { return nil }
        self = decoded
    }

    private static func decodeRequest(
        _ id: CommandID,
        from reader: inout BodyReader
    ) throws(SMPPDecodingError) -> PDU? {
        switch id {
        case .submitSM: .submitSM(try SubmitSM(from: &reader))
        case .deliverSM: .deliverSM(try DeliverSM(from: &reader))
        // Octets after these headers mean nothing, and are no reason to doubt the link.
        case .enquireLink: .enquireLink(EnquireLink())
        case .unbind: .unbind(Unbind())
        case .dataSM: .dataSM(try DataSM(from: &reader))
        case .submitMulti: .submitMulti(try SubmitMulti(from: &reader))
        case .querySM: .querySM(try QuerySM(from: &reader))
        case .cancelSM: .cancelSM(try CancelSM(from: &reader))
        case .replaceSM: .replaceSM(try ReplaceSM(from: &reader))
        case .alertNotification: .alertNotification(try AlertNotification(from: &reader))
        case .bindReceiver: .bind(try Bind(.receiver, from: &reader))
        case .bindTransmitter: .bind(try Bind(.transmitter, from: &reader))
        case .bindTransceiver: .bind(try Bind(.transceiver, from: &reader))
        case .outbind: .outbind(try Outbind(from: &reader))
        case .broadcastSM: .broadcastSM(try BroadcastSM(from: &reader))
        case .queryBroadcastSM: .queryBroadcastSM(try QueryBroadcastSM(from: &reader))
        case .cancelBroadcastSM: .cancelBroadcastSM(try CancelBroadcastSM(from: &reader))
        default: nil
        }
    }

    private static func decodeResponse(
        _ id: CommandID,
        status: CommandStatus,
        from reader: inout BodyReader
    ) throws(SMPPDecodingError) -> PDU? {
        if id == .genericNack { return .genericNack(GenericNack(status: status)) }
        switch id.request {
        case .submitSM:
            return .submitSMResponse(try SubmitSMResponse(status: status, from: &reader))
        case .deliverSM:
            return .deliverSMResponse(try DeliverSMResponse(status: status, from: &reader))
        case .dataSM:
            return .dataSMResponse(try DataSMResponse(status: status, from: &reader))
        case .submitMulti:
            return .submitMultiResponse(try SubmitMultiResponse(status: status, from: &reader))
        case .querySM:
            return .querySMResponse(try QuerySMResponse(status: status, from: &reader))
        case .bindReceiver:
            return .bindResponse(try BindResponse(.receiver, status: status, from: &reader))
        case .bindTransmitter:
            return .bindResponse(try BindResponse(.transmitter, status: status, from: &reader))
        case .bindTransceiver:
            return .bindResponse(try BindResponse(.transceiver, status: status, from: &reader))
        case .broadcastSM:
            return .broadcastSMResponse(try BroadcastSMResponse(status: status, from: &reader))
        case .queryBroadcastSM:
            return .queryBroadcastSMResponse(
                try QueryBroadcastSMResponse(status: status, from: &reader)
            )
        case .unbind, .enquireLink, .cancelSM, .replaceSM, .cancelBroadcastSM:
            return .response(to: id.request, status: status)
        default: return nil
        }
    }

    func write(into writer: inout BodyWriter) {
        switch self {
        case .submitSM(let pdu): pdu.write(into: &writer)
        case .submitSMResponse(let pdu): pdu.write(into: &writer)
        case .deliverSM(let pdu): pdu.write(into: &writer)
        case .deliverSMResponse(let pdu): pdu.write(into: &writer)
        case .dataSM(let pdu): pdu.write(into: &writer)
        case .dataSMResponse(let pdu): pdu.write(into: &writer)
        case .submitMulti(let pdu): pdu.write(into: &writer)
        case .submitMultiResponse(let pdu): pdu.write(into: &writer)
        case .querySM(let pdu): pdu.write(into: &writer)
        case .querySMResponse(let pdu): pdu.write(into: &writer)
        case .cancelSM(let pdu): pdu.write(into: &writer)
        case .replaceSM(let pdu): pdu.write(into: &writer)
        case .alertNotification(let pdu): pdu.write(into: &writer)
        case .bind(let pdu): pdu.write(into: &writer)
        case .bindResponse(let pdu): pdu.write(into: &writer)
        case .outbind(let pdu): pdu.write(into: &writer)
        case .broadcastSM(let pdu): pdu.write(into: &writer)
        case .broadcastSMResponse(let pdu): pdu.write(into: &writer)
        case .queryBroadcastSM(let pdu): pdu.write(into: &writer)
        case .queryBroadcastSMResponse(let pdu): pdu.write(into: &writer)
        case .cancelBroadcastSM(let pdu): pdu.write(into: &writer)
        case .enquireLink, .enquireLinkResponse, .unbind, .unbindResponse, .cancelSMResponse,
            .replaceSMResponse, .cancelBroadcastSMResponse, .genericNack:
            break
        }
    }
}
