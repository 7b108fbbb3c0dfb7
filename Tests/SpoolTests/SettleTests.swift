// SPDX-License-Identifier: MIT

import Spool
import Testing

/// One look at a file, and what it has to mean.
struct Look: Sendable {
    let at: Int
    let name: String
    let stamp: FileStamp
    let means: SettleClock.Standing
    /// The next deadline afterwards, in seconds.
    let next: Int?

    init(
        at: Int, of name: String = "a", size: Int = 1, time: Int = 100, nanoseconds: Int = 0,
        _ means: SettleClock.Standing, next: Int?
    ) {
        self.at = at
        self.name = name
        self.stamp = FileStamp(size: size, seconds: time, nanoseconds: nanoseconds)
        self.means = means
        self.next = next
    }
}

struct Course: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let looks: [Look]

    init(_ description: String, _ looks: [Look]) {
        self.testDescription = description
        self.looks = looks
    }
}

private let courses = [
    Course(
        "stands still",
        [
            Look(at: 0, .changed, next: 10), Look(at: 9, .waiting, next: 10),
            Look(at: 10, .settled, next: nil), Look(at: 11, .settled, next: nil),
        ]),
    Course(
        "settles late, where nobody looked",
        [
            Look(at: 0, .changed, next: 10), Look(at: 500, .settled, next: nil),
        ]),
    Course(
        "grows",
        [
            Look(at: 0, .changed, next: 10), Look(at: 9, size: 2, .changed, next: 19),
            Look(at: 18, size: 2, .waiting, next: 19), Look(at: 19, size: 2, .settled, next: nil),
        ]),
    Course(
        "shrinks",
        [
            Look(at: 0, size: 2, .changed, next: 10), Look(at: 10, size: 1, .changed, next: 20),
        ]),
    Course(
        "is rewritten at the same size",
        [
            Look(at: 0, .changed, next: 10), Look(at: 10, time: 101, .changed, next: 20),
            Look(at: 20, time: 101, nanoseconds: 1, .changed, next: 30),
        ]),
    Course(
        "changes after it settled",
        [
            Look(at: 0, .changed, next: 10), Look(at: 10, .settled, next: nil),
            Look(at: 11, size: 2, .changed, next: 21), Look(at: 21, size: 2, .settled, next: nil),
        ]),
    Course(
        "has an mtime of the future",
        [
            Look(at: 0, time: .max, .changed, next: 10),
            Look(at: 10, time: .max, .settled, next: nil),
        ]),
    Course(
        "has an mtime before 1970",
        [
            Look(at: 0, time: -5, .changed, next: 10), Look(at: 10, time: -5, .settled, next: nil),
        ]),
    Course(
        "two files have a clock each",
        [
            Look(at: 0, .changed, next: 10), Look(at: 3, of: "b", .changed, next: 10),
            Look(at: 10, .settled, next: 13), Look(at: 12, of: "b", .waiting, next: 13),
            Look(at: 13, of: "b", .settled, next: nil),
        ]),
]

@Suite("A file settles when it has stood still for the quiet period")
struct SettleTests {
    private let start = ContinuousClock.now

    @Test("each look means what it should", arguments: courses)
    func course(row: Course) throws {
        var clock = SettleClock()
        #expect(!row.looks.isEmpty)
        for look in row.looks {
            let now = start + .seconds(look.at)
            #expect(clock.observe(try name(look.name), look.stamp, now: now) == look.means)
            let next = look.next.map { start + .seconds($0) }
            #expect(clock.nextDeadline == next, "after the look at \(look.at) s")
        }
    }

    @Test("what is forgotten starts anew")
    func forgets() throws {
        var clock = SettleClock(quiet: .seconds(1))
        let stamp = FileStamp(size: 1, seconds: 1)
        let a = try name("a")
        _ = clock.observe(a, stamp, now: start)
        #expect(clock.names == [a])
        clock.forget(a)
        #expect(clock.names.isEmpty)
        #expect(clock.nextDeadline == nil)
        #expect(clock.observe(a, stamp, now: start + .seconds(5)) == .changed)
    }
}
