// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// What bounds a connection: the memory it holds, the time it takes, what it may send.
extension SMPPHandler {
    func accountForMemory() {
        guard let memory = owner.memory, let context else { return }
        var held = decoder.bufferedBytes
        if !context.channel.isWritable {
            let options = context.channel.syncOptions
            held += (try? options?.getOption(.bufferedWritableBytes)) ?? 0
        }
        guard held != heldOctets else { return }
        let isTooMuch = memory.changed(from: heldOctets, to: held)
        heldOctets = held
        guard isTooMuch, !session.isClosed else { return }
        session.close(.memoryExhausted, into: &actions)
        performActions()
    }

    /// Gives memory back that a busy session keeps for its next turn.
    func releaseMemory() {
        guard outgoing.readableBytes == 0, heldOctets == 0 else { return }
        outgoing = ByteBuffer()
        mail = SMPPMail()
        actions = []
        handle?.releaseMemory()
    }

    // MARK: - Time

    func schedule() {
        guard let context else { return }
        let deadline = session.nextDeadline
        if let timer {
            // Deadlines mostly move later; the timer then finds nothing to do and is set anew.
            guard deadline < timer.at else { return }
            timer.task.cancel()
            self.timer = nil
        }
        guard deadline < .never else { return }
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let task = context.eventLoop.scheduleTask(deadline: NIODeadline(deadline)) {
            loopBound.value.timerFired()
        }
        timer = (deadline, task)
    }

    func timerFired() {
        timer = nil
        guard context != nil else { return }
        turn { actions in session.advance(to: now, into: &actions) }
        // A busy session moves its deadlines on; a timer that is due finds a quiet one.
        releaseMemory()
    }

    // MARK: - Reading

    func isHeldBack(_ context: ChannelHandlerContext) -> Bool {
        session.isReadingPaused || !context.channel.isWritable
    }

    func readAgain() {
        guard let context, isReadWanted, !isHeldBack(context) else { return }
        isReadWanted = false
        context.read()
    }

    func resumeReading() {
        // Out of the present action: decoding what is left performs actions of its own.
        guard let context else { return }
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let handler = loopBound.value
            handler.isInTurn = true
            handler.decode()
            // What was held back is passed on like a read: the application gathers until then.
            if let handle = handler.handle { handler.application.readCompleted(on: handle) }
            handler.endTurn()
            handler.readAgain()
        }
    }
}
