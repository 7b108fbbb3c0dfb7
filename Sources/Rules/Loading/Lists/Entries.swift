// SPDX-License-Identifier: MIT

import Text

/// A named list, and the tables made of it the first time that a rule needs them.
struct EntryList {
    let file: String
    let line: Int
    private let entries: ListEntries
    private var hostTable: HostEntries?
    private var phraseTable: PhraseEntries?

    init(_ entries: ListEntries, file: String, line: Int) {
        self.entries = entries
        self.file = file
        self.line = line
    }

    var hosts: HostEntries {
        mutating get {
            let table = hostTable ?? HostEntries(entries)
            hostTable = table
            return table
        }
    }

    var phrases: PhraseEntries {
        mutating get {
            let table = phraseTable ?? PhraseEntries(entries)
            phraseTable = table
            return table
        }
    }
}

/// Entries as hosts.
struct HostEntries: Sendable {
    let notes: EntryNotes
    private let hosts: LiteralPool
    private let numbers: LiteralSet

    init(_ entries: ListEntries) {
        var hosts = LiteralPool()
        hosts.reserve(count: entries.count, bytes: entries.phrases.bytes.count)
        for entry in 0..<entries.count {
            hosts.append(comparable(entries.written(entries.place(of: entry))).utf8)
        }
        let notes = entries.notes
        self.hosts = hosts
        self.notes = notes
        numbers = LiteralSet(hosts) { notes.outlasts($1, $0) }
    }

    /// The entry that a host or its nearest parent is, as far as it is in force.
    func entry(_ host: String, on day: Day?) -> Int? {
        for name in selfAndParents(of: host) {
            let bytes = Array(name.utf8)
            guard let entry = numbers.number(of: bytes.span, in: hosts) else { continue }
            if notes.isInForce(entry, on: day) { return entry }
        }
        return nil
    }
}

/// Entries as folded phrases, one contiguous run of literals: entry n is literal n.
struct PhraseEntries: Sendable {
    /// Empty ones are entries of which folding leaves nothing.
    let pool: LiteralPool
    let notes: EntryNotes
    private let numbers: LiteralSet

    init(_ entries: ListEntries) {
        pool = entries.phrases
        notes = entries.notes
        numbers = entries.numbers
    }

    func isInForce(_ entry: Int, on day: Day?) -> Bool { notes.isInForce(entry, on: day) }

    /// The entry that a folded text is as a whole, as far as it is in force; of several equal ones
    /// the one with the longest term.
    func entry(_ folded: [UInt8], on day: Day?) -> Int? {
        numbers.number(of: wholeKey(folded).span, in: pool).flatMap {
            notes.isInForce($0, on: day) ? $0 : nil
        }
    }
}

/// A folded text in the spelling in which whole texts are compared: no white space at either
/// end, one space for each run of it inside.
func wholeKey(_ folded: [UInt8]) -> [UInt8] {
    Array(folded.split { $0 <= 0x20 }.joined(separator: [0x20]))
}
