// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing

@Suite("Guarding passwords")
struct AttemptGuardTests {
    private let now = Instant(seconds: 1_790_000_000)
    private let attempt = AttemptGuard.Attempt(login: "acme", address: "203.0.113.7")

    private func attempt(_ login: Int, from address: String) -> AttemptGuard.Attempt {
        AttemptGuard.Attempt(login: "login \(login)", address: address)
    }

    @Test("Attempts side by side never pass the limit: the rest waits for the first")
    func sideBySide() {
        var guarded = AttemptGuard()
        let admissions = (0..<20).map { _ in guarded.admit(attempt, now: now) }
        #expect(admissions.count { $0 == .admitted } == AttemptGuard.failuresMax)
        #expect(admissions.dropFirst(AttemptGuard.failuresMax).allSatisfy { $0 == .waiting })
        for _ in 0..<AttemptGuard.failuresMax { guarded.failed(attempt, now: now) }
        #expect(guarded.admit(attempt, now: now) == .lockedOut)
    }

    @Test("Many right attempts side by side all pass in the end")
    func manyRight() {
        var guarded = AttemptGuard()
        var waiting = 50
        while waiting > 0 {
            var admitted = 0
            while waiting > 0, guarded.admit(attempt, now: now) == .admitted {
                admitted += 1
                waiting -= 1
            }
            #expect(admitted > 0)
            for _ in 0..<admitted { guarded.succeeded(attempt, now: now) }
        }
        #expect(guarded.keyCount == 0)
    }

    @Test("A login is locked out from one address, until a minute after the last failure")
    func login() {
        var guarded = AttemptGuard()
        for _ in 0..<AttemptGuard.failuresMax {
            #expect(guarded.admit(attempt, now: now) == .admitted)
            guarded.failed(attempt, now: now)
        }
        #expect(guarded.admit(attempt, now: now) == .lockedOut)
        #expect(guarded.admit(attempt(1, from: "203.0.113.7"), now: now) == .admitted)
        let later = now.adding(seconds: AttemptGuard.lockoutSeconds)
        #expect(guarded.admit(attempt, now: later) == .admitted)
    }

    @Test("Wrong passwords from anywhere slow a login down and never close its owner out")
    func owner() {
        var guarded = AttemptGuard()
        for number in 0..<1_000 {
            let attacker = AttemptGuard.Attempt(login: "acme", address: "attacker \(number)")
            let admission = guarded.admit(attacker, now: now)
            let expected = Int64(number - AttemptGuard.failuresMax + 1)
            #expect(
                admission == (expected < 1 ? .admitted : .delayed(seconds: min(expected, 5))),
                "attempt \(number)"
            )
            guarded.failed(attacker, now: now)
        }
        #expect(guarded.admit(attempt, now: now) == .delayed(seconds: 5))
        guarded.succeeded(attempt, now: now)
        #expect(guarded.admit(attempt, now: now) == .admitted)
    }

    @Test("A secret that only the half signed-in can try is locked out everywhere at once")
    func everywhere() {
        var guarded = AttemptGuard()
        for number in 0..<AttemptGuard.failuresMax {
            let guess = AttemptGuard.Attempt(
                login: "code of acme",
                address: "address \(number)",
                countsEverywhere: true
            )
            #expect(guarded.admit(guess, now: now) == .admitted)
            guarded.failed(guess, now: now)
        }
        let next = AttemptGuard.Attempt(
            login: "code of acme",
            address: "another",
            countsEverywhere: true
        )
        #expect(guarded.admit(next, now: now) == .lockedOut)
    }

    @Test("An address that tries many names is locked out for all of them")
    func address() {
        var guarded = AttemptGuard()
        for number in 0..<AttemptGuard.addressFailuresMax {
            #expect(guarded.admit(attempt(number, from: "a"), now: now) == .admitted)
            guarded.failed(attempt(number, from: "a"), now: now)
        }
        #expect(guarded.admit(attempt(99, from: "a"), now: now) == .lockedOut)
        #expect(guarded.admit(attempt(99, from: "b"), now: now) == .admitted)
    }

    @Test("A right password forgives its login, and buys its address no guesses at others")
    func forgives() {
        var guarded = AttemptGuard()
        for isRight in [false, false, false, false, true, false, false, false, false] {
            #expect(guarded.admit(attempt, now: now) == .admitted)
            if isRight {
                guarded.succeeded(attempt, now: now)
            } else {
                guarded.failed(attempt, now: now)
            }
        }
        for number in 8..<AttemptGuard.addressFailuresMax {
            #expect(guarded.admit(attempt(number, from: attempt.address), now: now) == .admitted)
            guarded.failed(attempt(number, from: attempt.address), now: now)
            let own = attempt(99, from: attempt.address)
            guard guarded.admit(own, now: now) == .admitted else { continue }
            guarded.succeeded(own, now: now)
        }
        #expect(guarded.admit(attempt(99, from: attempt.address), now: now) == .lockedOut)
    }

    @Test("A flood of invented names keeps memory bounded, and the freshest are kept")
    func flood() {
        var guarded = AttemptGuard()
        for number in 0..<(AttemptGuard.keysMax * 2) {
            let instant = now.adding(seconds: Int64(number) / 1_000)
            let flood = attempt(number, from: "address \(number)")
            #expect(guarded.admit(flood, now: instant) == .admitted)
            guarded.failed(flood, now: instant)
        }
        #expect(guarded.keyCount <= AttemptGuard.keysMax + 3)
        let number = AttemptGuard.keysMax * 2 - 1
        let last = attempt(number, from: "address \(number)")
        let end = now.adding(seconds: 20)
        for _ in 1..<AttemptGuard.failuresMax {
            #expect(guarded.admit(last, now: end) == .admitted)
            guarded.failed(last, now: end)
        }
        #expect(guarded.admit(last, now: end) == .lockedOut)
    }
}
