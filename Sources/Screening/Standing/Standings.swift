// SPDX-License-Identifier: MIT

package import Comments

/// How much each rule may say now, where that is not what its file says: a value, so that judging
/// stays a pure function.
package struct Standings: Sendable, Equatable {
    private let changed: [String: Standing]

    /// - Parameter changed: by the rules' names.
    package init(_ changed: [String: Standing] = [:]) { self.changed = changed }

    /// Nil where the file decides.
    package subscript(rule: String) -> Standing? { changed[rule] }

    /// Whether a rule counts nothing: then it holds nothing by failing either.
    func silence(_ rule: String) -> Bool {
        changed[rule] == .shadow || changed[rule] == .stopped
    }

    /// What was found, each entry with the standing that its rule has now.
    func applied(to evidence: [Evidence]) -> [Evidence] {
        guard !changed.isEmpty else { return evidence }
        return evidence.map { entry in
            guard let standing = entry.ruleName.flatMap({ changed[$0] }),
                standing != entry.standing
            else { return entry }
            return entry.with(standing: standing)
        }
    }
}
