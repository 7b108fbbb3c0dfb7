// SPDX-License-Identifier: MIT

import Lines

extension AtLeast {
    func sentence(_ words: ClauseWords) -> String {
        let names = listed(rules.map(words.rule), "and")
        return "at least \(needed) of the rules \(names) apply"
    }
}
