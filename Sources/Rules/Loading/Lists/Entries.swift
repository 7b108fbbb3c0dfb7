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
    private let hosts: LiteralPool
    private let notes: EntryNotes
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

    /// Whether the host or a parent of it is an entry.
    func has(_ host: String, on day: Day?) -> Bool {
        selfAndParents(of: host).contains { name in
            let bytes = Array(name.utf8)
            let entry = numbers.number(of: bytes.span, in: hosts)
            return entry.map { notes.isInForce($0, on: day) } ?? false
        }
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

    /// Whether a folded text as a whole is an entry.
    func has(_ folded: [UInt8], on day: Day?) -> Bool {
        entry(folded).map { notes.isInForce($0, on: day) } ?? false
    }

    /// The entry that a folded text is as a whole; of several equal ones the one with the longest
    /// term.
    func entry(_ folded: [UInt8]) -> Int? {
        numbers.number(of: wholeKey(folded).span, in: pool)
    }
}

/// A folded text in the spelling in which whole texts are compared: no white space at either
/// end, one space for each run of it inside.
func wholeKey(_ folded: [UInt8]) -> [UInt8] {
    Array(folded.split { $0 <= 0x20 }.joined(separator: [0x20]))
}
