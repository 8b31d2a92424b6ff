// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Takes the header of a proxy off the beginning of a connection, and lets nothing through before.
///
/// A connection without a proper header within the time, or with a wrong one, is closed.
final class ProxyHeaderHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var received = ByteBuffer()
    private var timeout: Scheduled<Void>?
    private var isDone = false
    private let limit: Duration
    private let identified: (any Channel, SocketAddress?) throws -> Void

    /// Makes the handler; `identified` puts the handlers behind it once it is known who connects,
    /// and throws when they are not welcome.
    init(
        within limit: Duration,
        identified: @escaping (any Channel, SocketAddress?) throws -> Void
    ) {
        self.limit = limit
        self.identified = identified
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        timeout = context.eventLoop.scheduleTask(in: TimeAmount(limit)) {
            channel.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timeout?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var octets = unwrapInboundIn(data)
        if isDone { return context.fireChannelRead(data) }
        received.writeBuffer(&octets)
        switch ProxyHeader(received) {
        case .incomplete: break
        case .invalid: context.close(promise: nil)
        case .source(let source, let length):
            received.moveReaderIndex(forwardBy: length)
            accept(context, from: source)
        }
    }

    private func accept(_ context: ChannelHandlerContext, from source: SocketAddress?) {
        isDone = true
        timeout?.cancel()
        do {
            try identified(context.channel, source ?? context.remoteAddress)
        } catch {
            return context.close(promise: nil)
        }
        if received.readableBytes > 0 {
            context.fireChannelRead(wrapInboundOut(received))
        }
        received = ByteBuffer()
        // What is read in this burst comes here once more; then nobody needs this handler.
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }
}
