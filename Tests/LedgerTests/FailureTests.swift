// SPDX-License-Identifier: MIT

import Ledger
import Testing

@Suite("A failure says what is wrong and how to mend it")
struct FailureTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let failure: LedgerFailure
        let names: [String]
        var testDescription: String { "\(failure)" }
    }

    @Test(
        "in a sentence",
        arguments: [
            Row(failure: .missing, names: ["start bailiffd"]),
            Row(failure: .notALedger(reason: "R"), names: ["R", "left as it is"]),
            Row(failure: .corrupt(reason: "R"), names: ["R", "-wal", "backup"]),
            Row(failure: .newerVersion(found: 3, known: 2), names: ["3", "2", "newer bailiff"]),
            Row(failure: .olderVersion(found: 1, known: 2), names: ["1", "2", "bailiffd"]),
            Row(failure: .inUse, names: ["another bailiffd"]),
            Row(failure: .busy, names: ["try again"]),
            Row(failure: .noSpace, names: ["full", "nothing was written"]),
            Row(failure: .readOnly, names: ["group"]),
            Row(failure: .cannotOpen(reason: "R"), names: ["R"]),
            Row(
                failure: .partial(noted: [4, 5], because: .noSpace), names: ["2 decisions", "full"]),
            Row(failure: .other(code: 779, message: "M"), names: ["M", "779"]),
        ])
    func sentence(_ row: Row) {
        #expect(!row.names.isEmpty)
        for name in row.names { #expect(row.failure.description.contains(name)) }
        #expect(!row.failure.description.contains("\n"))
    }
}
