// SPDX-License-Identifier: MIT

import Lines

/// What a rule's conditions notice of how a comment is laid out, so that an example in another
/// layout may rightly come out otherwise.
struct Fragility: OptionSet {
    let rawValue: Int

    /// Counts or measures the body.
    static let counting = Fragility(rawValue: 1)
    /// Counts its characters, so that even the way of writing an accent matters.
    static let characters = Fragility(rawValue: 2)
    /// Looks for the start or the end of the body or of a line.
    static let anchored = Fragility(rawValue: 4)
    /// Compares the body as a whole, or with what others said.
    static let comparing = Fragility(rawValue: 8)
    /// Has something to say about the text that examples are surrounded with.
    static let surroundings = Fragility(rawValue: 16)

    /// - Parameters:
    ///   - draft: a rule's own lines.
    ///   - earlier: the fragility of the rules before it.
    init(_ draft: RuleDraft, earlier: [Fragility]) {
        self = []
        for clause in draft.clauses {
            formUnion(Self.own(clause.condition, clause.statement))
            for rule in clause.condition.rules { formUnion(earlier[rule]) }
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    private static func own(_ condition: any Condition, _ statement: Statement) -> Fragility {
        switch condition {
        case let number as NumberTest: of(number.quantity)
        case is Matches where statement.tokens.contains { $0.isPattern && hasAnchor($0.value) }:
            isAboutBody(statement) ? .anchored : []
        case is Equals, is SameAs: isAboutBody(statement) ? .comparing : []
        case is SamePhrase: .comparing
        default: []
        }
    }

    private static func of(_ quantity: Quantity) -> Fragility {
        switch quantity {
        case .characters: [.counting, .characters]
        case .words, .links, .capitalsShare, .repeatedRun: .counting
        case .authorApproved, .authorRejected: []
        }
    }

    private static func isAboutBody(_ statement: Statement) -> Bool {
        statement.tokens.contains { $0.kind == .word && $0.value == Field.body.rawValue }
    }
}

extension Token {
    var isPattern: Bool {
        if case .pattern = kind { true } else { false }
    }
}

/// Whether a pattern names a start or an end: `^`, `$`, `\A`, `\z`, `\Z`, `\G`.
func hasAnchor(_ pattern: String) -> Bool {
    var isEscaped = false
    var isInClass = false
    for character in pattern.unicodeScalars {
        if isEscaped {
            isEscaped = false
            if !isInClass, "AzZG".unicodeScalars.contains(character) { return true }
            continue
        }
        switch character {
        case "\\": isEscaped = true
        case "[": isInClass = true
        case "]": isInClass = false
        case "^", "$": if !isInClass { return true }
        default: break
        }
    }
    return false
}
