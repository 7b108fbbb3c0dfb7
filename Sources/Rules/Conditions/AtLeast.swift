// SPDX-License-Identifier: MIT

import Lines

/// `at least 2 of rules a, b, c`: so many of some earlier rules apply.
struct AtLeast: Condition {
    let needed: Int
    let rules: [Int]

    var cost: Cost { .number }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        var proofs: [Proof] = []
        var broken: [String] = []
        for rule in rules {
            switch evaluation.findings[rule] {
            case .applies(let proof): proofs.append(proof)
            case .broken(let reason): broken.append(reason)
            case .doesNotApply: break
            }
        }
        guard proofs.count < needed else {
            evaluation.note(
                Proof(marks: proofs.flatMap(\.marks), entries: proofs.flatMap(\.entries)))
            return true
        }
        // Where a rule that failed could have tipped it, nobody knows.
        if let reason = broken.first, proofs.count + broken.count >= needed {
            throw .broken(reason)
        }
        return false
    }
}

extension Cursor {
    /// Reads what follows `at`.
    mutating func atLeast(_ names: inout Names) throws(Mistake) -> AtLeast {
        try expect("least", in: "at least 2 of rules a, b, c")
        let number = try word("a number of rules")
        guard let needed = Int(number.value), (0...1000).contains(needed) else {
            throw Mistake(number, "\(quoted(number.value)) is not a number of rules such as 2")
        }
        try expect("of", in: "at least 2 of rules a, b, c")
        try expect("rules", in: "at least 2 of rules a, b, c")
        let rules = try earlierRules(&names)
        try finish()
        guard needed > 0 else { throw Mistake(number, "this always holds: write at least 1") }
        guard needed <= rules.count else {
            throw Mistake(
                number,
                "this can never hold: it asks for \(needed) of \(rules.count) rule"
                    + (rules.count == 1 ? "" : "s"))
        }
        return AtLeast(needed: needed, rules: rules)
    }

    private mutating func earlierRules(_ names: inout Names) throws(Mistake) -> [Int] {
        var rules: [Int] = []
        repeat {
            let token = next
            let rule = try earlierRule(&names)
            guard !rules.contains(rule) else {
                throw Mistake(
                    token?.column ?? statement.end,
                    "rule \(quoted(token?.value ?? "")) is named twice")
            }
            rules.append(rule)
        } while skipComma()
        return rules
    }
}
