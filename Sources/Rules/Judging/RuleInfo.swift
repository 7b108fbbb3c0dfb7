// SPDX-License-Identifier: MIT

package import Comments

/// What can be told about a rule without judging anything.
package struct RuleInfo: Sendable, Equatable {
    package let name: String
    package let file: String
    package let line: Int
    package let charge: Charge?
    package let points: Double?
    package let forces: Disposition?
    /// As its `mode` line says; `active` without one.
    package let mode: Standing
    /// The text in no particular language.
    package let says: String?
    package let owner: String?
    /// When the owner last looked at the rule.
    package let ownedSince: Day?
    package let note: String?
    package let until: Day?
    /// Equal as long as the rule judges alike, whatever is said about it.
    package let fingerprint: String
}

extension RuleSet {
    package var count: Int { compiled.count }

    /// All rules in their order.
    package var rules: [RuleInfo] {
        compiled.map { rule in
            RuleInfo(
                name: rule.name, file: rule.file, line: rule.line, charge: rule.score?.charge,
                points: rule.score?.points, forces: rule.forces, mode: rule.mode,
                says: rule.says.text, owner: rule.metadata.owner,
                ownedSince: rule.metadata.ownedSince,
                note: rule.metadata.note, until: rule.metadata.until,
                fingerprint: rule.fingerprint)
        }
    }
}
