// SPDX-License-Identifier: MIT

import Lines

/// Why a rule can never apply, as far as its lines tell, and where that stands.
struct NeverApplies {
    let statement: Statement
    let column: Int
    let message: String
    /// Whether it is only so since something has ended, so that no edit of today made it wrong.
    var isOfToday = false

    /// What a rule's own lines rule out.
    ///
    /// - Parameters:
    ///   - draft: all of whose lines could be read.
    ///   - patterns: those in it.
    /// - Returns: nil where nothing speaks against it.
    static func byItself(_ draft: RuleDraft, _ patterns: [AskedPattern]) -> NeverApplies? {
        contradiction(draft) ?? emptyRange(draft) ?? impossible(patterns)
    }

    /// What the rules that it needs rule out.
    ///
    /// - Parameters:
    ///   - draft: all of whose lines could be read.
    ///   - rules: all rules before it.
    ///   - dead: those of them that never apply.
    /// - Returns: nil where enough of those that it needs may apply.
    static func byOthers(
        _ draft: RuleDraft, _ rules: [ReadRule], dead: [Int: NeverApplies]
    ) -> NeverApplies? {
        for clause in draft.clauses where !clause.isException {
            let lost = clause.condition.rules.filter { dead[$0] != nil }
            let needed = (clause.condition as? AtLeast)?.needed ?? 1
            guard let first = lost.first, clause.condition.rules.count - lost.count < needed else {
                continue
            }
            let name = quoted(rules[first].rule.name)
            let token = clause.statement.tokens.last { $0.value == rules[first].rule.name }
            return NeverApplies(
                statement: clause.statement,
                column: token?.column ?? clause.statement.keyword.column,
                message: "this can never hold: rule \(name) never applies",
                isOfToday: lost.contains { dead[$0]?.isOfToday == true })
        }
        return nil
    }

    /// A `when` and an `unless` that ask the same.
    private static func contradiction(_ draft: RuleDraft) -> NeverApplies? {
        for (index, clause) in draft.clauses.enumerated() {
            let other = draft.clauses[..<index].first { earlier in
                earlier.isException != clause.isException
                    && earlier.statement.asks == clause.statement.asks
            }
            guard let other else { continue }
            return NeverApplies(
                statement: clause.statement, column: clause.statement.keyword.column,
                message: "the rule can never apply: line \(other.line) says "
                    + "\"\(other.statement.keyword.value)\" of the same")
        }
        return nil
    }

    /// A pattern that is never found where one is asked for.
    private static func impossible(_ patterns: [AskedPattern]) -> NeverApplies? {
        for asked in patterns where !asked.clause.isException {
            guard let doubt = asked.doubts.first(where: { $0.kind == .never }) else { continue }
            return NeverApplies(
                statement: asked.clause.statement, column: asked.column,
                message: "the rule can never apply: \(doubt.message)")
        }
        return nil
    }

    /// Numbers that no comment has all at once.
    private static func emptyRange(_ draft: RuleDraft) -> NeverApplies? {
        var ranges: [Quantity: NumberRange] = [:]
        var lines: [Quantity: [Int]] = [:]
        for clause in draft.clauses {
            guard let test = clause.condition as? NumberTest else { continue }
            let quantity = test.quantity
            var range = ranges[quantity] ?? NumberRange(of: quantity)
            range.narrow(to: test, holds: !clause.isException)
            guard range.isEmpty else {
                ranges[quantity] = range
                lines[quantity, default: []].append(clause.line)
                continue
            }
            let others = (lines[quantity] ?? []).map(String.init)
            let reason =
                others.isEmpty
                ? "\(quantity.rawValue) is always \(NumberRange(of: quantity).words)"
                : "line \(listed(others, "and")) asks for another number"
            let statement = clause.statement
            return NeverApplies(
                statement: statement,
                column: statement.arguments.first?.column ?? statement.end,
                message: "the rule can never apply: \(reason)")
        }
        return nil
    }
}

extension Statement {
    /// What stands behind `when` or `unless`.
    fileprivate var asks: [String] { arguments.map { "\($0.kind) \($0.value)" } }
}

/// The numbers that some tests leave.
private struct NumberRange {
    private var lowest = 0.0
    private var highest: Double
    private let isWhole: Bool

    init(of quantity: Quantity) {
        isWhole = quantity != .capitalsShare
        highest = isWhole ? .infinity : 1
    }

    var isEmpty: Bool { lowest > highest }
    var words: String { isWhole ? "0 or more" : "between 0 and 1" }

    mutating func narrow(to test: NumberTest, holds: Bool) {
        switch (test.comparison, holds) {
        case (.atLeast, true), (.less, false): raise(to: test.limit)
        case (.more, true), (.atMost, false): raise(to: next(test.limit))
        case (.atMost, true), (.more, false): lower(to: test.limit)
        case (.less, true), (.atLeast, false): lower(to: previous(test.limit))
        case (.equal, true):
            raise(to: test.limit)
            lower(to: test.limit)
        case (.equal, false): break
        }
    }

    private mutating func raise(to limit: Double) {
        lowest = max(lowest, isWhole ? limit.rounded(.up) : limit)
    }

    private mutating func lower(to limit: Double) {
        highest = min(highest, isWhole ? limit.rounded(.down) : limit)
    }

    private func next(_ limit: Double) -> Double {
        isWhole ? limit.rounded(.down) + 1 : limit.nextUp
    }

    private func previous(_ limit: Double) -> Double {
        isWhole ? limit.rounded(.up) - 1 : limit.nextDown
    }
}
