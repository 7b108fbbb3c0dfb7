// SPDX-License-Identifier: MIT

import Foundation
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
    let missing = [
        (Configuration.Key.spool, configuration.spool),
        (.ledger, URL(filePath: configuration.ledger).deletingLastPathComponent().path),
    ].filter { !canBeMade($0.1) }
    guard missing.isEmpty else {
        throw Diagnostics(
            missing.map { key, path in
                Diagnostic(
                    file: path,
                    message: "the \(key.rawValue) cannot be there: there is no such folder, nor "
                        + "one to make it in")
            })
    }
    let rules = try RuleFolder(path: configuration.rules).load(
        holdAt: configuration.holdAt, today: Day(secondsSince1970: clocks.wall() / 1000))
    let warnings = rules.warnings.map { "\($0)\n" }.joined()
    return warnings + "the configuration and \(rules.count) rules are right"
}

/// Whether a folder is there, or the one that it would be made in.
private func canBeMade(_ path: String) -> Bool {
    let parent = URL(filePath: path).deletingLastPathComponent().path
    return [path, parent].contains { FileManager.default.fileExists(atPath: $0 + "/.") }
}
