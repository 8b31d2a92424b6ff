// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing

@Suite("Guarding passwords")
struct AttemptGuardTests {
    private let now = Instant(seconds: 1_790_000_000)
    private let keys = ["address 203.0.113.7", "login acme"]

    @Test("Attempts side by side never pass the limit: the rest waits for the first")
    func sideBySide() {
        var guarded = AttemptGuard()
        let admissions = (0..<20).map { _ in guarded.admit(keys, now: now) }
        #expect(admissions.count { $0 == .admitted } == AttemptGuard.failuresMax)
        #expect(admissions.dropFirst(AttemptGuard.failuresMax).allSatisfy { $0 == .waiting })
        for _ in 0..<AttemptGuard.failuresMax { guarded.settle(keys, isRight: false, now: now) }
        #expect(guarded.admit(keys, now: now) == .lockedOut)
    }

    @Test("Many right attempts side by side all pass in the end")
    func manyRight() {
        var guarded = AttemptGuard()
        var waiting = 50
        var checked = 0
        while waiting > 0 {
            var admitted = 0
            while waiting > 0, guarded.admit(keys, now: now) == .admitted {
                admitted += 1
                waiting -= 1
            }
            #expect(admitted > 0)
            for _ in 0..<admitted { guarded.settle(keys, isRight: true, now: now) }
            checked += admitted
        }
        #expect(checked == 50)
        #expect(guarded.keyCount == 0)
    }

    @Test("Either key alone locks out, and the lock-out ends a minute after the last failure")
    func eitherKey() {
        var guarded = AttemptGuard()
        for _ in 0..<AttemptGuard.failuresMax {
            #expect(guarded.admit(keys, now: now) == .admitted)
            guarded.settle(keys, isRight: false, now: now)
        }
        #expect(guarded.admit([keys[0], "login other"], now: now) == .lockedOut)
        #expect(guarded.admit(["address other", keys[1]], now: now) == .lockedOut)
        #expect(guarded.admit(["address other", "login other"], now: now) == .admitted)
        let later = now.adding(seconds: AttemptGuard.lockoutSeconds)
        #expect(guarded.admit(keys, now: later) == .admitted)
    }

    @Test("A right attempt forgives the failures before it")
    func forgives() {
        var guarded = AttemptGuard()
        for isRight in [false, false, false, false, true, false, false, false, false] {
            #expect(guarded.admit(keys, now: now) == .admitted)
            guarded.settle(keys, isRight: isRight, now: now)
        }
        #expect(guarded.admit(keys, now: now) == .admitted)
    }

    @Test("A flood of invented names keeps memory bounded, and the freshest are kept")
    func flood() {
        var guarded = AttemptGuard()
        for number in 0..<(AttemptGuard.keysMax * 2) {
            let instant = now.adding(seconds: Int64(number) / 1_000)
            #expect(guarded.admit(["login \(number)"], now: instant) == .admitted)
            guarded.settle(["login \(number)"], isRight: false, now: instant)
        }
        #expect(guarded.keyCount <= AttemptGuard.keysMax)
        let last = ["login \(AttemptGuard.keysMax * 2 - 1)"]
        let end = now.adding(seconds: 20)
        for _ in 1..<AttemptGuard.failuresMax {
            #expect(guarded.admit(last, now: end) == .admitted)
            guarded.settle(last, isRight: false, now: end)
        }
        #expect(guarded.admit(last, now: end) == .lockedOut)
    }
}
