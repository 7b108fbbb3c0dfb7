// SPDX-License-Identifier: MIT

import Measuring

/// Vectorscan on literals: the way for literals or the general one, whichever is asked for.
struct LiteralRival: Engine {
    enum Form {
        /// Folded before the clock runs: all three engines must count the same.
        case folded
        /// As written and caseless: what one would do who does not fold.
        case raw
    }

    /// The function of the library that made it.
    let way: String
    let database: Vectorscan
    let compiling: Cost
    private let form: Form

    init(_ needles: [Needle], pureLiterals: Bool, form: Form = .folded) throws {
        way = pureLiterals ? "hs_compile_lit_multi" : "hs_compile_multi"
        self.form = form
        let expressions = needles.enumerated().map { number, needle in
            let literal = form == .raw ? needle.written : needle.text
            return Expression(
                literal: pureLiterals ? literal : literal.escapedForPattern, number: number,
                caseless: form == .raw)
        }
        (database, compiling) = try Cost.of {
            try Vectorscan(expressions, pureLiterals: pureLiterals)
        }
    }

    func find(in text: Workload.Sample, into found: inout [UInt32]) {
        database.scan(form == .raw ? text.raw : text.folded, into: &found)
    }
}

/// Vectorscan on patterns: those that it cannot do it prefilters, and PCRE2 confirms; those that
/// it cannot even prefilter PCRE2 does alone.
struct PatternRival: Engine {
    let database: Vectorscan
    /// Without finding out what the library can do.
    let compiling: Cost
    let prefiltered: Int
    let unsupported: [UInt32]
    private let support: [Expression.Support]
    private let naive: Naive

    init(_ needles: [Needle], confirming naive: Naive) throws {
        self.naive = naive
        var expressions: [Expression] = []
        var support: [Expression.Support] = []
        for (number, needle) in needles.enumerated() {
            guard case .pattern(let source, let flags) = needle.kind else { continue }
            var expression = Expression(pattern: source, flags: flags, number: number)
            support.append(expression.settle())
            if support[number] != .none { expressions.append(expression) }
        }
        self.support = support
        unsupported = support.indices.filter { support[$0] == .none }.map(UInt32.init)
        prefiltered = support.count { $0 == .prefilter }
        (database, compiling) = try Cost.of { [expressions] in try Vectorscan(expressions) }
    }

    func find(in text: Workload.Sample, into found: inout [UInt32]) throws {
        database.scan(text.raw, into: &found)
        if found.contains(where: { support[Int($0)] == .prefilter }) {
            found = try Set(found).filter {
                try support[Int($0)] == .full || naive.has($0, in: text)
            }
        }
        for number in unsupported where try naive.has(number, in: text) { found.append(number) }
    }
}
