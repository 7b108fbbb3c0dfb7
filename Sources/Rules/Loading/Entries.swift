// SPDX-License-Identifier: MIT

import Text

/// A named list, and the tables made of it the first time that a rule needs them.
struct EntryList {
    let file: String
    let line: Int
    private let entries: [ListFile.Entry]
    private var hostTable: HostEntries?
    private var phraseTable: PhraseEntries?

    init(_ entries: [ListFile.Entry], file: String, line: Int) {
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

/// Until when an entry counts; the longest where it stands more than once.
private enum Term {
    case forever
    case until(Day)

    init(_ day: Day?) { self = day.map(Term.until) ?? .forever }

    func isInForce(on day: Day?) -> Bool {
        guard case .until(let last) = self, let day else { return true }
        return day <= last
    }

    static func longer(_ a: Term, _ b: Term) -> Term {
        guard case .until(let first) = a, case .until(let second) = b else { return .forever }
        return .until(max(first, second))
    }
}

/// Entries as hosts.
struct HostEntries: Sendable {
    private let terms: [String: Term]

    init(_ entries: [ListFile.Entry]) {
        terms = Dictionary(
            entries.map { (comparable($0.text), Term($0.until)) }, uniquingKeysWith: Term.longer)
    }

    /// Whether the host or a parent of it is an entry.
    func has(_ host: String, on day: Day?) -> Bool {
        selfAndParents(of: host).contains { terms[String($0)]?.isInForce(on: day) ?? false }
    }
}

/// Entries as folded phrases.
struct PhraseEntries: Sendable {
    struct Entry: Sendable {
        let phrase: FoldedPhrase
        fileprivate let term: Term

        func isInForce(on day: Day?) -> Bool { term.isInForce(on: day) }
    }

    let all: [Entry]
    private let terms: [[UInt8]: Term]

    init(_ entries: [ListFile.Entry]) {
        all = entries.map { Entry(phrase: FoldedPhrase($0.text), term: Term($0.until)) }
            .filter { !$0.phrase.isEmpty }
        terms = Dictionary(
            all.map { (wholeKey($0.phrase.bytes), $0.term) }, uniquingKeysWith: Term.longer)
    }

    /// Whether a folded text as a whole is an entry.
    func has(_ folded: [UInt8], on day: Day?) -> Bool {
        terms[wholeKey(folded)]?.isInForce(on: day) ?? false
    }
}

/// A folded text in the spelling in which whole texts are compared: no white space at either
/// end, one space for each run of it inside.
func wholeKey(_ folded: [UInt8]) -> [UInt8] {
    Array(folded.split { $0 <= 0x20 }.joined(separator: [0x20]))
}
