// SPDX-License-Identifier: MIT

import Lines

/// What can only be said once all files have been read: what is missing in a rule, what has
/// ended, and which example does not do what it says.
struct RuleChecks {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var results: [ExampleResult] = []
    private let rules: [ReadRule]
    private let used: Set<Int>
    private let context: ReadingContext
    private let scratch = MatchScratch()
    /// Rules that never apply.
    private var dead: [Int: NeverApplies] = [:]

    init(_ reader: RuleReader, _ set: RuleSet, _ context: ReadingContext) {
        rules = reader.rules
        used = reader.names.used
        self.context = context
        let run = ExampleRun(set, isThorough: context.isThorough)
        // An example that leans on a broken rule would fail for a reason of another line.
        var isSound: [Bool] = []
        var fragility: [Fragility] = []
        for (index, read) in rules.enumerated() {
            check(read, at: index)
            isSound.append(
                read.isSound
                    && read.rule.clauses.flatMap(\.condition.rules).allSatisfy { isSound[$0] })
            fragility.append(Fragility(read.draft, earlier: fragility))
            if context.isThorough {
                let patterns = AskedPattern.all(in: read.draft)
                check(patterns, of: read)
                if read.isSound { checkChances(of: read, at: index, patterns) }
            }
            // The example would say the same once more.
            if isSound[index], dead[index]?.isOfToday != false {
                tryExamples(of: read, at: index, fragility[index], run)
            }
        }
    }

    private mutating func check(_ read: ReadRule, at index: Int) {
        let draft = read.draft
        let name = quoted(read.rule.name)
        if !draft.has(.when) {
            report(read, "rule \(name) has no \"when\": nothing says which comments it is about")
        }
        if !draft.has(.score), !draft.has(.then), !used.contains(index) {
            report(read, "rule \(name) has no \"score\" and no \"then\", and no other rule uses it")
        }
        if draft.canHoldAlone(holdAt: context.holdAt), !draft.has(.catches) || !draft.has(.passes) {
            report(
                read,
                "rule \(name) can hold a comment alone, so it needs a \"catches\" and a "
                    + "\"passes\" example")
        }
        if read.rule.hasEnded(on: context.today), let until = read.rule.metadata.until {
            let message = "rule \(name) ended on \(until) and does nothing any more"
            report(read, message, .warning)
        }
    }

    private mutating func checkChances(
        of read: ReadRule, at index: Int, _ patterns: [AskedPattern]
    ) {
        let reason =
            NeverApplies.byItself(read.draft, patterns)
            ?? NeverApplies.byOthers(read.draft, rules, dead: dead)
        if let reason {
            dead[index] = reason
            diagnostics.append(
                Diagnostic(
                    reason.isOfToday ? .warning : .error, file: read.rule.file,
                    at: reason.statement, column: reason.column, message: reason.message))
        } else if read.rule.hasEnded(on: context.today) {
            dead[index] = NeverApplies(
                statement: read.head, column: 1, message: "", isOfToday: true)
        }
    }

    /// Looks closely at what only costs time, where time is no matter.
    private mutating func check(_ patterns: [AskedPattern], of read: ReadRule) {
        for asked in patterns {
            let finding = PatternExamination(asked.pattern, scratch: scratch).finding
            let doubts = asked.doubts.filter { doubt in
                switch doubt.kind {
                // A pattern that gave up needs no telling that it might.
                case .explosion: finding?.severity != .error
                // The rule never applies, which is said of the rule.
                case .never: asked.clause.isException
                case .always, .idle, .loose: true
                }
            }
            let said = [finding].compactMap(\.self) + doubts.map { (.warning, $0.message) }
            for (severity, message) in said {
                diagnostics.append(
                    Diagnostic(
                        severity, file: read.rule.file, at: asked.clause.statement,
                        column: asked.column, message: message))
            }
        }
    }

    private mutating func tryExamples(
        of read: ReadRule, at index: Int, _ fragility: Fragility, _ run: ExampleRun
    ) {
        var fragility = fragility
        if context.isThorough, fragility.isEmpty, !read.draft.examples.isEmpty,
            !run.isSilentOnHarmlessText(index)
        {
            fragility.insert(.surroundings)
        }
        for example in read.draft.examples {
            let failure = run.failure(of: example, rule: index, fragility)
            results.append(ExampleResult(example, of: read.rule, failure: failure))
            guard let failure else { continue }
            diagnostics.append(
                Diagnostic(
                    file: read.rule.file, at: example.statement, column: example.column,
                    message: failure))
        }
    }

    private mutating func report(
        _ read: ReadRule, _ message: String, _ severity: Diagnostic.Severity = .error
    ) {
        let column = read.head.arguments.first?.column ?? read.head.end
        diagnostics.append(
            Diagnostic(
                severity, file: read.rule.file, at: read.head, column: column, message: message))
    }
}

extension ExampleResult {
    fileprivate init(_ example: Example, of rule: Rule, failure: String?) {
        let line = example.statement.source.unicodeScalars
        let scalars = line.drop(while: \.properties.isWhitespace)
        self.init(
            rule: rule.name, file: rule.file, line: example.statement.line,
            mustCatch: example.mustCatch, source: String(scalars), failure: failure)
    }
}
