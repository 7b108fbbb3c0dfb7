// SPDX-License-Identifier: MIT

package import Lines
import Rules
package import Settings

/// What `bailiffd --check` looks at: the rules as the configuration would have them in force.
///
/// - Returns: one sentence where all is right.
/// - Throws: every mistake.
package func checked(
    _ configuration: Configuration, clocks: Clocks = Clocks()
) throws(Diagnostics) -> String {
    let rules = try RuleFolder(path: configuration.rules).load(
        holdAt: configuration.holdAt, today: Day(secondsSince1970: clocks.wall() / 1000))
    let warnings = rules.warnings.map { "\($0)\n" }.joined()
    return warnings + "the configuration and \(rules.count) rules are right"
}
