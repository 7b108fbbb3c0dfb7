// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules

/// Rules tried on comments that a person gave: which apply, what they found, what keeps the others
/// from applying.
struct CommentTrial {
    let rules: RuleSet
    /// Empty for all that apply.
    let names: [String]
    let file: String?
    let output: OutputOptions

    func run(on comments: [Incoming]) throws {
        for name in names { _ = try rules.rule(named: name) }
        let scratch = MatchScratch()
        for incoming in comments {
            let comment = incoming.submission.comment
            let trials = rules.trials(on: comment, scratch: scratch)
            let chosen = trials.filter { isChosen($0) }
            if comments.count > 1, !output.json { print(Ink.bold("== " + incoming.source)) }
            for trial in chosen { say(trial, of: incoming) }
            guard !output.json else { continue }
            if names.isEmpty { print(summary(trials)) }
            let marks = chosen.flatMap { $0.outcome.marks }
            print(
                "\n"
                    + comment.marked(marks).lines(first: "    ", rest: "    ")
                    .joined(separator: "\n"))
        }
    }

    private func isChosen(_ trial: RuleTrial) -> Bool {
        guard names.isEmpty else { return names.contains(trial.rule.name) }
        return trial.isWorthSaying && (file == nil || trial.rule.file == file)
    }

    private func say(_ trial: RuleTrial, of incoming: Incoming) {
        guard !output.json else { return print(trial.json(incoming.source).text) }
        let place = "  \(visible(trial.rule.file)):\(trial.rule.line)"
        let heading =
            Phrase(visible(trial.rule.name), .bold) + "  " + trial.verb
            + Phrase(place, .dim)
        let details = trial.details(incoming.submission.comment)
        let lines = details.flatMap { Phrase($0).lines(first: "    ", rest: "    ") }
        print((heading.lines(rest: "    ") + lines).joined(separator: "\n"))
    }

    private func summary(_ trials: [RuleTrial]) -> String {
        "rules that apply: \(trials.count { $0.applies }) of \(trials.count)"
    }
}

extension RuleTrial {
    /// Whether somebody who named no rule wants to hear of it.
    fileprivate var isWorthSaying: Bool {
        switch outcome {
        case .applies, .overridden, .broken: true
        case .stopped, .ended: false
        }
    }

    fileprivate var verb: Phrase {
        switch outcome {
        case .applies: Phrase("applies", .green) + Phrase(points)
        case .overridden, .stopped: Phrase("does not apply", .yellow)
        case .broken: Phrase("cannot tell", .red)
        case .ended: Phrase("has ended", .yellow)
        }
    }

    private var points: String {
        let forces = rule.forces.map { ", then \($0.rawValue)" } ?? ""
        guard let points = rule.points, let charge = rule.charge else { return forces }
        return ": \(charge.rawValue) \(signedPoints(points))\(forces)"
    }

    fileprivate func details(_ comment: Comment) -> [String] {
        switch outcome {
        case .applies(let proof):
            (proof.marks.isEmpty ? [] : ["matched " + comment.matched(proof.marks)])
                + proof.entries.map(\.words)
        case .overridden: ["trust does not cover a link to a host that is new to the writer"]
        case .stopped(let line, let source, let isException):
            [
                isException ? "this unless holds:" : "this when does not hold:",
                "\(line): " + oneLine(source.trimmingWhiteSpace, width: 200),
            ]
        case .broken(let reason): [visible(reason)]
        case .ended: rule.until.map { ["on \($0)"] } ?? []
        }
    }

    fileprivate func json(_ source: String) -> JSONValue {
        var members: [(String, JSONValue?)] = [
            ("source", .string(source)), ("rule", .string(rule.name)),
            ("file", .string(rule.file)), ("line", .number(rule.line)), ("applies", .bool(applies)),
        ]
        if case .stopped(let line, _, _) = outcome { members.append(("stopped_by", .number(line))) }
        if case .broken(let reason) = outcome { members.append(("failure", .string(reason))) }
        members.append(("marks", .array(outcome.marks.map(\.json))))
        if !outcome.entries.isEmpty {
            members.append(("entries", .array(outcome.entries.map(\.json))))
        }
        return .object(
            members.compactMap { key, value in
                value.map { JSONMember(key: key, value: $0) }
            })
    }
}

extension RuleTrial.Outcome {
    fileprivate var marks: [Mark] {
        if case .applies(let proof) = self { proof.marks } else { [] }
    }

    fileprivate var entries: [ListedEntry] {
        if case .applies(let proof) = self { proof.entries } else { [] }
    }
}

extension String {
    fileprivate var trimmingWhiteSpace: String {
        String(unicodeScalars.drop(while: \.properties.isWhitespace))
    }
}
