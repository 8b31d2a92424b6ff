// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOConcurrencyHelpers
import Primitives
import Storage

/// Submits of programs in the same process, which wait for their answers.
struct DirectSubmits: Sendable {
    private struct Waiting: Sendable {
        var replies: [SubmitReply?]
        var unanswered: Int
        var resume: @Sendable ([SubmitReply]) -> Void
    }

    private var waiting: [UInt32: Waiting] = [:]
    private var last: UInt32 = 0

    /// Waits for that many answers; `resume` is called with all of them.
    mutating func begin(
        _ count: Int,
        _ resume: @escaping @Sendable ([SubmitReply]) -> Void
    ) -> UInt32 {
        repeat { last &+= 1 } while waiting[last] != nil
        waiting[last] = Waiting(
            replies: Array(repeating: nil, count: count),
            unanswered: count,
            resume: resume
        )
        return last
    }

    /// Notes an answer; returns what to do when it was the last one.
    mutating func settle(_ ticket: ReplyTicket, _ reply: SubmitReply) -> (@Sendable () -> Void)? {
        guard var submit = waiting[ticket.sequence], submit.replies[ticket.index] == nil else {
            return nil
        }
        submit.replies[ticket.index] = reply
        submit.unanswered -= 1
        guard submit.unanswered == 0 else {
            waiting[ticket.sequence] = submit
            return nil
        }
        waiting.removeValue(forKey: ticket.sequence)
        let done = submit
        return { done.resume(done.replies.compactMap(\.self)) }
    }
}

extension ClientEdge {
    /// Gives the core messages of one access and waits until they are decided and durable.
    ///
    /// What is over the access's throughput is answered at once and not stored.
    func submit(_ submissions: [Submission], from address: String?) async -> [SubmitReply] {
        guard !submissions.isEmpty else { return [] }
        return await withCheckedContinuation { continuation in
            let now = clock.now
            var throttled: [(ReplyTicket, SubmitReply)] = []
            let commands = state.withLockedValue { state -> [Command] in
                let sequence = state.direct.begin(submissions.count) {
                    continuation.resume(returning: $0)
                }
                var commands: [Command] = []
                for (index, submission) in submissions.enumerated() {
                    let ticket = ReplyTicket(
                        session: 0,
                        sequence: sequence,
                        kind: .direct,
                        index: index
                    )
                    let checked = state.checked(submission, from: address, now)
                    if checked.refusal == .throttled {
                        throttled.append((ticket, .blocked(.throttled)))
                    } else {
                        commands.append(.submit(checked, ticket))
                    }
                }
                return commands
            }
            perform(throttled)
            if !commands.isEmpty { post(commands) }
        }
    }

    /// Hands the core's answers to those who wait.
    func perform(_ replies: [(ReplyTicket, SubmitReply)]) {
        if replies.isEmpty { return }
        let done = state.withLockedValue { state in
            replies.compactMap { state.direct.settle($0, $1) }
        }
        for resume in done { resume() }
    }
}

extension ClientEdge.State {
    /// The submission with what its access has against it.
    fileprivate mutating func checked(
        _ submission: Submission,
        from address: String?,
        _ now: Instant
    ) -> Submission {
        var submission = submission
        guard let access = settings.access(tag: submission.accessID.rawValue),
            access.clientID == submission.clientID
        else {
            submission.refusal = .channelDisabled
            return submission
        }
        if let address {
            submission.refusal = access.refusal(from: address)
        } else if !access.access.isActive {
            submission.refusal = .channelDisabled
        }
        guard submission.refusal == nil else { return submission }
        let isWithin = throughputs[access.access.id, default: Throughput()].take(
            submission.content.segments,
            perSecond: access.access.limits.throughput,
            now: now
        )
        if !isWithin { submission.refusal = .throttled }
        return submission
    }
}
