// SPDX-License-Identifier: MIT

import Comments
import Lines

extension Rule {
    /// The clauses as a person reads them: in the order of the file.
    var written: [Clause] { clauses.sorted { $0.line < $1.line } }

    /// The rule as one sentence, such as `Holds a comment for spam (+4.00) when …, unless …`.
    func sentence(names: [String], holdAt: Double) -> String {
        func sentences(_ isException: Bool) -> [String] {
            written.filter { $0.isException == isException }
                .map { $0.condition.sentence(ClauseWords($0.statement, rules: names)) }
        }
        let needed = sentences(false).joined(separator: ", and ")
        let exceptions = sentences(true)
        let start = "\(consequence(holdAt: holdAt)) when \(needed)"
        return start + (exceptions.isEmpty ? "" : ", unless " + listed(exceptions)) + "."
    }

    private func consequence(holdAt: Double) -> String {
        switch (forces, score) {
        case (.hold, let score):
            "Holds a comment, whatever speaks for it,\(score.map(also) ?? "")"
        case (.release, let score):
            "Releases a comment, whatever speaks against it,\(score.map(also) ?? "")"
        case (nil, let score?) where score.charge == .trust:
            "Speaks for the writer (\(signedPoints(score.points)))"
        case (nil, let score?) where score.points >= holdAt:
            "Holds a comment for \(score.charge.rawValue) (\(signedPoints(score.points)))"
        case (nil, let score?):
            "Counts \(signedPoints(score.points)) for \(score.charge.rawValue), of the "
                + "\(signedPoints(holdAt)) from which a comment is held,"
        case (nil, nil): "Does nothing by itself and serves other rules; it applies"
        }
    }

    private func also(_ score: Score) -> String {
        " and counts \(signedPoints(score.points)) for \(score.charge.rawValue),"
    }

    /// What the rule says about itself, a sentence each.
    func remarks(today: Day) -> [String] {
        var remarks: [String] = []
        if score?.charge == .trust {
            remarks.append("It says nothing where the comment links to a host new to the writer.")
        }
        if let words = mode.words { remarks.append(words) }
        if let owner = metadata.owner {
            let since = metadata.ownedSince.map { " since \($0)" } ?? ""
            remarks.append("Owned by \(owner)\(since).")
        }
        if let until = metadata.until {
            remarks.append(hasEnded(on: today) ? "It ended on \(until)." : "Ends after \(until).")
        }
        remarks.append(
            examples == 0
                ? "It has no examples."
                : "Tried on \(examples) example\(examples == 1 ? "" : "s").")
        return remarks
    }
}

extension Standing {
    /// What a standing keeps a rule from doing; nil for the usual one.
    fileprivate var words: String? {
        switch self {
        case .active: nil
        case .probation: "On probation: it supports other rules and never holds by itself."
        case .shadow: "In the shadow: it counts nothing and only shows what it would do."
        case .stopped: "Stopped: it counts nothing until somebody edits it."
        }
    }
}
