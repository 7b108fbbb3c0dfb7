// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Lines
import Screening

extension Evidence {
    fileprivate var isScorer: Bool { source == .scorer }
}

/// A verdict as a sum that can be read line by line, with the matched words in their place.
struct ChargeSheet {
    let verdict: Verdict
    let comment: Comment
    /// On how many comments people have decided by now; nil where nobody knows.
    var scorer: ScorerStanding?

    var text: String { text(after: "") }

    /// - Parameter start: what stands before the verdict, on its line.
    /// - Returns: all lines, the marked text last.
    func text(after start: String) -> String {
        var lines = (Phrase(start) + headline).lines() + [""]
        for entry in verdict.evidence { lines += describe(entry) }
        if verdict.stage == .abstaining { lines += below(abstention) }
        lines += below(sum)
        lines += grounds.flatMap { Phrase($0).lines() }
        lines +=
            [""]
            + comment.marked(verdict.evidence.flatMap(\.marks)).lines(first: "    ", rest: "    ")
        return lines.joined(separator: "\n")
    }

    private var headline: Phrase {
        switch verdict.disposition {
        case .release: Phrase("released", .green)
        case .hold: Phrase(isForAPerson ? "held for a person" : heldAs, .yellow)
        }
    }

    private var heldAs: String { "held as \(verdict.commentClass.rawValue)" }

    /// Whether nobody could tell what it is.
    private var isForAPerson: Bool {
        switch verdict.ground {
        case .tooCostly, .ruleError: true
        case .total, .forced: false
        }
    }

    private func describe(_ entry: Evidence) -> [String] {
        var lines = below(column(entry.points) + "  " + name(entry).inked(.bold) + place(entry))
        if let reservation = reservation(entry) { lines += detail(reservation) }
        if let says = entry.says { lines += detail("“\(visible(says))”") }
        if !entry.factors.isEmpty { lines += detail(factors(entry)) }
        let shown = matched(entry)
        if !shown.isEmpty { lines += detail("matched " + shown) }
        lines += entry.entries.flatMap { detail($0.words) }
        return lines
    }

    private func name(_ entry: Evidence) -> Phrase {
        switch entry.source {
        case .rule(let name, _, _): Phrase("\(entry.charge.rawValue)  \(visible(name))")
        case .scorer:
            Phrase("scorer" + (entry.points < verdict.q ? "  (capped while it is learning)" : ""))
        }
    }

    private func place(_ entry: Evidence) -> Phrase {
        let forced = Phrase(entry.forces.map { "  then \($0.rawValue)" } ?? "")
        guard case .rule(_, let file, let line) = entry.source else { return forced }
        return forced + "  " + Phrase("\(visible(file)):\(line)", .dim)
    }

    /// What keeps a rule's finding from counting as the rule says; nil where nothing does.
    private func reservation(_ entry: Evidence) -> String? {
        guard entry.standing != .active else { return nil }
        let stated = signedPoints(entry.statedPoints ?? entry.points)
        let count =
            switch entry.standing {
            case .probation where entry.statedPoints == nil: "adds, but never holds by itself"
            case .probation: "would add \(stated), counts \(signedPoints(entry.points))"
            case .active, .shadow, .stopped: "would add \(stated), counts nothing"
            }
        let forced = entry.forces.map { "; its “then \($0.rawValue)” decides nothing" } ?? ""
        return entry.standing.words + ": " + count + forced
    }

    private func factors(_ entry: Evidence) -> String {
        entry.factors.map { "\(oneLine($0.label, width: 24)) \(signedPoints($0.points))" }
            .joined(separator: ", ")
    }

    /// What a rule found, as it stands in the comment; the scorer's words stand there already.
    private func matched(_ entry: Evidence) -> String {
        entry.source == .scorer ? "" : comment.matched(entry.marks)
    }

    private var abstention: Phrase {
        let needed = Model.decisionsToLearn
        let rest =
            scorer.map { scorer in
                scorer.stage == .abstaining
                    ? "by now there are \(scorer.genuine) and \(scorer.bad)"
                    : "by now there are"
            } ?? "too few so far"
        return column(0) + "  scorer  "
            + Phrase(
                "(abstained: it needs decisions on \(needed) genuine and \(needed) bad comments; "
                    + rest + ")", .dim)
    }

    private var sum: Phrase {
        column(verdict.total) + "  " + Phrase("total", .bold) + Phrase("  " + comparison)
    }

    /// What the sum was held against.
    private var comparison: String {
        let holdAt = "the \(signedPoints(verdict.holdAt)) from which a comment is held"
        guard let threshold = verdict.threshold else {
            return "\(verdict.total >= verdict.holdAt ? "reaches" : "is below") \(holdAt)"
        }
        let own = "the \(signedPoints(threshold)) beyond which the scorer holds by itself"
        let rules = "the rules alone, \(signedPoints(verdict.rulePoints)),"
        if verdict.rulesReach { return "of which \(rules) reach \(holdAt)" }
        return verdict.scorerReaches
            ? "exceeds \(own)" : "does not exceed \(own), and \(rules) are below \(holdAt)"
    }

    private var grounds: [String] {
        switch verdict.ground {
        case .total: counterfactual
        case .forced(let rule):
            ["The rule \(visible(rule)) decides, whatever the total."] + counterfactual
        case .tooCostly:
            ["Too costly to judge: held, so that a person looks at it."]
        case .ruleError(let rule, let reason):
            ["The rule \(visible(rule)) failed on it (\(visible(reason))): held for a person."]
        }
    }

    /// What alone keeps it in.
    private var counterfactual: [String] {
        let names = verdict.decisiveEvidence.map { $0.ruleName.map { visible($0) } ?? "the scorer" }
        guard verdict.disposition == .hold else { return [] }
        let entries =
            names.isEmpty
            ? "No single entry alone keeps it in."
            : "It would have been released without \(listed(names))."
        return [entries] + words + leaning
    }

    /// For whoever has to say as what it is refused.
    private var leaning: [String] {
        guard let leaning = verdict.leaning, verdict.decisiveEvidence.contains(where: \.isScorer)
        else { return [] }
        let (shill, spam) = (signedPoints(leaning.shill), signedPoints(leaning.spam))
        return leaning.shill > leaning.spam
            ? [
                "By what the scorer has learnt it is nearer to shill (\(shill)) than to spam (\(spam))."
            ]
            : [
                "By what the scorer has learnt it is nearer to spam (\(spam)) than to shill (\(shill))."
            ]
    }

    /// What the comment could have left out.
    private var words: [String] {
        let words = verdict.decisiveWords.map { "“\(oneLine($0, width: 24))”" }
        guard let last = words.last else { return [] }
        let all =
            words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
        return ["Without \(words.count == 1 ? "the word" : "the words") \(all) it would be out."]
    }

    private func column(_ value: Double) -> Phrase { Phrase(leftPadded(signedPoints(value), 8)) }

    /// A line of the sum, what is long of it below its own words.
    private func below(_ line: Phrase) -> [String] { line.lines(rest: margin) }

    private func detail(_ text: String) -> [String] {
        Phrase(text).lines(first: margin, rest: margin)
    }

    private var margin: String { String(repeating: " ", count: 10) }
}
