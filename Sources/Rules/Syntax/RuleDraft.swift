// SPDX-License-Identifier: MIT

import Comments
import Lines

/// What may stand in a rule.
enum RuleWord: String, CaseIterable {
    case when, unless, score, then, says, owner, note, until, catches, passes, mode

    /// Whether a rule may say it more than once.
    var mayRepeat: Bool {
        switch self {
        case .when, .unless, .says, .note, .catches, .passes: true
        case .score, .then, .owner, .until, .mode: false
        }
    }
}

/// A rule while its lines are read.
struct RuleDraft {
    private(set) var clauses: [Clause] = []
    private(set) var score: Score?
    private(set) var forces: Disposition?
    private(set) var says = Says()
    private(set) var metadata = Metadata()
    /// `stopped` is nothing that a rule says of itself.
    private(set) var mode = Standing.active
    private(set) var examples: [Example] = []
    /// Where each word stood first, even on a line with a mistake in it.
    private(set) var firstLines: [RuleWord: Int] = [:]

    func has(_ word: RuleWord) -> Bool { firstLines[word] != nil }

    /// Remembers that a line was meant to say something, so that its absence is not reported too.
    mutating func attempt(_ word: RuleWord, line: Int) {
        if firstLines[word] == nil { firstLines[word] = line }
    }

    /// Reads a line and takes up what it says.
    mutating func read(
        _ word: RuleWord, _ cursor: inout Cursor, _ names: inout Names
    ) throws(Mistake) {
        if let first = firstLines[word], !word.mayRepeat {
            throw Mistake(
                cursor.statement.keyword,
                "a rule has one \"\(word.rawValue)\" line; the first is line \(first)")
        }
        attempt(word, line: cursor.statement.line)
        switch word {
        case .when, .unless: try readClause(isException: word == .unless, &cursor, &names)
        case .score: score = try cursor.score()
        case .then: forces = try cursor.forced()
        case .says: try readSays(&cursor)
        case .owner: (metadata.owner, metadata.ownedSince) = try cursor.owner()
        case .note: try readNote(&cursor)
        case .until: metadata.until = try cursor.until()
        case .catches, .passes: examples.append(try cursor.example(mustCatch: word == .catches))
        case .mode: mode = try cursor.mode()
        }
    }

    private mutating func readClause(
        isException: Bool, _ cursor: inout Cursor, _ names: inout Names
    ) throws(Mistake) {
        let condition = try cursor.condition(&names)
        clauses.append(
            Clause(condition: condition, isException: isException, statement: cursor.statement))
    }

    private mutating func readSays(_ cursor: inout Cursor) throws(Mistake) {
        let (language, text) = try cursor.says()
        guard says.add(text.value, language: language?.value) else {
            throw Mistake(
                language ?? text, "there is a text in this language already; a rule has one each")
        }
    }

    private mutating func readNote(_ cursor: inout Cursor) throws(Mistake) {
        let text = try cursor.text()
        try cursor.finish()
        metadata.note = metadata.note.map { $0 + "\n" + text.value } ?? text.value
    }
}

extension RuleDraft {
    /// Whether it can hold a comment without any other rule's support, now or, on probation, once
    /// it is promoted.
    func canHoldAlone(holdAt: Double) -> Bool {
        if mode == .shadow { return false }
        if forces == .hold { return true }
        guard let score, score.charge != .trust else { return false }
        return score.points >= holdAt
    }

    func rule(named name: String, file: String, line: Int) -> Rule {
        let order = clauses.indices.sorted {
            (clauses[$0].condition.cost, $0) < (clauses[$1].condition.cost, $1)
        }
        return Rule(
            name: name, file: file, line: line, clauses: order.map { clauses[$0] }, score: score,
            forces: forces, mode: mode, says: says, metadata: metadata, examples: examples.count)
    }
}
