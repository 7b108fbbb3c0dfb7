// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Foundation
import Lines

/// The figures of a run, for people and for programs.
struct EvaluationTable {
    let report: Report
    let plan: EvaluationPlan
    let learnt: Int
    /// The share of genuine comments that the scorer may hold by itself.
    let budget: Double

    var json: JSONValue {
        let run = JSONValue.record(["budget": .number(budget), "learnt": .number(learnt)])
        return .object(plan.json + (run.members ?? []) + report.json)
    }

    var text: String {
        (Phrase(heading).lines() + [""] + figures + [""] + classes + languages).joined(
            separator: "\n")
    }

    private var heading: String {
        let classes = report.classes.map { "\($0.count) \($0.commentClass.rawValue)" }
        return "\(plan.name.rawValue), order: \(plan.usedOrder.rawValue); "
            + "\(counted(report.count, "comment")) scored: \(listed(classes, "and")); "
            + "\(learnt) learnt; the scorer may hold \(String(format: "%g", 100 * budget)) % of the "
            + "genuine ones"
    }

    private var figures: [String] {
        report.figures.map { figure in
            let bounds = figure.interval.map {
                "   \(decimal(100 * $0.lower, 2))–\(decimal(100 * $0.upper, 2))"
            }
            return line(figure.name.words, percent(figure.value)) + (bounds ?? "")
        } + [line("calibration error of p (ECE)", share(report.calibration.error))]
    }

    private func line(_ words: String, _ number: String) -> String {
        padded(words, 36) + leftPadded(number, 7)
    }

    private var classes: [String] {
        let rows = report.classes.map { figures in
            row(
                figures.commentClass.rawValue,
                ["\(figures.count)"]
                    + [figures.precision, figures.recall, figures.f1].map { share($0) })
        }
        return [Ink.dim(row("CLASS", ["COMMENTS", "PRECISION", "RECALL", "F1"]))] + rows
    }

    /// Nothing where no language is named.
    private var languages: [String] {
        guard report.languages.contains(where: { $0.language != nil }) else { return [] }
        let heads = ["COMMENTS", "BAD", "1-ROCA %", "MISS@1 %", "ARREST %", "MISSED %"]
        let names: [Figures.Name] = [.roca, .miss1, .falseArrest, .missed]
        let rows = report.languages.map { language in
            row(
                oneLine(language.language ?? "-", width: 9),
                ["\(language.count)", "\(language.bad)"]
                    + names.map { percent(language.figures[$0]) })
        }
        return ["", Ink.dim(row("LANGUAGE", heads))] + rows
    }

    private func row(_ head: String, _ cells: [String]) -> String {
        padded(head, 10) + cells.map { leftPadded($0, 10) }.joined()
    }

    private func share(_ value: Double?) -> String { value.map { decimal($0, 3) } ?? "-" }

    private func percent(_ share: Double?) -> String {
        share.map { decimal(100 * $0, 2) } ?? "-"
    }
}

extension Figures.Name {
    fileprivate var words: String {
        switch self {
        case .roca: "1-ROCA %"
        case .lam: "LAM %"
        case .miss05: "missed at 0.5 % false arrest, %"
        case .miss1: "missed at 1 % false arrest, %"
        case .falseArrest: "genuine held by the verdicts, %"
        case .missed: "bad released by the verdicts, %"
        }
    }
}

/// With so many digits after the point.
private func decimal(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
}
