// SPDX-License-Identifier: MIT

import Comments
import Lines
import Screening

/// A verdict as a sum that can be read line by line, with the matched words in their place.
struct ChargeSheet {
    let verdict: Verdict
    let comment: Comment

    var text: String {
        var lines = [headline, ""]
        for entry in verdict.evidence { lines += describe(entry) }
        if verdict.stage == .abstaining { lines.append(abstention) }
        lines.append(sum)
        lines += grounds
        lines += ["", markedText]
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        switch verdict.disposition {
        case .release: Ink.green("released")
        case .hold: Ink.yellow(isForAPerson ? "held for a person" : heldAs)
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
        var lines = [column(entry.points) + "  " + Ink.bold(name(entry)) + place(entry)]
        if let says = entry.says { lines.append(margin + "“\(visible(says))”") }
        if !entry.factors.isEmpty { lines.append(margin + words(entry)) }
        let shown = matched(entry)
        if !shown.isEmpty { lines.append(margin + "matched " + shown) }
        return lines
    }

    private func name(_ entry: Evidence) -> String {
        switch entry.source {
        case .rule(let name, _, _): "\(entry.charge.rawValue)  \(name)"
        case .scorer: "scorer" + (entry.points < verdict.q ? "  (capped while it is learning)" : "")
        }
    }

    private func place(_ entry: Evidence) -> String {
        let forced = entry.forces.map { "  then \($0.rawValue)" } ?? ""
        guard case .rule(_, let file, let line) = entry.source else { return forced }
        return forced + "  " + Ink.dim("\(visible(file)):\(line)")
    }

    private func words(_ entry: Evidence) -> String {
        entry.factors.map { "\(oneLine($0.label, width: 24)) \(signedPoints($0.points))" }
            .joined(separator: ", ")
    }

    /// What a rule found, as it stands in the comment; the scorer's words stand there already.
    private func matched(_ entry: Evidence) -> String {
        guard entry.source != .scorer else { return "" }
        let shown = entry.marks.prefix(4).compactMap { mark -> String? in
            guard let text = comment[mark.field]?.utf8Slice(mark.range) else { return nil }
            let field = mark.field == .body ? "" : "\(mark.field.rawValue) "
            return field + "“" + oneLine(text, width: 40) + "”"
        }
        let more = entry.marks.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private var abstention: String {
        column(0) + "  scorer  " + Ink.dim("(abstains: too few decisions to learn from)")
    }

    private var sum: String {
        let reached = verdict.total >= verdict.holdAt ? "reaches" : "is below"
        return column(verdict.total) + "  " + Ink.bold("total")
            + "  \(reached) the \(signedPoints(verdict.holdAt)) from which a comment is held"
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
        guard !names.isEmpty else { return ["No single entry alone keeps it in."] }
        return ["It would have been released without \(listed(names))."]
    }

    /// The body with what was matched set apart: underlined on a terminal, in [[ ]] elsewhere.
    private var markedText: String {
        let ranges = verdict.evidence.flatMap(\.marks).filter { $0.field == .body }.map(\.range)
        let pieces = comment.content.pieces(marking: ranges)
        let marked = pieces.map { piece in
            let shown = visible(piece.isMarked ? piece.text : excerpt(piece.text), newlines: true)
            guard piece.isMarked else { return shown }
            return Ink.isColoured ? Ink.underline(shown) : "[[\(shown)]]"
        }
        return marked.joined().split(separator: "\n", omittingEmptySubsequences: false)
            .map { "    " + $0 }.joined(separator: "\n")
    }

    /// A long stretch without a mark, cut in its middle: the mark and the sum must be seen.
    private func excerpt(_ text: String) -> String {
        let kept = 300
        guard text.count > 3 * kept else { return text }
        let left = text.count - 2 * kept
        return text.prefix(kept) + " … \(left) characters more … " + text.suffix(kept)
    }

    private func column(_ value: Double) -> String {
        let text = signedPoints(value)
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }

    private var margin: String { String(repeating: " ", count: 10) }
}

extension String {
    /// A stretch of UTF-8 bytes as text; nil where the range does not lie inside.
    func utf8Slice(_ range: Range<Int>) -> String? {
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(startIndex, offsetBy: range.upperBound)
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }

    /// The text cut where marked stretches begin and end; those that overlap become one.
    func pieces(marking ranges: [Range<Int>]) -> [(text: String, isMarked: Bool)] {
        var pieces: [(text: String, isMarked: Bool)] = []
        var position = 0
        func add(_ range: Range<Int>, _ isMarked: Bool) {
            guard !range.isEmpty, let text = utf8Slice(range) else { return }
            pieces.append((text, isMarked))
        }
        for range in merged(ranges.map { $0.clamped(to: 0..<utf8.count) }) {
            add(position..<range.lowerBound, false)
            add(range, true)
            position = range.upperBound
        }
        add(position..<utf8.count, false)
        return pieces
    }
}

/// Ranges in order, those that touch or overlap joined.
private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
        if let last = joined.last, range.lowerBound <= last.upperBound {
            joined[joined.count - 1] =
                last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
        } else {
            joined.append(range)
        }
    }
    return joined
}
