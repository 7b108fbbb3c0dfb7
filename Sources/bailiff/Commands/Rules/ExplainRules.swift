// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Ledger
import Lines
import Rules
import Screening
import Settings

struct ExplainRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say in plain words what a rule does.",
        discussion: """
            A rule is named by its name, or by its file and any line of it. What a rule on
            probation has earned, and whether the emergency brake stopped it, is in the
            ledger; without one only the files are asked.

            Example:
              bailiff rules explain known-reader
              bailiff rules explain site.rules:12
            """)

    @Argument(help: ArgumentHelp("Rules by name, or as FILE:LINE.", valueName: "name"))
    var names: [String]

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let rules = try configuration.ruleSet()
            let explanations = try names.compactMap { name in
                rules.explanation(
                    of: try rules.rule(named: name).name, holdAt: configuration.holdAt)
            }
            let register = try register(configuration.ledger, for: rules)
            for (index, explanation) in explanations.enumerated() {
                if index > 0, !output.json { print() }
                let remark = StandingRemark(on: explanation.name, in: register)
                print(output.json ? explanation.json(remark).text : explanation.shown(remark))
            }
        }
    }

    /// What the rules have earned; nothing where there is no ledger yet.
    private func register(_ path: String, for rules: RuleSet) throws -> Register {
        guard FileManager.default.fileExists(atPath: path) else { return Register() }
        return try Register(keptIn: try places.record(), for: rules)
    }
}

extension RuleExplanation {
    fileprivate func shown(_ remark: StandingRemark?) -> String {
        let heading =
            Phrase(visible(name), .bold) + Phrase("  \(visible(file)):\(line)", .dim)
        let lines = paragraphs(remark).flatMap {
            Phrase(visible($0)).lines(first: "  ", rest: "  ")
        }
        return (heading.lines() + lines).joined(separator: "\n")
    }

    private func paragraphs(_ remark: StandingRemark?) -> [String] {
        var paragraphs = [sentence]
        if let says { paragraphs.append("It tells the writer: “\(says)”") }
        if let note {
            paragraphs += note.split(separator: "\n").map { "Note: \($0)" }
        }
        paragraphs.append(remarks.joined(separator: " "))
        if let remark { paragraphs.append("By now: \(remark.words).") }
        paragraphs += lists.map { list in
            "The list \(list.name) (\(list.path)) has \(list.inForce) of \(list.entries) "
                + "entries in force."
        }
        if !usedBy.isEmpty { paragraphs.append("Used by: \(listed(usedBy, "and")).") }
        return paragraphs
    }

    fileprivate func json(_ remark: StandingRemark?) -> JSONValue {
        .record([
            "name": .string(name), "file": .string(file), "line": .number(line),
            "sentence": .string(sentence),
            "remarks": .array(remarks.map(JSONValue.string)),
            "says": says.map(JSONValue.string), "note": note.map(JSONValue.string),
            "by_now": remark.map { remark in
                ["standing": .string(remark.standing.rawValue), "words": .string(remark.words)]
            },
            "used_by": .array(usedBy.map(JSONValue.string)),
            "lists": .array(
                lists.map { list in
                    [
                        "name": .string(list.name), "path": .string(list.path),
                        "entries": .number(list.entries), "in_force": .number(list.inForce),
                    ]
                }),
        ])
    }
}
