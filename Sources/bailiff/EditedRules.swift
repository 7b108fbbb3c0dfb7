// SPDX-License-Identifier: MIT

import Lines
import Rules
import Settings

/// Today, for rules and entries that end.
var today: Day { Day(secondsSince1970: now() / 1000) }

extension Configuration {
    /// The rules as they lie in the folder now, right as a whole.
    ///
    /// - Parameter folder: nil for the one of the configuration.
    /// - Returns: rules that could take effect.
    /// - Throws: all mistakes of all files.
    func ruleSet(in folder: String? = nil) throws(Diagnostics) -> RuleSet {
        try RuleFolder(path: folder ?? rules).load(holdAt: holdAt, today: today)
    }

    /// What is right and wrong about the rules in a folder.
    func lintReport(of folder: String) -> LintReport {
        RuleFolder(path: folder).lint(holdAt: holdAt, today: today)
    }
}

extension RuleSet {
    /// The one rule that a person names, by its name or as FILE:LINE, any line of it.
    ///
    /// - Parameter word: as it was typed.
    /// - Returns: what the files say about it.
    /// - Throws: where there is none, with the nearest name.
    func rule(named word: String) throws -> RuleInfo {
        if let found = rules.first(where: { $0.name == word }) ?? rule(at: word) { return found }
        throw Problem(
            .notFound,
            "there is no rule called \"\(visible(word))\"" + didYouMean(word, rules.map(\.name)))
    }

    private func rule(at place: String) -> RuleInfo? {
        guard let colon = place.lastIndex(of: ":"), let line = Int(place[colon...].dropFirst())
        else { return nil }
        let file = place[..<colon]
        // A path may lead to the folder; rules know only what lies below it.
        return rules.last { rule in
            rule.line <= line && (file == rule.file || file.hasSuffix("/" + rule.file))
        }
    }
}
