// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import NIOSSL

/// How an SMPP client protects its connection, and what it demands of the message centre.
public struct SMPPClientTLS: Hashable, Sendable {
    /// What is demanded of the certificate of the message centre.
    public enum Verification: Hashable, Sendable {
        /// It is valid, from an authority that is trusted, and made out to the host.
        case full
        /// It is valid and from an authority that is trusted, whoever it is made out to.
        case chainOnly
        /// Nothing: the connection is encrypted, and who is at the other end is not known.
        case none
    }

    /// What is demanded of the certificate of the message centre.
    public var verification = Verification.full
    /// A PEM file of the authorities that are trusted; `nil` is those of the system.
    public var trustedFile: String?
    /// The name the certificate must be made out to and the message centre is asked for; `nil`
    /// is the host connected to.
    public var serverName: String?
    /// The PEM file of the certificate this client shows, when it has to show one.
    public var certificateFile: String?
    /// The PEM file of that certificate's private key.
    public var keyFile: String?

    /// Makes settings that demand everything of the message centre and show nothing.
    public init() {}

    /// - Throws: `SMPPTLSError` that names the file and says what is wrong with it.
    func makeContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        switch verification {
        case .full: configuration.certificateVerification = .fullVerification
        case .chainOnly: configuration.certificateVerification = .noHostnameVerification
        case .none: configuration.certificateVerification = .none
        }
        if let trustedFile {
            let trusted = try SMPPIdentity.certificates(in: trustedFile)
            configuration.trustRoots = .certificates(trusted)
        }
        if let certificateFile {
            let identity = try SMPPIdentity(
                certificateFile: certificateFile,
                keyFile: keyFile ?? certificateFile
            )
            configuration.certificateChain = identity.chain.map { .certificate($0) }
            configuration.privateKey = .privateKey(identity.key)
        }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            let file = certificateFile ?? trustedFile ?? "the system's authorities"
            throw SMPPTLSError(problem: .refused, file: file, detail: "\(error)")
        }
    }

    /// Makes the handler of one connection.
    func makeHandler(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let name = serverName ?? host
        // An address is not sent as a name, and is compared with the addresses of a certificate.
        let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : name)
    }
}
