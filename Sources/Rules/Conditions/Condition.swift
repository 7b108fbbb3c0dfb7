// SPDX-License-Identifier: MIT

import Lines

/// The part of a line that can hold for a comment or not.
///
/// One file a kind, each with its reading and its judging.
protocol Condition: Sendable {
    /// Decides only the order within a rule.
    var cost: Cost { get }
    /// The earlier rules that must be judged first.
    var rules: [Int] { get }
    /// What has to be seen before it can hold; nil where it must be asked each time.
    var trigger: Trigger? { get }
    /// The same condition, knowing under which number what it looks for is found.
    func bound(to matcher: inout MatcherBuilder) -> any Condition
    /// What it must know of the comments before.
    var demand: TrafficDemand { get }
    /// What it asks, as the end of a sentence about a comment: `its body has the word “a”`.
    func sentence(_ words: ClauseWords) -> String
    /// Whether it holds for the comment; notes the places that show it.
    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool
}

extension Condition {
    var rules: [Int] { [] }
    var trigger: Trigger? { rules.isEmpty ? nil : .rules(rules) }
    func bound(to matcher: inout MatcherBuilder) -> any Condition { self }
    var demand: TrafficDemand { TrafficDemand() }
}

/// From nothing to much.
enum Cost: Int, Comparable {
    case number, lookup, phrases, pattern

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What may follow a field.
enum TestWord: String, CaseIterable {
    case contains
    case matches
    case isIn = "in"
    case same
    case equals = "is"
    case disguises
}

extension Cursor {
    /// Reads what follows `when` or `unless`, to the end of the line.
    mutating func condition(_ names: inout Names) throws(Mistake) -> any Condition {
        let head = try word("a condition")
        switch head.value {
        case "rule": return try ruleReference(&names)
        case "more": return try moreThan()
        case "same": return try samePhrase()
        case "at": return try atLeast(&names)
        default: break
        }
        if let quantity = Quantity.plain.first(where: { $0.rawValue == head.value }) {
            return try numberTest(quantity)
        }
        guard let field = Field(rawValue: head.value) else { throw unknownField(head) }
        return try test(of: field, &names)
    }

    private mutating func test(
        of field: Field, _ names: inout Names
    ) throws(Mistake) -> any Condition {
        let test = try word("a test, such as contains,")
        if field == .author, let quantity = Quantity.ofAuthor(test.value) {
            return try numberTest(quantity)
        }
        switch TestWord(rawValue: test.value) {
        case .contains: return try contains(field)
        case .matches: return try matches(field)
        case .isIn: return try inList(field, &names)
        case .same: return try sameAs(field)
        case .equals: return try equals(field)
        case .disguises: return try disguises(field, test)
        case nil: throw unknownTest(test, of: field)
        }
    }

    private func unknownField(_ token: Token) -> Mistake {
        .unknownField(token, or: ["rule", "at", "more", "same"] + Quantity.plain.map(\.rawValue))
    }

    private func unknownTest(_ token: Token, of field: Field) -> Mistake {
        guard Comparison(rawValue: token.value) == nil else {
            return Mistake(token, "\(field.rawValue) is no number: \(token.value) cannot follow it")
        }
        let history = field == .author ? ["approved", "rejected"] : []
        return .unknown("test", token, among: TestWord.allCases.map(\.rawValue) + history)
    }
}
