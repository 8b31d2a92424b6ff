// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The answer to a bind; `kind` is that of the request.
///
/// - Source: SMPP 3.4 §4.1.2, §4.1.4, §4.1.6.
public struct BindResponse: Hashable, Sendable {
    /// Which of the three requests is answered.
    public var kind: BindKind
    /// Whether the session is bound.
    public var status: CommandStatus
    /// The name of the message centre.
    public var systemID: COctetString
    /// Optional parameters: sc_interface_version.
    public var tlvs = TLVs()

    /// Makes an answer.
    public init(_ kind: BindKind, status: CommandStatus = .ok, systemID: COctetString = "") {
        self.kind = kind
        self.status = status
        self.systemID = systemID
    }

    // MARK: - Coding

    init(
        _ kind: BindKind,
        status: CommandStatus,
        from reader: inout BodyReader
    ) throws(SMPPDecodingError) {
        self.init(kind, status: status)
        if reader.isAtEnd { return }
        systemID = try reader.cString(.systemID, max: 16)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        if !status.isOK && systemID.isEmpty && tlvs.isEmpty { return }
        writer.cString(systemID)
        writer.tlvs(tlvs)
    }
}
