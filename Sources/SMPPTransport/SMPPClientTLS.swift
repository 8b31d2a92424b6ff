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
        /// It is the one certificate whose octets (DER) have this SHA-256, in hexadecimal digits of
        /// lower case; who made it and for whom does not matter.
        case fingerprint(String)
        /// Nothing: the connection is encrypted, and who is at the other end is not known.
        case none
    }

    /// What is demanded of the certificate of the message centre.
    public var verification = Verification.full
    /// A PEM file of the authorities that are trusted; `nil` is those of the system.
    public var trustedFile: String?
    /// The certificates of further authorities that are trusted, in PEM form, instead of those of
    /// the system.
    public var trustedText: String?
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
        // A fingerprint is compared by the handler, which is asked only where TLS verifies.
        case .chainOnly, .fingerprint:
            configuration.certificateVerification = .noHostnameVerification
        case .none: configuration.certificateVerification = .none
        }
        let trusted = try trustedCertificates()
        if !trusted.isEmpty { configuration.trustRoots = .certificates(trusted) }
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

    private func trustedCertificates() throws -> [NIOSSLCertificate] {
        var trusted = try trustedFile.map { try SMPPIdentity.certificates(in: $0) } ?? []
        guard let trustedText else { return trusted }
        do {
            trusted += try NIOSSLCertificate.fromPEMBytes(Array(trustedText.utf8))
        } catch {
            let file = "the text of the trusted authorities"
            throw SMPPTLSError(problem: .unreadable, file: file, detail: "\(error)")
        }
        return trusted
    }

    /// Makes the handler of one connection.
    func makeHandler(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let name = serverName ?? host
        // An address is not sent as a name, and is compared with the addresses of a certificate.
        let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
        let asked = isAddress ? nil : name
        guard case .fingerprint(let expected) = verification else {
            return try NIOSSLClientHandler(context: context, serverHostname: asked)
        }
        return try NIOSSLClientHandler(
            context: context,
            serverHostname: asked,
            customVerificationCallback: { chain, verdict in
                let shown = try? chain.first.map(SMPPFingerprint.of)
                verdict.succeed(shown == expected ? .certificateVerified : .failed)
            }
        )
    }
}
